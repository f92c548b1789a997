/** What may help a network that learnt a wrong solution, each changing one thing; and how both are trained. */
import type { Ingredients } from '../../learner/pde/ingredients.ts';
import type { AdamStage, Redraw, TrainingStage } from '../pinn-common/stages.ts';
import type { PinnFailConfig } from '../pinn-fail.ts';

export const CURES = [
  'none',
  'gauss-newton',
  'lbfgs',
  'lbfgs-f64',
  'curriculum',
  'causality',
  'hard',
  'features',
  'points',
  'new-points',
  'adaptive-points',
  'balance',
  'self-adaptive',
  'unbalanced',
] as const;
export type CureName = (typeof CURES)[number];

/** Parts in which a curriculum grows harder, or a window of time opens. */
const PARTS = 10;
/** Share of the training after which the whole law is asked for. */
const GROWTH = 0.7;
/** The window begins with this share of the time. */
const FIRST_WINDOW = 0.1;
const FEATURES = { count: 8, scale: 2 } as const;
const MORE_POINTS = 4;
/** Draws of points during a training that redraws. */
const DRAWS = 10;
/** Steps between two settings of the weights, as in the code of Wang et al.; by norms, which leaves the terms alike (`weighting.ts`). */
const WEIGHING = 10;
/** eta of self-adaptive weights, for each of those settings. */
const ASCENT = 0.01;
/** Rows that a training gives. */
const LOOKS = 12;

export interface Approach {
  readonly cure: CureName;
  readonly ingredients: Partial<Ingredients>;
  readonly balanced: boolean;
  readonly stages: readonly TrainingStage[];
  /** Every network has points or weights of its own, so that copies stay independent. */
  readonly ownSets: boolean;
  readonly redraws: boolean;
  /** Of the growing cures, for draw 0, 1, … of the terms; all others ask for everything at once. */
  readonly share: (draw: number) => number;
}

/** The law's number at a share of the way from nothing, or of the easiest where it cannot be less. */
export function approachOf(config: PinnFailConfig, cure: CureName): Approach {
  const { points, balanced } = config;
  const grows = cure === 'curriculum' || cure === 'causality';
  const redraws = cure === 'new-points' || cure === 'adaptive-points';
  return {
    cure,
    ingredients: {
      ...(cure === 'hard' && { boundary: 'hard' as const }),
      ...(cure === 'features' && { features: FEATURES }),
      ...(cure === 'points' && { collocation: { method: 'sobol' as const, count: MORE_POINTS * points } }),
    },
    balanced: cure === 'unbalanced' ? !balanced : balanced,
    stages: stagesOf(config, cure, grows),
    ownSets: redraws || cure === 'balance' || cure === 'self-adaptive',
    redraws,
    share: (draw) => (grows ? Math.min(1, FIRST_WINDOW + ((1 - FIRST_WINDOW) * draw) / (PARTS - 1)) : 1),
  };
}

function stagesOf(config: PinnFailConfig, cure: CureName, grows: boolean): readonly TrainingStage[] {
  const { steps, iterations, learningRate } = config;
  const adam = (count: number): AdamStage => ({
    kind: 'adam',
    steps: count,
    learningRate,
    profile: { kind: 'cosine', floor: 0.01 },
    tellEvery: Math.ceil(count / LOOKS),
    ...(grows && { renewEvery: Math.ceil((GROWTH * count) / (PARTS - 1)) }),
  });
  const redrawn = (redraw: Redraw): AdamStage => ({
    ...adam(steps),
    renewEvery: Math.ceil(steps / (DRAWS + 1)),
    redraw,
  });
  switch (cure) {
    case 'new-points':
      return [redrawn('fresh')];
    case 'adaptive-points':
      return [redrawn('by-residual')];
    case 'balance':
      return [{ ...adam(steps), weighting: { kind: 'balanced', every: WEIGHING, rule: 'norms' } }];
    case 'self-adaptive':
      return [{ ...adam(steps), weighting: { kind: 'self-adaptive', every: WEIGHING, rate: ASCENT } }];
    case 'gauss-newton':
      return [
        { kind: 'gauss-newton', iterations, arithmetic: 'f64', tellEvery: Math.ceil(iterations / LOOKS) },
      ];
    case 'lbfgs':
    case 'lbfgs-f64': {
      const rest = steps - Math.ceil(steps / 3);
      return [
        adam(steps - rest),
        {
          kind: 'lbfgs',
          iterations: rest,
          evaluations: rest,
          arithmetic: cure === 'lbfgs' ? 'engine' : 'f64',
          tellEvery: Math.ceil(rest / LOOKS),
        },
      ];
    }
    default:
      return [adam(steps)];
  }
}
