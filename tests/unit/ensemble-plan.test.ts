/** The driver of ensembles: batches without replacement, sets of unlike size, units, adversaries, resumption. */
import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { EnsemblePlan, type EnsembleTask } from '../../src/experiments/doubt-common/ensemble.ts';
import { EnsembleBatches } from '../../src/experiments/doubt-common/ensemble-batches.ts';
import { epochOrder } from '../../src/experiments/doubt-common/epochs.ts';
import { classDoubt } from '../../src/observables/uncertainty/class-doubt.ts';
import { totalVariance } from '../../src/observables/uncertainty/decomposition.ts';
import { normals } from '../support/learner-problems.ts';

const SEED = [5, 0] as const;

/** y = 40 + 10 sin(2 x) + noise, x in units of hundreds. */
function curve(points: number, owner: number, sd = 1) {
  const [u, noise] = [normals(points, owner), normals(points, owner + 1)];
  return {
    points,
    inputs: u.map((x) => 300 + 100 * x),
    targets: u.map((x, k) => 40 + 10 * Math.sin(2 * x) + sd * noise[k]!),
  };
}

const TASK: EnsembleTask = {
  sets: [curve(40, 300), curve(25, 302)],
  members: 2,
  inputs: 1,
  values: 1,
  loss: 'gaussian',
  hidden: [12],
  activation: 'tanh',
  seed: SEED,
  epochs: 60,
  batch: 8,
  learningRate: 0.02,
};

