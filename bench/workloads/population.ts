/**
 * Workload: population annealing of one SK ±J glass from beta = 0 to 2 in 40 equal steps of 10 heat-bath sweeps, in nanoseconds per
 * update (all threads together). Beside it the same sweeps without resampling, and those in plain TypeScript.
 */
import { annealPopulation, Population } from '../../src/dynamics/population-annealing.ts';
import { uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { PlainAnnealer } from './plain-annealer.ts';
import { mustAgree, type WorkloadOptions, type WorkloadRow } from './row.ts';

const LAST_BETA = 2;
const SWEEPS = 10;
const heatBath = { rule: 'heat-bath', order: 'sequential' } as const;

export async function population(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const [size, copies, steps] = quick ? [48, 24, 4] : [256, 1000, 40];
  const seed = seedFrom(2026);
  const instance = sherringtonKirkpatrick({ size, couplings: 'binary', couplingBits: 1, seed, sample: 0 });
  const betas = Array.from({ length: steps }, (_, k) => (LAST_BETA * (k + 1)) / steps);
  const updates = copies * size * SWEEPS * steps;
  let [time, alone] = [Infinity, Infinity];
  let [digest, energyPerSpin] = ['', 0];
  for (let round = 0; round < (quick ? 1 : 2); round++) {
    const glass = await engine.glass({ instances: [instance], replicas: copies, seed: seedFrom(7) });
    const members = new Population({ samples: 1, population: copies, seed: seedFrom(8) });
    await glass.flips();
    const start = performance.now();
    await annealPopulation(glass, members, heatBath, { lastBeta: LAST_BETA, sweepsPerStep: SWEEPS, betas });
    const energies = await glass.energies();
    time = Math.min(time, ((performance.now() - start) * 1e6) / updates);
    energyPerSpin = (energies.reduce((a, b) => a + b, 0) / copies / size) * glass.unit;
    digest = spinDigest(await glass.snapshot(), size, members.snapshot().families);
    const from = performance.now();
    for (const beta of betas)
      await glass.sweep({ ...heatBath, betas: uniformBetas(copies, beta), sweeps: SWEEPS });
    await glass.flips();
    alone = Math.min(alone, ((performance.now() - from) * 1e6) / updates);
    glass.destroy();
  }
  const plain = plainAnneal(
    Array.from({ length: 12 }, (_, k) => new PlainAnnealer(instance, k)),
    betas,
    size,
  );
  // Resampling brings the population lower than plain cooling, by less than this.
  mustAgree('energy per spin', energyPerSpin, plain.energy, 0.01 + 2 / Math.sqrt(12 * size));
  return [
    {
      what: `population annealing, SK ±J, N = ${size}, ${copies} copies, ${SWEEPS} sweeps a step`,
      unit: 'ns / update',
      threads: engine.info.threads,
      time,
      naive: plain.ns,
      bar: null,
      digest,
      more: {
        steps,
        energyPerSpin,
        sweepsNsPerUpdate: alone,
        msPerResampling: ((time - alone) * updates) / steps / 1e6,
      },
    },
  ];
}

function plainAnneal(
  annealers: readonly PlainAnnealer[],
  betas: readonly number[],
  size: number,
): { readonly ns: number; readonly energy: number } {
  const start = performance.now();
  for (const annealer of annealers)
    for (const beta of betas) for (let s = 0; s < SWEEPS; s++) annealer.sweep(beta);
  const ns = ((performance.now() - start) * 1e6) / (annealers.length * betas.length * SWEEPS * size);
  return { ns, energy: annealers.reduce((sum, annealer) => sum + annealer.energy(), 0) / annealers.length };
}
