/** Stages of Adam that set weights and draw points themselves: what they reach, for whom, and that they go on from a checkpoint. */
import { describe, expect, it, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment, Row, RunContext } from '../../src/experiments/declaration.ts';
import type { AdamStage } from '../../src/experiments/pinn-common/stages.ts';
import { type TrainingPiece, type TrainingPlan, train } from '../../src/experiments/pinn-common/training.ts';
import { ownSets, stacked } from '../../src/experiments/pinn-fail/batch.ts';
import type { CureName } from '../../src/experiments/pinn-fail/cures.ts';
import { pinnFail } from '../../src/experiments/pinn-fail.ts';
import { pointsOfEach } from '../../src/learner/pde/adaptive-points.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import { fieldsAt, lawResiduals } from '../../src/learner/pde/fields.ts';
import { convectionLaw } from '../../src/learner/pde/laws/waves.ts';
import { EVEN } from '../../src/learner/pde/sampling/residual-adaptive.ts';
import { carriedLambdas, groupGradients, relativeResiduals } from '../../src/learner/pde/weighting.ts';
import type { ResidualTerms } from '../../src/learner/residuals.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';
import { plateProblem, plateStart, plateTerms } from '../support/square-plate.ts';

interface Ended {
  readonly weights: Float64Array;
  readonly terms: ResidualTerms;
  /** Of each group, [group] of [network][parameter], with the weights as they ended. */
  readonly gradients: readonly Float64Array[];
  readonly residuals: Float64Array;
  readonly costs: Float64Array;
}

/** The plate, whose edges weigh a ten thousandth of the law: out of balance. Networks have sets of their own. */
async function trained(stage: Partial<AdamStage>, networks = 1, only?: number): Promise<Ended> {
  const p = 4 * 5 + 1;
  const starts = plateStart(5, networks, 77);
  const shown = only === undefined ? networks : 1;
  const problem = plateProblem(5, 4, 3, 1e-4);
  const plan: TrainingPlan = {
    problem: { ...problem, residuals: ownSets(problem.residuals!, shown) },
    networks: shown,
    weights: () => (only === undefined ? starts : starts.slice(only * p, (only + 1) * p)),
    seed: [3, 0],
    stages: [{ kind: 'adam', steps: 201, learningRate: 1e-3, ...stage }],
  };
  const context: RunContext = {
    engine: new ReferenceEngine(),
    restored: null,
    async tick() {},
    progress() {},
    wantsFrame: () => false,
    frame() {},
    note() {},
  };
  const ended: Ended[] = [];
  const onPiece = async ({ learner, terms, weights, costs }: TrainingPiece) => {
    const gradients = await groupGradients(learner, terms);
    ended.push({ weights, terms, gradients, residuals: await learner.residuals(), costs });
    return [];
  };
  for await (const _ of train([plan], context, onPiece));
  return ended[0]!;
}

const meanSize = (of: Float64Array) => of.reduce((sum, g) => sum + Math.abs(g), 0) / of.length;
const largest = (of: Float64Array) => of.reduce((most, g) => Math.max(most, Math.abs(g)), 0);

describe('balanced weights', () => {
  const weighting = { kind: 'balanced', every: 10, keep: 0.8, rule: 'norms' } as const;
  const norm = (of: Float64Array) => Math.sqrt(of.reduce((sum, g) => sum + g * g, 0));
  const ratio = ({ gradients: [law, edges] }: Ended) => norm(law!) / norm(edges!);
  const apart = (value: number) => Math.max(value, 1 / value);

  it('bring the terms to gradients of one norm; fixed ones stay a thousand times apart', async () => {
    // Where networks hardly move, 20 settings leave 0.8^20 = 1 % of the way.
    expect(apart(ratio(await trained({ weighting, learningRate: 1e-6 })))).toBeLessThan(1.02);
    // Where they learn, factors are behind by 5 settings, in which the law's gradient falls by less than 3.
    expect(apart(ratio(await trained({ weighting })))).toBeLessThan(3);
    expect(ratio(await trained({}))).toBeGreaterThan(1000);
  });

  it('by the largest over the mean settle where the factor is the root of that ratio, and stay there', async () => {
    const published = { kind: 'balanced', every: 10, keep: 0.5 } as const;
    const still = { weighting: published, learningRate: 1e-9 };
    const before = await trained({ learningRate: 1e-9 });
    const root = Math.sqrt(largest(before.gradients[0]!) / meanSize(before.gradients[1]!));
    const factor = ({ terms }: Ended) => terms.groups[1]!.weights[0]! / (1e-4 / 12);
    for (const steps of [201, 401])
      expect(factor(await trained({ ...still, steps })) / root).toBeCloseTo(1, 2);
  });

  it('are those of each network by itself where sets are its own, and cost a gradient for each group', async () => {
    const both = await trained({ weighting }, 2);
    const alone = await trained({ weighting }, 2, 1);
    expect(both.weights.slice(21)).toEqual(alone.weights);
    const of = ({ terms }: Ended) => terms.groups[1]!.weights;
    expect(of(both)[12]).toBe(of(alone)[0]);
    expect(of(both)[0]).not.toBe(of(both)[12]);
    expect([...alone.costs]).toEqual([201 + 20 * 2]);
  });
});

