/**
 * A batch of networks that each go down by a second-order method, in pieces of a few iterations: between two pieces all there is is plain
 * data, so a run can be stopped, stored and taken up again on any host with the same result.
 */
import type { EnergySource } from './energy-source.ts';
import { type GaussNewtonState, gaussNewton, gaussNewtonStart } from './gauss-newton.ts';
import {
  type Evaluation,
  type LbfgsResult,
  type LbfgsState,
  lbfgs,
  lbfgsStart,
  type StopReason,
} from './lbfgs.ts';
import { minimiseTogether } from './minimise-together.ts';
import { norm } from './vectors.ts';

/** How the batch stands; all [network]. */
export interface Minimisation<State> {
  readonly states: readonly State[];
  /** Null while it goes on. */
  readonly reasons: readonly (StopReason | null)[];
  readonly energies: Float64Array;
  readonly gradientNorms: Float64Array;
}
export type LbfgsBatch = Minimisation<LbfgsState>;
export type GaussNewtonBatch = Minimisation<GaussNewtonState>;

export interface LbfgsBatchOptions {
  /** Pairs kept. */
  readonly memory: number;
  readonly mostIterations: number;
  readonly mostEvaluations: number;
  readonly gradientTolerance: number;
}

export interface GaussNewtonBatchOptions {
  readonly mostIterations: number;
  readonly mostEvaluations: number;
  readonly gradientTolerance: number;
  /** The first damping, as a share of the curvature's scale. */
  readonly firstDamping: number;
}

/** Between two evaluations of the batch: pause, save; may throw to end. */
type AfterRound = () => Promise<void>;

/** @param starts  [network][parameter] */
export async function startLbfgs(starts: readonly Float64Array[], source: EnergySource): Promise<LbfgsBatch> {
  const states = await minimiseTogether<LbfgsState>(starts.map(lbfgsStart), (places, who) =>
    source.energies(places, who),
  );
  return lbfgsBatch(
    states,
    states.map(() => null),
  );
}

export function startGaussNewton(starts: readonly Float64Array[]): GaussNewtonBatch {
  const unknown = new Float64Array(starts.length).fill(Number.NaN);
  return {
    states: starts.map(gaussNewtonStart),
    reasons: starts.map(() => null),
    energies: unknown,
    gradientNorms: unknown,
  };
}

/** At most `iterations` more for each network that still goes on. */
export async function continueLbfgs(
  batch: LbfgsBatch,
  iterations: number,
  source: EnergySource,
  options: LbfgsBatchOptions,
  afterRound?: AfterRound,
): Promise<LbfgsBatch> {
  const [states, reasons] = [[...batch.states], [...batch.reasons]];
  const going = goingOn(batch);
  const moves = going.map((network) =>
    lbfgs(states[network]!, {
      ...options,
      mostIterations: Math.min(options.mostIterations, states[network]!.iterations + iterations),
      precision: 0,
      noise: (theta) => source.noise(theta, network),
    }),
  );
  const results = await minimiseTogether<LbfgsResult, Evaluation>(
    moves,
    (places, who) =>
      source.energies(
        places,
        who.map((k) => going[k]!),
      ),
    afterRound,
  );
  for (const [k, network] of going.entries()) {
    const { state, reason } = results[k]!;
    states[network] = state;
    reasons[network] = reasonOf(reason, state.iterations, options);
  }
  return lbfgsBatch(states, reasons);
}

/** At most `iterations` more for each network that still goes on. */
export async function continueGaussNewton(
  batch: GaussNewtonBatch,
  iterations: number,
  source: EnergySource,
  options: GaussNewtonBatchOptions,
  afterRound?: AfterRound,
): Promise<GaussNewtonBatch> {
  const [states, reasons] = [[...batch.states], [...batch.reasons]];
  const [energies, gradientNorms] = [batch.energies.slice(), batch.gradientNorms.slice()];
  const going = goingOn(batch);
  const moves = going.map((network) =>
    gaussNewton(states[network]!, {
      ...options,
      mostIterations: Math.min(options.mostIterations, states[network]!.iterations + iterations),
    }),
  );
  const results = await minimiseTogether(
    moves,
    (places, who) =>
      source.models(
        places,
        who.map((k) => going[k]!),
      ),
    afterRound,
  );
  for (const [k, network] of going.entries()) {
    const { state, reason, value, gradientNorm } = results[k]!;
    states[network] = state;
    reasons[network] = reasonOf(reason, state.iterations, options);
    energies[network] = value;
    gradientNorms[network] = gradientNorm;
  }
  return { states, reasons, energies, gradientNorms };
}

function goingOn({ reasons }: { readonly reasons: readonly (StopReason | null)[] }): number[] {
  return reasons.flatMap((reason, network) => (reason === null ? [network] : []));
}

/** A limit of iterations that was only the piece's is no reason. */
function reasonOf(
  reason: StopReason,
  iterations: number,
  { mostIterations }: { readonly mostIterations: number },
): StopReason | null {
  return reason === 'iteration-limit' && iterations < mostIterations ? null : reason;
}

function lbfgsBatch(states: readonly LbfgsState[], reasons: readonly (StopReason | null)[]): LbfgsBatch {
  return {
    states,
    reasons,
    energies: Float64Array.from(states, ({ value }) => value),
    gradientNorms: Float64Array.from(states, ({ gradient }) => norm(gradient)),
  };
}
