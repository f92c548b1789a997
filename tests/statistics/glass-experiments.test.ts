/**
 * Experiments against numbers that are known. Fixed seeds; each claim is at 4 standard errors of this run and the reference
 * together, so that all of them together would fail by chance less than once in a thousand seeds. Beside each stands a run
 * that must fail, so that the claim says something.
 *
 * Reference values: independent programs of this project, disorder errors in brackets.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { ALMEIDA_THOULESS, lineAt } from '../../src/experiments/at-line/table.ts';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { groundStates } from '../../src/experiments/ground-states.ts';
import { skAnneal } from '../../src/experiments/sk-anneal.ts';
import { skEquilibrium } from '../../src/experiments/sk-equilibrium.ts';
import { skFreeze } from '../../src/experiments/sk-freeze.ts';
import { skOverlap } from '../../src/experiments/sk-overlap.ts';
import { skTransition } from '../../src/experiments/sk-transition.ts';
import { almeidaThoulessTemperature } from '../../src/glass/exact/replica-symmetric.ts';
import { cpuEngine } from '../support/engines.ts';
import { configOf, runExperiment, sigmasFrom } from '../support/run-experiment.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await cpuEngine.open();
});
afterAll(async () => engine.destroy());

function run(experiment: Experiment, change: Readonly<Record<string, unknown>>): Promise<Row[]> {
  return runExperiment(experiment, engine, configOf(experiment, change));
}

const SIGMAS = 4;

describe('at T = 1, N^(2/3) [<q^2>] is 1.02 at every size, and u is that of each size', () => {
  const atOne = { size: 128, hottest: 1.4, coldest: 1, steps: 4, samples: 128, sweeps: 600 } as const;

  test('Gaussian couplings, N = 32, 64 and 128, in equilibrium by the identity', async () => {
    const row = (await run(skTransition, atOne)).at(-1)!;
    expect(row.values.temperature).toBe(1);
    for (const [rank, scaled, scaledError, energy, energyError] of [
      ['Small', 1.016, 0.007, -0.44842, 0.001],
      ['Middle', 1.022, 0.006, -0.46824, 0.00046],
      ['Large', 1.012, 0.006, -0.47974, 0.00029],
    ] as const) {
      expect(sigmasFrom(row, `scaled${rank}`, scaled, scaledError), rank).toBeLessThan(SIGMAS);
      expect(sigmasFrom(row, `energy${rank}`, energy, energyError), rank).toBeLessThan(SIGMAS);
      expect(sigmasFrom(row, `identityGap${rank}`, 0, 0), rank).toBeLessThan(SIGMAS);
    }
    // The Binder ratio falls with N there: no crossing at T = 1.
    expect(sigmasFrom(row, 'binderSmall', 0.253, 0.01)).toBeLessThan(SIGMAS);
    expect(sigmasFrom(row, 'binderLarge', 0.188, 0.01)).toBeLessThan(SIGMAS);
    expect(row.values.binderLarge).toBeLessThan(row.values.binderSmall as number);
  });

  test('two sweeps to settle are too few, and are seen to be', async () => {
    const row = (await run(skTransition, { ...atOne, sweeps: 4, hottest: 1.1, steps: 2 })).at(-1)!;
    expect(sigmasFrom(row, 'scaledLarge', 1.012, 0.006)).toBeGreaterThan(SIGMAS);
    expect(sigmasFrom(row, 'identityGapLarge', 0, 0)).toBeGreaterThan(SIGMAS);
  });
});

describe('ground states', () => {
  test.each([
    ['binary', -0.64447, 0.00017, -0.69152, 0.00017],
    ['gaussian', -0.63843, 0.00019, -0.68638, 0.00018],
  ] as const)('of 15 spins (exactly) and of 31, %s couplings', async (couplings, e15, d15, e31, d31) => {
    const rows = await run(groundStates, {
      couplings,
      largest: '31',
      samples: 600,
      exactSamples: 3000,
      copies: 16,
    });
    expect(sigmasFrom(rows[0]!, 'energy', e15, d15)).toBeLessThan(SIGMAS);
    expect(sigmasFrom(rows[1]!, 'energy', e31, d31)).toBeLessThan(SIGMAS);
    expect(rows[1]!.values.agreement).toBeGreaterThan(0.95);
    // The two laws of couplings are told apart.
    const other = couplings === 'binary' ? -0.63843 : -0.64447;
    expect(sigmasFrom(rows[0]!, 'energy', other, d15)).toBeGreaterThan(SIGMAS);
  });

  test('a lazy search finds higher energies, and its halves disagree', async () => {
    const rows = await run(groundStates, {
      largest: '127',
      samples: 250,
      exactSamples: 8,
      copies: 2,
      effort: 1,
      couplings: 'binary',
    });
    const last = rows.at(-1)!;
    expect(Number(last.values.energy) + 0.73546).toBeGreaterThan(SIGMAS * Number(last.values.energyError));
    expect(last.values.agreement).toBeLessThan(0.7);
  });
});

test('slower annealing of N = 64 comes down to the ground states, a quench does not', async () => {
  const change = { size: 64, samples: 48, slowest: 300, copies: 4 };
  const slow = (await run(skAnneal, change)).at(-1)!.values;
  const quench = (await run(skAnneal, { ...change, schedule: 'quench' })).at(-1)!.values;
  expect(slow.residual).toBeLessThan(0.02);
  expect(Number(slow.residual)).toBeGreaterThanOrEqual(0);
  // Sequential descent from a random start stops near -0.64 at this size, 0.07 above.
  expect(Number(quench.energy) - Number(slow.energy)).toBeGreaterThan(0.03);
});

test('while q grows to 0.6 and more, m stays zero; overlaps below T = 1 scatter between samples', async () => {
  const rows = await run(skOverlap, { size: 64, samples: 32, copies: 6, sweeps: 300, steps: 8 });
  const cold = rows.at(-1)!.values;
  expect(cold.absQ).toBeGreaterThan(0.6);
  expect(sigmasFrom(rows.at(-1)!, 'm', 0, 0)).toBeLessThan(SIGMAS);
  const scatter = rows.map(({ values }) => Number(values.scatter));
  expect(Math.max(...scatter)).toBeGreaterThan(10 * scatter[0]!);
  const matrix = rows.at(-1)!.matrices!.overlaps!;
  for (let k = 0; k < 6; k++) expect(matrix.values[k * 6 + k]).toBe(1);
});

test('tempered copies meet u_64(0.5) = -0.6580(11) and <q^2> = 0.349(4); copies held at T = 0.2 lag behind them', async () => {
  const warm = await run(skEquilibrium, { size: 64, temperature: 0.5, slots: 8, longest: 512 });
  expect(sigmasFrom(warm.at(-1)!, 'energyTempered', -0.658, 0.0011)).toBeLessThan(SIGMAS);
  expect(sigmasFrom(warm.at(-1)!, 'q2Tempered', 0.349, 0.004)).toBeLessThan(SIGMAS);
  expect(sigmasFrom(warm.at(-1)!, 'identityGapTempered', 0, 0)).toBeLessThan(SIGMAS);
  const cold = (await run(skEquilibrium, { size: 64, temperature: 0.2, longest: 256 })).at(-1)!;
  expect(Number(cold.values.lag)).toBeGreaterThan(SIGMAS * Number(cold.values.lagError));
  expect(sigmasFrom(cold, 'identityGapPlain', 0, 0)).toBeGreaterThan(SIGMAS);
});

test("the pilot's ladder swaps equally often everywhere within 0.12 (N = 128, 2 × 32 × 512 tries a pair, correlated); that of equal factors spreads by more than 0.2", async () => {
  const spread = async (ladder: string) => {
    const { values } = (await run(skEquilibrium, { longest: 512, ladder })).at(-1)!;
    return Number(values.bestSwap) - Number(values.worstSwap);
  };
  expect(await spread('tuned')).toBeLessThan(0.12);
  expect(await spread('geometric')).toBeGreaterThan(0.2);
});

test('a glass remembers its age at T = 0.4; above the transition it does not', async () => {
  const small = { size: 128, longest: 300, sweeps: 10, steps: 3 };
  const glass = (await run(skFreeze, { ...small, temperature: 0.4 })).at(-1)!.values;
  expect(Number(glass.age1000) - Number(glass.age10)).toBeGreaterThan(0.2);
  expect(glass.age100).toBeGreaterThan(glass.age10 as number);
  const warm = (await run(skFreeze, { ...small, temperature: 1.6 })).at(-1)!.values;
  expect(Math.abs(Number(warm.age1000) - Number(warm.age10))).toBeLessThan(0.05);
});

test('the drawn de Almeida–Thouless line is the solution of its equations, to 2e-5', () => {
  for (const { field, temperature } of ALMEIDA_THOULESS.filter(({ field }) => field > 0 && field < 1.6))
    expect(Math.abs(almeidaThoulessTemperature(field) - temperature), String(field)).toBeLessThan(2e-5);
  for (const between of [0.03, 0.07, 0.25, 0.55, 1.1])
    expect(Math.abs(lineAt(between)! - almeidaThoulessTemperature(between))).toBeLessThan(0.005);
  expect(lineAt(3)).toBeNull();
});
