import erf from '@stdlib/math-base-special-erf';
import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { type DataSet, dataSets } from '../../src/learner/data/catalogue.ts';
import { clusterCentres, gaussianClusters } from '../../src/learner/data/clusters.ts';
import { digitSplit } from '../../src/learner/data/digits.ts';
import { type DataSetId, dataSetIds } from '../../src/learner/data/names.ts';
import { parity } from '../../src/learner/data/parity.ts';
import { randomLabelSplit } from '../../src/learner/data/random-labels.ts';
import { momentsOf, type Part, trainingData } from '../../src/learner/data/split.ts';
import { teacherSplit } from '../../src/learner/data/teacher.ts';
import { linearModel } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { en } from '../../src/messages/en/index.ts';

const seed = [11, 3] as const;
const all = Object.entries(dataSets) as [DataSetId, DataSet][];
const digitIds = ['digits', 'digit-parity'];
const sizes = { points: 60, heldOutPoints: 40, seed };

describe('the catalogue of data', () => {
  it.each(all)('%s: its split has the size, the task and the names that it states', async (id, set) => {
    const { split, notes } = await set.load({ seed, points: 60 });
    const { train, heldOut } = split;
    const outputs = set.task === 'regression' ? 1 : set.classes;
    expect([split.task, split.inputNames.length, split.outputNames.length]).toEqual([
      set.task,
      set.inputs,
      outputs,
    ]);
    for (const part of [train, heldOut]) {
      expect([part.inputs.length, part.targets.length]).toEqual([
        part.points * set.inputs,
        part.points * outputs,
      ]);
      expect([...part.inputs, ...part.targets].every(Number.isFinite)).toBe(true);
    }
    expect([train.points, heldOut.points > 0]).toEqual([60, true]);
    expect(notes.length > 0).toBe(set.rows !== null && !digitIds.includes(id));
    expect(set.origin === 'measured').toBe(set.licence !== null && set.citation !== '');
  });

  it.each(all)('%s: one seed gives one draw; another seed, or another draw, another', async (_, set) => {
    const load = async (first: number, draw = 0) =>
      (await set.load({ seed: [first, 3], points: 30, draw })).split;
    const once = await load(11);
    expect(await load(11)).toEqual(once);
    expect(await load(12)).not.toEqual(once);
    expect(await load(11, 1)).not.toEqual(once);
  });

  it('has words for every set, and a caveat where there is one', () => {
    expect(Object.keys(dataSets)).toEqual([...dataSetIds]);
    expect(Object.keys(en.data).sort()).toEqual(Object.keys(dataSets).sort());
    for (const [id, set] of all) expect('caveat' in en.data[id], id).toBe(set.caveat);
  });

  it('two classes by sign have one output of -1 and +1', async () => {
    for (const [id, set] of all.filter(([, { classes }]) => classes === 2)) {
      const { split } = await set.load({ seed, points: 40, encoding: 'sign' });
      expect([...new Set(split.train.targets)].sort(), id).toEqual([-1, 1]);
      expect(split.outputNames.length, id).toBe(1);
    }
  });

  it('what was measured is standardised by the training points, and only by them', async () => {
    const { split } = await dataSets['auto-mpg'].load({ seed, points: 200 });
    const numbers = split.inputNames.flatMap((name, c) => (name.includes('=') ? [] : [c]));
    for (const c of numbers) {
      const { mean, sd } = momentsOf(split.train.inputs, split.inputNames.length, c);
      expect([Math.abs(mean) < 1e-12, Math.abs(sd - 1) < 1e-12]).toEqual([true, true]);
      expect(momentsOf(split.heldOut.inputs, split.inputNames.length, c).mean).not.toBe(0);
    }
    expect(split.heldOut.points).toBe(78);
  });
});

