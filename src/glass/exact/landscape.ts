/**
 * The tree of minima and barriers of a small glass, from all its configurations: a disconnectivity graph.
 *
 * Two configurations are neighbours if one spin flip leads from one to the other. A minimum is a connected set of configurations of one
 * energy with no lower neighbour (one configuration, or a flat of several: then it is one minimum). The barrier between two minima is the least,
 * over all ways between them, of the highest energy on the way. All energies are integers, so nothing here is rounded.
 *
 * Configurations are taken in by rising energy and united with neighbours that are in already (union-find, as in Kruskal's algorithm): what is then
 * one set can be walked through without going higher. Equal energies are taken in together, so that neither flats nor joins depend on an order.
 * With mirror images as one, s and -s are one configuration; to flip the last spin is then to flip all others.
 *
 * Cost: about N 2^N steps, 13 bytes a configuration: a second at N = 20. Work comes in pieces: the generator yields every few milliseconds.
 * Sources: Becker & Karplus, J. Chem. Phys. 106, 1495 (1997); Wales, Miller & Walsh, Nature 394, 758 (1998); for glasses of spins Garstecki,
 * Hoang & Cieplak, Phys. Rev. E 60, 3219 (1999).
 */
import type { Enumeration } from '../enumeration.ts';

export interface LandscapeNode {
  /** -1 for the last join of all. */
  readonly parent: number;
  /** Units of the instance. */
  readonly energy: number;
  /** Configurations of a minimum; 0 for a join. */
  readonly states: number;
}
export interface Landscape {
  /** Minima and joins, in the order of their energies as they were found. */
  readonly nodes: readonly LandscapeNode[];
  /** Node of the minimum that a configuration belongs to, -1 where it is none, [word]. */
  readonly minimumOf: Int32Array;
  /** The word that stands for a configuration: itself, or its mirror image. */
  wordOf(word: number): number;
}

/** Configurations between two looks at the clock. */
const PIECE = 2 ** 12;
/** The same where each takes one step and no search. */
const SWEEP = 2 ** 16;
/** Bits of a digit of the sort. */
const DIGIT = 11;
const [OUTSIDE, NONE] = [-1, -1] as const;

/**
 * @param enumeration  of an instance without a field
 * @param mirrored     mirror images are one configuration
 * @throws RangeError in a field
 */
export function* landscapeOf(enumeration: Enumeration, mirrored: boolean): Generator<void, Landscape> {
  const { energies, multiplicity, stored, instance, groundEnergy } = enumeration;
  if (multiplicity !== 2) throw new RangeError('in a field mirror images differ');
  const all = 2 * stored - 1;
  const words = mirrored ? stored : 2 * stored;
  const above = new Uint32Array(words);
  for (let word = 0; word < words; word++) {
    if (word % SWEEP === 0) yield;
    above[word] = energies[word < stored ? word : all ^ word]! - groundEnergy;
  }
  const flips = Array.from({ length: instance.size - (mirrored ? 1 : 0) }, (_, i) => 1 << i);
  if (mirrored) flips.push(stored - 1);
  const order = yield* ordered(above);
  const sets = new Sets(words);
  const nodes: { parent: number; energy: number; states: number }[] = [];
  const minimumOf = new Int32Array(words).fill(NONE);
  for (let from = 0; from < words; ) {
    const level = above[order[from]!]!;
    const energy = groundEnergy + level;
    let to = from;
    for (; to < words && above[order[to]!] === level; to++) {
      if (to % PIECE === 0) yield;
      const word = order[to]!;
      sets.open(word);
      for (let k = 0; k < flips.length; k++) sets.unite(word, word ^ flips[k]!);
    }
    for (const below of sets.joined()) {
      const parent = nodes.push({ parent: NONE, energy, states: 0 }) - 1;
      for (const node of below.nodes) nodes[node]!.parent = parent;
      sets.name(below.root, parent);
    }
    // Sets that were united with nothing lower are the minima of this energy.
    const first = nodes.length;
    for (let k = from; k < to; k++) {
      if (k % PIECE === 0) yield;
      const root = sets.rootOf(order[k]!);
      let node = sets.nameOf(root);
      if (node === NONE) {
        node = nodes.push({ parent: NONE, energy, states: 0 }) - 1;
        sets.name(root, node);
      }
      if (node < first) continue;
      nodes[node]!.states++;
      minimumOf[order[k]!] = node;
    }
    from = to;
  }
  return { nodes, minimumOf, wordOf: (word) => (mirrored && word >= stored ? all ^ word : word) };
}

/** Words by rising key, equal ones by number: a radix sort, digit after digit from the lowest. @param keys  [word] */
function* ordered(keys: Uint32Array): Generator<void, Uint32Array> {
  const words = keys.length;
  let largest = 0;
  let order = new Uint32Array(words);
  for (let word = 0; word < words; word++) {
    if (word % SWEEP === 0) yield;
    order[word] = word;
    if (keys[word]! > largest) largest = keys[word]!;
  }
  for (let shift = 0; shift < 32 && Math.floor(largest / 2 ** shift) > 0; shift += DIGIT) {
    const mask = 2 ** DIGIT - 1;
    const starts = new Uint32Array(2 ** DIGIT + 1);
    for (let word = 0; word < words; word++) {
      if (word % SWEEP === 0) yield;
      starts[((keys[word]! >>> shift) & mask) + 1]!++;
    }
    for (let d = 0; d < 2 ** DIGIT; d++) starts[d + 1]! += starts[d]!;
    const next = new Uint32Array(words);
    for (let k = 0; k < words; k++) {
      if (k % SWEEP === 0) yield;
      const word = order[k]!;
      const digit = (keys[word]! >>> shift) & mask;
      next[starts[digit]!++] = word;
    }
    order = next;
  }
  return order;
}

/** Disjoint sets of configurations, each with the node that it is below so far. */
class Sets {
  /** [word]; a root is its own parent. */
  readonly #parent: Int32Array;
  /** [root] */
  readonly #node: Int32Array;
  /** Nodes of sets that were united at the energy that is being taken in, [root]. */
  readonly #joining = new Map<number, number[]>();

  constructor(words: number) {
    this.#parent = new Int32Array(words).fill(OUTSIDE);
    this.#node = new Int32Array(words).fill(NONE);
  }

  open(word: number): void {
    this.#parent[word] = word;
  }

  rootOf(word: number): number {
    const parent = this.#parent;
    let at = word;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  /** Does nothing where the other is not in yet. */
  unite(word: number, other: number): void {
    if (this.#parent[other] === OUTSIDE) return;
    const a = this.rootOf(word);
    const b = this.rootOf(other);
    if (a === b) return;
    // The set that has a node is the older and larger one: it stays the root.
    const root = this.#node[a] === NONE ? b : a;
    const child = root === a ? b : a;
    this.#parent[child] = root;
    if (this.#node[child] === NONE) return;
    const below = (set: number) => this.#joining.get(set) ?? [this.#node[set]!];
    this.#joining.set(root, [...below(root), ...below(child)]);
    this.#joining.delete(child);
  }

  /** Sets that hold several nodes since the last call. */
  joined(): { readonly root: number; readonly nodes: readonly number[] }[] {
    if (this.#joining.size === 0) return [];
    const found = Array.from(this.#joining, ([root, nodes]) => ({ root, nodes }));
    this.#joining.clear();
    return found;
  }

  nameOf(root: number): number {
    return this.#node[root]!;
  }

  name(root: number, node: number): void {
    this.#node[root] = node;
  }
}
