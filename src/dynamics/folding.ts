/**
 * HP chains that fold: many copies of one sequence, moved by pull moves and accepted by the one Metropolis primitive of the project, in
 * integers, with the same (B, k) that spins have. So a fold is the same to the last bit on every host.
 *
 * Plain TypeScript in the controller's thread: a proposal is a few dozen dependent look-ups of one copy, which neither SIMD nor a GPU
 * has anything to gain from at the numbers of copies that are used here (tens), and it makes about two million of them a second.
 *
 * A sweep is as many proposals as the chain has beads. The name of a proposal is floor(word count / 2^32): all names are equally
 * likely to 2^-32 of one.
 */
import { contactsOf, energyOf, occupancyOf } from '../polymer/hp-chain.ts';
import { PullMoves } from '../polymer/pull-moves.ts';
import { type SquareLattice, squareLattice, straightChain } from '../polymer/square-lattice.ts';
import { multiplierOf } from '../random/acceptance.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import { metropolisThreshold } from '../random/thresholds.ts';

/** Plain data from which chains go on exactly. */
export interface FoldingSnapshot {
  /** [copy][bead] */
  readonly cells: Int32Array;
  /** Sweeps made by each copy. */
  readonly sweeps: Uint32Array;
  /** Lowest energy that each copy has met. */
  readonly best: Int32Array;
  /** The fold of the lowest of them, [bead]. */
  readonly bestCells: Int32Array;
}

export interface FoldingSpec {
  /** 1 for H, 0 for P, [bead]. */
  readonly hydrophobic: Uint8Array;
  readonly copies: number;
  readonly seed: Seed;
  /** Number of the first copy within the run: no two share their random numbers. */
  readonly firstCopy?: number;
  /** False: moves that break detailed balance, for tests that must notice. */
  readonly strict?: boolean;
}

export class FoldingChains {
  readonly lattice: SquareLattice;
  readonly copies: number;
  readonly beads: number;
  /** Energy of each copy, 0 or less. */
  readonly energies: Int32Array;
  private readonly cells: Int32Array[];
  private readonly occupied: Uint8Array[];
  private readonly sweeps: Uint32Array;
  private readonly best: Int32Array;
  private bestCells: Int32Array;
  private readonly moves: PullMoves;

  /** All copies begin stretched. */
  constructor(private readonly spec: FoldingSpec) {
    this.beads = spec.hydrophobic.length;
    this.copies = spec.copies;
    this.lattice = squareLattice(this.beads);
    this.moves = new PullMoves(this.lattice, this.beads, spec.strict);
    const start = straightChain(this.lattice, this.beads);
    this.cells = Array.from({ length: this.copies }, () => start.slice());
    this.occupied = this.cells.map((cells) => occupancyOf(this.lattice, cells));
    this.energies = new Int32Array(this.copies);
    this.sweeps = new Uint32Array(this.copies);
    this.best = new Int32Array(this.copies);
    this.bestCells = start;
  }

  /** Cells of one copy, [bead]; not to be changed. */
  fold(copy: number): Int32Array {
    return this.cells[copy]!;
  }

  /** The lowest fold that any copy has met. */
  get lowest(): { readonly energy: number; readonly cells: Int32Array } {
    return { energy: Math.min(...this.best), cells: this.bestCells };
  }

  /** Sweeps copies `from` … `to` - 1 at inverse temperature `beta` (0 and Infinity allowed). */
  sweep(beta: number, sweeps: number, from = 0, to = this.copies): void {
    const thresholds = this.#thresholds(beta);
    for (let copy = from; copy < to; copy++)
      for (let s = 0; s < sweeps; s++) this.#sweepCopy(copy, thresholds);
  }

  snapshot(): FoldingSnapshot {
    const cells = new Int32Array(this.copies * this.beads);
    this.cells.forEach((each, copy) => {
      cells.set(each, copy * this.beads);
    });
    const { sweeps, best, bestCells } = this;
    return { cells, sweeps: sweeps.slice(), best: best.slice(), bestCells: bestCells.slice() };
  }

  restore({ cells, sweeps, best, bestCells }: FoldingSnapshot): void {
    this.sweeps.set(sweeps);
    this.best.set(best);
    this.bestCells = Int32Array.from(bestCells);
    for (let copy = 0; copy < this.copies; copy++) {
      this.cells[copy]!.set(cells.subarray(copy * this.beads, (copy + 1) * this.beads));
      this.occupied[copy] = occupancyOf(this.lattice, this.cells[copy]!);
      this.energies[copy] = energyOf(this.lattice, this.spec.hydrophobic, this.cells[copy]!);
    }
  }

  /** Words below [rise] accept a move that raises the energy by `rise`; a cache of the primitive. */
  #thresholds(beta: number): Float64Array {
    const multiplier = multiplierOf(beta);
    return Float64Array.from({ length: 2 * this.beads + 3 }, (_, rise) =>
      metropolisThreshold(0 - rise, multiplier),
    );
  }

  #sweepCopy(copy: number, thresholds: Float64Array): void {
    const { moves, beads, lattice } = this;
    const { hydrophobic, seed, firstCopy = 0 } = this.spec;
    const [cells, occupied] = [this.cells[copy]!, this.occupied[copy]!];
    const words = new WordReader(seed, Stream.ChainMoves, firstCopy + copy, this.sweeps[copy]!);
    for (let m = 0; m < beads; m++) {
      const name = Math.floor((words.word(2 * m) * moves.count) / 2 ** 32);
      if (!moves.propose(cells, occupied, name)) continue;
      const { low, high } = moves;
      const before = contactsOf(lattice, hydrophobic, cells, occupied, low, high);
      this.#swap(cells, occupied);
      const rise = before - contactsOf(lattice, hydrophobic, cells, occupied, low, high);
      if (rise > 0 && words.word(2 * m + 1) >= thresholds[rise]!) this.#swap(cells, occupied);
      else if (rise !== 0) {
        this.energies[copy]! += rise;
        if (this.energies[copy]! < this.best[copy]!) this.#keep(copy);
      }
    }
    this.sweeps[copy]!++;
  }

  /** Exchanges where the moved beads are and where the move puts them: done twice, nothing has happened. */
  #swap(cells: Int32Array, occupied: Uint8Array): void {
    const { low, high, target } = this.moves;
    for (let k = low; k <= high; k++) occupied[cells[k]!] = 0;
    for (let k = low; k <= high; k++) {
      const cell = target[k]!;
      target[k] = cells[k]!;
      cells[k] = cell;
      occupied[cell] = k + 1;
    }
  }

  #keep(copy: number): void {
    const lowest = Math.min(...this.best);
    this.best[copy] = this.energies[copy]!;
    if (this.energies[copy]! < lowest) this.bestCells = this.cells[copy]!.slice();
  }
}
