/** Kicks: one list of factors for both movers, equal cost, tuning that a runaway cannot win, intervals that say what they can. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import type { Act } from '../../src/experiments/journey.ts';
import { findings as kickFindings, pairedInterval } from '../../src/experiments/kick/findings.ts';
import { networkTask } from '../../src/experiments/kick/networks.ts';
import {
  ALL_KINDS,
  cycleLooks,
  factorsOf,
  factorsOfLook,
  KINDS,
  LEVELS,
  LOOKS,
  stepsOfLook,
} from '../../src/experiments/kick/schedules.ts';
import { Track } from '../../src/experiments/kick/tracker.ts';
import { glassActs, Tuning } from '../../src/experiments/kick/tuning.ts';
import { type KickConfig, kick } from '../../src/experiments/kick.ts';
import { divergenceFacts, divergenceOf } from '../../src/experiments/learner-common/divergence.ts';
import { findings as sgdFindings } from '../../src/experiments/temperature-of-sgd/findings.ts';
import { type TemperatureOfSgdConfig, temperatureOfSgd } from '../../src/experiments/temperature-of-sgd.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';
import { tinyLearners } from '../support/tiny-learners.ts';

const tiny = configOf(kick, tinyLearners.kick!) as KickConfig;

describe('schedules', () => {
  test.each(ALL_KINDS)('%s turns rates and temperatures alike, and costs what all cost', (kind) => {
    const [steps, sweeps] = [2 * LEVELS, LEVELS];
    const factors = factorsOf(kind, 4);
    const rates = Array.from({ length: LOOKS }, (_, look) => [...factorsOfLook(factors, look, steps)]).flat();
    const acts = Array.from({ length: LOOKS }, (_, look) => [
      ...glassActs(0, factors, look, sweeps, () => 3, 1),
    ]).flat();
    expect(rates.length).toBe(steps);
    const sweepsOf = (act: Act) => (act.kind === 'sweep' ? act.sweeps : 0);
    expect(acts.reduce((sum, act) => sum + sweepsOf(act), 0)).toBe(sweeps);
    const temperatures = acts.map((act) => (act.kind === 'sweep' ? 1 / act.betas()[0]! : Number.NaN));
    for (let level = 0; level < LEVELS; level++) {
      expect(rates[2 * level]).toBe(factors[level]);
      expect(Math.abs(temperatures[level]! - 3 * factors[level]!)).toBeLessThan(1e-12);
    }
  });

  test('decays never rise; cycles rise as often as they are told', () => {
    const rises = (factors: Float64Array) =>
      factors.reduce(
        (n, f, t) =>
          n + (t > 0 && f > factors[t - 1]! && !(t > 1 && factors[t - 1]! > factors[t - 2]!) ? 1 : 0),
        0,
      );
    for (const kind of KINDS.decay) expect(rises(factorsOf(kind, 4)), kind).toBe(0);
    expect(rises(factorsOf('restarts', 4))).toBe(3);
    expect(rises(factorsOf('triangular', 4))).toBe(4);
    expect(KINDS.decay.length).toBe(KINDS.cycle.length);
    expect(cycleLooks(4)).toEqual([12, 24, 36, 48]);
  });

  test('steps that looks do not divide are still all made', () => {
    const made = Array.from({ length: LOOKS }, (_, look) => stepsOfLook(look, 1001));
    expect(made.reduce((a, b) => a + b)).toBe(1001);
  });
});

test('the best so far never rises, and held-out error is that of the best', () => {
  const track = new Track();
  track.look([3, 1], [0.3, 0.1]);
  track.look([2, 5], [0.4, 0.9]);
  track.look([2.5, Number.NaN], [0.2, 0.8]);
  expect(track.best).toEqual([2, 1]);
  expect(track.heldOutAtBest).toEqual([0.4, 0.1]);
  const again = new Track();
  again.restore(track.save());
  expect(again.best).toEqual(track.best);
});

describe('findings', () => {
  test('an interval holds the mean of the differences; pairs that share their luck give a narrow one', () => {
    const luck = Array.from({ length: 64 }, (_, e) => Math.sin(e) * 10);
    const it = pairedInterval(
      luck.map((x, e) => x - 0.1 + 0.01 * Math.cos(7 * e)),
      luck,
    );
    expect(it.low).toBeLessThan(-0.1);
    expect(it.high).toBeGreaterThan(-0.102);
    expect(it.high).toBeLessThan(0);
  });

  const rowOf = (cycle: number[], decay: number[]): Row => ({
    values: { part: 'time', progress: 1, diverged: 0, cycleBest: 0, decayBest: 0, constantBest: 0 },
    samples: { cycleBest: cycle, decayBest: decay },
  });
  const verdict = (cycle: number[], decay: number[]) =>
    kickFindings([rowOf(cycle, decay)], tiny).find(({ id }) => id === 'learner-beats')!.verdict;

  test('yes where cycling is lower, no where it is higher or the same, else it cannot be told', () => {
    const base = [1, 2, 3, 4, 5, 6];
    expect(
      verdict(
        base.map((x, e) => x - 1 - 0.1 * (e % 2)),
        base,
      ),
    ).toBe('yes');
    expect(
      verdict(
        base.map((x, e) => x + 1 + 0.1 * (e % 2)),
        base,
      ),
    ).toBe('no');
    expect(verdict(base, base)).toBe('no');
    expect(
      verdict(
        base.map((x, e) => x + (e % 2 === 0 ? 1 : -1)),
        base,
      ),
    ).toBe('cannot-tell');
    expect(verdict([], [])).toBe('cannot-tell');
  });
});

test('a setting with which one network ran away is out, however low the others are', async () => {
  const tuning = new Tuning(tiny, await networkTask(tiny, tiny.networks, tiny.tuners));
  const nothing = [0, 0, 0, 0, 0].map(() => [1, 1]);
  tuning.tuned.value.cosine = {
    networks: [
      [3, 3],
      [2, 2],
      [0.1, Number.POSITIVE_INFINITY],
      [4, 4],
      [5, 5],
    ],
    glass: nothing,
    stopped: nothing,
  };
  expect(tuning.best('networks', 'decay')).toEqual({ kind: 'cosine', peak: 1 });
});

test('networks that ran away: how many, the first step, the smallest rate; half of it is offered', () => {
  expect(divergenceOf([-1, -1], [1, 1])).toBeNull();
  const divergence = divergenceOf([-1, 30, 12, -1], [0.1, 0.4, 0.8, 2])!;
  expect(divergence).toEqual({ count: 2, step: 12, rate: 0.4 });
  expect(divergenceFacts(divergence, 4)).toEqual({ count: 2, networks: 4, step: 12, rate: 0.4, half: 0.2 });
});

test('a run at a rate that is too large goes on, says so in its rows, and finds nothing it cannot', async () => {
  const config = configOf(temperatureOfSgd, {
    problem: 'interpolation',
    learningRate: 10,
    points: 8,
    modes: 3,
    wide: 4,
    networks: 3,
    // f64 takes longer to overflow than f32.
    steps: 1000,
  });
  const rows = await runExperiment(temperatureOfSgd, new ReferenceEngine(), config);
  const last = rows.at(-1)!.values;
  expect(Number(last.diverged)).toBeGreaterThan(0);
  expect(Number(last.divergedStep)).toBeLessThan(1000);
  const found = sgdFindings(rows, config as TemperatureOfSgdConfig);
  expect(found.find(({ id }) => id === 'gone')!.verdict).not.toBe('yes');
  expect(found.find(({ id }) => id === 'diverged')!.facts).toMatchObject({ rate: 10, half: 5 });
});
