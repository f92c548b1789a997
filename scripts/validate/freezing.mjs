/**
 * Where a cooling falls out of equilibrium, against its pace: slower cooling freezes lower. The expected values are those
 * of an earlier trial with its own code, so the band is wide; the order of the temperatures is the sharper half.
 */
import { finishedRun } from './run.mjs';

const BAND = 0.12;

/** Settings, finding, and expected temperature for each pace. */
const ladders = [
  {
    name: 'glass, N = 256',
    finding: 'glass-freezing',
    paces: [100, 300, 1000],
    expected: [0.7, 0.61, 0.46],
    settings: (sweeps) => ({ sweeps, moves: 10, learner: 'linear' }),
  },
  {
    name: 'networks 10-4-1, random labels',
    finding: 'learner-freezing',
    paces: [1000, 3000, 10_000],
    expected: [0.6, 0.57, 0.5],
    settings: (moves) => ({ moves, sweeps: 10, size: 16 }),
  },
];

export const freezing = ladders.map(({ name, finding, paces, expected, settings }) => ({
  name: `slower cooling freezes lower: ${name}`,
  async run() {
    const found = [];
    for (const pace of paces) {
      const { findings } = await finishedRun(`${finding}-${pace}`, {
        samples: 32,
        replicas: 4,
        ...settings(pace),
      });
      const { facts = {} } = findings.find(({ id }) => id === finding) ?? {};
      found.push({ temperature: Number(facts.temperature), error: Number(facts.error) });
    }
    const near = found.every(
      ({ temperature, error }, i) => Math.abs(temperature - expected[i]) <= Math.max(BAND, 3 * error),
    );
    // Neighbours may touch within their errors, the ends may not.
    const [first, last] = [found[0], found.at(-1)];
    const falls = first.temperature - last.temperature > 2 * Math.hypot(first.error, last.error);
    const cells = found.map(
      ({ temperature, error }, i) => `S = ${paces[i]}: ${temperature} ± ${error} (${expected[i]})`,
    );
    return { ok: near && falls, said: cells.join('; ') };
  },
}));
