/** Policies of buying, by the names that people choose. */

import { confidenceBound, expectedImprovement, informationGain } from '../../observables/acquisition.ts';
import { diverseBatch, largestScores } from '../../observables/acquisition-choice.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Doubt } from './pool-model.ts';

export const POLICIES = [
  'random',
  'total',
  'aleatoric',
  'epistemic',
  'bald',
  'diverse',
  'improvement',
  'bound',
  'thompson',
] as const;
export type Policy = (typeof POLICIES)[number];

/** Sets of policies that answer one question each. Of classes there is no best one, and their epistemic part is BALD. */
export const COMPARISONS = ['doubts', 'search', 'batches', 'all'] as const;
export type Comparison = (typeof COMPARISONS)[number];

const IN: Readonly<Record<Comparison, readonly Policy[]>> = {
  doubts: ['random', 'total', 'aleatoric', 'epistemic', 'bald'],
  search: ['random', 'epistemic', 'improvement', 'bound', 'thompson'],
  batches: ['random', 'epistemic', 'bald', 'diverse'],
  all: POLICIES,
};
const OF_CLASSES: readonly Policy[] = ['random', 'total', 'aleatoric', 'bald', 'diverse'];

export function policiesOf(comparison: Comparison, classes: boolean): readonly Policy[] {
  if (!classes) return IN[comparison];
  const asked = IN[comparison].filter((policy) => OF_CLASSES.includes(policy));
  return asked.length > 2 ? asked : OF_CLASSES;
}

export interface Purchase {
  readonly doubt: Doubt;
  readonly available: Uint8Array;
  readonly bought: readonly number[];
  readonly count: number;
  /** Standardised inputs, [candidate][input]. */
  readonly places: Float64Array;
  readonly inputs: number;
  readonly seed: Seed;
  /** Number of the pool and of the query: policies on one pool meet the same chances. */
  readonly world: number;
  readonly query: number;
}

/** Standard deviations above the mean at which `bound` looks. */
export const KAPPA = 2;

/** What this policy buys next, best first. */
export function choose(policy: Policy, purchase: Purchase): number[] {
  const { seed, world, query, doubt, bought } = purchase;
  const words = new WordReader(seed, Stream.Acquisition, world, query);
  const offer = {
    ...purchase,
    scores: scoresOf(policy, doubt, bought, query),
    chance: (candidate: number) => words.word(candidate) / 2 ** 32,
  };
  return policy === 'diverse' ? diverseBatch(offer) : largestScores(offer);
}

export function scoresOf(
  policy: Policy,
  doubt: Doubt,
  bought: readonly number[],
  query: number,
): Float64Array {
  switch (policy) {
    case 'random':
      return new Float64Array(doubt.mean.length);
    case 'total':
      return doubt.total;
    case 'aleatoric':
      return doubt.aleatoric;
    case 'epistemic':
    case 'diverse':
      return doubt.epistemic;
    case 'bald':
      return doubt.classes ? doubt.epistemic : informationGain(doubt);
    case 'improvement':
      return expectedImprovement(doubt, bestMean(doubt, bought));
    case 'bound':
      return confidenceBound(doubt, KAPPA);
    case 'thompson':
      // One opinion after the other. Source: Thompson, Biometrika 25 (1933) 285; by ensembles: Lu & Van Roy, arXiv:1705.07347.
      return doubt.member(query);
  }
}

/** The largest mean among what was bought: the best by what is known, not by one lucky measurement. */
export function bestMean({ mean }: Doubt, bought: readonly number[]): number {
  return bought.reduce((best, c) => Math.max(best, mean[c]!), -Infinity);
}
