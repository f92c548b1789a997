/**
 * Response functions from fluctuations, with thermal and disorder errors kept apart.
 *
 * A thermal average of one sample has an error from the finite run (thermal: more sweeps help); an average over samples has one
 * from the finite number of samples (disorder: only more samples help). The scatter between samples holds both.
 */
import { type Estimate, jackknifeOverSamples, mean, meanOverSamples } from './statistics.ts';

/** A disorder average: `error` is the whole standard error, sqrt(thermal^2 + disorder^2). */
export interface SplitEstimate extends Estimate {
  /** What the runs' length leaves: sqrt(sum_s sigma_s^2) / D. */
  readonly thermal: number;
  /** What is left of the scatter between samples; 0 where the thermal part explains it all, NaN for one sample. */
  readonly disorder: number;
}

/**
 * Mean over samples of thermal means that carry errors of their own.
 *
 * @param values         [sample], thermal means
 * @param thermalErrors  their standard errors, [sample]
 * @returns for one sample the thermal error alone: it is blind to the others
 */
export function splitErrors(values: ArrayLike<number>, thermalErrors: ArrayLike<number>): SplitEstimate {
  if (values.length !== thermalErrors.length) throw new RangeError('one thermal error per sample is needed');
  const { value, error } = meanOverSamples(values);
  let squares = 0;
  for (let s = 0; s < values.length; s++) squares += thermalErrors[s]! ** 2;
  const thermal = Math.sqrt(squares) / values.length;
  if (values.length === 1) return { value, error: thermal, thermal, disorder: Number.NaN };
  return { value, error, thermal, disorder: Math.sqrt(Math.max(0, error ** 2 - thermal ** 2)) };
}

/**
 * <x^2> - <x>^2 of one sample from independent blocks of measurements: copies, or stretches of a chain much longer than its
 * autocorrelation time. Jackknife over blocks, its bias taken off (a plain variance of n blocks is too small by 1/n).
 *
 * @param blocks  [block][measurement], two or more, of one length
 */
export function thermalVariance(blocks: readonly Float64Array[]): Estimate {
  const length = blocks[0]?.length ?? 0;
  if (blocks.length < 2 || length === 0 || blocks.some((block) => block.length !== length))
    throw new RangeError('a thermal variance needs two or more blocks of one length');
  // About a common origin: no digits are lost to a large mean energy.
  const origin = blocks[0]![0]!;
  const first = blocks.map((block) => mean(block) - origin);
  const second = blocks.map((block) => mean(block.map((x) => (x - origin) ** 2)));
  const { value, error, bias } = jackknifeOverSamples([first, second], ([m1, m2]) => m2! - m1! * m1!);
  return { value: value - bias, error };
}

/**
 * Specific heat per spin of one sample, c = (<E^2> - <E>^2) / (N T^2).
 *
 * @param energies  of the whole system, [block][measurement], as for `thermalVariance`
 * Check: c = du/dT. Free spins in a field h: (h/T)^2 / cosh^2(h/T).
 */
export function specificHeat(energies: readonly Float64Array[], temperature: number, size: number): Estimate {
  return scaled(thermalVariance(energies), 1 / (size * temperature ** 2));
}

/**
 * Susceptibility per spin of one sample, chi = (<M^2> - <M>^2) / (N T), M = sum_i s_i. Below an ordering transition M changes
 * sign as a whole: give |M| there for the response inside one phase.
 *
 * Check: free spins have chi = (1 - tanh^2(h/T)) / T; the SK glass above T = 1 has 1/T (Curie).
 */
export function susceptibility(
  magnetisations: readonly Float64Array[],
  temperature: number,
  size: number,
): Estimate {
  return scaled(thermalVariance(magnetisations), 1 / (size * temperature));
}

/**
 * Spin-glass susceptibility without a field, chi_SG = N [<q^2>]: diverges at the transition.
 *
 * @param q2  [sample], between independent copies (`overlapMoments`)
 * Check: SK above T = 1, N -> infinity: 1 / (1 - 1/T^2).
 */
export function spinGlassSusceptibility(q2: ArrayLike<number>, size: number): Estimate {
  return scaled(meanOverSamples(q2), size);
}

/**
 * The same in a field, connected: chi_SG = (1/N) sum_ij (<s_i s_j> - <s_i><s_j>)^2 of each sample, [sample], without bias from
 *
 *   N (<q_12^2> - 2 <q_12 q_13> + <q_12 q_34>)
 *
 * over all choices of different copies.
 *
 * @param overlaps  integers sum_i s_i^a s_i^b, [sample][pair] in the order of `pairsWithinSamples`, four copies or more
 * Source: Binder & Young, Rev. Mod. Phys. 58 (1986) 801; copies in place of thermal averages: Young & Katzgraber, Phys. Rev.
 * Lett. 93 (2004) 207203.
 */
export function connectedSpinGlassSusceptibility(
  overlaps: ArrayLike<number>,
  size: number,
  samples: number,
  replicas: number,
): Float64Array {
  const pairs = (replicas * (replicas - 1)) / 2;
  if (replicas < 4 || overlaps.length !== samples * pairs)
    throw new RangeError('the connected susceptibility needs four copies or more, and all their pairs');
  const sharing = replicas * (replicas - 1) * (replicas - 2);
  const disjoint = pairs * pairs - pairs - sharing;
  return Float64Array.from({ length: samples }, (_, sample) => {
    const rows = new Float64Array(replicas);
    let [total, squares] = [0, 0];
    for (let a = 0, k = sample * pairs; a < replicas; a++) {
      for (let b = a + 1; b < replicas; b++, k++) {
        const q = overlaps[k]! / size;
        total += q;
        squares += q * q;
        rows[a]! += q;
        rows[b]! += q;
      }
    }
    // Ordered choices of two pairs: the same, with one copy in common, or with none.
    const oneShared = rows.reduce((sum, row) => sum + row * row, 0) - 2 * squares;
    const noneShared = total * total - squares - oneShared;
    return size * (squares / pairs - (2 * oneShared) / sharing + noneShared / disjoint);
  });
}

/** Flips per spin and sweep of each state between two readings of `SpinState.flips`, [state]. */
export function flipRate(
  before: Float64Array,
  after: Float64Array,
  sweeps: number,
  size: number,
): Float64Array {
  return after.map((count, state) => (count - before[state]!) / (sweeps * size));
}

function scaled({ value, error }: Estimate, factor: number): Estimate {
  return { value: value * factor, error: error * factor };
}
