/** Residuals of a block of points and their derivatives, in f64: `residual-forms.ts` with loops over points inside. */
import type { Monomial } from '../residuals.ts';
import { BLOCK, type JetBlock } from './jet-block.ts';

/** What the residuals of a block are made of. */
export interface BlockOfResiduals {
  /** Columns of all points; those of the block's first begin at `at`, each further one `columnCount` later. */
  readonly columns: Float64Array;
  readonly at: number;
  readonly columnCount: number;
  readonly count: number;
  /** Output jets [slot][point]. */
  readonly jet: Float64Array;
  /** Trainable constants; the first is at `firstConstant`. */
  readonly theta: Float64Array;
  readonly firstConstant: number;
}

/** The block's numbers along one direction of theta: of jets [slot][point] and of constants. */
export interface Tangent {
  readonly jet: Float64Array;
  readonly theta: Float64Array;
}

/** r [point] of one equation into `out`. */
export function blockResiduals(
  equation: readonly Monomial[],
  { columns, at, columnCount, count, jet, theta, firstConstant }: BlockOfResiduals,
  out: Float64Array,
): void {
  out.fill(0, 0, count);
  for (const { column, factors, constant } of equation) {
    const scale = constant === undefined ? 1 : theta[firstConstant + constant]!;
    let q = at + column;
    if (factors.length === 0)
      for (let p = 0; p < count; p++, q += columnCount) out[p]! += scale * columns[q]!;
    else if (factors.length === 1) {
      const x = factors[0] * BLOCK;
      for (let p = 0; p < count; p++, q += columnCount) out[p]! += scale * columns[q]! * jet[x + p]!;
    } else {
      const [x, y] = [factors[0] * BLOCK, factors[1] * BLOCK];
      for (let p = 0; p < count; p++, q += columnCount)
        out[p]! += scale * columns[q]! * jet[x + p]! * jet[y + p]!;
    }
  }
}

/**
 * Adds rBar dr/d(jet) to `jetBar` [slot][point]; and rBar dr/d(constant), summed over points to `constantsBar` (whose first constant is
 * at `constantsAt`), or with a stride point by point to [constant][point].
 */
export function addBlockAdjoint(
  equation: readonly Monomial[],
  block: BlockOfResiduals,
  rBar: Float64Array,
  jetBar: Float64Array,
  constantsBar: Float64Array,
  constantsAt: number,
  stride = 0,
): void {
  const { columns, at, columnCount, count, jet, theta, firstConstant } = block;
  for (const { column, factors, constant } of equation) {
    const scale = constant === undefined ? 1 : theta[firstConstant + constant]!;
    let q = at + column;
    if (factors.length === 1) {
      const x = factors[0] * BLOCK;
      for (let p = 0; p < count; p++, q += columnCount) jetBar[x + p]! += scale * columns[q]! * rBar[p]!;
    } else if (factors.length === 2) {
      const [x, y] = [factors[0] * BLOCK, factors[1] * BLOCK];
      for (let p = 0; p < count; p++, q += columnCount) {
        const bar = scale * columns[q]! * rBar[p]!;
        const [jx, jy] = [jet[x + p]!, jet[y + p]!];
        jetBar[x + p]! += bar * jy;
        jetBar[y + p]! += bar * jx;
      }
    }
    if (constant === undefined) continue;
    for (let p = 0; p < count; p++) {
      let value = rBar[p]! * columns[at + column + p * columnCount]!;
      for (const slot of factors) value *= jet[slot * BLOCK + p]!;
      const to = stride > 0 ? constantsAt + constant * stride + p : constantsAt + constant;
      constantsBar[to]! += value;
    }
  }
}

/** The tangent of r [point] of one equation, into `out`. */
export function blockTangents(
  equation: readonly Monomial[],
  block: BlockOfResiduals,
  dot: Tangent,
  out: Float64Array,
): void {
  const { columns, at, columnCount, count, jet, theta, firstConstant } = block;
  out.fill(0, 0, count);
  for (const { column, factors, constant } of equation) {
    const scale = constant === undefined ? 1 : theta[firstConstant + constant]!;
    const scaleDot = constant === undefined ? 0 : dot.theta[firstConstant + constant]!;
    for (let p = 0; p < count; p++) {
      const [value, change] = productAt(factors, jet, dot.jet, p);
      out[p]! += columns[at + column + p * columnCount]! * (scaleDot * value + scale * change);
    }
  }
}

