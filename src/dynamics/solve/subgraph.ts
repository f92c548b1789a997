/**
 * The exact optimum over a subgraph of low treewidth, all other spins held fixed: hundreds of spins of a lattice at once.
 *
 * By dynamic programming along an elimination order: the table of a step holds, for each state of the later spins it depends
 * on, the least energy of everything eliminated into it. Integers in doubles: energies are exact to 2^53.
 */
import type { Elimination } from './elimination.ts';
import type { SearchRandom } from './search-random.ts';
import type { Bonds } from './strong.ts';

/** Bits of a table's index that are looked up at once. */
const LOW_BITS = 5;

/** What is set: spins with their local fields h_i + sum_j J_ij s_j, both kept up to date by flips. */
export interface Flippable {
  readonly spins: Int8Array;
  readonly local: Int32Array | Float64Array;
  flip(site: number): void;
}

/** Flips whatever differs from `state`, [site]. */
export function flipTo(glass: Flippable, state: Int8Array): void {
  for (let site = 0; site < state.length; site++) if (glass.spins[site] !== state[site]) glass.flip(site);
}

/** Keeps its tables from one optimum to the next; for one glass at a time. */
export class SubgraphOptimum {
  /** Table of a step until its parent has it, [step]. */
  private readonly tables: Float64Array[] = [];
  /** Tables in waiting, [bits of the index]. */
  private readonly spare: Float64Array[][];
  private readonly work: Float64Array;
  /** 1 where the spin of a step is +1 in the optimum, by state of its bag. */
  private choices = new Uint8Array(1 << 12);
  private readonly lowIndex = new Uint32Array(1 << LOW_BITS);

  /** @param width  largest bag of the eliminations to come */
  constructor(width: number) {
    this.work = new Float64Array(2 << width);
    this.spare = Array.from({ length: width + 1 }, () => []);
  }

  /**
   * Sets the free spins to an optimum given the fixed ones; among equals, one by chance. It is exact, and never raises the energy,
   * if `bonds` are all couplings there are; couplings left out act as the fields that they exert now.
   *
   * @param bonds  those that the elimination was made for
   */
  improve(glass: Flippable, bonds: Bonds, elimination: Elimination, random: SearchRandom): void {
    const { order, choiceOffsets } = elimination;
    const choices = choiceOffsets[order.length]!;
    if (this.choices.length < choices) this.choices = new Uint8Array(choices);
    for (let step = 0; step < order.length; step++) {
      this.ownEnergies(freeField(glass, bonds, elimination, step), elimination, step);
      this.addChildren(elimination, step);
      this.minimise(elimination, step, random.word());
    }
    this.assign(glass, elimination);
  }

  /** Energies of the step's spin with its field and bonds into `work`: bit k is the k-th spin of its bag, the highest its own. */
  private ownEnergies(field: number, { offsets, couplings }: Elimination, step: number): void {
    const { work } = this;
    const from = offsets[step]!;
    const count = offsets[step + 1]! - from;
    const half = 1 << count;
    work[half] = -field;
    for (let k = 0, filled = 1; k < count; k++, filled *= 2) {
      const J = couplings[from + k]!;
      for (let x = half; x < half + filled; x++) {
        const energy = work[x]!;
        work[x] = energy + J;
        work[x + filled] = energy - J;
      }
    }
    for (let x = 0; x < half; x++) work[x] = -work[half + x]!;
  }

  /** Adds the tables of children, each of which depends on the step's own spin and on some of the bag. */
  private addChildren(
    { offsets, childOffsets, children, placeOffsets, places }: Elimination,
    step: number,
  ): void {
    const { work, lowIndex } = this;
    const bits = offsets[step + 1]! - offsets[step]! + 1;
    const low = bits < LOW_BITS ? bits : LOW_BITS;
    for (let c = childOffsets[step]!; c < childOffsets[step + 1]!; c++) {
      const child = children[c]!;
      const table = this.tables[child]!;
      const place = placeOffsets[c]!;
      lowIndex[0] = 0;
      for (let b = 0, filled = 1; b < low; b++, filled *= 2) {
        const bit = places[place + b]!;
        for (let x = 0; x < filled; x++) lowIndex[x + filled] = lowIndex[x]! + bit;
      }
      const block = 1 << low;
      for (let start = 0; start < 1 << bits; start += block) {
        let base = 0;
        for (let b = low; b < bits; b++) if ((start >>> b) & 1) base += places[place + b]!;
        for (let x = 0; x < block; x++) work[start + x]! += table[base + lowIndex[x]!]!;
      }
      this.spare[offsets[child + 1]! - offsets[child]!]!.push(table);
    }
  }

  private minimise({ offsets, choiceOffsets }: Elimination, step: number, coins: number): void {
    const { work, choices } = this;
    const bits = offsets[step + 1]! - offsets[step]!;
    const half = 1 << bits;
    const start = choiceOffsets[step]!;
    const table = this.spare[bits]!.pop() ?? new Float64Array(half);
    for (let x = 0; x < half; x++) {
      const down = work[x]!;
      const up = work[half + x]!;
      table[x] = up < down ? up : down;
      choices[start + x] = up < down ? 1 : up > down ? 0 : (coins >>> (x & 31)) & 1;
    }
    this.tables[step] = table;
  }

  /** From the last step, whose choice depends on nothing, back to the first. */
  private assign(glass: Flippable, { order, offsets, bags, choiceOffsets }: Elimination): void {
    const { spins } = glass;
    for (let step = order.length - 1; step >= 0; step--) {
      const from = offsets[step]!;
      const end = offsets[step + 1]!;
      let state = 0;
      for (let k = from; k < end; k++) if (spins[order[bags[k]!]!]! > 0) state |= 1 << (k - from);
      const site = order[step]!;
      if (this.choices[choiceOffsets[step]! + state]! * 2 - 1 !== spins[site]) glass.flip(site);
      // Nobody took the table of a step that ends a part of the graph.
      if (end === from) this.spare[0]!.push(this.tables[step]!);
    }
  }
}

/** The local field of a step's spin without what free spins exert on it. */
function freeField(
  { spins, local }: Flippable,
  bonds: Bonds,
  { order, stepOf }: Elimination,
  step: number,
): number {
  const site = order[step]!;
  let field = local[site]!;
  for (let k = bonds.offsets[site]!; k < bonds.offsets[site + 1]!; k++) {
    const other = bonds.columns[k]!;
    if (stepOf[other]! >= 0) field -= bonds.values[k]! * spins[other]!;
  }
  return field;
}
