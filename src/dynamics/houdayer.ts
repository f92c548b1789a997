/**
 * Houdayer's cluster move: two copies of one sample at one temperature exchange a whole cluster of spins.
 *
 * Where they disagree, s_i^a s_i^b = -1, choose a site, grow the cluster of disagreeing sites that hang together by bonds, and
 * exchange its spins between the copies (turn them in both). All bonds on the rim lead to sites where the copies agree, so what
 * one copy gains there the other loses:
 *
 *   E_a + E_b does not change, with or without a field,
 *
 * and the move is always accepted. The set of disagreeing sites stays what it was, so the reverse move is chosen as often as this
 * one: detailed balance holds for the pair's law exp(-beta (E_a + E_b)). It is not ergodic alone (q_ab never changes): sweep
 * between the moves. Useful where the clusters stay small, below the percolation of the graph (dense glass: one cluster, which
 * only renames the copies); on cubic lattices only at low temperature, where few sites disagree.
 *
 * Random word: stream Houdayer, index 0, time = round, owner = global index of the pair's first state; the chosen site is
 * number floor(word * count / 2^32) of the disagreeing ones in order of site. Integers throughout: the same on every engine.
 *
 * Source: Houdayer, Eur. Phys. J. B 22 (2001) 479; isoenergetic cluster moves: Zhu, Ochoa & Katzgraber, Phys. Rev. Lett. 115
 * (2015) 077201.
 */
import type { SpinState } from '../engine/contract.ts';
import type { GlassInstance } from '../glass/instance.ts';
import { popcount, wordsPerState } from '../glass/spins.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';

/**
 * One move between states a and b of a packed array; in place.
 *
 * @param word  the random word that chooses the site
 * @returns sites exchanged; 0 where the copies are equal. The whole of the disagreeing sites means that only names changed
 */
export function exchangeCluster(
  instance: GlassInstance,
  packed: Uint32Array,
  a: number,
  b: number,
  word: number,
): number {
  const stride = wordsPerState(instance.size);
  const [atA, atB] = [a * stride, b * stride];
  // Bits still to be visited: sites where the copies disagree and the cluster has not been.
  const open = Uint32Array.from({ length: stride }, (_, w) => packed[atA + w]! ^ packed[atB + w]!);
  const count = open.reduce((sum, bits) => sum + popcount(bits), 0);
  if (count === 0) return 0;
  const cluster = [siteOf(open, Math.floor((word * count) / 2 ** 32))];
  take(open, cluster[0]!);
  for (let k = 0; k < cluster.length; k++) {
    const site = cluster[k]!;
    forNeighbours(instance, site, (other) => {
      if (take(open, other)) cluster.push(other);
    });
    packed[atA + (site >> 5)]! ^= 1 << (site & 31);
    packed[atB + (site >> 5)]! ^= 1 << (site & 31);
  }
  return cluster.length;
}

/** Removes a site from the bits; was it there? */
function take(bits: Uint32Array, site: number): boolean {
  const mask = 1 << (site & 31);
  if ((bits[site >> 5]! & mask) === 0) return false;
  bits[site >> 5]! &= ~mask;
  return true;
}

/** The `choice`-th set bit. */
function siteOf(bits: Uint32Array, choice: number): number {
  let left = choice;
  let w = 0;
  for (; left >= popcount(bits[w]!); w++) left -= popcount(bits[w]!);
  let rest = bits[w]!;
  for (; left > 0; left--) rest &= rest - 1;
  return w * 32 + (31 - Math.clz32(rest & -rest));
}

function forNeighbours(
  { size, couplings }: GlassInstance,
  site: number,
  visit: (site: number) => void,
): void {
  if (couplings.kind === 'dense') {
    for (let j = 0; j < size; j++) if (couplings.values[site * size + j] !== 0) visit(j);
    return;
  }
  const { offsets, columns } = couplings;
  for (let k = offsets[site]!; k < offsets[site + 1]!; k++) visit(columns[k]!);
}

export interface HoudayerOptions {
  readonly seed: Seed;
  /** Number of the round of moves. */
  readonly round: number;
  /** Global index of the glass's first state, as in `GlassSpec`. Default 0. */
  readonly firstState?: number;
}

export interface HoudayerOutcome {
  /** Sites exchanged, [pair]. */
  readonly sizes: Uint32Array;
  /** Sites that disagreed, [pair]: clusters near this size mean that the graph percolates and the moves are idle. */
  readonly disagreeing: Uint32Array;
}

/**
 * One move in each of the given pairs: read back, exchanged on the host, restored. The clock and the counted flips stay:
 * exchanged spins are not flips of an update.
 *
 * @param instances  [sample], those the glass was made of
 * @param pairs      [pair][2], each of one sample and one temperature, no state twice (`disjointPairs`)
 * @throws RangeError if a pair spans two samples or a state comes twice
 */
export async function houdayerMoves(
  glass: SpinState,
  instances: readonly GlassInstance[],
  pairs: Uint32Array,
  { seed, round, firstState = 0 }: HoudayerOptions,
): Promise<HoudayerOutcome> {
  if (new Set(pairs).size !== pairs.length) throw new RangeError('a state comes twice among the pairs');
  const sampleOf = (state: number) => Math.floor(state / glass.replicas);
  const snapshot = await glass.snapshot();
  const packed = snapshot.spins.slice();
  const count = pairs.length / 2;
  const sizes = new Uint32Array(count);
  const disagreeing = new Uint32Array(count);
  for (let p = 0; p < count; p++) {
    const [a, b] = [pairs[2 * p]!, pairs[2 * p + 1]!];
    if (sampleOf(a) !== sampleOf(b)) throw new RangeError(`states ${a} and ${b} are of different samples`);
    disagreeing[p] = countDifferent(packed, a, b, glass.size);
    const word = new WordReader(seed, Stream.Houdayer, firstState + a, round).word(0);
    sizes[p] = exchangeCluster(instances[sampleOf(a)]!, packed, a, b, word);
  }
  await glass.restore({ ...snapshot, spins: packed });
  return { sizes, disagreeing };
}

function countDifferent(packed: Uint32Array, a: number, b: number, size: number): number {
  const stride = wordsPerState(size);
  let count = 0;
  for (let w = 0; w < stride; w++) count += popcount(packed[a * stride + w]! ^ packed[b * stride + w]!);
  return count;
}

/**
 * Disjoint pairs of the states at one temperature of each sample: (0, 1), (2, 3), … in even rounds, (1, 2), (3, 4), …, and the
 * last with the first, in odd ones. An odd number leaves one state out each time.
 *
 * @param groups  [group][state]: states of one sample at one temperature, e.g. the copies at one slot of the ladder
 */
export function disjointPairs(groups: readonly ArrayLike<number>[], round: number): Uint32Array {
  return Uint32Array.from(
    groups.flatMap((group) => {
      const count = group.length;
      const shift = round & 1;
      return Array.from({ length: count >> 1 }, (_, k) => [
        group[(2 * k + shift) % count]!,
        group[(2 * k + shift + 1) % count]!,
      ]).flat();
    }),
  );
}
