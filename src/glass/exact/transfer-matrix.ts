/**
 * Exact sums over all configurations of a strip of W x L sites, any couplings and fields: the transfer matrix, site by site.
 *
 * A vector holds one number for every state of the W spins of a row; a new spin replaces its predecessor, one pair of numbers at a
 * time, without a branch. Cost: L W 2^W for a strip open along L, and 2^W times that for a closed one (every state of the first
 * row is a start). It shares nothing with the enumeration or the samplers, so it checks both.
 *
 * Site of (x, y): x + W y. Allowed bonds: any within a row, and (x, y) – (x, y + 1), closing from the last row to the first.
 * Source: Morgenstern & Binder, Phys. Rev. B 22, 288 (1980).
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { GlassInstance } from '../instance.ts';

/** Widest strip, open and closed along its length: 16384 numbers, or 1024 by 1024. */
export const WIDEST_STRIP = { open: 14, closed: 10 } as const;

export interface StripAverages {
  readonly logPartition: number;
  /** <E> and <E^2> of the whole strip, in the instance's units of energy. */
  readonly energy: number;
  readonly energySquared: number;
}

/**
 * Thermal averages at a finite beta.
 * @throws GBX-242 for a strip too wide; GBX-243 for a bond that belongs to no strip of this width; RangeError in such cold that
 *         the weights of two states of one row may differ by more than a double holds (below about T = W J / 100)
 * Error: rounding only, relative 1e-13 or so of ln Z; of the variance of E some N times that.
 */
export function stripAverages(instance: GlassInstance, width: number, beta: number): StripAverages {
  const strip = stripOf(instance, width);
  const scale = beta * instance.unit;
  if (!(scale * largestSpan(strip) <= LARGEST_EXPONENT)) {
    throw new RangeError(`beta = ${beta} is too large for a strip of width ${width}: take its ground energy`);
  }
  let sum: Sums = { log: Number.NEGATIVE_INFINITY, first: 0, second: 0 };
  for (const start of startsOf(strip)) sum = together(sum, run(strip, scale, start));
  const mirrored = strip.closed && !strip.hasField ? Math.LN2 : 0;
  const { unit } = instance;
  return {
    logPartition: sum.log + mirrored,
    energy: sum.first * unit,
    energySquared: sum.second * unit * unit,
  };
}

/** Lowest energy, in units: the same walk with (max, +) in place of (+, x). @throws GBX-242, GBX-243 */
export function stripGroundEnergy(instance: GlassInstance, width: number): number {
  const strip = stripOf(instance, width);
  const states = 2 ** width;
  let best = Number.NEGATIVE_INFINITY;
  for (const start of startsOf(strip)) {
    const gain = new Float64Array(states);
    if (start >= 0) gain.fill(Number.NEGATIVE_INFINITY)[start] = 0;
    for (let y = 0; y < strip.length; y++) {
      if (y > 0) for (let x = 0; x < width; x++) raise(gain, x, strip.along[(y - 1) * width + x]!);
      const row = strip.rows[y]!;
      for (let c = 0; c < states; c++) gain[c]! -= row[c]!;
    }
    const last = start >= 0 ? closing(strip, start) : null;
    for (let c = 0; c < states; c++) best = Math.max(best, gain[c]! - (last ? last[c]! : 0));
  }
  return -best;
}

/** A strip as the walk needs it; energies in units. */
interface Strip {
  readonly width: number;
  readonly length: number;
  /** Energy of the states of row y by bonds within it and its field, [y][state]. */
  readonly rows: readonly Float64Array[];
  /** J of (x, y) – (x, y + 1), [y][x]; the last row's close the strip. */
  readonly along: Float64Array;
  readonly closed: boolean;
  readonly hasField: boolean;
}

