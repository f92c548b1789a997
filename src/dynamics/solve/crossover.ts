/**
 * The best of two configurations, part by part.
 *
 * Where two configurations differ, the differing spins fall into parts without a coupling between them. Flipping one part in the
 * first configuration changes its energy by an amount that does not depend on the others, so the best of the 2^parts children is
 * found exactly by judging each part alone. On lattices and sparse graphs, where parts are many, this joins what many anneals
 * got right in different places; on a dense graph there is one part and nothing happens.
 *
 * It is Houdayer's cluster move (Eur. Phys. J. B 22 (2001) 479) at T = 0, and the partition crossover of Whitley, Hains & Howe
 * (GECCO 2009).
 */
import type { Configuration } from './configuration.ts';
import type { SearchRandom } from './search-random.ts';

export class Crossover {
  private readonly part: Uint32Array;
  private readonly mark: Uint32Array;
  private stamp = 0;

  constructor(size: number) {
    this.part = new Uint32Array(size);
    this.mark = new Uint32Array(size);
  }

  /**
   * Turns `child` into the best mixture of itself and `other`. Parts that cost nothing are flipped by a coin: another state of
   * the same energy, from which more may be found. Without a field the mirror image of `other` is a second partner.
   */
  improve(child: Configuration, other: Int8Array, random: SearchRandom): void {
    this.flipParts(child, other, 1, random);
    if (!child.neighbours.field) this.flipParts(child, other, -1, random);
  }

  private flipParts(child: Configuration, other: Int8Array, sign: 1 | -1, random: SearchRandom): void {
    const { spins } = child;
    const [waiting, done] = [this.nextStamp(), this.nextStamp()];
    for (let i = 0; i < spins.length; i++) if (spins[i] !== sign * other[i]!) this.mark[i] = waiting;
    for (let i = 0; i < spins.length; i++) {
      if (this.mark[i] !== waiting) continue;
      const count = this.collect(child, i, waiting, done);
      const cost = this.costOf(child, count, done);
      if (cost < 0 || (cost === 0 && random.word() >= 0x80000000)) {
        for (let k = 0; k < count; k++) child.flip(this.part[k]!);
      }
      // Spins of a finished part count for no other: parts do not touch.
      for (let k = 0; k < count; k++) this.mark[this.part[k]!] = 0;
    }
  }

  /** The part around a site, into `part`. @returns its number of spins */
  private collect({ neighbours }: Configuration, site: number, waiting: number, done: number): number {
    const { offsets, columns } = neighbours;
    this.part[0] = site;
    this.mark[site] = done;
    let count = 1;
    for (let at = 0; at < count; at++) {
      const i = this.part[at]!;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const j = columns[k]!;
        if (this.mark[j] !== waiting) continue;
        this.mark[j] = done;
        this.part[count++] = j;
      }
    }
    return count;
  }

  /** Half the energy that flipping the part would cost: bonds inside it do not change. */
  private costOf({ neighbours, spins, local }: Configuration, count: number, done: number): number {
    const { offsets, columns, values } = neighbours;
    let cost = 0;
    for (let at = 0; at < count; at++) {
      const i = this.part[at]!;
      let outside = local[i]!;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const j = columns[k]!;
        if (this.mark[j] === done) outside -= values[k]! * spins[j]!;
      }
      cost += spins[i]! * outside;
    }
    return cost;
  }

  private nextStamp(): number {
    this.stamp += 1;
    if (this.stamp >= 2 ** 32 - 2) {
      this.mark.fill(0);
      this.stamp = 1;
    }
    return this.stamp;
  }
}
