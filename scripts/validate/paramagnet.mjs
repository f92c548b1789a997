/**
 * High temperature, where finite-size laws are known: at T = 2,
 *   u = -(beta / 2) (1 - 1 / [N (1 - beta^2)]),   <q^2> = 1 / [N (1 - beta^2)].
 * Held within 5 errors of the run's own jackknife (false alarm below 1e-5 per number with 64 samples).
 */
import { finishedRun } from './run.mjs';

const BETA = 0.5;

export const paramagnet = [64, 256, 1024].map((size) => ({
  name: `SK at T = 2 follows the high-temperature laws, N = ${size}`,
  async run() {
    const { rows } = await finishedRun(`paramagnet-${size}`, {
      size,
      samples: 64,
      replicas: 4,
      hottest: 2,
      coldest: 1.9,
      steps: 2,
      sweeps: 4000,
      moves: 10,
      learner: 'linear',
    });
    const { glassEnergy: u, glassEnergyError, glassMutual: q2, glassMutualError } = rows[0];
    const expectedQ2 = 1 / (size * (1 - BETA ** 2));
    const expectedU = -(BETA / 2) * (1 - expectedQ2);
    const zU = (u - expectedU) / glassEnergyError;
    const zQ = (q2 - expectedQ2) / glassMutualError;
    const said = `u ${u.toFixed(5)} against ${expectedU.toFixed(5)} (${zU.toFixed(1)} errors), <q²> ${q2.toExponential(3)} against ${expectedQ2.toExponential(3)} (${zQ.toFixed(1)} errors)`;
    return { ok: Math.abs(zU) <= 5 && Math.abs(zQ) <= 5, said };
  },
}));
