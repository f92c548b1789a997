/** The field-free response against exact Markov chains and the fluctuation–dissipation theorem; the EA identity by enumeration. */
import { describe, expect, test } from 'vitest';
import type { SpinState } from '../../src/engine/contract.ts';
import { enumerate, thermal } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { localFields } from '../../src/glass/local-fields.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { unpackSpins } from '../../src/glass/spins.ts';
import { eaIdentityGap } from '../../src/observables/identities.ts';
import { bondsOf } from '../../src/observables/link-overlap.ts';
import { FieldFreeResponse, fluctuationDissipationRatios } from '../../src/observables/response.ts';
import { agrees, mean, meanOverSamples } from '../../src/observables/statistics.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { exactDraws } from '../support/exact-draws.ts';
import { heatBath, skSamples } from '../support/glass-runs.ts';

const seed = seedFrom(61);
const COPIES = 1024;

/** Responses and correlations of many copies after `wait` and `wait + lag` sweeps from given spins, [state]. */
async function follow(
  instance: GlassInstance,
  beta: number,
  start: (glass: SpinState, batch: number) => Promise<Uint32Array>,
  [wait, lag]: readonly [number, number],
  batches: number,
  orders?: readonly Uint32Array[],
) {
  const engine = await cpuEngine.open();
  const betas = new Float64Array(COPIES).fill(beta);
  const all = { response: [] as number[], correlation: [] as number[] };
  for (let batch = 0; batch < batches; batch++) {
    const glass = await engine.glass({
      instances: [instance],
      replicas: COPIES,
      seed,
      firstState: batch * COPIES,
    });
    const spins = await start(glass, batch);
    await glass.restore({ ...(await glass.snapshot()), spins });
    const spec = { instances: [instance], replicas: COPIES, betas, ...(orders ? { orders } : {}) };
    const response = new FieldFreeResponse(spec, spins);
    for (let t = 0; t < wait + lag; t++) {
      if (t === wait) response.remember('t_w');
      await glass.sweep({ ...heatBath, betas, sweeps: 1 });
      response.advance((await glass.snapshot()).spins);
    }
    const point = response.since('t_w');
    all.response.push(...point.response);
    all.correlation.push(...point.correlation);
    glass.destroy();
  }
  await engine.destroy();
  return all;
}

/** T d<s_i(t)>/d eps_i summed over i, divided by N, of the heat-bath chain from all spins up: exact, by central differences. */
function exactResponse(instance: GlassInstance, beta: number, wait: number, lag: number): number {
  const { size, unit } = instance;
  const eps = 1e-4;
  const magnetisation = (site: number, field: number) => {
    let law = new Float64Array(2 ** size);
    law[2 ** size - 1] = 1;
    for (let t = 0; t < wait + lag; t++) {
      for (let i = 0; i < size; i++) {
        const next = new Float64Array(law.length);
        law.forEach((p, word) => {
          const h = localFields(instance, unpackSpins(Uint32Array.of(word), size, 0))[i]! * unit;
          const up = 1 / (1 + Math.exp(-2 * beta * (h + (i === site && t >= wait ? field : 0))));
          next[word | (1 << i)]! += p * up;
          next[word & ~(1 << i)]! += p * (1 - up);
        });
        law = next;
      }
    }
    return law.reduce((sum, p, word) => sum + p * ((word >> site) & 1 ? 1 : -1), 0);
  };
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (magnetisation(i, eps) - magnetisation(i, -eps)) / (2 * eps * beta);
  return sum / size;
}

