/**
 * A file as a problem to minimise: Ising, MaxCut or QUBO, in one form, with the convention it was read by.
 *
 *   ising    E = -sum J s s - sum h s  (sign "-"), or + both ("+")
 *   maxcut   E = sum w s s, cut = sum of w between different spins = (sum w - E) / 2; w are the numbers ("+") or minus them ("-")
 *   qubo     E = sum q_ij x_i x_j + sum q_ii x_i with x = (1 + s) / 2 ("+": minimised), or the negative of it ("-")
 *
 * The common form is H = -sum J s s - sum h s with E = H / divisor + offset.
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { RealCouplings } from '../quantise.ts';
import { looksLikeJson, readCooJson } from './coo-json.ts';
import { DataLines, looksNumeric } from './lines.ts';
import { MATRIX_MARKET } from './matrix-market.ts';
import { isQubo, type Quadratic, readQubo } from './qubo.ts';
import { readCouplings } from './read.ts';
import type { CouplingsFormat, CouplingsReport } from './report.ts';

export type ProblemKind = 'ising' | 'maxcut' | 'qubo';
export type ProblemSign = '+' | '-';
export type ProblemFormat = CouplingsFormat | 'qubo' | 'coo-json';

/** One term v s_i s_j or v x_i x_j of the file's own energy; i = j is a field or a linear term. */
export interface Term {
  readonly i: number;
  readonly j: number;
  readonly value: number;
}

export interface Problem {
  readonly kind: ProblemKind;
  readonly sign: ProblemSign;
  readonly format: ProblemFormat;
  readonly couplings: RealCouplings;
  readonly divisor: number;
  readonly offset: number;
  /** The part of `offset` that the file gives itself. */
  readonly constant: number;
  /** Each pair once, in the file's own sign. */
  readonly terms: readonly Term[];
  /** What was decided while reading; null for QUBO, whose numbers are no couplings. */
  readonly report: CouplingsReport | null;
}

export interface ReadOptions {
  /** Name of the file, whose ending may say what it is. */
  readonly name?: string;
  /** Default: what the file says. */
  readonly as?: ProblemKind;
  /** Default: "-" for ising, "+" for the others. */
  readonly sign?: ProblemSign;
}

/**
 * Reads an Ising edge list, MaxCut/rudy, QUBO, Matrix Market or COO JSON.
 *
 * @throws GBX-300 … GBX-311 naming the line; GBX-263 without an edge or field; GBX-264 if the format cannot be told; GBX-266
 *   for fields in a MaxCut problem
 */
export function readProblem(text: string, options: ReadOptions = {}): Problem {
  const problem = read(text, options);
  const { pairs, field } = problem.couplings;
  if (pairs.length === 0 && !field?.some((h) => h !== 0)) {
    throw new GlassboxError('GBX-263', { size: problem.couplings.size });
  }
  return problem;
}

function read(text: string, { name = '', as, sign }: ReadOptions): Problem {
  if (text.trim() === '') throw new GlassboxError('GBX-300', {});
  if (looksLikeJson(text)) {
    const { quadratic, vartype } = readCooJson(text);
    const kind = as ?? (vartype === 'binary' || /\.qubo\b/i.test(name) ? 'qubo' : 'ising');
    return fromQuadratic(
      quadratic,
      'coo-json',
      kind,
      sign ?? (vartype && kind === 'ising' ? '+' : undefined),
    );
  }
  if (!MATRIX_MARKET.test(text)) checkFormat(text, name);
  if (as === 'qubo' || (as === undefined && (isQubo(text) || /\.qubo$/i.test(name)))) {
    const format = isQubo(text) ? 'qubo' : MATRIX_MARKET.test(text) ? 'matrix-market' : 'edge-list';
    return fromQuadratic(readQubo(text), format, 'qubo', sign);
  }
  const maxcut = as === 'maxcut' || (as === undefined && /\.(mc|maxcut|rudy|rud)$/i.test(name));
  const { couplings, report } = readCouplings(text, signOf(sign, maxcut, as), maxcut);
  const kind = as ?? (maxcut || (report.format === 'rudy' && sign !== '-') ? 'maxcut' : 'ising');
  return fromCouplings(couplings, report, kind);
}

function signOf(sign: ProblemSign | undefined, maxcut: boolean, as: ProblemKind | undefined) {
  if (sign) return sign === '+' ? 'weight' : 'coupling';
  return maxcut ? 'weight' : as === 'ising' ? 'coupling' : 'auto';
}

function fromCouplings(couplings: RealCouplings, report: CouplingsReport, kind: ProblemKind): Problem {
  const factor = report.sign === 'weight' ? -1 : 1;
  const terms = couplings.pairs.map(({ i, j, value }) => ({ i, j, value: factor * value }));
  couplings.field?.forEach((h, i) => {
    if (h !== 0) terms.push({ i, j: i, value: factor * h });
  });
  if (kind === 'maxcut' && couplings.field) throw new GlassboxError('GBX-266', {});
  const sign = report.sign === 'weight' ? '+' : '-';
  return { kind, sign, format: report.format, couplings, divisor: 1, offset: 0, constant: 0, terms, report };
}

/** @param sign  undefined: by the kind */
export function fromQuadratic(
  quadratic: Quadratic,
  format: ProblemFormat,
  kind: ProblemKind,
  sign: ProblemSign = kind === 'ising' ? '-' : '+',
): Problem {
  const { size, terms, constant } = quadratic;
  const factor = sign === '-' ? 1 : -1;
  const field = new Array<number>(size).fill(0);
  const pairs: { i: number; j: number; value: number }[] = [];
  let offset = constant;
  const linear = terms.some(({ i, j }) => i === j);
  if (kind === 'maxcut' && linear) throw new GlassboxError('GBX-266', {});
  if (kind !== 'qubo') {
    for (const { i, j, value } of terms) {
      if (i === j) field[i]! += factor * value;
      else pairs.push({ i, j, value: factor * value });
    }
    const couplings = { size, pairs, ...(linear ? { field } : {}) };
    return { kind, sign, format, couplings, divisor: 1, offset, constant, terms, report: null };
  }
  // q x x = q/4 (1 + s_i + s_j + s_i s_j), q x = q/2 (1 + s): everything times 4, so that integers stay integers.
  for (const { i, j, value } of terms) {
    const q = factor * value;
    if (i === j) {
      field[i]! += 2 * q;
      offset -= q / 2;
    } else {
      pairs.push({ i, j, value: q });
      field[i]! += q;
      field[j]! += q;
      offset -= q / 4;
    }
  }
  const couplings = { size, pairs, ...(field.some((h) => h !== 0) ? { field } : {}) };
  return { kind, sign, format, couplings, divisor: 4, offset, constant, terms, report: null };
}

/** Nearly every line of a known format begins with numbers. @throws GBX-264 naming what was looked for */
function checkFormat(text: string, name: string): void {
  if (isQubo(text)) return;
  const lines = new DataLines(text);
  if (lines.length === 0) throw new GlassboxError('GBX-300', {});
  const looked = Math.min(20, lines.length);
  let numeric = 0;
  for (let k = 0; k < looked; k++) {
    const tokens = lines.tokens(k);
    if (tokens.length >= 2 && tokens.length <= 3 && tokens.every(looksNumeric)) numeric++;
  }
  if (numeric * 2 < looked) throw new GlassboxError('GBX-264', { name: name || '–' });
}
