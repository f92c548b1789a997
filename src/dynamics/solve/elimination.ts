/**
 * In what order the spins of a subgraph can be minimised over, one after another, so that no table grows beyond 2^width.
 *
 * Minimising over a spin couples all its remaining neighbours to each other; the next spin is the one with fewest. Where all have
 * more than `width`, the most connected of a few is held fixed instead, and leaves the graph. What is free in the end is a
 * subgraph of treewidth at most `width`, and on a lattice most spins are. Ties are broken at random: every plan frees others.
 *
 * Source: bucket elimination, Dechter, Artif. Intell. 113 (1999) 41; subgraphs of low treewidth in a search for ground states,
 * Hamze & de Freitas, UAI (2004) 243; Selby, arXiv:1409.3934.
 */
import type { SearchRandom } from './search-random.ts';
import type { Bonds } from './strong.ts';

/** The free spins in order, each with the later ones that its minimum depends on. */
export interface Elimination {
  /** Sites, [step]. */
  readonly order: Uint32Array;
  /** Step at which a site is eliminated; -1 for one held fixed, [site]. */
  readonly stepOf: Int32Array;
  /** Where the bag of a step begins in `bags`, [step]; one more at the end. */
  readonly offsets: Uint32Array;
  /** Later steps, ascending, at most `width` for each step. */
  readonly bags: Uint32Array;
  /** Coupling of the step's spin to each of its bag, 0 without one; as `bags`. */
  readonly couplings: Float64Array;
  /** Where the steps whose minima go into a step begin in `children`, [step]; one more at the end. */
  readonly childOffsets: Uint32Array;
  /** Steps whose first bag member is this step. */
  readonly children: Uint32Array;
  /** Where the places of a child begin in `places`, as `children`. */
  readonly placeOffsets: Uint32Array;
  /** For each bit of the parent's table, its bag and then itself: the bit in the child's, or 0. */
  readonly places: Uint32Array;
  /** Where the choices of a step begin among those of all, 2^bag each, [step]; one more at the end. */
  readonly choiceOffsets: Uint32Array;
}

/** Of so many random candidates the most connected is held fixed. */
const CANDIDATES = 8;

/** @param width  most spins that a minimum may depend on, 1 … 20 */
export function eliminationFor(bonds: Bonds, width: number, random: SearchRandom): Elimination {
  const graph = new ShrinkingGraph(bonds, random);
  const order: number[] = [];
  const bagsBySite: number[][] = [];
  const stepOf = new Int32Array(bonds.size).fill(-1);
  for (let site = graph.leastConnected(); site >= 0; site = graph.leastConnected()) {
    if (graph.degree(site) > width) {
      graph.remove(graph.mostConnected(CANDIDATES));
      continue;
    }
    stepOf[site] = order.length;
    order.push(site);
    bagsBySite.push(graph.eliminate(site));
  }
  return packed(bonds, order, bagsBySite, stepOf);
}

function packed(bonds: Bonds, order: number[], sitesAround: number[][], stepOf: Int32Array): Elimination {
  const steps = order.length;
  // A neighbour at that time may have been held fixed later: the minimum then depends on one spin less.
  const bagOf = sitesAround.map((sites) =>
    sites
      .map((site) => stepOf[site]!)
      .filter((other) => other >= 0)
      .sort((a, b) => a - b),
  );
  const childrenOf: number[][] = bagOf.map(() => []);
  bagOf.forEach(([first], step) => {
    if (first !== undefined) childrenOf[first]!.push(step);
  });
  const places = childrenOf.map((children, step) =>
    children.map((child) => placesIn(step, bagOf[step]!, bagOf[child]!)),
  );
  return {
    order: Uint32Array.from(order),
    stepOf,
    offsets: offsetsOf(bagOf.map((bag) => bag.length)),
    bags: Uint32Array.from(bagOf.flat()),
    couplings: couplingsAlong(bonds, order, bagOf),
    childOffsets: offsetsOf(childrenOf.map((children) => children.length)),
    children: Uint32Array.from(childrenOf.flat()),
    placeOffsets: offsetsOf(places.flat().map((list) => list.length)),
    places: Uint32Array.from(places.flat(2)),
    choiceOffsets: offsetsOf(Array.from({ length: steps }, (_, step) => 1 << bagOf[step]!.length)),
  };
}

