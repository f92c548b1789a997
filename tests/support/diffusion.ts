import { defineExperiment } from '../../src/experiments/declaration.ts';
import { seedField, verdictOf, withError } from '../../src/experiments/glass-common/columns.ts';
import { guessBy } from '../../src/experiments/guess.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

const whole = { kind: 'integer', min: 2, max: 10_000, group: 'average', level: 'main' } as const;

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
    const saved = restored as Saved | null;
    const places = Float64Array.from(saved?.places ?? new Float64Array(walkers));
    let time = saved?.time ?? 0;
    while (time < steps) {
      await tick(async () => ({ time, places: [...places] }) satisfies Saved);
      // Numbers are found by their place, so a checkpoint holds none. An experiment that stays has a stream of its own.
      const words = new WordReader(seedFrom(seed), Stream.InitialSpins, 0, time);
      for (let k = 0; k < walkers; k++) places[k]! += words.word(k) >>> 31 ? 1 : -1;
      progress(++time, steps);
      const { value, error } = meanOverSamples(places.map((x) => x * x));
      yield {
        values: { time, squared: value, squaredError: error },
        samples: { squared: [...places.map((x) => x * x)] },
      };
    }
  },
  async findings(rows) {
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
  readonly places: readonly number[];
}
