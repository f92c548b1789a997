/**
 * The best mixture of several configurations.
 *
 * Spins that stand alike to each other in all of them are tied into blocks; the blocks that hang together by strong bonds become
 * the spins of a smaller glass, with couplings summed up, and its lowest state is looked for by optima over subgraphs: exactly,
 * where blocks are few or form a narrow graph. Each of the given configurations is a state of the small glass, and so is every
 * mixture of their domains.
 *
 * Source: Houdayer & Martin, Phys. Rev. Lett. 83 (1999) 1030 (genetic renormalisation).
 */
import type { Configuration } from './configuration.ts';
import { eliminationFor } from './elimination.ts';
import type { SearchRandom } from './search-random.ts';
import { type Bonds, strongPart } from './strong.ts';
import { type Flippable, flipTo, SubgraphOptimum } from './subgraph.ts';

/** Different subgraphs of the small glass, where one does not hold all of it: fewer where finding one takes long. */
const TRIES = 6;
const TRIED_BLOCKS = 600;

/** Keeps its tables from one mixture to the next. */
export class Contraction {
  private readonly block: Int32Array;
  private readonly optimum: SubgraphOptimum;

  /** @param bonds  those that hold a block together */
  constructor(
    private readonly bonds: Bonds,
    private readonly width: number,
  ) {
    this.block = new Int32Array(bonds.size);
    this.optimum = new SubgraphOptimum(width);
  }

  /** Turns `child`, one of the states, into the best mixture found. Never raises its energy. @param states  up to 31 */
  join(child: Configuration, states: readonly Int8Array[], random: SearchRandom): void {
    const count = this.tie(states);
    if (count < 2) return;
    const blocks = new Blocks(child, this.block, count);
    const strong = strongPart(blocks) ?? blocks;
    const exact = strong === blocks;
    const tries = Math.max(1, Math.min(TRIES, Math.floor(TRIED_BLOCKS / count)));
    for (let k = 0; k < tries; k++) {
      const before = blocks.energy;
      const state = blocks.spins.slice();
      const elimination = eliminationFor(strong, this.width, random);
      this.optimum.improve(blocks, strong, elimination, random);
      if (blocks.energy > before) flipTo(blocks, state);
      if (exact && elimination.order.length === count) break;
    }
    for (let i = 0; i < this.block.length; i++) if (blocks.spins[this.block[i]!]! < 0) child.flip(i);
  }

  /** Numbers the blocks. @returns how many */
  private tie(states: readonly Int8Array[]): number {
    const { block, bonds } = this;
    const [first] = states;
    const pattern = new Uint32Array(block.length);
    states.forEach((state, k) => {
      for (let i = 0; i < block.length; i++) if (state[i] !== first![i]) pattern[i]! |= 1 << k;
    });
    block.fill(-1);
    const part = new Uint32Array(block.length);
    let count = 0;
    for (let root = 0; root < block.length; root++) {
      if (block[root]! >= 0) continue;
      part[0] = root;
      block[root] = count;
      for (let at = 0, size = 1; at < size; at++) {
        const i = part[at]!;
        for (let k = bonds.offsets[i]!; k < bonds.offsets[i + 1]!; k++) {
          const j = bonds.columns[k]!;
          if (block[j]! >= 0 || pattern[j] !== pattern[root]) continue;
          block[j] = count;
          part[size++] = j;
        }
      }
      count++;
    }
    return count;
  }
}

/** Blocks up to which their couplings are summed in a square table. */
const LARGEST_TABLE = 256;

/** Couplings between blocks, summed up. */
interface Sums {
  add(own: number, other: number, value: number): void;
  each(own: number, hear: (other: number, sum: number) => void): void;
}

class TableSums implements Sums {
  private readonly table: Float64Array;

  constructor(private readonly size: number) {
    this.table = new Float64Array(size * size);
  }

  add(own: number, other: number, value: number): void {
    this.table[own * this.size + other]! += value;
  }

  each(own: number, hear: (other: number, sum: number) => void): void {
    for (let other = 0; other < this.size; other++) {
      const sum = this.table[own * this.size + other]!;
      if (sum !== 0) hear(other, sum);
    }
  }
}

class MapSums implements Sums {
  private readonly rows: Map<number, number>[];

  constructor(size: number) {
    this.rows = Array.from({ length: size }, () => new Map());
  }

  add(own: number, other: number, value: number): void {
    const row = this.rows[own]!;
    row.set(other, (row.get(other) ?? 0) + value);
  }

  each(own: number, hear: (other: number, sum: number) => void): void {
    this.rows[own]!.forEach((sum, other) => {
      hear(other, sum);
    });
  }
}

/** The small glass: +1 leaves a block as it is in the child, -1 flips it. Sums may pass 2^31, so doubles. */
class Blocks implements Bonds, Flippable {
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  readonly spins: Int8Array;
  readonly local: Float64Array;
  /** Above that of the child. */
  energy = 0;

  constructor(
    { neighbours, spins }: Configuration,
    block: Int32Array,
    readonly size: number,
  ) {
    const { offsets, columns, values, field } = neighbours;
    const sums = size <= LARGEST_TABLE ? new TableSums(size) : new MapSums(size);
    this.local = new Float64Array(size);
    for (let i = 0; i < spins.length; i++) {
      const own = block[i]!;
      if (field) this.local[own]! += field[i]! * spins[i]!;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const other = block[columns[k]!]!;
        if (other !== own) sums.add(own, other, values[k]! * spins[i]! * spins[columns[k]!]!);
      }
    }
    this.offsets = new Uint32Array(size + 1);
    const others: number[] = [];
    const couplings: number[] = [];
    for (let own = 0; own < size; own++) {
      sums.each(own, (other, J) => {
        others.push(other);
        couplings.push(J);
        this.local[own]! += J;
      });
      this.offsets[own + 1] = others.length;
    }
    this.columns = Uint32Array.from(others);
    this.values = Float64Array.from(couplings);
    this.spins = new Int8Array(size).fill(1);
  }

  flip(a: number): void {
    const { offsets, columns, values, spins, local } = this;
    const twice = 2 * spins[a]!;
    this.energy += twice * local[a]!;
    spins[a] = -spins[a]!;
    for (let k = offsets[a]!; k < offsets[a + 1]!; k++) local[columns[k]!]! -= twice * values[k]!;
  }
}
