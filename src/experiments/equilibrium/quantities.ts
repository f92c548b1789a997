/** What one look at the copies of one sample gives: averages over copies, pairs and triples, in one vector. */
import { packedOverlap } from '../../glass/spins.ts';
import { waveSusceptibilities } from '../../observables/correlation-length.ts';
import { connectedSpinGlassSusceptibility } from '../../observables/fluctuations.ts';
import { type BondEnds, linkOverlapOfComplete, linkOverlaps } from '../../observables/link-overlap.ts';
import { pairsWithinSamples } from '../../observables/overlap.ts';
import { independentTripleMeans, tripleMeans } from '../../observables/ultrametricity.ts';

/**
 * energy and its square per spin; m, |m|, m^2, m^4; |q|, q^2, q^4 of pairs; link overlap; chi(0), chi(k); of triples the short
 * and the whole span of |q|, and of the control; chi_SG without what a field aligns.
 */
export const QUANTITIES = [
  'energy',
  'energy2',
  'm',
  'absM',
  'm2',
  'm4',
  'absQ',
  'q2',
  'q4',
  'link',
  'zero',
  'wave',
  'short',
  'span',
  'controlShort',
  'controlSpan',
  'connected',
] as const;
export type Quantity = (typeof QUANTITIES)[number];

export const place = (name: Quantity): number => QUANTITIES.indexOf(name);

/** What a look needs to know of the model. */
export interface LookShape {
  readonly size: number;
  readonly copies: number;
  readonly unit: number;
  /** Bonds of each sample of the batch, [sample]; null entries where q says it all. */
  readonly bonds: readonly (BondEnds | null)[];
  /** Lengths where waves fit, else null. */
  readonly lengths: readonly number[] | null;
}

/** Engine's readings of all states at one moment. */
export interface Reading {
  /** Integer energies, [state]. */
  readonly energies: Float64Array;
  /** Sums of spins, [state]. */
  readonly sums: Int32Array;
  /** Packed spins, [state][word]. */
  readonly packed: Uint32Array;
}

/** One look: the vector, and the integer overlaps of the pairs, [pair]. */
export interface Look {
  readonly values: Float64Array;
  readonly overlaps: Int32Array;
}

/**
 * @param states   state of each copy, [copy]
 * @param weights  of the copies, [copy]; a pair counts with the product. Default: all the same
 */
export function lookAt(
  shape: LookShape,
  sample: number,
  reading: Reading,
  states: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Look {
  const { size, copies, unit, lengths } = shape;
  const values = new Float64Array(QUANTITIES.length);
  const set = (name: Quantity, value: number) => {
    values[place(name)] = value;
  };
  const w = Float64Array.from({ length: copies }, (_, c) => weights?.[c] ?? 1);
  const perCopy = (f: (state: number) => number) => average(w, (c) => f(states[c]!));
  const u = (state: number) => (reading.energies[state]! * unit) / size;
  const m = (state: number) => reading.sums[state]! / size;
  set('energy', perCopy(u));
  set(
    'energy2',
    perCopy((state) => u(state) ** 2),
  );
  set('m', perCopy(m));
  set(
    'absM',
    perCopy((state) => Math.abs(m(state))),
  );
  set(
    'm2',
    perCopy((state) => m(state) ** 2),
  );
  set(
    'm4',
    perCopy((state) => m(state) ** 4),
  );

  const { packed } = reading;
  const { local, pairs, overlaps } = overlapsOf(shape, packed, states);
  const count = overlaps.length;
  const pairWeights = Float64Array.from(
    { length: count },
    (_, p) => w[local[2 * p]!]! * w[local[2 * p + 1]!]!,
  );
  const perPair = (f: (q: number) => number) => average(pairWeights, (p) => f(overlaps[p]! / size));
  const q2 = perPair((q) => q * q);
  set('absQ', perPair(Math.abs));
  set('q2', q2);
  set(
    'q4',
    perPair((q) => q ** 4),
  );
  const bonds = shape.bonds[sample];
  if (bonds) {
    const links = linkOverlaps(bonds, packed, size, pairs);
    set(
      'link',
      average(pairWeights, (p) => links[p]!),
    );
  } else set('link', linkOverlapOfComplete(q2, size));
  if (lengths) {
    const chi = waveSusceptibilities(packed, lengths, 1, copies, states);
    set('zero', chi.zero[0]!);
    set('wave', chi.smallest[0]!);
  }
  if (copies >= 3) {
    const triples = tripleMeans(overlaps, size, 1, copies);
    set('short', triples.short[0]!);
    set('span', triples.span[0]!);
  }
  if (copies >= 4) {
    const connected = connectedSpinGlassSusceptibility(overlaps, size, 1, copies);
    set('connected', connected[0]!);
  }
  if (copies >= 6) {
    const control = independentTripleMeans(overlaps, size, 1, copies);
    set('controlShort', control.short[0]!);
    set('controlSpan', control.span[0]!);
  }
  return { values, overlaps };
}

/** Pairs of copies, as copies and as states, and their integer overlaps. */
export function overlapsOf({ size, copies }: LookShape, packed: Uint32Array, states: ArrayLike<number>) {
  const local = pairsWithinSamples(1, copies);
  const pairs = local.map((c) => states[c]!);
  const overlaps = Int32Array.from({ length: pairs.length / 2 }, (_, p) =>
    packedOverlap(packed, pairs[2 * p]!, packed, pairs[2 * p + 1]!, size),
  );
  return { local, pairs, overlaps };
}

function average(weights: Float64Array, f: (k: number) => number): number {
  let [sum, total] = [0, 0];
  for (let k = 0; k < weights.length; k++) {
    sum += weights[k]! * f(k);
    total += weights[k]!;
  }
  return sum / total;
}
