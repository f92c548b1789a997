/** Adaptation methods against definitions, closed forms and finite differences. */
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { type AlignmentTask, align, batchAt } from '../../src/dynamics/adaptation/align.ts';
import { chainSpecs, fillChain } from '../../src/dynamics/adaptation/chain.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import {
  discriminatorShape,
  domainTargets,
  reversalStrength,
} from '../../src/learner/adaptation/adversary.ts';
import { coralLoss, coralMap, momentsOf } from '../../src/learner/adaptation/coral.ts';
import {
  areaUnderCurve,
  densityRatios,
  effectiveShare,
  shareOutside,
} from '../../src/learner/adaptation/density-ratio.ts';
import { frozenButLast, meanOfFirst } from '../../src/learner/adaptation/fine-tuning.ts';
import { mmdLoss } from '../../src/learner/adaptation/mmd.ts';
import { joinWeights, splitNetwork, splitWeights } from '../../src/learner/adaptation/split-network.ts';
import { layersOf, namedGains, parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import type { NetworkShape } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

const SEED = [11, 0] as const;

function normals(count: number, owner: number, scale = 1, shift = 0): Float64Array {
  const words = new WordReader(SEED, Stream.DataInputs, owner);
  return Float64Array.from({ length: count }, (_, k) => shift + scale * normalOf(words.word(k)));
}

const whole: NetworkShape = {
  inputs: 3,
  hidden: [5, 4],
  outputs: 2,
  activation: 'gelu',
  bias: true,
  gains: namedGains('standard', 3, [5, 4]),
};

function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, k) => Math.max(most, Math.abs(value - b[k]!)), 0);
}

describe('a chain of learners', () => {
  const networks = 2;
  const points = 7;
  const weights = drawWeights(whole, { weight: 1, bias: 0.5 }, { networks, seed: SEED });
  const batch = {
    points,
    inputs: normals(networks * points * 3, 1),
    targets: normals(networks * points * 2, 2),
    weights: normals(networks * points, 3).map(Math.abs),
  };

  for (const layers of [1, 2])
    it(`has the gradient of the whole network (cut behind layer ${layers}, 1e-12)`, async () => {
      const split = splitNetwork(whole, layers);
      const specs = chainSpecs({ split, networks, weights, loss: 'squared-error', points, seed: SEED });
      const learners = {
        featuriser: createReferenceLearner(specs.featuriser),
        head: createReferenceLearner(specs.head),
      };
      await fillChain(split, learners, batch);
      const parts = [await learners.featuriser.gradients(), await learners.head.gradients()] as const;
      const chained = joinWeights(split, ...parts);
      const one = createReferenceLearner({
        problem: {
          shape: whole,
          data: { sets: networks, sharedInputs: false, ...batch },
          loss: 'squared-error',
          energyScale: 1,
          priorPrecision: { weight: 0, bias: 0 },
        },
        networks,
        seed: SEED,
        weights,
      });
      expect(worst(chained, await one.gradients())).toBeLessThan(1e-12);
      // Control: slopes that were not brought through the activation are not those of the network.
      await fillChain(split, learners, batch, (features) => features.map(() => 1e-3));
      const wrong = joinWeights(split, await learners.featuriser.gradients(), parts[1]);
      expect(worst(wrong, await one.gradients())).toBeGreaterThan(1e-6);
    });

  it('is cut and joined without loss', () => {
    const split = splitNetwork(whole, 1);
    const { featuriser, head } = splitWeights(split, weights);
    expect(joinWeights(split, featuriser, head)).toEqual(weights);
    expect(parameterCount(split.featuriser) + parameterCount(split.head)).toBe(parameterCount(whole));
    expect(() => splitNetwork(whole, 3)).toThrow(RangeError);
    expect(() => splitNetwork(whole, 0)).toThrow(RangeError);
  });
});

