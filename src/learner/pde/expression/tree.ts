/** The tree of an expression: what parse.ts makes, and everything else (values, derivatives, WGSL, programs) is made from. */

export const VARIABLES = ['x', 'y', 't'] as const;
export type Variable = (typeof VARIABLES)[number];

/** Functions of one argument. `sign` is what derivatives of abs, min and max are made of; sign(0) = 0. */
export const UNARY_FUNCTIONS = ['sin', 'cos', 'tan', 'exp', 'ln', 'sqrt', 'tanh', 'abs', 'sign'] as const;
/** Functions of two arguments. */
export const BINARY_FUNCTIONS = ['min', 'max'] as const;
/** Operators that a person writes: + - * / ^. */
export const OPERATORS = ['sum', 'difference', 'product', 'quotient', 'power'] as const;

export type Unary = (typeof UNARY_FUNCTIONS)[number] | 'negate';
export type Binary = (typeof BINARY_FUNCTIONS)[number] | (typeof OPERATORS)[number];

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: Variable }
  /** `index`: its place in the list of parameters that the text was read with; programs and shaders know it by this alone. */
  | { readonly kind: 'parameter'; readonly name: string; readonly index: number }
  | { readonly kind: 'unary'; readonly name: Unary; readonly of: Expression }
  | { readonly kind: 'binary'; readonly name: Binary; readonly left: Expression; readonly right: Expression };

export const number = (value: number): Expression => ({ kind: 'number', value });
export const variable = (name: Variable): Expression => ({ kind: 'variable', name });
export const unary = (name: Unary, of: Expression): Expression => ({ kind: 'unary', name, of });
export const binary = (name: Binary, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  name,
  left,
  right,
});

/** -f. Of a number it is a number, so that "-2" is one leaf and a tree is the same after printing and reading. */
export const negate = (of: Expression): Expression =>
  of.kind === 'number' ? number(-of.value) : unary('negate', of);

/** The tree with a number in place of a variable. */
export function withValue(tree: Expression, name: Variable, value: number): Expression {
  switch (tree.kind) {
    case 'variable':
      return tree.name === name ? number(value) : tree;
    case 'unary':
      return unary(tree.name, withValue(tree.of, name, value));
    case 'binary':
      return binary(tree.name, withValue(tree.left, name, value), withValue(tree.right, name, value));
    default:
      return tree;
  }
}

/** Leaves and operations, each as often as it is written. */
export function nodeCount(tree: Expression): number {
  switch (tree.kind) {
    case 'unary':
      return 1 + nodeCount(tree.of);
    case 'binary':
      return 1 + nodeCount(tree.left) + nodeCount(tree.right);
    default:
      return 1;
  }
}

/** Places of a stack that its postfix program needs: the left side waits in one while the right side is worked out. */
export function stackNeed(tree: Expression): number {
  switch (tree.kind) {
    case 'unary':
      return stackNeed(tree.of);
    case 'binary':
      return Math.max(stackNeed(tree.left), stackNeed(tree.right) + 1);
    default:
      return 1;
  }
}

/** Variables that the value depends on, in the order x, y, t. */
export function variablesOf(tree: Expression): Variable[] {
  const found = new Set<Variable>();
  const visit = (node: Expression): void => {
    if (node.kind === 'variable') found.add(node.name);
    else if (node.kind === 'unary') visit(node.of);
    else if (node.kind === 'binary') {
      visit(node.left);
      visit(node.right);
    }
  };
  visit(tree);
  return VARIABLES.filter((name) => found.has(name));
}
