import fc from 'fast-check';
import {
  BINARY_FUNCTIONS,
  binary,
  type Expression,
  negate,
  number,
  OPERATORS,
  UNARY_FUNCTIONS,
  unary,
  VARIABLES,
  variable,
} from '../../src/learner/pde/expression/tree.ts';

export const SCOPE = { variables: VARIABLES, parameters: ['k', 'load_2'] };
export const PARAMETERS = [0.75, -1.25];

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  // As text holds them: finite in single precision. The sign comes from `negate`.
  fc.double({ min: 0, max: 3e38, noNaN: true }).map(number),
  fc.integer({ min: 0, max: 9 }).map(number),
  fc.constantFrom(...VARIABLES).map(variable),
  fc
    .constantFrom(0, 1)
    .map((index): Expression => ({ kind: 'parameter', name: SCOPE.parameters[index]!, index })),
);

/** Trees of every operation, up to five deep; constants may be anything. */
export const anyTree: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'large' },
    leaf,
    tie('tree').map(negate),
    fc.tuple(fc.constantFrom(...UNARY_FUNCTIONS), tie('tree')).map(([name, of]) => unary(name, of)),
    fc
      .tuple(fc.constantFrom(...OPERATORS, ...BINARY_FUNCTIONS), tie('tree'), tie('tree'))
      .map(([name, left, right]) => binary(name, left, right)),
  ),
})).tree;

const tame: fc.Arbitrary<Expression> = fc.oneof(
  fc.integer({ min: -30, max: 30 }).map((tenths) => number(tenths / 10)),
  fc.constantFrom(...VARIABLES).map(variable),
  fc.constant<Expression>({ kind: 'parameter', name: 'k', index: 0 }),
);

/** Trees without kinks and jumps, numbers of order one. */
export const smoothTree: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'large' },
    tame,
    tie('tree').map(negate),
    fc
      .tuple(fc.constantFrom('sin', 'cos', 'tan', 'exp', 'ln', 'sqrt', 'tanh'), tie('tree'))
      .map(([name, of]) => unary(name, of)),
    fc
      .tuple(fc.constantFrom(...OPERATORS), tie('tree'), tie('tree'))
      .map(([name, left, right]) => binary(name, left, right)),
  ),
})).tree;

/** Seven points around the origin; none on an axis, but for the first. */
export const POINTS = {
  count: 7,
  columns: {
    x: [0, 0.3, -0.7, 1.9, 2.5, -3.1, 0.01],
    y: [0, 1.1, 0.4, -0.6, 0.2, 2.2, -0.9],
    t: [0, 0.5, 1.5, 0.25, 3, 0.1, 2],
  },
};
