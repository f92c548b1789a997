import { expect, test } from 'vitest';
import type { Row } from '../../src/experiments/declaration.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { HIGHEST_HZ, heardColumn, LOWEST_HZ, tonesOf } from '../../src/lab/sound/tones.ts';

const sideBySide = experiments.find(({ id }) => id === 'side-by-side')!;
const row = (glass: number | null, learner: number | null): Row => ({
  values: {
    [heardColumn(sideBySide, 'glass')!]: glass,
    [heardColumn(sideBySide, 'learner')!]: learner,
  },
});

test('low is low, high is high, each side on its own side', () => {
  const [glass, learner] = tonesOf(sideBySide, [row(1, 5), row(0, 6)]);
  expect(glass).toEqual({ pitch: LOWEST_HZ, pan: -0.7 });
  expect(learner).toEqual({ pitch: HIGHEST_HZ, pan: 0.7 });
});

test('a value that is not there is silent, the first one is in the middle', () => {
  expect(tonesOf(sideBySide, [])).toEqual([]);
  expect(tonesOf(sideBySide, [row(null, 3)])).toEqual([
    { pitch: Math.sqrt(LOWEST_HZ * HIGHEST_HZ), pan: 0.7 },
  ]);
});

test('every experiment with lines can be heard', () => {
  const mute = experiments.filter(
    (experiment) =>
      experiment.figures.some(({ kind }) => kind === 'line') &&
      heardColumn(experiment, 'glass') === null &&
      heardColumn(experiment, 'learner') === null,
  );
  expect(mute.map(({ id }) => id)).toEqual([]);
});