describe('slopes of alignments', () => {
  const width = 3;
  const source = normals(6 * width, 4);
  const target = normals(5 * width, 5, 1.5, 0.4);
  const losses = {
    coral: (s: Float64Array, t: Float64Array) => coralLoss(s, t, width),
    mmd: (s: Float64Array, t: Float64Array) => mmdLoss(s, t, width, 2),
  };
  for (const [name, loss] of Object.entries(losses))
    it(`are central differences (${name}, 1e-8)`, () => {
      const { source: bySource, target: byTarget } = loss(source, target);
      const h = 1e-5;
      for (const [values, slopes, which] of [
        [source, bySource, 0],
        [target, byTarget, 1],
      ] as const) {
        const numeric = values.map((_, k) => {
          const at = (sign: number) => {
            const moved = values.slice();
            moved[k]! += sign * h;
            return which === 0 ? loss(moved, target).value : loss(source, moved).value;
          };
          return (at(1) - at(-1)) / (2 * h);
        });
        expect(worst(slopes, numeric)).toBeLessThan(1e-8);
        expect(
          worst(
            slopes.map((s) => 1.01 * s),
            numeric,
          ),
        ).toBeGreaterThan(1e-5);
      }
    });

  it('vanish, as their losses do, where both samples are one', () => {
    for (const loss of Object.values(losses)) {
      const { value, source: slopes } = loss(source, source.slice());
      expect(Math.abs(value)).toBeLessThan(1e-14);
      expect(worst(slopes, new Float64Array(slopes.length))).toBeLessThan(1e-14);
    }
  });

  it('MMD^2 is its definition', () => {
    const mean = (a: Float64Array, b: Float64Array) => {
      let sum = 0;
      for (let i = 0; i < a.length; i += width)
        for (let j = 0; j < b.length; j += width) {
          let square = 0;
          for (let k = 0; k < width; k++) square += (a[i + k]! - b[j + k]!) ** 2;
          sum += Math.exp(-square / 4);
        }
      return sum / ((a.length * b.length) / width ** 2);
    };
    const expected = mean(source, source) + mean(target, target) - 2 * mean(source, target);
    expect(Math.abs(mmdLoss(source, target, width, 2).value - expected)).toBeLessThan(1e-14);
  });

  it('CORAL in closed form gives source features the mean and covariance of the target', () => {
    const [s, t] = [normals(40 * width, 6), normals(50 * width, 7, 2, -1)];
    const moved = momentsOf(coralMap(momentsOf(s, width), momentsOf(t, width))(s), width);
    const goal = momentsOf(t, width);
    expect(worst(moved.mean, goal.mean)).toBeLessThan(1e-12);
    expect(Matrix.sub(moved.covariance, goal.covariance).norm('frobenius')).toBeLessThan(1e-10);
    expect(Matrix.sub(momentsOf(s, width).covariance, goal.covariance).norm('frobenius')).toBeGreaterThan(
      0.5,
    );
  });
});

describe('importance weighting', () => {
  it('knows the ratio of two Gaussians from its logits, and clips', () => {
    // N(1, 1) over N(0, 1): exp(x - 1/2).
    const x = normals(4000, 8);
    const ratios = densityRatios(
      x.map((value) => value - 0.5),
      Number.POSITIVE_INFINITY,
    );
    const mean = ratios.reduce((sum, w, k) => sum + w * x[k]!, 0) / x.length;
    // Sd of the weighted mean is about sqrt(e * 2/4000) = 0.037: four of them, false alarm 6e-5.
    expect(Math.abs(mean - 1)).toBeLessThan(0.15);
    expect(Math.abs(x.reduce((sum, v) => sum + v, 0) / x.length - 1)).toBeGreaterThan(0.5);
    // E w^2 = e: the effective share is 1/e.
    expect(Math.abs(effectiveShare(ratios) - Math.exp(-1))).toBeLessThan(0.1);
    expect([...densityRatios([0, 0, 0, 50], 5)]).toEqual([0.5, 0.5, 0.5, 2.5]);
    expect([...densityRatios([-1e4, -1e4], 5)]).toEqual([1, 1]);
  });

  it('tells how much of the target the source covers', () => {
    expect(areaUnderCurve([0, 1, 2], [3, 4])).toBe(1);
    expect(areaUnderCurve([1, 1], [1, 1, 1])).toBe(0.5);
    expect(areaUnderCurve([0, 2], [1, 3])).toBe(0.75);
    const [a, b] = [normals(600, 9), normals(600, 10)];
    // Of 300 points one or so in a hundred is farther than 99 % of the source's own: 0.2 would be 34 of them.
    expect(shareOutside(a, b, 2)).toBeLessThan(0.06);
    expect(
      shareOutside(
        a,
        b.map((v) => v + 8),
        2,
      ),
    ).toBeGreaterThan(0.95);
    expect(effectiveShare(Float64Array.of(1, 1, 1, 1))).toBe(1);
    expect(effectiveShare(Float64Array.of(0, 0, 0, 1))).toBe(0.25);
  });
});

