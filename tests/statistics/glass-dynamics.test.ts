/**
 * Experiments on the dynamics of glasses against exact and limiting facts. Fixed seeds; each claim is at 4 standard errors of its own run,
 * so that all of them together would fail by chance less than once in a thousand seeds. Beside each stands a run that must fail.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import type { Experiment, Finding, Row } from '../../src/experiments/declaration.ts';
import { exactSusceptibility, fieldCooling } from '../../src/experiments/field-cooling.ts';
import { fluctuationDissipation } from '../../src/experiments/fluctuation-dissipation.ts';
import { memory } from '../../src/experiments/memory.ts';
import { skAnneal } from '../../src/experiments/sk-anneal.ts';
import { replicaSymmetric } from '../../src/glass/exact/replica-symmetric.ts';
import { initialSpins } from '../../src/glass/spins.ts';
import {
  alignedFields,
  PSEUDOGAP_SLOPE,
  pseudogap,
  RANDOM_DENSITY,
} from '../../src/observables/local-field-distribution.ts';
import { type Estimate, meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { skSamples } from '../support/glass-runs.ts';
import { configOf, runExperiment, sigmasFrom } from '../support/run-experiment.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await cpuEngine.open();
});
afterAll(async () => engine.destroy());

const SIGMAS = 4;
type Change = Readonly<Record<string, unknown>>;

async function run(
  experiment: Experiment,
  change: Change,
): Promise<{ rows: Row[]; verdict(id: string): Finding['verdict'] }> {
  const config = configOf(experiment, change);
  const rows = await runExperiment(experiment, engine, config);
  const found = await experiment.findings(rows, config);
  return { rows, verdict: (id) => found.find((finding) => finding.id === id)!.verdict };
}

function estimate(row: Row, name: string): Estimate {
  return { value: Number(row.values[name]), error: Number(row.values[`${name}Error`]) };
}

describe('cooled in a field and without', () => {
  const small = { size: 128, samples: 32, copies: 4, sweeps: 16, steps: 8, field: 0.15 };

  test('the branches are one and meet the mean field above the freezing, and part below it (N = 128, 4 sigma)', async () => {
    const { rows, verdict } = await run(fieldCooling, small);
    const hot = rows[0]!;
    expect(hot.values.temperature).toBe(2);
    expect(sigmasFrom(hot, 'fieldCooled', replicaSymmetric(2, 0.15).magnetisation / 0.15)).toBeLessThan(
      SIGMAS,
    );
    expect(sigmasFrom(hot, 'fieldCooled', exactSusceptibility(1.6))).toBeGreaterThan(SIGMAS);
    const heated = rows.filter(({ values }) => values.phase === 'fc-heating');
    for (const row of heated) {
      const T = Number(row.values.temperature);
      if (T > 1.4) expect(sigmasFrom(row, 'gap'), String(T)).toBeLessThan(SIGMAS);
      if (T < 0.5)
        expect(estimate(row, 'gap').value, String(T)).toBeGreaterThan(SIGMAS * estimate(row, 'gap').error);
    }
    for (const id of ['split', 'behind', 'curie']) expect(verdict(id), id).toBe('yes');
    // Without a field nothing is magnetised.
    for (const row of rows.filter(({ values }) => values.phase === 'fc'))
      expect(sigmasFrom(row, 'noField')).toBeLessThan(SIGMAS);
  });

  test('a paramagnet has one branch', async () => {
    const { verdict } = await run(fieldCooling, { ...small, hottest: 3, coldest: 1.4, steps: 4 });
    expect(verdict('split')).toBe('no');
    expect(verdict('behind')).not.toBe('yes');
  });
});

test('T chi = 1 - C above T_c at every time, and less in a glass after a quench (N = 64, 4 sigma)', async () => {
  const { rows, verdict } = await run(fluctuationDissipation, {
    size: 64,
    samples: 12,
    copies: 24,
    longest: 100,
    temperature: 0.3,
  });
  const of = (name: string) => rows.filter(({ values }) => `response${name}` in values);
  for (const row of of('Warm')) {
    expect(sigmasFrom(row, 'violationWarm'), String(row.values.time)).toBeLessThan(SIGMAS);
    expect(sigmasFrom(row, 'responseWarm')).toBeGreaterThan(SIGMAS);
  }
  const late = of('10').at(-1)!;
  expect(estimate(late, 'violation10').value).toBeGreaterThan(SIGMAS * estimate(late, 'violation10').error);
  expect(estimate(late, 'ratio10').value).toBeLessThan(1 - SIGMAS * estimate(late, 'ratio10').error);
  expect(verdict('control')).toBe('yes');
  expect(verdict('late')).toBe('yes');
});

describe('a stop on the way down', () => {
  const small = { size: '216', samples: 24, copies: 16, sweeps: 10, steps: 8, coldest: 0.1, hottest: 1.15 };

  test('leaves a dip where it was made (SK, N = 216, 4 sigma)', async () => {
    const { rows, verdict } = await run(memory, { ...small, stop: 500 });
    const at = rows.find(({ values }) => 'coolingDip' in values)!;
    expect(at.values.temperature).toBeCloseTo(0.55, 9);
    expect(estimate(at, 'coolingDip').value).toBeGreaterThan(SIGMAS * estimate(at, 'coolingDip').error);
    expect(verdict('aged')).toBe('yes');
    const aged = rows.filter(({ values }) => values.phase === 'stop');
    expect(estimate(aged.at(-1)!, 'aged').value).toBeLessThan(estimate(aged[0]!, 'aged').value);
  });

  test('and none where there was no stop', async () => {
    const { rows, verdict } = await run(memory, { ...small, stop: 0 });
    for (const row of rows) {
      // At the temperature of the stop the two are still one glass.
      if (
        row.values.phase === 'cooling' &&
        'coolingDip' in row.values &&
        Number(row.values.coolingDipError) > 0
      )
        expect(sigmasFrom(row, 'coolingDip'), String(row.values.temperature)).toBeLessThan(SIGMAS);
      if (row.values.phase === 'heating')
        expect(sigmasFrom(row, 'heatingDip'), String(row.values.temperature)).toBeLessThan(SIGMAS);
    }
    expect(verdict('aged')).toBe('no');
    expect(verdict('remembered')).toBe('cannot-tell');
  });
});

describe('local fields', () => {
  test('leave a gap where an annealing ends, with a slope near 0.602 (N = 256, slow)', async () => {
    const { rows, verdict } = await run(skAnneal, { size: 256, samples: 12, copies: 4, slowest: 300 });
    const last = rows.at(-1)!;
    expect(estimate(last, 'density').value + SIGMAS * estimate(last, 'density').error).toBeLessThan(
      RANDOM_DENSITY / 3,
    );
    // Finite N and the width of the windows move the slope by some tenths at most.
    expect(Math.abs(estimate(last, 'slope').value - PSEUDOGAP_SLOPE)).toBeLessThan(
      0.15 + SIGMAS * estimate(last, 'slope').error,
    );
    expect(verdict('pseudogap')).toBe('yes');
  });

  test('of random spins are those of a Gaussian, without a gap (4 sigma)', () => {
    const found = skSamples(256, 64).map((instance, s) =>
      pseudogap(alignedFields(instance, initialSpins(instance.size, 1, seedFrom(5), s), 0)),
    );
    const density = meanOverSamples(found.map((one) => one.density));
    expect(Math.abs(density.value - RANDOM_DENSITY) / density.error).toBeLessThan(SIGMAS);
    expect(density.value - SIGMAS * density.error).toBeGreaterThan(RANDOM_DENSITY / 3);
    const slope = meanOverSamples(found.map((one) => one.slope));
    expect(Math.abs(slope.value - PSEUDOGAP_SLOPE) / slope.error).toBeGreaterThan(SIGMAS);
  });
});