describe('self-adaptive weights', () => {
  const weighting = { kind: 'self-adaptive', every: 5, rate: 0.2 } as const;

  it('rise most where residuals are largest; fixed ones nowhere', async () => {
    // So slow that residuals stay as they are: then lambda is ordered as they are, exactly.
    const { terms, residuals } = await trained({ weighting, learningRate: 1e-7 });
    const { weights } = terms.groups[0]!;
    const order = (by: (p: number) => number) =>
      Array.from(weights, (_, p) => p).sort((a, b) => by(a) - by(b));
    expect(order((p) => weights[p]!)).toEqual(order((p) => residuals[p]! ** 2));
    expect(Math.max(...weights)).toBeGreaterThan(2 * Math.min(...weights));
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(1 / 16);
    const fixed = await trained({ learningRate: 1e-7 });
    expect(new Set(fixed.terms.groups[0]!.weights)).toEqual(new Set([1 / 16]));
  });

  it('grow by the squared residual with its base weight, beside the largest, in any units of the law', async () => {
    const { terms, residuals } = await trained({ weighting, learningRate: 1e-12, steps: 6 });
    const squares = residuals.map((r, k) => r ** 2 * (k < 16 ? 1 : 1e-4));
    const top = Math.max(...squares);
    expect(terms.groups[1]!.weights[0]! / (1e-4 / 12)).toBeCloseTo((1 + (0.2 * squares[16]!) / top) ** 2, 10);
    expect(Math.max(...terms.groups[0]!.weights)).toBeCloseTo(1.2 ** 2 / 16, 10);
    const huge = plateTerms(4, 3, 1e4);
    const groups = huge.groups.map((group) => ({ ...group, weights: group.weights.map((w) => 1e30 * w) }));
    const relative = relativeResiduals(
      { sets: 1, groups },
      Float64Array.from({ length: 28 }, (_, k) => k),
      1,
    );
    expect(largest(relative)).toBe(1);
    expect(relative[0]).toBe(0);
    const broken = Float64Array.from({ length: 28 }, (_, k) => (k === 3 ? Number.NaN : k));
    expect([...relativeResiduals(huge, broken, 1)].filter(Number.isFinite)).toHaveLength(27);
  });

  it('stay with points that stay, and begin at 1 at new ones', () => {
    const before = plateTerms(4, 3);
    const moved = { ...before, groups: [plateTerms(4, 3, 1, 0.4).groups[0]!, before.groups[1]!] };
    const lambdas = Float64Array.from({ length: 16 + 12 }, (_, k) => 2 + k);
    const carried = carriedLambdas(before, moved, lambdas);
    expect([...carried.subarray(0, 16)]).toEqual(new Array(16).fill(1));
    expect(carried.subarray(16)).toEqual(lambdas.subarray(16));
  });
});

it('weights that a stage sets cannot go with an end that is read off the energy', async () => {
  const until = { window: 5, leastGain: 0.05, leastRatio: 1 };
  await expect(trained({ weighting: { kind: 'balanced', every: 5 }, until })).rejects.toThrow(RangeError);
});

test('points of each network lie where its own law is broken, in the batch as drawn', async () => {
  const laws = [5, 25].map((speed) =>
    compileLaw(convectionLaw({ speed }), {
      hidden: [6],
      activation: 'tanh',
      collocation: { method: 'sobol', count: 200 },
      boundaryPoints: 8,
      boundary: 'soft',
      seed: [5, 0],
    }),
  );
  const state = await new ReferenceEngine().learner({
    problem: { ...laws[0]!.problem, residuals: stacked(laws.map(({ problem }) => problem.residuals!)) },
    networks: 2,
    seed: [1, 0],
    weights: laws[0]!.initialWeights(2),
  });
  const law = { power: 2, floor: 0 };
  const drawn = await pointsOfEach(laws, state, { draw: 1, law });
  const even = await pointsOfEach(laws, state, { draw: 1, law: EVEN });
  expect(drawn[0]).not.toEqual(drawn[1]);
  expect(even[0]).not.toEqual(even[1]);
  const sizeAt = async (points: Float64Array, e: number) => {
    const all = lawResiduals(laws[e]!, await fieldsAt(laws[e]!, state, points));
    return meanSize(all.subarray(200 * e, 200 * (e + 1)));
  };
  for (const e of [0, 1])
    expect(await sizeAt(drawn[e]!, e)).toBeGreaterThan(1.2 * (await sizeAt(even[e]!, e)));
  // The batch with these points has each network's own residuals there.
  const own = stacked(drawn.map((points, e) => laws[e]!.redraw({ draw: 0, points })));
  await state.replaceResiduals(own);
  const residuals = await state.residuals();
  for (const e of [0, 1]) {
    const inside = residuals.subarray((e * residuals.length) / 2, (e * residuals.length) / 2 + 200);
    expect(meanSize(inside)).toBeCloseTo(await sizeAt(drawn[e]!, e), 10);
  }
});

test.each(['balance', 'adaptive-points'] as const satisfies CureName[])(
  'pinn-fail, %s: the same rows to the last bit from a checkpoint',
  async (cure) => {
    const experiment = pinnFail as unknown as Experiment;
    const tiny = {
      levels: '2 9',
      steps: 22,
      copies: 2,
      points: 12,
      conditionPoints: 6,
      hidden: 3,
      layers: 1,
    };
    const config = configOf(experiment, { ...tiny, cure });
    const engine = new ReferenceEngine();
    const saved: { readonly state: unknown; readonly after: number }[] = [];
    const whole: Row[] = [];
    await runExperiment(
      experiment,
      engine,
      config,
      {
        async onTick(_, save) {
          saved.push({ state: structuredClone(await save()), after: whole.length });
        },
      },
      whole,
    );
    // In the second training, where there are weights or points of its own to remember.
    const [first, last] = [saved.findIndex(({ after }) => after > 14), saved.length - 3];
    expect(last - first).toBeGreaterThan(6);
    for (const k of [first + 3, last]) {
      const { state, after } = saved[k]!;
      expect(await runExperiment(experiment, engine, config, { restored: state })).toEqual(
        whole.slice(after),
      );
    }
  },
);
