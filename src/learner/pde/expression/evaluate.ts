/** Values of an expression at many points, in f64: what the engines' kernels are held to. */
import { GlassboxError } from '../../../messages/problem.ts';
import { binaryOperation, unaryOperation } from './elementary.ts';
import { excerptOf } from './print.ts';
import { type Expression, VARIABLES, type Variable } from './tree.ts';

/** Coordinates of points, one column for each variable that the problem has. */
export interface Points {
  readonly count: number;
  readonly columns: Readonly<Partial<Record<Variable, ArrayLike<number>>>>;
}

/**
 * @param parameters  values by the parameters' index
 * @returns float64[count]; NaN or infinite where the expression has no value
 * @throws RangeError for a variable or parameter that the points do not bring: a fault of the program, not of the person
 */
export function evaluate(tree: Expression, points: Points, parameters: ArrayLike<number> = []): Float64Array {
  switch (tree.kind) {
    case 'number':
      return new Float64Array(points.count).fill(tree.value);
    case 'parameter': {
      const value = parameters[tree.index];
      if (value === undefined) throw new RangeError(`parameter ${tree.index} has no value`);
      return new Float64Array(points.count).fill(value);
    }
    case 'variable': {
      const column = points.columns[tree.name];
      if (!column || column.length < points.count)
        throw new RangeError(`no column of ${points.count} ${tree.name}`);
      return Float64Array.from({ length: points.count }, (_, n) => column[n]!);
    }
    case 'unary': {
      const operation = unaryOperation[tree.name];
      return evaluate(tree.of, points, parameters).map((value) => operation(value));
    }
    case 'binary': {
      const operation = binaryOperation[tree.name];
      const right = evaluate(tree.right, points, parameters);
      return evaluate(tree.left, points, parameters).map((value, n) => operation(value, right[n]!));
    }
  }
}

/**
 * Values that must all be numbers of single precision, in which the kernels hold them: a source or coefficient is looked at on the points before anything is trained on them.
 *
 * @throws GBX-477 naming the first point where the value is infinite, undefined or above 3.4e38 (1/0, ln(-1), exp(100))
 */
export function evaluateFinite(
  tree: Expression,
  points: Points,
  parameters: ArrayLike<number> = [],
): Float64Array {
  const values = evaluate(tree, points, parameters);
  const bad = values.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (bad < 0) return values;
  const point = VARIABLES.flatMap((name) => {
    const column = points.columns[name];
    return column ? [`${name} = ${Number(column[bad]!.toPrecision(6))}`] : [];
  }).join(', ');
  throw new GlassboxError('GBX-477', { text: excerptOf(tree), value: String(values[bad]), point });
}