/** Adds the tangents of `addBlockAdjoint`, given that of rBar. */
export function addBlockAdjointTangent(
  equation: readonly Monomial[],
  block: BlockOfResiduals,
  dot: Tangent,
  rBar: Float64Array,
  rBarDot: Float64Array,
  jetBarDot: Float64Array,
  gradientDot: Float64Array,
): void {
  const { columns, at, columnCount, count, jet, theta, firstConstant } = block;
  for (const { column, factors, constant } of equation) {
    const scale = constant === undefined ? 1 : theta[firstConstant + constant]!;
    const scaleDot = constant === undefined ? 0 : dot.theta[firstConstant + constant]!;
    let sum = 0;
    for (let p = 0; p < count; p++) {
      const coefficient = columns[at + column + p * columnCount]!;
      const bar = coefficient * scale * rBar[p]!;
      const barDot = coefficient * (scale * rBarDot[p]! + scaleDot * rBar[p]!);
      if (factors.length === 1) jetBarDot[factors[0] * BLOCK + p]! += barDot;
      else if (factors.length === 2) {
        const [x, y] = [factors[0] * BLOCK + p, factors[1] * BLOCK + p];
        const [jx, jy, dx, dy] = [jet[x]!, jet[y]!, dot.jet[x]!, dot.jet[y]!];
        jetBarDot[x]! += barDot * jy + bar * dy;
        jetBarDot[y]! += barDot * jx + bar * dx;
      }
      if (constant === undefined) continue;
      const [value, change] = productAt(factors, jet, dot.jet, p);
      sum += coefficient * (rBarDot[p]! * value + rBar[p]! * change);
    }
    if (constant !== undefined) gradientDot[firstConstant + constant]! += sum;
  }
}

/** The product of a monomial's numbers of the jet at a point, and its tangent. */
function productAt(
  factors: Monomial['factors'],
  jet: Float64Array,
  jetDot: Float64Array,
  p: number,
): readonly [value: number, change: number] {
  if (factors.length === 0) return [1, 0];
  const x = factors[0] * BLOCK + p;
  if (factors.length === 1) return [jet[x]!, jetDot[x]!];
  const y = factors[1] * BLOCK + p;
  return [jet[x]! * jet[y]!, jetDot[x]! * jet[y]! + jet[x]! * jetDot[y]!];
}

/** |r| without cancellation: the sum of the sizes of its terms [point], given sizes of the jet [slot][point], into `out`. */
export function blockSizes(
  equation: readonly Monomial[],
  { columns, at, columnCount, count, theta, firstConstant }: BlockOfResiduals,
  sizes: Float64Array,
  out: Float64Array,
): void {
  out.fill(0, 0, count);
  for (const { column, factors, constant } of equation) {
    const scale = constant === undefined ? 1 : theta[firstConstant + constant]!;
    for (let p = 0; p < count; p++) {
      let size = Math.abs(scale * columns[at + column + p * columnCount]!);
      for (const slot of factors) size *= sizes[slot * BLOCK + p]!;
      out[p]! += size;
    }
  }
}

/** Sizes of the terms that the output jets are sums of, [slot][point], into `out`. */
export function outputSizes(
  { layers, a, channels, count }: JetBlock,
  theta: Float64Array,
  out: Float64Array,
): void {
  const last = layers.length - 1;
  const { inputs, outputs, gain, weights, biases } = layers[last]!;
  for (let c = 0; c < channels; c++)
    for (let o = 0; o < outputs; o++) {
      const to = (c * outputs + o) * BLOCK;
      out.fill(c === 0 && biases >= 0 ? Math.abs(theta[biases + o]!) : 0, to, to + count);
      for (let i = 0; i < inputs; i++) {
        const w = Math.abs(gain * theta[weights + o * inputs + i]!);
        const from = (c * inputs + i) * BLOCK;
        for (let p = 0; p < count; p++) out[to + p]! += w * Math.abs(a[last]![from + p]!);
      }
    }
}
