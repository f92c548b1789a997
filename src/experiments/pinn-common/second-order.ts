/** Stages of L-BFGS and Gauss-Newton, piece by piece: what a course makes of them beside its counts. */
import {
  continueGaussNewton,
  continueLbfgs,
  type GaussNewtonBatch,
  type LbfgsBatch,
  startGaussNewton,
  startLbfgs,
} from '../../dynamics/optimise/batch-minimiser.ts';
import type { EnergySource } from '../../dynamics/optimise/energy-source.ts';
import type { LearnerState } from '../../engine/contract.ts';
import type { GaussNewtonStage, LbfgsStage } from './stages.ts';

const LBFGS_TELLS = 50;
const GAUSS_NEWTON_TELLS = 10;

type Batch = LbfgsBatch | GaussNewtonBatch;

/** Iterations of a piece. */
export function tellEveryOf({ kind, tellEvery }: LbfgsStage | GaussNewtonStage): number {
  return tellEvery ?? (kind === 'lbfgs' ? LBFGS_TELLS : GAUSS_NEWTON_TELLS);
}

/**
 * At most so many iterations more for each network.
 *
 * @param from        a batch of this stage's kind, or places [network][parameter] to begin from
 * @param afterRound  between two evaluations; may throw to end
 */
export async function nextPiece(
  stage: LbfgsStage | GaussNewtonStage,
  from: Batch | { readonly starts: readonly Float64Array[] },
  iterations: number,
  source: EnergySource,
  afterRound: () => Promise<void>,
): Promise<Batch> {
  const limits = {
    mostIterations: stage.iterations,
    mostEvaluations: stage.evaluations ?? 2 * stage.iterations,
  };
  if (stage.kind === 'lbfgs') {
    const { memory = 50, gradientTolerance = 1e-9 } = stage;
    const batch = 'starts' in from ? await startLbfgs(from.starts, source) : (from as LbfgsBatch);
    return continueLbfgs(batch, iterations, source, { ...limits, memory, gradientTolerance }, afterRound);
  }
  const { firstDamping = 1e-3, gradientTolerance = 1e-12 } = stage;
  const batch = 'starts' in from ? startGaussNewton(from.starts) : (from as GaussNewtonBatch);
  const options = { ...limits, firstDamping, gradientTolerance };
  return continueGaussNewton(batch, iterations, source, options, afterRound);
}

/**
 * The same places under other points: energies and gradients are new, pairs of old ones say nothing. Counts go on, by one evaluation
 * for each network.
 */
export async function beginAnew(batch: LbfgsBatch, source: EnergySource): Promise<LbfgsBatch> {
  const fresh = await startLbfgs(
    batch.states.map(({ theta }) => theta),
    source,
  );
  return {
    ...fresh,
    reasons: batch.reasons,
    states: fresh.states.map((state, e) => ({
      ...state,
      iterations: batch.states[e]!.iterations,
      evaluations: batch.states[e]!.evaluations + 1,
    })),
  };
}

/** State in f64, [network][parameter]. */
export function placesOf({ states }: Batch): Float64Array {
  const p = states[0]?.theta.length ?? 0;
  const all = new Float64Array(states.length * p);
  for (const [e, { theta }] of states.entries()) all.set(theta, e * p);
  return all;
}

/** The learner is given these places, and moments of a descent before are forgotten. */
export async function holdPlaces(learner: LearnerState, places: Float64Array): Promise<void> {
  const snapshot = await learner.snapshot();
  await learner.restore({
    ...snapshot,
    weights: places.slice(),
    velocity: new Float64Array(places.length),
    secondMoment: new Float64Array(places.length),
    moments: { owner: null, steps: 0 },
  });
}
