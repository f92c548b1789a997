/** The law of sweeps as the kernels take it, from a request's. */
import { multiplierOf } from '../../random/acceptance.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { SpinDynamics } from '../contract.ts';
import type { PackedModel } from './spin-pack.ts';

/** Where a spin state's random numbers begin. */
export interface SpinStart {
  readonly replicas: number;
  readonly seed: Seed;
  readonly firstState?: number;
}

/** What all updates of a request have in common, but their temperatures. */
export interface SweepLaw {
  readonly key: Seed;
  readonly replicas: number;
  readonly firstState: number;
  readonly stream: number;
  readonly metropolis: boolean;
}

/** (B, k) of every state, [state][2]. @param betas [state] */
export function sweepMultipliers(model: PackedModel, replicas: number, betas: Float64Array): Uint32Array {
  const multipliers = new Uint32Array(2 * betas.length);
  betas.forEach((beta, state) => {
    const { B, k } = multiplierOf(beta * model.oddsPerField[Math.floor(state / replicas)]!);
    multipliers.set([B, k], 2 * state);
  });
  return multipliers;
}

/** Law of a request's rule, for states that begin there. */
export function sweepLaw({ seed, replicas, firstState = 0 }: SpinStart, { rule }: SpinDynamics): SweepLaw {
  const metropolis = rule === 'metropolis';
  const stream = metropolis ? Stream.Metropolis : Stream.HeatBath;
  return { key: seed, replicas, firstState, stream, metropolis };
}
