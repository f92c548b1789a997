/** Residuals of one point and their derivatives in f64: the definition every engine is held to. Form: residuals.ts. */
import type { Monomial } from './residuals.ts';

/** What a residual at one point is made of. */
export interface PointOfResidual {
  /** Columns of all points; this one's begin at `at`. */
  readonly columns: ArrayLike<number>;
  readonly at: number;
  /** Output jet [channel][output]. */
  readonly jet: ArrayLike<number>;
  /** Trainable constants; the first is at `firstConstant`. */
  readonly theta: ArrayLike<number>;
  readonly firstConstant: number;
}

function coefficient({ column, constant }: Monomial, point: PointOfResidual): number {
  const value = point.columns[point.at + column]!;
  return constant === undefined ? value : value * point.theta[point.firstConstant + constant]!;
}

function product({ factors }: Monomial, jet: ArrayLike<number>): number {
  let value = 1;
  for (const slot of factors) value *= jet[slot]!;
  return value;
}

/** r of one equation. */
export function residualAt(equation: readonly Monomial[], point: PointOfResidual): number {
  let sum = 0;
  for (const term of equation) sum += coefficient(term, point) * product(term, point.jet);
  return sum;
}

/** Adds rBar dr/d(jet) to `jetBar` [channel][output] and rBar dr/d(constant) to `gradient` from `constantsAt` on. */
export function addResidualAdjoint(
  equation: readonly Monomial[],
  point: PointOfResidual,
  rBar: number,
  jetBar: Float64Array,
  gradient: Float64Array,
  constantsAt: number,
): void {
  for (const term of equation) {
    const { factors, constant, column } = term;
    const scale = rBar * coefficient(term, point);
    if (factors.length === 1) jetBar[factors[0]]! += scale;
    if (factors.length === 2) {
      jetBar[factors[0]]! += scale * point.jet[factors[1]]!;
      jetBar[factors[1]]! += scale * point.jet[factors[0]]!;
    }
    if (constant !== undefined)
      gradient[constantsAt + constant]! +=
        rBar * point.columns[point.at + column]! * product(term, point.jet);
  }
}