function offsetsOf(lengths: readonly number[]): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, k) => {
    offsets[k + 1] = offsets[k]! + length;
  });
  return offsets;
}

function placesIn(step: number, bag: readonly number[], childBag: readonly number[]): number[] {
  return [...bag, step].map((member) => {
    const at = childBag.indexOf(member);
    return at < 0 ? 0 : 1 << at;
  });
}

function couplingsAlong(
  { offsets, columns, values }: Bonds,
  order: readonly number[],
  bagOf: readonly number[][],
): Float64Array {
  return Float64Array.from(
    order.flatMap((site, step) => {
      const around = new Map<number, number>();
      for (let k = offsets[site]!; k < offsets[site + 1]!; k++) around.set(columns[k]!, values[k]!);
      return bagOf[step]!.map((other) => around.get(order[other]!) ?? 0);
    }),
  );
}

/** A graph that spins leave, with its sites sorted by number of neighbours. */
class ShrinkingGraph {
  private readonly links: Set<number>[];
  private readonly gone: Uint8Array;
  /** Sites that had so many neighbours when they were put there; stale entries are skipped. */
  private readonly byDegree: number[][] = [];
  private lowest = 0;
  private readonly alive: number[];

  constructor(
    { size, offsets, columns }: Bonds,
    private readonly random: SearchRandom,
  ) {
    this.links = Array.from(
      { length: size },
      (_, i) => new Set(columns.subarray(offsets[i]!, offsets[i + 1]!)),
    );
    this.gone = new Uint8Array(size);
    this.alive = Array.from({ length: size }, (_, i) => i);
    for (let left = size; left > 1; left--) {
      const k = random.below(left);
      [this.alive[left - 1], this.alive[k]] = [this.alive[k]!, this.alive[left - 1]!];
    }
    for (const site of this.alive) this.file(site);
  }

  degree(site: number): number {
    return this.links[site]!.size;
  }

  /** -1 when nobody is left. */
  leastConnected(): number {
    for (; this.lowest < this.byDegree.length; this.lowest++) {
      const list = this.byDegree[this.lowest];
      while (list && list.length > 0) {
        const site = list[list.length - 1]!;
        if (!this.gone[site] && this.degree(site) === this.lowest) return site;
        list.pop();
      }
    }
    return -1;
  }

  mostConnected(candidates: number): number {
    let chosen = -1;
    for (let k = 0; k < candidates; k++) {
      const site = this.anyAlive();
      if (chosen < 0 || this.degree(site) > this.degree(chosen)) chosen = site;
    }
    return chosen;
  }

  /** Takes a site out and couples its neighbours to each other. @returns them */
  eliminate(site: number): number[] {
    const around = [...this.links[site]!];
    this.remove(site);
    for (const a of around) {
      const links = this.links[a]!;
      for (const b of around) if (a !== b) links.add(b);
    }
    for (const a of around) this.file(a);
    return around;
  }

  remove(site: number): void {
    this.gone[site] = 1;
    for (const other of this.links[site]!) {
      this.links[other]!.delete(site);
      this.file(other);
    }
    this.links[site]!.clear();
  }

  private anyAlive(): number {
    const { alive } = this;
    for (;;) {
      const k = this.random.below(alive.length);
      const site = alive[k]!;
      if (!this.gone[site]) return site;
      alive[k] = alive[alive.length - 1]!;
      alive.pop();
    }
  }

  private file(site: number): void {
    const degree = this.degree(site);
    let list = this.byDegree[degree];
    if (!list) {
      list = [];
      this.byDegree[degree] = list;
    }
    // Anywhere in the list, not at its end: which of equals comes first is a matter of chance.
    const at = this.random.below(list.length + 1);
    list.push(site);
    [list[at], list[list.length - 1]] = [list[list.length - 1]!, list[at]!];
    this.lowest = Math.min(this.lowest, degree);
  }
}
