/**
 * Linear response without a field: the answer to a small field read off the unperturbed heat-bath trajectory.
 *
 * A heat-bath update draws s_i with probability exp(beta h_i s_i) / (2 cosh beta h_i). A field eps on site i adds eps to h_i, so the
 * derivative of the log-probability of what was drawn is beta (s_i - tanh beta h_i), h_i being the local field that the update saw.
 * The response to a field that acts on site i from t_w on is therefore a correlation:
 *
 *   chi(t, t_w) = (1/N) sum_i d<s_i(t)>/d eps_i = (1/N) sum_i < s_i(t) R_i(t, t_w) >,
 *   R_i(t, t_w) = sum over updates of i in (t_w, t] of beta (s_i - tanh beta h_i).
 *
 * In equilibrium T chi = 1 - C(t_w, t), exactly, for this discrete dynamics too: the field keeps its own Boltzmann law stationary.
 * Out of equilibrium X = -d(T chi)/dC is the fluctuation–dissipation ratio, 1 while the system moves inside a valley and below
 * 1 as it ages. The noise of chi grows with t - t_w (R_i is a sum of that many random terms): average over many copies.
 *
 * The local fields of one sweep follow from the spins before and after it, because every site is updated once, in a known
 * order; so any engine will do, with one snapshot a sweep. Heat bath only.
 *
 * Source: Chatelain, J. Phys. A 36 (2003) 10739; Ricci-Tersenghi, Phys. Rev. E 68 (2003) 065104.
 */
import tanh from '@stdlib/math-base-special-tanh';
import type { GlassInstance } from '../glass/instance.ts';
import { flipInto, localFields } from '../glass/local-fields.ts';
import { packedOverlap, unpackSpins } from '../glass/spins.ts';

export interface ResponseSpec {
  /** [sample]. */
  readonly instances: readonly GlassInstance[];
  readonly replicas: number;
  /** beta of each state, [state]; finite. */
  readonly betas: Float64Array;
  /** Order in which a sweep visits the sites, [sample][visit]. Default 0 … N-1 (`sequential`). */
  readonly orders?: readonly Uint32Array[];
}

/** T chi and C of one pair of times, [state]. */
export interface ResponsePoint {
  readonly response: Float64Array;
  readonly correlation: Float64Array;
}

interface Mark {
  readonly spins: Uint32Array;
  readonly scores: Float64Array;
}

/** All that a response needs to go on; plain data. */
export interface ResponseSnapshot {
  readonly packed: Uint32Array;
  readonly scores: Float64Array;
  readonly marks: readonly (readonly [string, Mark])[];
}

/** Largest field, in units, for which hyperbolic tangents are kept in a table. */
const TABLE_LIMIT = 2 ** 20;

/** Follows a glass sweep by sweep. */
export class FieldFreeResponse {
  private readonly size: number;
  /** sum of (s_i - tanh beta h_i) since the start, [state][site]: T R_i. */
  private scores: Float64Array;
  private readonly marks = new Map<string, Mark>();
  /** Of every state, kept up to date: [state][site]. */
  private spins: Int8Array[] = [];
  private fields: Int32Array[] = [];
  private readonly tangents = new Map<number, (field: number) => number>();

  /** @param packed  spins at the start, [state][word] */
  constructor(
    private readonly spec: ResponseSpec,
    private packed: Uint32Array,
  ) {
    this.size = spec.instances[0]!.size;
    if (!spec.betas.every((beta) => beta >= 0 && beta < Infinity))
      throw new RangeError('the response needs finite temperatures');
    if (spec.betas.length !== spec.instances.length * spec.replicas)
      throw new RangeError('one beta per state is needed');
    this.scores = new Float64Array(spec.betas.length * this.size);
    this.place(packed);
  }

