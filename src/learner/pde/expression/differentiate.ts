/**
 * Derivatives of expressions, as expressions: an own conductivity k(x, y) enters -div(k grad u) with its gradient.
 *
 * At the kinks of abs, min and max the derivative is the mean of both sides; sign counts as constant on either side of its jump.
 */
import { GlassboxError } from '../../../messages/problem.ts';
import { excerptOf } from './print.ts';
import { simplestBinary, simplestUnary, simplify } from './simplify.ts';
import { type Expression, nodeCount, number, type Variable } from './tree.ts';

/** Operations and leaves of a derivative: above, a formula of at most 400 characters was made to grow. */
export const LARGEST_DERIVATIVE = 4000;

const sum = (a: Expression, b: Expression) => simplestBinary('sum', a, b);
const difference = (a: Expression, b: Expression) => simplestBinary('difference', a, b);
const product = (a: Expression, b: Expression) => simplestBinary('product', a, b);
const quotient = (a: Expression, b: Expression) => simplestBinary('quotient', a, b);
const power = (a: Expression, b: Expression) => simplestBinary('power', a, b);

/**
 * @param by  the variable; parameters are constants
 * @throws GBX-478 if the derivative has more than 4000 operations and leaves
 */
export function differentiate(tree: Expression, by: Variable): Expression {
  const derivative = slope(simplify(tree), by);
  const size = nodeCount(derivative);
  if (size > LARGEST_DERIVATIVE) {
    throw new GlassboxError('GBX-478', { text: excerptOf(tree), size, most: LARGEST_DERIVATIVE });
  }
  return derivative;
}

function slope(tree: Expression, by: Variable): Expression {
  switch (tree.kind) {
    case 'number':
    case 'parameter':
      return number(0);
    case 'variable':
      return number(tree.name === by ? 1 : 0);
    case 'unary': {
      const inner = slope(tree.of, by);
      return inner.kind === 'number' && inner.value === 0 ? number(0) : slopeOfUnary(tree, inner);
    }
    case 'binary':
      return slopeOfBinary(tree, slope(tree.left, by), slope(tree.right, by));
  }
}

/** By the chain rule: inner is f', not 0, of name(f). */
function slopeOfUnary(tree: Expression & { kind: 'unary' }, inner: Expression): Expression {
  const f = tree.of;
  switch (tree.name) {
    case 'negate':
      return simplestUnary('negate', inner);
    case 'sin':
      return product(inner, simplestUnary('cos', f));
    case 'cos':
      return simplestUnary('negate', product(inner, simplestUnary('sin', f)));
    case 'tan':
      return product(inner, sum(number(1), power(tree, number(2))));
    case 'exp':
      return product(inner, tree);
    case 'ln':
      return quotient(inner, f);
    case 'sqrt':
      return quotient(inner, product(number(2), tree));
    case 'tanh':
      return product(inner, difference(number(1), power(tree, number(2))));
    case 'abs':
      return product(inner, simplestUnary('sign', f));
    case 'sign':
      return number(0);
  }
}

function slopeOfBinary(tree: Expression & { kind: 'binary' }, df: Expression, dg: Expression): Expression {
  const { left: f, right: g } = tree;
  switch (tree.name) {
    case 'sum':
      return sum(df, dg);
    case 'difference':
      return difference(df, dg);
    case 'product':
      return sum(product(df, g), product(f, dg));
    case 'quotient':
      // (f' - (f/g) g') / g, which squares nothing that could overflow.
      return quotient(difference(df, product(tree, dg)), g);
    case 'power':
      return slopeOfPower(tree, df, dg);
    case 'max':
    case 'min': {
      // (f' + g' ± sign(f - g) (f' - g')) / 2
      const side = product(simplestUnary('sign', difference(f, g)), difference(df, dg));
      const both = sum(df, dg);
      return product(number(0.5), tree.name === 'max' ? sum(both, side) : difference(both, side));
    }
  }
}

/** (f^g)' = g f^(g-1) f' + f^g ln(f) g', each term only where it is needed: ln f does not exist for x^2 at x < 0. */
function slopeOfPower(tree: Expression & { kind: 'binary' }, df: Expression, dg: Expression): Expression {
  const { left: f, right: g } = tree;
  const zero = (part: Expression) => part.kind === 'number' && part.value === 0;
  const byBase = zero(df) ? df : product(product(g, power(f, difference(g, number(1)))), df);
  const byExponent = zero(dg) ? dg : product(product(tree, simplestUnary('ln', f)), dg);
  return sum(byBase, byExponent);
}
