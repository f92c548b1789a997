/**
 * jsep, the parser, set to the notation of mathematics. It only reads: no part of it evaluates, and it makes no function from text.
 *
 * Two things it lacks are added by its hooks: the place of each node in the text, and a power that binds tighter than a sign
 * (-x^2 = -(x^2), 2^-x, 2^3^2 = 2^9). jsep's settings belong to the whole module; nothing else in Glassbox uses it.
 */
import jsep from 'jsep';

const places = new WeakMap<object, number>();
/** Where the tokens began that are being read, of each parser at work. */
const begun = new WeakMap<object, number[]>();

function startsNumber(text: string): boolean {
  return /^[0-9.]/.test(text);
}

function configure(): void {
  jsep.removeAllBinaryOps();
  jsep.removeAllUnaryOps();
  jsep.removeAllLiterals();
  for (const sign of ['+', '-']) {
    jsep.addUnaryOp(sign);
    jsep.addBinaryOp(sign, 1);
  }
  for (const sign of ['*', '/']) jsep.addBinaryOp(sign, 2);
  jsep.addIdentifierChar('_');

  // jsep calls `after-token` once for each `gobble-token`, with one exception, literal numbers, which are therefore read here.
  jsep.hooks.add('gobble-token', function (env) {
    const starts = begun.get(this) ?? [];
    starts.push(this.index);
    begun.set(this, starts);
    if (!startsNumber(this.char)) return;
    const literal = this.gobbleNumericLiteral();
    if (literal) env.node = literal;
  });
  jsep.hooks.add('after-token', function (env) {
    const start = begun.get(this)?.pop() ?? 0;
    if (!env.node) return;
    places.set(env.node, start);
    this.gobbleSpaces();
    if (this.char !== '^') return;
    this.index++;
    const exponent = this.gobbleToken();
    if (!exponent) this.throwError('no exponent');
    env.node = { type: 'BinaryExpression', operator: '^', left: env.node, right: exponent };
    places.set(env.node, start);
  });
}
configure();

/** @throws Error with `index`, the place in the text (from 0), as jsep does */
export function readSyntax(text: string): jsep.Expression {
  return jsep(text);
}

/** Where a node begins in the text, from 0; of an operation, its left side. */
export function placeOf(node: jsep.Expression): number {
  const left = node.left;
  return places.get(node) ?? (left ? placeOf(left as jsep.Expression) : 0);
}
