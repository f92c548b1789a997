/**
 * Edwards–Anderson glasses and the ferromagnetic Ising model on a chain, a rectangle or a box of any lengths.
 *
 *   H = - sum_<ij> J_ij s_i s_j - sum_i h_i s_i,  nearest neighbours; J = 1 is the unit of energy.
 *
 * Site of (x, y, z): x + L_x (y + L_y z). Along each axis the lattice is periodic or open; a periodic axis of length 2 has two
 * bonds between the same two sites, which add up.
 * Random numbers, owner = sample: bond from site i along axis a (to i + e_a) has index d i + a in d dimensions, whether or not
 * the lattice is open there: its coupling is that word of stream Couplings, and with dilution it exists where that word of
 * stream Lattice is below density 2^32. Fields: stream Field, index = site.
 * Sources: Edwards & Anderson, J. Phys. F 5, 965 (1975); Onsager, Phys. Rev. 65, 117 (1944) for the ferromagnet.
 */
import { GlassboxError } from '../../messages/problem.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';
import type { GlassInstance } from '../instance.ts';
import { type Edge, LARGEST_GRAPH, type SparseDisorder, sparseGlass } from './bonds.ts';

export type Boundary = 'periodic' | 'open';

export interface LatticeShape {
  /** Lengths along x, y, z: one to three of them, each 2 or more. */
  readonly lengths: readonly number[];
  /** One for all axes, or one for each. */
  readonly boundary: Boundary | readonly Boundary[];
}

export interface LatticeSpec extends LatticeShape, SparseDisorder {
  /** Probability that a bond exists, 0 … 1; 1 if left out. */
  readonly density?: number | undefined;
}

/** One disorder sample. @throws GBX-240 for lengths, boundaries or a density that no lattice has */
export function latticeGlass(spec: LatticeSpec): GlassInstance {
  const { density = 1, seed, sample } = spec;
  checkShape(spec);
  if (!(density >= 0 && density <= 1)) {
    throw new GlassboxError('GBX-240', { name: 'density', value: density, allowed: '0 … 1' });
  }
  const present = new WordReader(seed, Stream.Lattice, sample);
  const exists = ({ index }: Edge) => density === 1 || present.word(index) < density * 2 ** 32;
  return sparseGlass(latticeSize(spec), Array.from(latticeBonds(spec)).filter(exists), spec);
}

export function latticeSize({ lengths }: LatticeShape): number {
  return lengths.reduce((product, length) => product * length, 1);
}

/** Every bond of the lattice before dilution, by site and then axis, with its index among the random numbers. */
export function* latticeBonds(shape: LatticeShape): Generator<Edge> {
  const { lengths, boundary } = shape;
  const size = latticeSize(shape);
  for (let from = 0; from < size; from++) {
    let stride = 1;
    for (let axis = 0; axis < lengths.length; axis++) {
      const length = lengths[axis]!;
      const last = Math.floor(from / stride) % length === length - 1;
      const periodic = (typeof boundary === 'string' ? boundary : boundary[axis]) === 'periodic';
      const to = last ? from - (length - 1) * stride : from + stride;
      if (periodic || !last) yield { from, to, index: lengths.length * from + axis };
      stride *= length;
    }
  }
}

function checkShape(shape: LatticeShape): void {
  const { lengths, boundary } = shape;
  const fits =
    lengths.length >= 1 &&
    lengths.length <= 3 &&
    lengths.every((length) => Number.isInteger(length) && length >= 2) &&
    latticeSize(shape) <= LARGEST_GRAPH;
  if (!fits) {
    throw new GlassboxError('GBX-240', {
      name: 'lengths',
      value: lengths.join(' × '),
      allowed: `one to three whole numbers from 2, their product up to ${LARGEST_GRAPH}`,
    });
  }
  if (typeof boundary !== 'string' && boundary.length !== lengths.length) {
    throw new GlassboxError('GBX-240', {
      name: 'boundary',
      value: boundary.join(', '),
      allowed: `one word, or ${lengths.length} of them`,
    });
  }
}
