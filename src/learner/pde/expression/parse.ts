/**
 * A person's formula, from text to tree. What is not listed here cannot be written: five operators, eleven functions, pi and e,
 * the variables and parameters of the problem. The text is never run; names are looked up in maps that inherit nothing.
 */
import type jsep from 'jsep';
import { GlassboxError } from '../../../messages/problem.ts';
import { placeOf, readSyntax } from './grammar.ts';
import { refuseConstantsWithoutValue, simplify } from './simplify.ts';
import {
  BINARY_FUNCTIONS,
  type Binary,
  binary,
  type Expression,
  negate,
  number,
  stackNeed,
  UNARY_FUNCTIONS,
  type Unary,
  unary,
  VARIABLES,
  type Variable,
  variable,
} from './tree.ts';

/** Characters of one formula. */
export const LONGEST_TEXT = 400;
/** Parentheses within parentheses, and results that wait for others (a + (b + (c + …))). */
export const DEEPEST_NESTING = 24;

export interface Scope {
  /** Variables that the problem has: a stationary problem has no t. */
  readonly variables: readonly Variable[];
  /** Names of numbers that the problem gives, by the order of their values. */
  readonly parameters?: readonly string[];
}

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);
const ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ...UNARY_FUNCTIONS.map((name): [string, number] => [name, 1]),
  ...BINARY_FUNCTIONS.map((name): [string, number] => [name, 2]),
]);
const OPERATIONS: ReadonlyMap<string, Binary> = new Map([
  ['+', 'sum'],
  ['-', 'difference'],
  ['*', 'product'],
  ['/', 'quotient'],
  ['^', 'power'],
]);

function unreadable(text: string, place: number): GlassboxError {
  const near = text.slice(place, place + 12) || text.slice(-12);
  return new GlassboxError('GBX-473', { position: place + 1, near });
}

