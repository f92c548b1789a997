/** A tree as text that reads back as the same tree, parentheses only where they are needed. */
import { type Binary, type Expression, OPERATORS } from './tree.ts';

const SIGNS: Readonly<Record<(typeof OPERATORS)[number], string>> = {
  sum: ' + ',
  difference: ' - ',
  product: ' * ',
  quotient: ' / ',
  power: '^',
};

/** How tightly the outermost operation binds: sums 1, products 2, signs 3, powers 4, all else 5. */
function tightness(tree: Expression): number {
  if (tree.kind === 'number') return tree.value < 0 || Object.is(tree.value, -0) ? 3 : 5;
  if (tree.kind === 'unary') return tree.name === 'negate' ? 3 : 5;
  if (tree.kind !== 'binary') return 5;
  if (tree.name === 'sum' || tree.name === 'difference') return 1;
  if (tree.name === 'product' || tree.name === 'quotient') return 2;
  return tree.name === 'power' ? 4 : 5;
}

const isOperator = (name: Binary): name is (typeof OPERATORS)[number] =>
  OPERATORS.some((operator) => operator === name);

export function printExpression(tree: Expression): string {
  const side = (part: Expression, least: number) =>
    tightness(part) < least ? `(${printExpression(part)})` : printExpression(part);
  switch (tree.kind) {
    case 'number':
      return Object.is(tree.value, -0) ? '-0' : String(tree.value);
    case 'variable':
    case 'parameter':
      return tree.name;
    case 'unary':
      return tree.name === 'negate' ? `-${side(tree.of, 3)}` : `${tree.name}(${printExpression(tree.of)})`;
    case 'binary': {
      const { name, left, right } = tree;
      if (!isOperator(name)) return `${name}(${printExpression(left)}, ${printExpression(right)})`;
      const own = tightness(tree);
      // Sums and products group to the left, powers to the right; a sign may stand in an exponent.
      return name === 'power'
        ? `${side(left, 5)}^${side(right, 3)}`
        : `${side(left, own)}${SIGNS[name]}${side(right, own + 1)}`;
    }
  }
}

/** For a message: derivatives can be thousands of characters long. */
export function excerptOf(tree: Expression): string {
  const text = printExpression(tree);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
