/**
 * Students without an error, drawn uniformly: chains in the version space {w : w·x_mu > 0 for all mu, |w|² = N} of labelled patterns.
 * This is Gibbs learning at zero training error; nothing descends, and no gradient is used.
 *
 * Two moves, each exact (no step size, no rejection), either alone is enough; one sweep of either reads all patterns twice:
 *
 *   coordinate    a standard normal vector restricted to the cone has a direction that is uniform in it; its weights move in turn, each
 *                 by a slice of its own law given the others: a normal number cut to the interval that the patterns leave
 *   great-circle  a random great circle through w meets the cone in one arc, on which the next w is uniform (hit and run). One a sweep
 *
 * `coordinate` forgets faster per sweep (docs/learner.md has the measured times), and is the default; the other is the check.
 * Random numbers: stream VersionSpace, time = sweep (1, 2, …), owner = state; coordinate i takes words 2i and 2i + 1, a great circle
 * words 0 … N - 1 for its direction and N for the place on the arc. IEEE basic operations and @stdlib only: the same bits on
 * every host.
 * Sources: Damien & Walker, J. Comput. Graph. Stat. 10 (2001) 206, and Neal, Ann. Stat. 31 (2003) 705 (slices of cut normal numbers);
 * Smith, Oper. Res. 32 (1984) 1296 (hit and run); Ruján, Neural Comput. 9 (1997) 99 (billiards in the same space).
 */
import atan from '@stdlib/math-base-special-atan';
import cos from '@stdlib/math-base-special-cos';
import ln from '@stdlib/math-base-special-ln';
import sin from '@stdlib/math-base-special-sin';
import { type LabelledPatterns, product, scaleToSphere } from '../learner/data/teacher-patterns.ts';
import { normalOf } from '../random/normal.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';

export type VersionSpaceMove = 'coordinate' | 'great-circle';

export interface VersionSpaceOptions {
  readonly patterns: LabelledPatterns;
  /** A student without an error for each chain, of any length but 0; copied. */
  readonly starts: readonly Float64Array[];
  readonly seed: Seed;
  /** Global index of the first chain; 0 if left out. */
  readonly firstState?: number;
  /** `coordinate` if left out. */
  readonly move?: VersionSpaceMove;
}

/** All that a run needs to go on, bit for bit: plain data. */
export interface VersionSpaceSnapshot {
  readonly sweep: number;
  /** [chain][input]. */
  readonly weights: Float64Array;
  /** w·x, kept up along the way: [chain][pattern]. */
  readonly fields: Float64Array;
}

/** Sweeps after which fields are summed afresh, so that rounding stays at 1e-13. */
const REFRESH = 32;

export class VersionSpace {
  /** [input][pattern]: one weight's patterns lie together. */
  private readonly columns: Float64Array;
  private readonly weights: Float64Array;
  private readonly fields: Float64Array;
  private readonly direction: Float64Array;
  private readonly along: Float64Array;
  private done = 0;

  /** @throws RangeError if a start makes an error */
  constructor(private readonly options: VersionSpaceOptions) {
    const { size, patterns, values } = options.patterns;
    this.columns = new Float64Array(size * patterns);
    for (let mu = 0; mu < patterns; mu++)
      for (let i = 0; i < size; i++) this.columns[i * patterns + mu] = values[mu * size + i]!;
    this.weights = new Float64Array(options.starts.length * size);
    this.fields = new Float64Array(options.starts.length * patterns);
    this.direction = new Float64Array(size);
    this.along = new Float64Array(patterns);
    for (const [chain, start] of options.starts.entries()) {
      const weights = this.weightsOf(chain);
      weights.set(start);
      scaleToSphere(weights);
      this.sumFields(weights, this.fieldsOf(chain));
      const wrong = this.fieldsOf(chain).findIndex((field) => !(field > 0));
      if (wrong >= 0) throw new RangeError(`the start of chain ${chain} errs on pattern ${wrong}`);
    }
  }

  get chains(): number {
    return this.options.starts.length;
  }

  /** Sweeps done. */
  get sweep(): number {
    return this.done;
  }

  /** Moves every chain. Cost: about 4 ns per weight, pattern, chain and sweep. */
  advance(sweeps: number): void {
    const { move = 'coordinate', firstState = 0, seed } = this.options;
    for (let last = this.done + sweeps; this.done < last; ) {
      this.done++;
      for (let chain = 0; chain < this.chains; chain++) {
        const [weights, fields] = [this.weightsOf(chain), this.fieldsOf(chain)];
        if (this.done % REFRESH === 0) this.sumFields(weights, fields);
        const words = new WordReader(seed, Stream.VersionSpace, firstState + chain, this.done);
        if (move === 'coordinate') this.drawWeights(weights, fields, words);
        else this.walkArc(weights, fields, words);
      }
    }
  }

  /** A chain's student, scaled to |w|² = N: a new array, [input]. */
  student(chain: number): Float64Array {
    const student = this.weightsOf(chain).slice();
    scaleToSphere(student);
    return student;
  }

  snapshot(): VersionSpaceSnapshot {
    return { sweep: this.done, weights: this.weights.slice(), fields: this.fields.slice() };
  }

