import { defineExperiment } from '../../src/experiments/declaration.ts';
import { seedField, verdictOf, withError } from '../../src/experiments/glass-common/columns.ts';
import { guessBy } from '../../src/experiments/guess.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';

const whole = { kind: 'integer', min: 2, max: 10_000, group: 'average', level: 'main' } as const;
/** Numerical Recipes' generator; engines and glasses have better ones (`src/random`). */
const next = (random: number) => (Math.imul(random, 1664525) + 1013904223) >>> 0;

/** How far do random walkers come? */
export const diffusion = defineExperiment({
  id: 'diffusion',
  version: 1,
  topic: 'equilibrium',
  fields: {
    seed: seedField,
    walkers: { ...whole, link: 'w', default: 400 },
    steps: { ...whole, link: 's', default: 64 },
  },
  columns: [{ name: 'time' }, ...withError('squared')],
  figures: [
    // biome-ignore format: one line a figure
    { id: 'spread', kind: 'line', side: 'both', x: 'time', xScale: 'log', yScale: 'log', series: [{ y: 'squared', error: 'squaredError', role: 'glass', style: 'solid' }] },
  ],
  presets: { many: { walkers: 10_000 } },
  async *run({ seed, walkers, steps }, { restored, tick, progress }) {
    const places = Float64Array.from((restored as Saved | null)?.places ?? { length: walkers }, Number);
    let { time, random } = (restored as Saved | null) ?? { time: 0, random: next(seed >>> 0) };
    while (time < steps) {
      await tick(async () => ({ time, random, places: [...places] }) satisfies Saved);
      for (let k = 0; k < walkers; k++) {
        random = next(random);
        places[k]! += random >>> 31 ? 1 : -1;
      }
      progress(++time, steps);
      const { value, error } = meanOverSamples(places.map((x) => x * x));
      yield {
        values: { time, squared: value, squaredError: error },
        samples: { squared: [...places.map((x) => x * x)] },
      };
    }
  },
  findings(rows) {
    const { time, squared, squaredError } = (rows.at(-1)?.values ?? {}) as Record<string, number>;
    if (!time) return [{ id: 'grows', verdict: 'cannot-tell', facts: {} }];
    const isLinear = agrees({ value: squared!, error: squaredError! }, time, 3);
    return [
      {
        id: 'grows',
        verdict: verdictOf(isLinear, !isLinear),
        facts: { time, squared: squared!, error: squaredError! },
      },
    ];
  },
  guess: guessBy(['as-time', { grows: 'yes' }], ['otherwise', { grows: 'no' }]),
});

interface Saved {
  readonly time: number;
  readonly random: number;
  readonly places: readonly number[];
}