describe('fine-tuning', () => {
  it('freezes all but the last layers', () => {
    const frozen = frozenButLast(whole, 1);
    const last = layersOf(whole).at(-1)!.weights;
    expect(frozen.every((f, k) => f === (k < last ? 1 : 0))).toBe(true);
    expect(frozenButLast(whole, 3).every((f) => f === 0)).toBe(true);
    expect(() => frozenButLast(whole, 4)).toThrow(RangeError);
  });

  it('weighs sets of unlike size to means', () => {
    expect([...meanOfFirst([0, 2, 4], 4)]).toEqual([0, 0, 0, 0, 0.5, 0.5, 0, 0, 0.25, 0.25, 0.25, 0.25]);
    expect(() => meanOfFirst([5], 4)).toThrow(RangeError);
  });
});

describe('aligned training', () => {
  const shape: NetworkShape = {
    ...whole,
    inputs: 2,
    outputs: 1,
    hidden: [6],
    gains: namedGains('standard', 2, [6]),
  };
  const split = splitNetwork(shape, 1);
  const [networks, points] = [2, 40];
  const source = normals(networks * points * 2, 20);
  const task = (alignment: AlignmentTask['alignment'], strength: number): AlignmentTask => ({
    split,
    networks,
    data: {
      source: { points, inputs: source, targets: source.filter((_, k) => k % 2 === 0) },
      target: { points, inputs: normals(networks * points * 2, 21, 1.5, 1) },
    },
    alignment,
    strength,
    batch: 16,
    steps: 200,
    seed: SEED,
    move: {
      kind: 'descent',
      rule: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false },
      learningRates: new Float64Array(networks).fill(0.01),
      weightDecay: 0,
      batch: 0,
    },
  });

  async function open(plan: AlignmentTask) {
    const weights = drawWeights(shape, { weight: 1, bias: 0 }, { networks, seed: SEED });
    const specs = chainSpecs({ split, networks, weights, loss: 'squared-error', points: 32, seed: SEED });
    const against = discriminatorShape(6, 5);
    return {
      featuriser: createReferenceLearner(specs.featuriser),
      head: createReferenceLearner(specs.head),
      discriminator: createReferenceLearner({
        problem: {
          shape: against,
          data: {
            sets: networks,
            points: 32,
            inputs: new Float64Array(networks * 32 * 6),
            sharedInputs: false,
            targets: domainTargets(networks, 16, 16),
            weights: new Float64Array(networks * 32),
          },
          loss: 'cross-entropy',
          energyScale: 1,
          priorPrecision: { weight: 0, bias: 0 },
        },
        networks,
        seed: SEED,
        weights: drawWeights(
          against,
          { weight: 1, bias: 0 },
          { networks, seed: SEED, stream: Stream.AdaptationWeights },
        ),
      }),
      plan,
    };
  }

  async function discrepancy(plan: AlignmentTask): Promise<{ apart: number; taskLoss: number }> {
    const learners = await open(plan);
    await align(plan, learners, plan.steps);
    const batch = batchAt(plan, 1000);
    const features = await fillChain(split, learners, batch);
    const half = 16 * 6;
    const apart =
      plan.alignment === 'mmd'
        ? mmdLoss(features.subarray(0, half), features.subarray(half, 2 * half), 6).value
        : coralLoss(features.subarray(0, half), features.subarray(half, 2 * half), 6).value;
    return { apart, taskLoss: (await learners.head.energies())[0]! };
  }

  for (const alignment of ['mmd', 'coral-loss'] as const)
    it(`brings features nearer than training without does, and learns the source (${alignment})`, async () => {
      const [without, aligned] = [
        await discrepancy(task(alignment, 0)),
        await discrepancy(task(alignment, 10)),
      ];
      expect(aligned.apart).toBeLessThan(0.5 * without.apart);
      expect(without.taskLoss).toBeLessThan(0.1);
      expect(Number.isFinite(aligned.taskLoss)).toBe(true);
    });

  it('goes on from a snapshot to the last bit, with an adversary', async () => {
    const plan = task('adversary', 0.5);
    const straight = await open(plan);
    await align(plan, straight, 12);
    const [first, second] = [await open(plan), await open(plan)];
    await align(plan, first, 5);
    for (const name of ['featuriser', 'head', 'discriminator'] as const)
      await second[name].restore(await first[name].snapshot());
    await align(plan, second, 7);
    expect(await second.featuriser.weights()).toEqual(await straight.featuriser.weights());
    expect(await second.discriminator.weights()).toEqual(await straight.discriminator.weights());
  });

  it('turns the slopes round ever more', () => {
    expect(reversalStrength(0)).toBe(0);
    expect(reversalStrength(1)).toBeCloseTo(0.9999, 4);
    expect([...domainTargets(1, 1, 2)]).toEqual([1, 0, 0, 1, 0, 1]);
  });
});