  /** Goes on from a snapshot, to the bit. @throws RangeError if it has another shape */
  restore({ sweep, weights, fields }: VersionSpaceSnapshot): void {
    if (weights.length !== this.weights.length || fields.length !== this.fields.length)
      throw new RangeError('a snapshot of other chains');
    this.weights.set(weights);
    this.fields.set(fields);
    this.done = sweep;
  }

  /** Every weight once, by its normal law cut to what the patterns allow given the others. */
  private drawWeights(weights: Float64Array, fields: Float64Array, words: WordReader): void {
    const patterns = fields.length;
    for (let i = 0; i < weights.length; i++) {
      const column = this.columns.subarray(i * patterns, (i + 1) * patterns);
      const [down, up] = allowed(column, fields);
      const old = weights[i]!;
      const reach = halfSlice(old, uniform(words.word(2 * i)));
      const [first, last] = [Math.max(-down, -reach - old), Math.min(up, reach - old)];
      const step = first + (last - first) * uniform(words.word(2 * i + 1));
      weights[i] = old + step;
      // Rounding may put a field a hair below 0 where the step ends on a border.
      for (let mu = 0; mu < patterns; mu++) fields[mu] = Math.max(0, fields[mu]! + step * column[mu]!);
    }
  }

  /** One great circle through w in a uniform direction; the next w is uniform on its arc. */
  private walkArc(weights: Float64Array, fields: Float64Array, words: WordReader): void {
    const { direction, along } = this;
    const size = weights.length;
    for (let i = 0; i < size; i++) direction[i] = normalOf(words.word(i));
    const parallel = product(direction, weights) / size;
    for (let i = 0; i < size; i++) direction[i]! -= parallel * weights[i]!;
    scaleToSphere(direction);
    this.sumFields(direction, along);
    const [down, up] = allowed(along, fields);
    const [first, last] = [-atan(down), atan(up)];
    const angle = first + (last - first) * uniform(words.word(size));
    const [c, s] = [cos(angle), sin(angle)];
    for (let i = 0; i < size; i++) weights[i] = c * weights[i]! + s * direction[i]!;
    scaleToSphere(weights);
    for (let mu = 0; mu < fields.length; mu++) fields[mu] = Math.max(0, c * fields[mu]! + s * along[mu]!);
  }

  private sumFields(weights: Float64Array, out: Float64Array): void {
    const patterns = out.length;
    out.fill(0);
    for (let i = 0; i < weights.length; i++) {
      const [w, column] = [weights[i]!, this.columns.subarray(i * patterns, (i + 1) * patterns)];
      for (let mu = 0; mu < patterns; mu++) out[mu]! += w * column[mu]!;
    }
  }

  private weightsOf(chain: number): Float64Array {
    const { size } = this.options.patterns;
    return this.weights.subarray(chain * size, (chain + 1) * size);
  }

  private fieldsOf(chain: number): Float64Array {
    const { patterns } = this.options.patterns;
    return this.fields.subarray(chain * patterns, (chain + 1) * patterns);
  }
}

/**
 * How far a line may go either way before a pattern is lost: the largest down, up >= 0 with field + t slope >= 0 for all -down < t < up.
 * Written with largest and smallest ratios, because those change rarely: the branches are then foreseen by the processor.
 */
function allowed(slopes: Float64Array, fields: Float64Array): [down: number, up: number] {
  let [most, least] = [0, 0];
  for (let mu = 0; mu < fields.length; mu++) {
    const ratio = slopes[mu]! / fields[mu]!;
    if (ratio > most) most = ratio;
    if (ratio < least) least = ratio;
  }
  return [1 / most, 1 / Math.abs(least)];
}

/** In (0, 1), in steps of 2^-32. */
function uniform(word: number): number {
  return (word + 0.5) / 2 ** 32;
}

/**
 * Half width of the slice of exp(-x²/2) at a height drawn uniformly below its value at `here`: a next x that is uniform inside the slice
 * (and inside what is allowed) keeps the law of a cut normal number.
 */
function halfSlice(here: number, u: number): number {
  return Math.sqrt(here * here - 2 * ln(u));
}

/**
 * A student without an error that knows nothing of the teacher: the perceptron algorithm from a random direction.
 *
 * @param state  the random direction's number: stream VersionSpace, time 0, owner = state
 * @param passes  most passes through the patterns
 * @returns null where passes ran out
 * Source: Rosenblatt, Psychol. Rev. 65 (1958) 386; it ends where a teacher exists (Novikoff 1962).
 */
export function perceptronStudent(
  { size, patterns, values }: LabelledPatterns,
  seed: Seed,
  state: number,
  passes = 1_000_000,
): Float64Array | null {
  const words = new WordReader(seed, Stream.VersionSpace, state, 0);
  const weights = Float64Array.from({ length: size }, (_, i) => normalOf(words.word(i)));
  for (let pass = 0; pass < passes; pass++) {
    let wrong = 0;
    for (let mu = 0; mu < patterns; mu++) {
      const row = values.subarray(mu * size, (mu + 1) * size);
      if (product(row, weights) > 0) continue;
      wrong++;
      for (let i = 0; i < size; i++) weights[i]! += row[i]!;
    }
    if (wrong === 0) return weights;
  }
  return null;
}
