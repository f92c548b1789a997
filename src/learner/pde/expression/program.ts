/**
 * A tree as a postfix program of numbers, which a kernel interprets at each point with a small stack.
 *
 * An instruction is two numbers, operation code and operand: program[2 i] and program[2 i + 1]; the operand is 0 where none is
 * needed. Codes are part of the format between host and kernel: new ones are added at the end.
 */
import { GlassboxError } from '../../../messages/problem.ts';
import { binaryOperation, unaryOperation } from './elementary.ts';
import type { Points } from './evaluate.ts';
import { excerptOf } from './print.ts';
import { type Binary, type Expression, nodeCount, stackNeed, type Unary, VARIABLES } from './tree.ts';

/** Pushes the operand itself, the coordinate VARIABLES[operand], the parameter [operand]. */
export const PUSH = { number: 0, variable: 1, parameter: 2 } as const;

/** Replaces the top of the stack. */
export const UNARY_CODES: Readonly<Record<Unary, number>> = {
  negate: 8,
  sin: 9,
  cos: 10,
  tan: 11,
  exp: 12,
  ln: 13,
  sqrt: 14,
  tanh: 15,
  abs: 16,
  sign: 17,
};

/** Takes the right side from the top, the left side from below it, and pushes the result. */
export const BINARY_CODES: Readonly<Record<Binary, number>> = {
  sum: 32,
  difference: 33,
  product: 34,
  quotient: 35,
  power: 36,
  min: 37,
  max: 38,
};

/** Places of the stack that every interpreter has. */
export const STACK_PLACES = 64;

export interface Program {
  /** float64[2 * instructions]: code, operand, code, operand, … */
  readonly words: Float64Array;
  /** Places of the stack that it uses, at most STACK_PLACES. */
  readonly places: number;
}

/** @throws GBX-478 if it needs a deeper stack than the kernels have, which only derivatives of deep formulas do */
export function compileProgram(tree: Expression): Program {
  const places = stackNeed(tree);
  if (places > STACK_PLACES) {
    const text = excerptOf(tree);
    throw new GlassboxError('GBX-478', { text, size: places, most: STACK_PLACES });
  }
  const words = new Float64Array(2 * nodeCount(tree));
  let at = 0;
  const emit = (code: number, operand = 0): void => {
    words[at++] = code;
    words[at++] = operand;
  };
  const visit = (node: Expression): void => {
    if (node.kind === 'number') emit(PUSH.number, node.value);
    else if (node.kind === 'variable') emit(PUSH.variable, VARIABLES.indexOf(node.name));
    else if (node.kind === 'parameter') emit(PUSH.parameter, node.index);
    else if (node.kind === 'unary') {
      visit(node.of);
      emit(UNARY_CODES[node.name]);
    } else {
      visit(node.left);
      visit(node.right);
      emit(BINARY_CODES[node.name]);
    }
  };
  visit(tree);
  return { words, places };
}

const unaryByCode = new Map(
  Object.entries(UNARY_CODES).map(([name, code]) => [code, unaryOperation[name as Unary]]),
);
const binaryByCode = new Map(
  Object.entries(BINARY_CODES).map(([name, code]) => [code, binaryOperation[name as Binary]]),
);

/**
 * The interpreter that the kernels' are held to: plain loops, one point after another.
 *
 * @returns float64[count]
 * @throws RangeError for a code that does not exist, and for a program that leaves anything but one value
 */
export function runProgram(
  { words, places }: Program,
  points: Points,
  parameters: ArrayLike<number> = [],
): Float64Array {
  const out = new Float64Array(points.count).fill(Number.NaN);
  const stack = new Float64Array(places);
  const columns = VARIABLES.map((name) => points.columns[name]);
  for (let n = 0; n < points.count; n++) {
    let top = 0;
    for (let at = 0; at < words.length; at += 2) {
      const code = words[at]!;
      const operand = words[at + 1]!;
      const unaryFunction = unaryByCode.get(code);
      const binaryFunction = binaryByCode.get(code);
      if (code === PUSH.number) stack[top++] = operand;
      else if (code === PUSH.variable) stack[top++] = columns[operand]?.[n] ?? Number.NaN;
      else if (code === PUSH.parameter) stack[top++] = parameters[operand] ?? Number.NaN;
      else if (unaryFunction) stack[top - 1] = unaryFunction(stack[top - 1]!);
      else if (binaryFunction) {
        top--;
        stack[top - 1] = binaryFunction(stack[top - 1]!, stack[top]!);
      } else throw new RangeError(`no operation has the code ${code}`);
    }
    if (top !== 1) throw new RangeError(`the program leaves ${top} values`);
    out[n] = stack[0]!;
  }
  return out;
}
