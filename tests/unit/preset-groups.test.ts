/** Presets as toggles, and the time that a run still takes. */
import { expect, test } from 'vitest';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { type Config, defaultsOf } from '../../src/experiments/schema.ts';
import { sideBySide } from '../../src/experiments/side-by-side.ts';
import { groupsOfPresets, isPresetOn, presetChange } from '../../src/lab/state/preset-groups.ts';
import { roughly, TimeLeft } from '../../src/lab/state/time-left.ts';

const experiment = sideBySide as unknown as Experiment;
const press = (config: Config, name: string): Config => ({
  ...config,
  ...presetChange(experiment, config, name),
});
const on = (config: Config) =>
  Object.keys(experiment.presets).filter((name) => isPresetOn(experiment, config, name));

test('of each group one preset is on at most, and pressing it again gives the defaults back', () => {
  const defaults: Config = defaultsOf(experiment.fields);
  const slow = press(defaults, 'slower');
  const slowTeacher = press(slow, 'teacher');
  expect(on(slowTeacher)).toEqual(['slower', 'teacher']);
  const quickWide = press(press(slowTeacher, 'quench'), 'wide');
  expect(on(quickWide)).toEqual(['quench', 'wide']);
  expect(press(press(quickWide, 'quench'), 'wide')).toEqual(defaults);
});

test('a preset leaves alone what its group does not set', () => {
  const larger: Config = { ...defaultsOf(experiment.fields), size: 512, sweeps: 77 };
  expect(press(larger, 'linear')).toMatchObject({ size: 512, sweeps: 77, learner: 'linear' });
  expect(press(larger, 'quench')).toMatchObject({ size: 512, sweeps: 10 });
});

test('presets of no group are offered last', () => {
  const presets = { ...experiment.presets, other: {} };
  expect(groupsOfPresets({ ...experiment, presets }).at(-1)).toEqual(['', ['other']]);
});

test('the time left follows the work that is left, and a pause is no work', () => {
  const left = new TimeLeft();
  expect(left.observe(0, 100, 0)).toBeNull();
  expect(left.observe(10, 100, 1000)).toBeNull();
  expect(left.observe(20, 100, 2000)).toBe(8000);
  left.pause();
  expect(left.observe(20, 100, 60_000)).toBe(8000);
  expect(left.observe(40, 100, 62_000)).toBe(6000);
  left.reset();
  expect(left.observe(0, 100, 70_000)).toBeNull();
});

test('it is told roughly, and never as nothing', () => {
  expect(roughly(10)).toEqual({ unit: 'seconds', count: 5 });
  expect(roughly(41_000)).toEqual({ unit: 'seconds', count: 45 });
  expect(roughly(61_000)).toEqual({ unit: 'minutes', count: 2 });
  expect(roughly(2.2 * 3_600_000)).toEqual({ unit: 'hours', count: 2.5 });
});
