/**
 * A tree as WGSL, in f32. No character of a person's text enters it: names come from the lists of this folder and from the caller,
 * numbers are printed anew, parameters are known by their index.
 *
 * Constants are worked out first, in f64: WGSL refuses a shader in which a constant part overflows or divides by zero.
 * Where a value does not exist WGSL promises nothing: check the points with evaluateFinite first.
 */
import { LARGEST_WHOLE_EXPONENT } from './elementary.ts';
import { refuseConstantsWithoutValue, simplify } from './simplify.ts';
import type { Binary, Expression, Unary, Variable } from './tree.ts';

export interface WgslNames {
  /** What the kernel calls the coordinates, for example { x: 'at.x', y: 'at.y' }. */
  readonly variables: Readonly<Partial<Record<Variable, string>>>;
  /** What it calls parameter number `index`, for example `constants[3]`. */
  readonly parameter?: (index: number) => string;
  /** What its own names begin with, default "part"; another for each tree within one function. */
  readonly prefix?: string;
}

/** Functions that the text of toWgsl calls; a shader holds them once. */
export const WGSL_FUNCTIONS = `// As elementary.ts: whole exponents up to ${LARGEST_WHOLE_EXPONENT} are multiplied out; else base must not be negative.
fn expressionPower(base: f32, exponent: f32) -> f32 {
  let size = abs(exponent);
  if (size <= ${LARGEST_WHOLE_EXPONENT}.0f && floor(size) == size) {
    var result = 1.0f;
    var square = base;
    for (var left = u32(size); left > 0u; left = left >> 1u) {
      if ((left & 1u) == 1u) { result = result * square; }
      square = square * square;
    }
    return select(result, 1.0f / result, exponent < 0.0f);
  }
  return select(exp(exponent * log(base)), 0.0f, base == 0.0f && exponent > 0.0f);
}

// Some drivers make tanh of two exponentials, which overflow; beyond 15 it is 1 in single precision.
fn expressionTanh(z: f32) -> f32 {
  return tanh(clamp(z, -15.0f, 15.0f));
}
`;

const CALLS: Readonly<Record<Exclude<Unary, 'negate'>, string>> = {
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  exp: 'exp',
  ln: 'log',
  sqrt: 'sqrt',
  tanh: 'expressionTanh',
  abs: 'abs',
  sign: 'sign',
};
const SIGNS: Readonly<Partial<Record<Binary, string>>> = {
  sum: '+',
  difference: '-',
  product: '*',
  quotient: '/',
};

/** WGSL that works out one tree: `let`s, one operation each, and what names or is the result, of type f32. */
export interface WgslText {
  readonly statements: readonly string[];
  readonly value: string;
}

/**
 * One operation in a statement, and equal ones once: compilers bound how deep an expression may be, and a derivative repeats
 * the parts of its formula.
 *
 * @throws GBX-476 for a constant part that has no value in single precision (1/0, 1e30^2)
 * @throws RangeError for a variable or parameter that the kernel has no name for
 */
export function toWgsl(tree: Expression, names: WgslNames): WgslText {
  const simple = simplify(tree);
  refuseConstantsWithoutValue(simple);
  const prefix = names.prefix ?? 'part';
  const known = new Map<string, string>();
  const named = (operation: string): string => {
    const name = known.get(operation) ?? `${prefix}${known.size}`;
    known.set(operation, name);
    return name;
  };
  const write = (node: Expression): string => {
    switch (node.kind) {
      case 'number':
        return literal(node.value);
      case 'variable':
        return present(names.variables[node.name], node.name);
      case 'parameter':
        return present(names.parameter?.(node.index), `parameter ${node.index}`);
      case 'unary': {
        const of = write(node.of);
        return named(node.name === 'negate' ? `-${of}` : `${CALLS[node.name]}(${of})`);
      }
      case 'binary': {
        const [left, right] = [write(node.left), write(node.right)];
        if (node.name === 'power') return named(`expressionPower(${left}, ${right})`);
        const sign = SIGNS[node.name];
        return named(sign ? `${left} ${sign} ${right}` : `${node.name}(${left}, ${right})`);
      }
    }
  };
  const value = write(simple);
  const statements = [...known].map(([operation, name]) => `let ${name} = ${operation};`);
  return { statements, value };
}

function present(name: string | undefined, what: string): string {
  if (name === undefined) throw new RangeError(`the kernel has no ${what}`);
  return name;
}

/** Shortest text of the nearest single-precision number. */
function literal(value: number): string {
  const single = Math.fround(value);
  const digits = String(Math.abs(single));
  const text = `${/[.e]/.test(digits) ? digits : `${digits}.0`}f`;
  return single < 0 ? `(-${text})` : text;
}
