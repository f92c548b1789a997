/** What a person chooses beside the law: the network, where the law is asked for, how conditions are held, what each term weighs. */
import type { Seed } from '../../random/seed.ts';
import type { Activation } from '../problem.ts';
import type { SamplingMethod } from './sampling/collocation.ts';

export interface Measurements {
  /** Points inside, drawn at random; of several sets the largest number. */
  readonly points: number;
  /** Standard deviation of the noise, in units of the field's root mean square over the domain. */
  readonly noise: number;
  /** Another than that of `random` collocation points: places are drawn in the same way and would be the same. */
  readonly seed: Seed;
}

/** What one set of a batch has of its own. */
export interface SetChoice {
  /** Weights by name of a group, over those that all sets have. */
  readonly weights?: TermWeights;
  /** The first so many measurements count, the others weigh nothing. Default all. */
  readonly measurements?: number;
  /** Which draw of places and noise. Default 0. */
  readonly measurementDraw?: number;
}

/** By name of a group: 'law', 'measurements', a boundary condition's name, or 'boundary' for all of these. Default 1. */
export type TermWeights = Readonly<Record<string, number>>;

export interface Ingredients {
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** `grid` takes at most so many (the largest grid of equal numbers along each axis), but at least the smallest with a point inside. */
  readonly collocation: { readonly method: SamplingMethod | 'grid'; readonly count: number };
  /** Over all conditions together, by length; at least one each. */
  readonly boundaryPoints: number;
  /** hard: values are held exactly by u = g + phi N. Fluxes and tractions are soft in both. */
  readonly boundary: 'soft' | 'hard';
  readonly seed: Seed;
  /** Of mean squared residuals. */
  readonly weights?: TermWeights;
  readonly features?: { readonly count: number; readonly scale: number };
  /** Adds the law's singular function with a trainable strength. */
  readonly enrichment?: boolean;
  readonly measurements?: Measurements;
  /** A batch of networks is divided evenly among these; default one set. */
  readonly sets?: readonly SetChoice[];
}

/** Names of groups that are no boundary conditions. */
export const LAW_GROUP = 'law';
export const MEASUREMENT_GROUP = 'measurements';

/** Weight of a group in a set. */
export function weightOf({ weights = {} }: Ingredients, set: SetChoice, name: string): number {
  const isCondition = name !== LAW_GROUP && name !== MEASUREMENT_GROUP;
  const from = (given: TermWeights) => given[name] ?? (isCondition ? given.boundary : undefined);
  return from(set.weights ?? {}) ?? from(weights) ?? 1;
}