describe('the response without a field', () => {
  const small = quantiseCouplings(
    {
      size: 4,
      pairs: [
        { i: 0, j: 1, value: 1.1 },
        { i: 1, j: 2, value: -0.8 },
        { i: 2, j: 3, value: 0.7 },
        { i: 0, j: 3, value: 0.9 },
      ],
      field: [0.2, 0, -0.3, 0],
    },
    10,
  );
  const allUp = async () => new Uint32Array(COPIES).fill(15);

  test('is the derivative of the exact Markov chain, out of equilibrium (N = 4, 8192 copies, t_w = 1, t = 3, 5 sigma), and not of one in another order', async () => {
    const exact = exactResponse(small, 1.2, 1, 3);
    const { response } = await follow(small, 1.2, allUp, [1, 3], 8);
    expect(agrees(meanOverSamples(response), exact, 5)).toBe(true);
    expect(meanOverSamples(response).error).toBeLessThan(0.02);
    const wrong = await follow(small, 1.2, allUp, [1, 3], 8, [Uint32Array.of(3, 2, 1, 0)]);
    expect(agrees(meanOverSamples(wrong.response), exact, 5)).toBe(false);
  });

  test('obeys T chi = 1 - C in equilibrium (SK, N = 12, T = 0.7, 8192 copies, 5 sigma), and not after a quench', async () => {
    const [instance] = skSamples(12, 1);
    const equilibrium = await follow(
      instance!,
      1 / 0.7,
      async (_, batch) => exactDraws(instance!, 1 / 0.7, COPIES, seedFrom(70 + batch)),
      [1, 4],
      8,
    );
    const gaps = equilibrium.response.map((chi, k) => chi - (1 - equilibrium.correlation[k]!));
    expect(agrees(meanOverSamples(gaps), 0, 5)).toBe(true);
    // The response is no small thing that would vanish in the error.
    expect(mean(equilibrium.response)).toBeGreaterThan(10 * meanOverSamples(gaps).error);
    const hot = await follow(instance!, 1 / 0.7, async (glass) => (await glass.snapshot()).spins, [0, 4], 8);
    const quenched = meanOverSamples(hot.response.map((chi, k) => chi - (1 - hot.correlation[k]!)));
    expect(agrees(quenched, 0, 5)).toBe(false);
    expect(quenched.value).toBeLessThan(0);
  });

  test('saved and resumed it goes on to the last bit (SK, N = 12, T = 0.4)', async () => {
    const instances = skSamples(12, 2);
    const engine = await cpuEngine.open();
    const betas = new Float64Array(16).fill(1 / 0.4);
    const glass = await engine.glass({ instances, replicas: 8, seed });
    const start = (await glass.snapshot()).spins;
    const spec = { instances, replicas: 8, betas };
    const whole = new FieldFreeResponse(spec, start);
    let broken = new FieldFreeResponse(spec, start);
    for (let t = 0; t < 12; t++) {
      if (t === 3) for (const response of [whole, broken]) response.remember('t_w');
      if (t === 7) {
        const saved = structuredClone(broken.snapshot());
        broken = new FieldFreeResponse(spec, start);
        broken.restore(saved);
      }
      await glass.sweep({ ...heatBath, betas, sweeps: 1 });
      const { spins } = await glass.snapshot();
      whole.advance(spins);
      broken.advance(spins);
    }
    await engine.destroy();
    expect(broken.since('t_w')).toEqual(whole.since('t_w'));
    expect(whole.since('t_w').correlation.every((C) => C === 1)).toBe(false);
  });

  test('the ratio X is minus the slope between neighbours; T = 0 and unknown marks are refused', () => {
    expect(
      [...fluctuationDissipationRatios([1, 0.8, 0.8, 0.6], [0, 0.2, 0.2, 0.3])].map(
        (x) => Math.round(10 * x) / 10,
      ),
    ).toEqual([1, Number.NaN, 0.5]);
    const spec = { instances: [small], replicas: 1, betas: Float64Array.of(Infinity) };
    expect(() => new FieldFreeResponse(spec, Uint32Array.of(0))).toThrow(/finite/);
    const fine = new FieldFreeResponse({ ...spec, betas: Float64Array.of(1) }, Uint32Array.of(0));
    expect(() => fine.since('never')).toThrow(/nothing was remembered/);
  });
});

describe('the identity of a short-range glass', () => {
  /** A ladder of 2 x 4 sites: 10 bonds. */
  const bonds = Array.from({ length: 8 }, (_, i) => [
    ...(i % 2 === 0 ? [{ i, j: i + 1 }] : []),
    ...(i < 6 ? [{ i, j: i + 2 }] : []),
  ]).flat();

  /** Exact gap over 1500 draws of the couplings, at T = 0.8. */
  function gapOf(draw: (word: number) => number) {
    const u: number[] = [];
    const link: number[] = [];
    for (let sample = 0; sample < 1500; sample++) {
      const words = new WordReader(seed, 52, sample);
      const pairs = bonds.map((bond, b) => ({ ...bond, value: draw(words.word(b)) }));
      const instance = quantiseCouplings({ size: 8, pairs }, 12);
      const { energy, correlations } = thermal(enumerate(instance), 1 / 0.8);
      u.push(energy / 8);
      // <q_l> of two independent copies is the mean of <s_i s_j>^2.
      link.push(mean(bonds.map(({ i, j }) => correlations[8 * i + j]! ** 2)));
    }
    return eaIdentityGap(0.8, u, link, bonds.length / 8);
  }

  test('holds for Gaussian couplings (N = 8 enumerated, 1500 samples, 5 sigma) and fails for ±J', () => {
    expect(bonds).toHaveLength(10);
    const gaussian = gapOf(normalOf);
    expect(agrees(gaussian, 0, 5)).toBe(true);
    expect(gaussian.error).toBeLessThan(0.02);
    expect(
      agrees(
        gapOf((word) => (word < 2 ** 31 ? 1 : -1)),
        0,
        5,
      ),
    ).toBe(false);
    const one = quantiseCouplings({ size: 8, pairs: bonds.map((bond) => ({ ...bond, value: 1 })) }, 4);
    expect(bondsOf(one).from).toHaveLength(10);
  });
});
