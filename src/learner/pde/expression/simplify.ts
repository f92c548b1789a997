/**
 * Constants worked out, and the zeros and ones that differentiation leaves behind removed.
 *
 * Equal to the original wherever that is finite; 0 * f is 0 even where f is infinite, as usual. A constant part without a finite
 * value is left as it stands.
 */
import { GlassboxError } from '../../../messages/problem.ts';
import { binaryOperation, unaryOperation } from './elementary.ts';
import { printExpression } from './print.ts';
import { type Binary, binary, type Expression, negate, number, type Unary, unary } from './tree.ts';

const isNumber = (tree: Expression, value: number) => tree.kind === 'number' && tree.value === value;

function folded(value: number, otherwise: Expression): Expression {
  return Number.isFinite(value) ? number(value) : otherwise;
}

export function simplify(tree: Expression): Expression {
  if (tree.kind === 'unary') return simplestUnary(tree.name, simplify(tree.of));
  if (tree.kind === 'binary') return simplestBinary(tree.name, simplify(tree.left), simplify(tree.right));
  return tree;
}

/** name(of) in simplest form, of being simple already. */
export function simplestUnary(name: Unary, of: Expression): Expression {
  const plain = name === 'negate' ? negate(of) : unary(name, of);
  if (of.kind === 'number') return folded(unaryOperation[name](of.value), plain);
  if (name === 'negate' && of.kind === 'unary' && of.name === 'negate') return of.of;
  return plain;
}

/** left name right in simplest form, both being simple already. */
export function simplestBinary(name: Binary, left: Expression, right: Expression): Expression {
  const plain = binary(name, left, right);
  if (left.kind === 'number' && right.kind === 'number') {
    return folded(binaryOperation[name](left.value, right.value), plain);
  }
  switch (name) {
    case 'sum':
      return isNumber(left, 0) ? right : isNumber(right, 0) ? left : plain;
    case 'difference':
      return isNumber(right, 0) ? left : isNumber(left, 0) ? simplestUnary('negate', right) : plain;
    case 'product':
      if (isNumber(left, 0) || isNumber(right, 0)) return number(0);
      if (isNumber(left, 1)) return right;
      if (isNumber(right, 1)) return left;
      if (isNumber(left, -1)) return simplestUnary('negate', right);
      return isNumber(right, -1) ? simplestUnary('negate', left) : plain;
    case 'quotient':
      if (isNumber(right, 1)) return left;
      return isNumber(left, 0) && !isNumber(right, 0) ? number(0) : plain;
    case 'power':
      return isNumber(right, 1) ? left : isNumber(right, 0) ? number(1) : plain;
    default:
      return plain;
  }
}

/**
 * @param simple  what simplify returned: an operation of numbers is still in it only if its result is not finite
 * @throws GBX-476 for a constant part that has no value in single precision, such as 1/0, ln(-1) or 1e30^2
 */
export function refuseConstantsWithoutValue(simple: Expression): void {
  const refuse = (part: string) => {
    throw new GlassboxError('GBX-476', { part });
  };
  if (simple.kind === 'number') {
    if (!Number.isFinite(Math.fround(simple.value))) refuse(printExpression(simple));
  } else if (simple.kind === 'unary') {
    if (simple.of.kind === 'number' && simple.name !== 'negate') refuse(printExpression(simple));
    refuseConstantsWithoutValue(simple.of);
  } else if (simple.kind === 'binary') {
    if (simple.left.kind === 'number' && simple.right.kind === 'number') refuse(printExpression(simple));
    refuseConstantsWithoutValue(simple.left);
    refuseConstantsWithoutValue(simple.right);
  }
}