describe('an ensemble', () => {
  it('sees every point once an epoch, in another order each time', () => {
    const order = epochOrder(40, SEED, 0, 0);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, k) => k));
    expect(epochOrder(40, SEED, 0, 1)).not.toEqual(order);
    expect(epochOrder(40, SEED, 1, 0)).not.toEqual(order);
    const batches = new EnsembleBatches(TASK);
    const seen = new Map<number, number>();
    for (let step = 0; step < 5; step++) {
      const { inputs, points } = batches.at(step);
      for (let k = 0; k < points; k++) seen.set(inputs[k]!, (seen.get(inputs[k]!) ?? 0) + 1);
    }
    expect(seen.size).toBe(40);
    expect(Math.max(...seen.values())).toBe(1);
  });

  it('gives the energy as a mean over the batch, also of the short one at the end', () => {
    const batches = new EnsembleBatches(TASK);
    const sums = (step: number) => {
      const { weights, points } = batches.at(step);
      return [0, 1, 2, 3].map((e) =>
        weights!.subarray(e * points, (e + 1) * points).reduce((a, b) => a + b, 0),
      );
    };
    // 25 points in batches of 8: the fourth has one.
    for (const step of [0, 3]) for (const sum of sums(step)) expect(sum).toBeCloseTo(1, 12);
  });

  it('learns curve and noise in the units of its owner, and goes on from a snapshot to the last bit', async () => {
    const plan = new EnsemblePlan({ ...TASK, epochs: 400 });
    const learner = createReferenceLearner(plan.spec());
    await plan.advance(learner, 777);
    const half = await learner.snapshot();
    await plan.advance(learner, plan.steps - 777);
    const inputs = Float64Array.of(220, 300, 380);
    const [first, second] = await plan.predict(learner, inputs);
    for (const [k, x] of [-0.8, 0, 0.8].entries())
      expect(Math.abs(first!.mean[k]! - 40 - 10 * Math.sin(2 * x))).toBeLessThan(2);
    for (const v of totalVariance(first!)) expect(Math.sqrt(v)).toBeLessThan(4);
    const other = createReferenceLearner(plan.spec());
    await plan.predict(other, inputs);
    await other.restore(half);
    for (let left = plan.steps - 777; left > 0; left -= 100) await plan.advance(other, Math.min(100, left));
    expect(await other.weights()).toEqual(await learner.weights());
    const [, again] = await plan.predict(other, [inputs.subarray(0, 1), inputs]);
    expect(again).toEqual(second);
    await expect(plan.advance(other, 1)).rejects.toThrow(RangeError);
  });

  it('moves adversaries uphill by their share of the range', async () => {
    const task = { ...TASK, adversarial: 0.01 };
    const plan = new EnsemblePlan(task);
    const learner = createReferenceLearner(plan.spec());
    const batches = new EnsembleBatches(task);
    await learner.replaceData(batches.at(0));
    const before = await learner.energies();
    const both = batches.withAdversaries(0, await learner.inputGradients());
    await learner.replaceData(both);
    const after = await learner.energies();
    for (const [e, energy] of after.entries()) expect(energy).toBeGreaterThan(before[e]!);
    const { inputs } = TASK.sets[0]!;
    const { sd } = batches.scales[0]!.inputs;
    const range = (Math.max(...inputs) - Math.min(...inputs)) / sd[0]!;
    for (let k = 0; k < 8; k++)
      expect(Math.abs(both.inputs[8 + k]! - both.inputs[k]!)).toBeCloseTo(0.01 * range, 10);
  });

  it('leaves points of weight 0 out of everything', () => {
    const set = curve(30, 310);
    const weights = new Float64Array(31).fill(1);
    weights[30] = 0;
    const longer = {
      points: 31,
      inputs: Float64Array.of(...set.inputs, 1e6),
      targets: Float64Array.of(...set.targets, 1e6),
      weights,
    };
    const plain = new EnsembleBatches({ ...TASK, sets: [set] });
    const masked = new EnsembleBatches({ ...TASK, sets: [longer] });
    expect(masked.at(2)).toEqual(plain.at(2));
  });

  it('asks thinned networks pass by pass, in pieces of any size', async () => {
    const plan = new EnsemblePlan({ ...TASK, dropout: 0.3, epochs: 4 });
    const learner = createReferenceLearner(plan.spec());
    await plan.advance(learner, plan.steps);
    // More points than a batch holds: three pieces.
    const inputs = Float64Array.from({ length: 19 }, (_, k) => 200 + 10 * k);
    const [said] = await plan.members(learner, inputs, 3);
    expect(said!.members).toBe(6);
    const { mean, sd } = plan.batches.scales[0]!.inputs;
    const { targets } = plan.batches.scales[0]!;
    const scaledInputs = inputs.map((x) => (x - mean[0]!) / sd[0]!);
    for (const pass of [0, 2]) {
      const outputs = await learner.outputs(scaledInputs, pass);
      // Member 1 of set 0 is network 1; its passes lie side by side.
      for (const point of [0, 8, 18])
        expect(said!.mean[(3 + pass) * 19 + point]).toBeCloseTo(
          targets.mean[0]! + targets.sd[0]! * outputs[(19 + point) * 2]!,
          10,
        );
    }
    const [whole] = await plan.members(learner, inputs);
    expect(whole!.mean[19]).not.toBe(said!.mean[3 * 19]);
  });

  it('tells classes apart, and doubts between them', async () => {
    const points = 40;
    const z = normals(points, 330);
    const inputs = z.map((x, k) => x + (k % 2 === 0 ? -3 : 3));
    const targets = Float64Array.from({ length: 2 * points }, (_, k) => ((k >> 1) % 2 === k % 2 ? 1 : 0));
    const plan = new EnsemblePlan({
      ...TASK,
      sets: [{ points, inputs, targets }],
      values: 2,
      loss: 'cross-entropy',
      members: 3,
      epochs: 100,
    });
    const learner = createReferenceLearner(plan.spec());
    await plan.advance(learner, plan.steps);
    const [p] = await plan.probabilities(learner, Float64Array.of(-4, 0, 4));
    const { probability, total } = classDoubt(p!, 3, 2);
    expect(probability[0]).toBeGreaterThan(0.95);
    expect(probability[5]).toBeGreaterThan(0.95);
    expect(total[1]).toBeGreaterThan(5 * total[0]!);
  });
});
