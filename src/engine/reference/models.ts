/**
 * The two spin models of the reference, written to be read: every field and energy is summed from the definition, each
 * time it is asked for. Slow on purpose; the oracle of the fast engines.
 */
import { canonicalOrder } from '../../glass/colouring.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import type { PatternSet } from '../../glass/patterns.ts';

/** Spins are +-1, [site]. */
export interface SpinModel {
  readonly size: number;
  /** Change of the log-odds of a spin per beta and unit of field: 2 * unit of energy of a pair glass. */
  readonly oddsPerField: number;
  /** Energy of one unit of `energy`. */
  readonly unit: number;
  /** [E(s_site = -1) - E(s_site = +1)] in the units of the acceptance primitive; does not depend on s_site. */
  field(spins: Int8Array, site: number): number;
  /** Sites by (canonical colour, site), for the orders that go by it. */
  colourOrder(): Uint32Array;
  /** Exact integer energy. */
  energy(spins: Int8Array): number;
}

/** H = -sum_{i<j} J_ij s_i s_j - sum_i h_i s_i; the local field is h_i + sum_j J_ij s_j. */
export function glassModel(instance: GlassInstance): SpinModel {
  const { size, couplings, field: external, unit } = instance;
  const field = (spins: Int8Array, site: number): number => {
    let sum = external ? external[site]! : 0;
    if (couplings.kind === 'dense') {
      for (let j = 0; j < size; j++) sum += couplings.values[site * size + j]! * spins[j]!;
    } else {
      for (let k = couplings.offsets[site]!; k < couplings.offsets[site + 1]!; k++) {
        sum += couplings.values[k]! * spins[couplings.columns[k]!]!;
      }
    }
    return sum;
  };
  const energy = (spins: Int8Array): number => {
    // Each pair is counted twice by the local fields, each external field once: E = -(1/2) sum_i s_i (field_i + h_i).
    let twice = 0;
    for (let i = 0; i < size; i++) twice -= spins[i]! * (field(spins, i) + (external ? external[i]! : 0));
    return twice / 2;
  };
  let order: Uint32Array | undefined;
  const colourOrder = (): Uint32Array => {
    order ??= canonicalOrder(instance);
    return order;
  };
  return { size, oddsPerField: 2 * unit, unit, field, colourOrder, energy };
}

/** Energy = number of patterns with sum_i w_i xi_i < 0. */
export function perceptronModel(set: PatternSet): SpinModel {
  const { size, patterns, values } = set;
  const violated = (spins: Int8Array): number => {
    let count = 0;
    for (let mu = 0; mu < patterns; mu++) {
      let stability = 0;
      for (let i = 0; i < size; i++) stability += spins[i]! * values[mu * size + i]!;
      if (stability < 0) count++;
    }
    return count;
  };
  const field = (spins: Int8Array, site: number): number => {
    const kept = spins[site]!;
    spins[site] = -1;
    const down = violated(spins);
    spins[site] = 1;
    const up = violated(spins);
    spins[site] = kept;
    return down - up;
  };
  // Every weight takes part in every pattern: a colour is a site.
  const colourOrder = () => Uint32Array.from({ length: size }, (_, site) => site);
  return { size, oddsPerField: 1, unit: 1, field, colourOrder, energy: violated };
}