/** Characters, parentheses and commas, before anything recursive sees the text. */
function checkText(text: string): void {
  if (text.trim() === '') throw new GlassboxError('GBX-470');
  if (text.length > LONGEST_TEXT) {
    throw new GlassboxError('GBX-471', { length: text.length, most: LONGEST_TEXT });
  }
  const stranger = /[^0-9A-Za-z_.+\-*/^(), \t\r\n]/u.exec(text);
  if (stranger) throw unreadable(text, stranger.index);
  // Of each open parenthesis: where it is, and whether it holds the arguments of a function. jsep overlooks commas elsewhere.
  const open: { readonly place: number; readonly call: boolean }[] = [];
  for (let place = 0; place < text.length; place++) {
    if (text[place] === '(') open.push({ place, call: /[A-Za-z_]\w*\s*$/.test(text.slice(0, place)) });
    if (open.length > DEEPEST_NESTING) {
      throw new GlassboxError('GBX-472', { most: DEEPEST_NESTING, position: place + 1 });
    }
    if (text[place] === ')' && !open.pop()) throw unreadable(text, place);
    if (text[place] === ',') {
      const empty = /[(,]\s*$/.test(text.slice(0, place)) || /^\s*[),]/.test(text.slice(place + 1));
      if (!open.at(-1)?.call || empty) throw unreadable(text, place);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw unreadable(text, unclosed.place);
}

/** @throws GBX-479 for a name that a text could not hold, or that means something else already */
function checkScope({ variables, parameters = [] }: Scope): void {
  const taken = new Set<string>([
    ...VARIABLES,
    ...variables,
    ...CONSTANTS.keys(),
    ...ARGUMENTS.keys(),
    'this',
  ]);
  for (const name of parameters) {
    if (taken.has(name) || !/^[A-Za-z]\w{0,31}$/.test(name)) throw new GlassboxError('GBX-479', { name });
    taken.add(name);
  }
}

/**
 * @param text  as in "1 + 0.5 * sin(pi * x) * y^2"; * must be written
 * @returns its tree, nothing simplified
 * @throws GBX-470 … GBX-476 with the place of the fault, counted from 1; GBX-479
 */
export function parseExpression(text: string, scope: Scope): Expression {
  checkScope(scope);
  checkText(text);
  let syntax: jsep.Expression;
  try {
    syntax = readSyntax(text);
  } catch (error) {
    const place = error instanceof Error && 'index' in error ? Number(error.index) : 0;
    throw unreadable(text, place);
  }
  const tree = convert(syntax, text, scope);
  if (stackNeed(tree) > DEEPEST_NESTING) {
    throw new GlassboxError('GBX-472', { most: DEEPEST_NESTING, position: 1 });
  }
  refuseConstantsWithoutValue(simplify(tree));
  return tree;
}

function convert(node: jsep.Expression, text: string, scope: Scope): Expression {
  const read = node as jsep.CoreExpression;
  const inner = (child: jsep.Expression) => convert(child, text, scope);
  switch (read.type) {
    case 'Literal':
      return literal(read, text);
    case 'Identifier':
      return name(read, scope);
    case 'UnaryExpression':
      return read.operator === '-' ? negate(inner(read.argument)) : inner(read.argument);
    case 'BinaryExpression': {
      const operation = OPERATIONS.get(read.operator);
      if (!operation) throw unreadable(text, placeOf(read));
      return binary(operation, inner(read.left), inner(read.right));
    }
    case 'CallExpression':
      return call(read, text, scope);
    case 'Compound':
      throw unreadable(text, read.body[1] ? placeOf(read.body[1]) : 0);
    case 'SequenceExpression':
      throw unreadable(text, read.expressions[1] ? placeOf(read.expressions[1]) : placeOf(read));
    default:
      throw unreadable(text, placeOf(read));
  }
}

function literal(read: jsep.Literal, text: string): Expression {
  if (typeof read.value !== 'number') throw unreadable(text, placeOf(read));
  // Also told later, of what is worked out of numbers; here before infinity would be printed.
  if (!Number.isFinite(Math.fround(read.value))) throw new GlassboxError('GBX-476', { part: read.raw });
  return number(read.value);
}

function name(read: jsep.Identifier, { variables, parameters = [] }: Scope): Expression {
  const position = placeOf(read) + 1;
  const index = parameters.indexOf(read.name);
  if (index >= 0) return { kind: 'parameter', name: read.name, index };
  const known = variables.find((candidate) => candidate === read.name);
  if (known) return variable(known);
  const constant = CONSTANTS.get(read.name);
  if (constant !== undefined) return number(constant);
  const wanted = ARGUMENTS.get(read.name);
  if (wanted !== undefined)
    throw new GlassboxError('GBX-475', { name: read.name, wanted, given: 0, position });
  const names = [...variables, ...parameters, ...CONSTANTS.keys(), ...ARGUMENTS.keys()].join(', ');
  throw new GlassboxError('GBX-474', { name: read.name, position, names });
}

function call(read: jsep.CallExpression, text: string, scope: Scope): Expression {
  if (read.callee.type !== 'Identifier') throw unreadable(text, placeOf(read));
  const callee = (read.callee as jsep.Identifier).name;
  const position = placeOf(read) + 1;
  const wanted = ARGUMENTS.get(callee);
  if (wanted === undefined) {
    // A number or a variable before parentheses: a product without its sign.
    if (
      CONSTANTS.has(callee) ||
      [...scope.variables, ...(scope.parameters ?? [])].some((n) => n === callee)
    ) {
      throw unreadable(text, placeOf(read));
    }
    throw new GlassboxError('GBX-474', { name: callee, position, names: [...ARGUMENTS.keys()].join(', ') });
  }
  // jsep also takes spaces between arguments: sin(pi x) lacks a sign, and has no argument too many.
  for (const later of read.arguments.slice(1)) {
    if (!text.slice(0, placeOf(later)).trimEnd().endsWith(',')) throw unreadable(text, placeOf(later));
  }
  const given = read.arguments.length;
  if (given !== wanted) throw new GlassboxError('GBX-475', { name: callee, wanted, given, position });
  const [first, second] = read.arguments.map((argument) => convert(argument, text, scope));
  return second ? binary(callee as Binary, first!, second) : unary(callee as Unary, first!);
}