describe('generators', () => {
  it('parity: no input and no pair tells the class, three of them decide it', () => {
    const { train } = parity({
      points: 4000,
      heldOutPoints: 0,
      seed,
      inputs: 5,
      order: 3,
      noise: 0,
      encoding: 'sign',
    });
    const mean = (f: (x: Float64Array) => number) => {
      let sum = 0;
      for (let mu = 0; mu < train.points; mu++)
        sum += train.targets[mu]! * f(train.inputs.subarray(5 * mu, 5 * mu + 5));
      return sum / train.points;
    };
    // 15 correlations of sd 1/sqrt(4000): beyond 5 sd with chance 9e-6 in all.
    for (let i = 0; i < 5; i++) {
      expect(Math.abs(mean((x) => x[i]!))).toBeLessThan(5 / Math.sqrt(4000));
      for (let j = 0; j < i; j++)
        expect(Math.abs(mean((x) => x[i]! * x[j]!))).toBeLessThan(5 / Math.sqrt(4000));
    }
    expect(mean((x) => x[0]! * x[1]! * x[2]!)).toBe(1);
  });

  it('clusters: the nearest centre errs as often as the Gaussian tail says', () => {
    const draw = {
      ...sizes,
      points: 20_000,
      inputs: 4,
      classes: 2,
      separation: 1,
      encoding: 'sign',
    } as const;
    const { train } = gaussianClusters(draw);
    const centres = clusterCentres(draw);
    const gap = [0, 1, 2, 3].map((c) => centres[4 + c]! - centres[c]!);
    const distance = Math.hypot(...gap);
    let wrong = 0;
    for (let mu = 0; mu < train.points; mu++) {
      // Standardised inputs are (x - middle) / sqrt(1 + gap^2 / 4), up to the moments of 20 000 points.
      const side = gap.reduce(
        (sum, g, c) => sum + g * train.inputs[4 * mu + c]! * Math.sqrt(1 + g ** 2 / 4),
        0,
      );
      if (side * train.targets[mu]! < 0) wrong++;
    }
    const expected = gaussianTail(distance / 2);
    const sd = Math.sqrt((expected * (1 - expected)) / train.points);
    expect(Math.abs(wrong / train.points - expected)).toBeLessThan(5 * sd);
    // The same counts refute a distance that is a tenth larger.
    expect(Math.abs(wrong / train.points - gaussianTail(0.55 * distance))).toBeGreaterThan(5 * sd);
  });

  it('a linear teacher is learnt without error, random labels never are', async () => {
    const teacher = teacherSplit({ ...sizes, inputs: 8, hidden: 0, noiseVariance: 0, answers: 'real' });
    const random = randomLabelSplit({ ...sizes, inputs: 8, answers: 'real' });
    expect(await linearError(teacher.train, teacher.heldOut)).toBeLessThan(1e-6);
    expect(await linearError(random.train, random.heldOut)).toBeGreaterThan(0.5);
  });

  it('noise of a teacher has its variance, in training and held out', () => {
    const draw = { seed, points: 4000, heldOutPoints: 4000, inputs: 3, hidden: 2, answers: 'real' } as const;
    const [noisy, clean] = [0.25, 0].map((noiseVariance) => teacherSplit({ ...draw, noiseVariance }));
    for (const part of ['train', 'heldOut'] as const) {
      const z = noisy![part].targets.map((y, mu) => y - clean![part].targets[mu]!);
      // The sd of a variance of 4000 Gaussian numbers is 0.25 sqrt(2 / 4000) = 0.0056: 5 of them.
      expect(Math.abs(momentsOf(z, 1, 0).sd ** 2 - 0.25)).toBeLessThan(0.028);
    }
  });

  it('digits: classes are what the images show, at any number of pixels', async () => {
    for (const side of [28, 14, 7] as const) {
      const choice = { seed, points: 400, heldOutPoints: 100, side, classes: 'digits' } as const;
      const { train, heldOut } = await digitSplit(choice);
      expect(train.inputs.length).toBe(400 * side * side);
      // Nearest mean image: about 80 % right in the literature (LeCun et al. give 12 % errors of a linear classifier).
      expect(nearestMean(train, heldOut, side * side)).toBeGreaterThan(0.65);
    }
  });

  it('more digits than there are is an error that says how many', async () => {
    const choice = { seed, points: 4900, heldOutPoints: 200, side: 7, classes: 'parity' } as const;
    await expect(digitSplit(choice)).rejects.toThrow(/GBX-347.*5000/s);
  });
});

const gaussianTail = (x: number) => (1 - erf(x / Math.SQRT2)) / 2;

/** Mean squared error on `heldOut` of a linear model trained by descent on `train`. */
async function linearError(train: Part, heldOut: Part): Promise<number> {
  const inputs = train.inputs.length / train.points;
  const problem: LearnerProblem = {
    shape: linearModel(inputs),
    data: trainingData(train),
    loss: 'squared-error',
    energyScale: 1 / train.points,
    priorPrecision: { weight: 1, bias: 1 },
  };
  const weights = new Float64Array(inputs);
  const state = createReferenceLearner({ problem, networks: 1, seed, weights });
  const rule = { kind: 'momentum', momentum: 0.5, nesterov: false } as const;
  await state.step(
    { kind: 'descent', learningRates: Float64Array.of(0.3), rule, weightDecay: 0, batch: 0 },
    300,
  );
  const f = await state.outputs(heldOut.inputs);
  return f.reduce((sum, value, mu) => sum + (value - heldOut.targets[mu]!) ** 2, 0) / heldOut.points;
}

/** Share of held-out points whose class has the nearest mean image. */
function nearestMean(train: Part, heldOut: Part, width: number): number {
  const classOf = (part: Part, mu: number) => part.targets.subarray(10 * mu, 10 * mu + 10).indexOf(1);
  const means = new Float64Array(10 * width);
  const counts = new Float64Array(10);
  for (let mu = 0; mu < train.points; mu++) {
    const label = classOf(train, mu);
    counts[label]!++;
    for (let k = 0; k < width; k++) means[label * width + k]! += train.inputs[mu * width + k]!;
  }
  let right = 0;
  for (let mu = 0; mu < heldOut.points; mu++) {
    const distances = Array.from(counts, (count, label) => {
      let sum = 0;
      for (let k = 0; k < width; k++)
        sum += (heldOut.inputs[mu * width + k]! - means[label * width + k]! / count) ** 2;
      return sum;
    });
    if (distances.indexOf(Math.min(...distances)) === classOf(heldOut, mu)) right++;
  }
  return right / heldOut.points;
}