  /** One heat-bath sweep has been made: `packed` are the spins after it, [state][word]. */
  advance(packed: Uint32Array): void {
    const { replicas, betas, orders } = this.spec;
    for (let state = 0; state < betas.length; state++) {
      const sample = Math.floor(state / replicas);
      const instance = this.spec.instances[sample]!;
      const order = orders?.[sample];
      const [spins, fields] = [this.spins[state]!, this.fields[state]!];
      const after = unpackSpins(packed, this.size, state);
      const tangent = this.tangentOf(instance, betas[state]!);
      const first = state * this.size;
      for (let visit = 0; visit < this.size; visit++) {
        const site = order ? order[visit]! : visit;
        this.scores[first + site]! += after[site]! - tangent(fields[site]!);
        if (after[site] !== spins[site]) flipInto(instance, spins, fields, site);
      }
    }
    this.packed = packed.slice();
  }

  /** t_w is now. */
  remember(mark: string): void {
    this.marks.set(mark, { spins: this.packed, scores: this.scores.slice() });
  }

  /** T chi(now, t_w) and C(t_w, now) of each state. @throws RangeError if the mark is unknown */
  since(mark: string): ResponsePoint {
    const then = this.marks.get(mark);
    if (!then) throw new RangeError(`nothing was remembered under "${mark}"`);
    const { size } = this;
    const states = this.spec.betas.length;
    const response = new Float64Array(states);
    const correlation = new Float64Array(states);
    for (let state = 0, k = 0; state < states; state++) {
      const now = this.spins[state]!;
      for (let i = 0; i < size; i++, k++) {
        response[state]! += (now[i]! * (this.scores[k]! - then.scores[k]!)) / size;
      }
      correlation[state] = packedOverlap(then.spins, state, this.packed, state, size) / size;
    }
    return { response, correlation };
  }

  snapshot(): ResponseSnapshot {
    const marks = [...this.marks].map(
      ([name, { spins, scores }]) => [name, { spins: spins.slice(), scores: scores.slice() }] as const,
    );
    return { packed: this.packed.slice(), scores: this.scores.slice(), marks };
  }

  /** Goes on exactly from where the snapshot was taken, with the same `ResponseSpec`. */
  restore({ packed, scores, marks }: ResponseSnapshot): void {
    this.packed = packed.slice();
    this.scores = scores.slice();
    this.marks.clear();
    for (const [name, mark] of marks)
      this.marks.set(name, { spins: mark.spins.slice(), scores: mark.scores.slice() });
    this.place(packed);
  }

  private place(packed: Uint32Array): void {
    const { betas, instances, replicas } = this.spec;
    this.spins = Array.from(betas, (_, state) => unpackSpins(packed, this.size, state));
    this.fields = this.spins.map((spins, state) =>
      localFields(instances[Math.floor(state / replicas)]!, spins),
    );
  }

  /** tanh(beta h) of a field in units: fields are integers, so each is computed once. */
  private tangentOf({ unit, largestField }: GlassInstance, beta: number): (field: number) => number {
    const scale = beta * unit;
    const known = this.tangents.get(scale);
    if (known) return known;
    const table = new Float64Array(2 * Math.min(largestField, TABLE_LIMIT) + 1).fill(Number.NaN);
    const middle = (table.length - 1) / 2;
    const tangent = (field: number): number => {
      const at = field + middle;
      if (!(at >= 0 && at < table.length)) return tanh(scale * field);
      const found = table[at]!;
      if (!Number.isNaN(found)) return found;
      const made = tanh(scale * field);
      table[at] = made;
      return made;
    };
    this.tangents.set(scale, tangent);
    return tangent;
  }
}

/**
 * X between neighbouring points of the curve T chi against C, -(difference of T chi) / (difference of C), [point - 1]; NaN where C
 * does not move. Points in order of time, averages over states.
 */
export function fluctuationDissipationRatios(
  correlation: ArrayLike<number>,
  response: ArrayLike<number>,
): Float64Array {
  return Float64Array.from({ length: Math.max(0, correlation.length - 1) }, (_, k) => {
    const dC = correlation[k + 1]! - correlation[k]!;
    return dC === 0 ? Number.NaN : -(response[k + 1]! - response[k]!) / dC;
  });
}