function stripOf(instance: GlassInstance, width: number): Strip {
  const { size, field } = instance;
  const length = size / width;
  const along = new Float64Array(size);
  const within: Bond[][] = Array.from({ length: Math.max(1, Math.floor(length)) }, () => []);
  if (!Number.isInteger(length)) throw new GlassboxError('GBX-243', { i: 0, j: size - 1, width });
  for (const { i, j, J } of bondsOf(instance)) {
    const [y, to] = [Math.floor(i / width), Math.floor(j / width)];
    if (y === to) within[y]!.push({ i: i % width, j: j % width, J });
    else if (i % width === j % width && to === y + 1) along[i] = J;
    else if (i % width === j % width && y === 0 && to === length - 1) along[j] = J;
    else throw new GlassboxError('GBX-243', { i, j, width });
  }
  const closed = along.subarray(size - width).some((J) => J !== 0);
  const widest = closed ? WIDEST_STRIP.closed : WIDEST_STRIP.open;
  if (width > widest) throw new GlassboxError('GBX-242', { width, widest });
  const rows = within.map((bonds, y) =>
    rowEnergies(width, bonds, field?.subarray(y * width, (y + 1) * width) ?? null),
  );
  return { width, length, rows, along, closed, hasField: field !== null };
}

type Bond = { readonly i: number; readonly j: number; readonly J: number };

function* bondsOf({ size, couplings }: GlassInstance): Generator<Bond> {
  for (let i = 0; i < size; i++) {
    if (couplings.kind === 'dense') {
      for (let j = i + 1; j < size; j++) {
        const J = couplings.values[i * size + j]!;
        if (J !== 0) yield { i, j, J };
      }
    } else {
      for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++)
        if (couplings.columns[k]! > i) yield { i, j: couplings.columns[k]!, J: couplings.values[k]! };
    }
  }
}

/** exp(-650) and its neighbours keep all digits. */
const LARGEST_EXPONENT = 650;

/** Most by which the energies can differ that two states of one row gain in a step, in units: along the strip and within the row. */
function largestSpan({ width, length, along, rows }: Strip): number {
  let largest = 0;
  for (let y = 0; y < length; y++) {
    let [low, high] = [0, 0];
    for (const E of rows[y]!) [low, high] = [Math.min(low, E), Math.max(high, E)];
    let span = high - low;
    for (let x = 0; x < width; x++) span += 2 * Math.abs(along[y * width + x]!);
    for (let x = 0; x < width; x++) span += 2 * Math.abs(along[((y + length - 1) % length) * width + x]!);
    largest = Math.max(largest, span);
  }
  return largest;
}

/** Spin x of a state: bit x set is up. */
const spin = (state: number, x: number) => ((state >> x) & 1) * 2 - 1;

function rowEnergies(width: number, bonds: readonly Bond[], field: Int32Array | null): Float64Array {
  return Float64Array.from({ length: 2 ** width }, (_, state) => {
    let energy = 0;
    for (const { i, j, J } of bonds) energy -= J * spin(state, i) * spin(state, j);
    field?.forEach((h, x) => {
      energy -= h * spin(state, x);
    });
    return energy;
  });
}

/** States of the first row to start from: all at once (-1) in an open strip; without a field half of them stand for all. */
function startsOf({ width, closed, hasField }: Strip): Iterable<number> {
  if (!closed) return [-1];
  return Array.from({ length: 2 ** (hasField ? width : width - 1) }, (_, state) => state);
}

/** Energy of the bonds that close the strip, between each last state and the first. */
function closing({ width, length, along }: Strip, start: number): Float64Array {
  return Float64Array.from({ length: 2 ** width }, (_, state) => {
    let energy = 0;
    for (let x = 0; x < width; x++)
      energy -= along[(length - 1) * width + x]! * spin(state, x) * spin(start, x);
    return energy;
  });
}

/** ln of a sum of weights, and the weighted means of E and E^2. */
interface Sums {
  readonly log: number;
  readonly first: number;
  readonly second: number;
}

function together(a: Sums, b: Sums): Sums {
  const top = Math.max(a.log, b.log);
  const [wa, wb] = [Math.exp(a.log - top), Math.exp(b.log - top)];
  const total = wa + wb;
  return {
    log: top + Math.log(total),
    first: (wa * a.first + wb * b.first) / total,
    second: (wa * a.second + wb * b.second) / total,
  };
}

