/**
 * Glasses on random graphs: Viana–Bray (independent bonds) and random regular graphs (d bonds at every site); J = 1.
 *
 * Both look like a tree around every site, so they are solved by the cavity method; for large degree c they tend to SK with J
 * sqrt(c). Sources: Viana & Bray, J. Phys. C 18, 3037 (1985); Bollobás, Eur. J. Comb. 1, 311 (1980) for the pairing model; Batagelj
 * & Brandes, Phys. Rev. E 71, 036113 (2005) for skipping over absent pairs.
 * Random numbers: the graph from stream Graph (below), the coupling of bond b, in the order of making, from stream Couplings,
 * index b, fields from stream Field, index = site; owner = sample throughout.
 */
import ln from '@stdlib/math-base-special-ln';
import { GlassboxError } from '../../messages/problem.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { GlassInstance } from '../instance.ts';
import { type Edge, LARGEST_GRAPH, type SparseDisorder, sparseGlass } from './bonds.ts';

export interface VianaBraySpec extends SparseDisorder {
  readonly size: number;
  /** c: every pair is a bond with probability c / (N - 1), so degrees are binomial, Poisson for large N. */
  readonly meanDegree: number;
}

/** One graph and its couplings. @throws GBX-240 unless 0 <= c <= N - 1 */
export function vianaBray(spec: VianaBraySpec): GlassInstance {
  const { size, meanDegree, seed, sample } = spec;
  checkSize(size);
  if (!(meanDegree >= 0 && meanDegree <= size - 1)) refuse('meanDegree', meanDegree, `0 … ${size - 1}`);
  return sparseGlass(size, independentPairs(size, meanDegree / (size - 1), seed, sample), spec);
}

/**
 * Each pair with probability p, in the order (0,1), (0,2), (1,2), (0,3) …: the gap to the next is floor(ln U / ln(1 - p)).
 * Graph words: time 0, index = number of the gap, U = (word + 1/2) / 2^32.
 */
function* independentPairs(size: number, p: number, seed: Seed, sample: number): Generator<Edge> {
  if (p === 0) return;
  const words = new WordReader(seed, Stream.Graph, sample);
  const rate = p < 1 ? ln(1 - p) : Number.NEGATIVE_INFINITY;
  let to = 1;
  let from = -1;
  for (let index = 0; ; index++) {
    from += 1 + Math.floor(ln((words.word(index) + 0.5) / 2 ** 32) / rate);
    for (; from >= to && to < size; to++) from -= to;
    if (to >= size) return;
    yield { from, to, index };
  }
}

export interface RandomRegularSpec extends SparseDisorder {
  readonly size: number;
  /** d, 1 … 6; N d is even and N > d. */
  readonly degree: number;
}

/** Full rejection takes about exp((d^2 - 1) / 4) tries: 7 at d = 3, 6300 at d = 6, three million at d = 8. */
const LARGEST_DEGREE = 6;

/** One graph, every labelled simple graph with the same probability, and its couplings. @throws GBX-240, GBX-241 */
export function randomRegular(spec: RandomRegularSpec): GlassInstance {
  const { size, degree, seed, sample } = spec;
  checkSize(size);
  const most = Math.min(LARGEST_DEGREE, size - 1);
  if (!(Number.isInteger(degree) && degree >= 1 && degree <= most)) refuse('degree', degree, `1 … ${most}`);
  if ((size * degree) % 2 !== 0) throw new GlassboxError('GBX-241', { size, degree });
  return sparseGlass(size, pairing(size, degree, seed, sample), spec);
}

/**
 * The pairing model: N d half-bonds are joined at random, and all is thrown away as soon as a loop or a double bond appears.
 * Graph words: time = try, index = bond p; with R half-bonds left, the last is joined to number floor(word (R - 1) / 2^32).
 */
function pairing(size: number, degree: number, seed: Seed, sample: number): Edge[] {
  const halves = new Uint32Array(size * degree);
  const neighbours = new Int32Array(size * degree);
  const found = new Uint8Array(size);
  for (let attempt = 0; ; attempt++) {
    const words = new WordReader(seed, Stream.Graph, sample, attempt);
    for (let k = 0; k < halves.length; k++) halves[k] = Math.floor(k / degree);
    found.fill(0);
    const edges: Edge[] = [];
    for (let left = halves.length; left > 0; left -= 2) {
      const index = edges.length;
      const chosen = Math.floor((words.word(index) * (left - 1)) / 2 ** 32);
      const [from, to] = [halves[left - 1]!, halves[chosen]!];
      const known = neighbours.subarray(from * degree, from * degree + found[from]!);
      if (from === to || known.includes(to)) break;
      neighbours[from * degree + found[from]!++] = to;
      neighbours[to * degree + found[to]!++] = from;
      halves[chosen] = halves[left - 2]!;
      edges.push({ from, to, index });
    }
    if (2 * edges.length === halves.length) return edges;
  }
}

function checkSize(size: number): void {
  if (!(Number.isInteger(size) && size >= 2 && size <= LARGEST_GRAPH))
    refuse('size', size, `2 … ${LARGEST_GRAPH}`);
}

function refuse(name: string, value: number, allowed: string): never {
  throw new GlassboxError('GBX-240', { name, value, allowed });
}
