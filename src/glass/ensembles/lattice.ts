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
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { GlassInstance } from '../instance.ts';
import { instanceOf } from '../quantise.ts';
import { BondList, sparseCouplings } from './bonds.ts';
import { type CouplingLaw, couplingDraw, type Drawn, drawField, type FieldSpec, gridBits } from './draws.ts';

export type Boundary = 'periodic' | 'open';

export interface LatticeShape {
  /** Lengths along x, y, z: one to three of them, each 2 or more. */
  readonly lengths: readonly number[];
  /** One for all axes, or one for each. */
  readonly boundary: Boundary | readonly Boundary[];
}

export interface LatticeSpec extends LatticeShape {
  /** Edwards–Anderson with Gaussian or ±J couplings, or every bond +J. */
  readonly couplings: CouplingLaw | 'ferromagnetic';
  /** One unit is J 2^-couplingBits (1 … 20) with Gaussian couplings or a field; without them J itself. */
  readonly couplingBits: number;
  /** Probability that a bond exists, 0 … 1; 1 if left out. */
  readonly density?: number | undefined;
  readonly field?: FieldSpec | undefined;
  readonly seed: Seed;
  /** Which draw of the disorder. */
  readonly sample: number;
}

/** Largest number of sites of a lattice or graph. */
export const LARGEST_GRAPH = 2 ** 22;

/** One disorder sample. @throws GBX-240 for lengths, boundaries or a density that no lattice has */
export function latticeGlass(spec: LatticeSpec): GlassInstance {
  const { density = 1, seed, sample } = spec;
  checkShape(spec);
  if (!(density >= 0 && density <= 1)) {
    throw new GlassboxError('GBX-240', { name: 'density', value: density, allowed: '0 … 1' });
  }
  const size = latticeSize(spec);
  const law = spec.couplings === 'ferromagnetic' ? 'binary' : spec.couplings;
  const bits = gridBits(law, spec.couplingBits, (spec.field?.strength ?? 0) !== 0);
  const unit = 2 ** -bits;
  const bond = bondDraw(spec, bits);
  const present = new WordReader(seed, Stream.Lattice, sample);
  const bonds = new BondList();
  let worst = 0;
  for (const { from, to, index } of latticeBonds(spec)) {
    if (density < 1 && !(present.word(index) < density * 2 ** 32)) continue;
    const { integer, error } = bond(index);
    bonds.add(from, to, integer);
    worst = Math.max(worst, error);
  }
  const field = drawField(spec.field, size, unit, seed, sample);
  return instanceOf({
    size,
    couplings: sparseCouplings(size, bonds),
    field: field.values,
    unit,
    roundingError: Math.max(worst, field.error) * unit,
  });
}

function bondDraw({ couplings, seed, sample }: LatticeSpec, bits: number): (index: number) => Drawn {
  if (couplings === 'ferromagnetic') return () => ({ integer: 2 ** bits, error: 0 });
  const words = new WordReader(seed, Stream.Couplings, sample);
  const draw = couplingDraw(couplings, bits);
  return (index) => draw(words.word(index));
}

export function latticeSize({ lengths }: LatticeShape): number {
  return lengths.reduce((product, length) => product * length, 1);
}

/** Every bond of the lattice before dilution, by site and then axis, with its index among the random numbers. */
export function* latticeBonds(shape: LatticeShape): Generator<{
  readonly from: number;
  readonly to: number;
  readonly index: number;
}> {
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