/** Sums of weight, weight E and weight E^2 of all that led to a state of the current row, [state]. */
class Vectors {
  readonly weight: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** ln of what was divided out. */
  log = 0;

  constructor(states: number, start: number) {
    this.weight = new Float64Array(states);
    this.first = new Float64Array(states);
    this.second = new Float64Array(states);
    if (start >= 0) this.weight[start] = 1;
    else this.weight.fill(1);
  }

  /** Multiplies by exp(-scale E) of each state, and counts E. */
  add(energies: Float64Array, scale: number): void {
    const { weight, first, second } = this;
    // Not below the lowest energy: nothing overflows.
    const lowest = energies.reduce((least, E) => Math.min(least, E), Number.POSITIVE_INFINITY);
    this.log -= scale * lowest;
    for (let c = 0; c < weight.length; c++) {
      const E = energies[c]!;
      const factor = Math.exp(-scale * (E - lowest));
      second[c] = factor * (second[c]! + 2 * E * first[c]! + E * E * weight[c]!);
      first[c] = factor * (first[c]! + E * weight[c]!);
      weight[c]! *= factor;
    }
  }

  /** A new spin takes the place of spin x, bound to it by J. */
  replace(x: number, J: number, scale: number): void {
    const { weight, first, second } = this;
    const bit = 1 << x;
    // aligned: E = -J, opposed: E = J; the larger factor is 1.
    const size = Math.abs(J);
    const aligned = Math.exp(scale * (J - size));
    const opposed = Math.exp(scale * (-J - size));
    this.log += scale * size;
    for (let high = 0; high < weight.length; high += 2 * bit) {
      for (let down = high; down < high + bit; down++) {
        const up = down + bit;
        const [wd, wu, fd, fu] = [weight[down]!, weight[up]!, first[down]!, first[up]!];
        const [sd, su] = [second[down]!, second[up]!];
        weight[down] = aligned * wd + opposed * wu;
        weight[up] = opposed * wd + aligned * wu;
        first[down] = aligned * (fd - J * wd) + opposed * (fu + J * wu);
        first[up] = opposed * (fd + J * wd) + aligned * (fu - J * wu);
        const [lessDown, moreDown] = [sd - 2 * J * fd + J * J * wd, sd + 2 * J * fd + J * J * wd];
        const [lessUp, moreUp] = [su - 2 * J * fu + J * J * wu, su + 2 * J * fu + J * J * wu];
        second[down] = aligned * lessDown + opposed * moreUp;
        second[up] = opposed * moreDown + aligned * lessUp;
      }
    }
  }

  /** Divides by the largest weight. */
  rescale(): void {
    const largest = this.weight.reduce((most, w) => Math.max(most, w), 0);
    this.log += Math.log(largest);
    for (const values of [this.weight, this.first, this.second])
      for (let c = 0; c < values.length; c++) values[c]! /= largest;
  }

  sums(): Sums {
    const total = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0);
    const weight = total(this.weight);
    return {
      log: this.log + Math.log(weight),
      first: total(this.first) / weight,
      second: total(this.second) / weight,
    };
  }
}

function run(strip: Strip, scale: number, start: number): Sums {
  const { width, length, along, rows } = strip;
  const vectors = new Vectors(2 ** width, start);
  for (let y = 0; y < length; y++) {
    if (y > 0) for (let x = 0; x < width; x++) vectors.replace(x, along[(y - 1) * width + x]!, scale);
    vectors.add(rows[y]!, scale);
    vectors.rescale();
  }
  if (start >= 0) vectors.add(closing(strip, start), scale);
  return vectors.sums();
}

/** The (max, +) step: the better of the two predecessors of each new spin. */
function raise(gain: Float64Array, x: number, J: number): void {
  const bit = 1 << x;
  for (let high = 0; high < gain.length; high += 2 * bit) {
    for (let down = high; down < high + bit; down++) {
      const [a, b] = [gain[down]!, gain[down + bit]!];
      gain[down] = Math.max(a + J, b - J);
      gain[down + bit] = Math.max(a - J, b + J);
    }
  }
}
