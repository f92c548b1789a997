/**
 * QUBO: E = sum_{i<j} q_ij x_i x_j + sum_i q_ii x_i with x = 0 or 1, minimised.
 *
 *   c …                        a comment
 *   p qubo 0 N DIAGONAL OFF    the header of qbsolv's .qubo files, then lines `i i q` and `i j q`, sites from 0
 *   N M                        or this header, if M lines follow; or none
 *   %%MatrixMarket             x^T Q x with the whole matrix: a stored half counts twice
 *
 * Entries of one pair are added up, `i j` and `j i` alike. Format: D-Wave qbsolv, README (2017).
 */
import { GlassboxError } from '../../messages/problem.ts';
import { checkSize, DataLines, looksInteger, realNumber, siteNumber, unreadable } from './lines.ts';
import { MATRIX_MARKET } from './matrix-market.ts';

/** Terms v z_i z_j with i <= j, each pair once, sites from 0; i = j is linear. */
export interface Quadratic {
  readonly size: number;
  readonly terms: readonly { readonly i: number; readonly j: number; readonly value: number }[];
  readonly constant: number;
}

/** Does the text have qbsolv's header, after comments and empty lines? */
export function isQubo(text: string): boolean {
  for (let from = text.startsWith('\uFEFF') ? 1 : 0; from < text.length; ) {
    const end = text.slice(from, from + LONGEST_COMMENT).search(/[\r\n]|$/) + from;
    const line = text.slice(from, end).trim();
    if (/^p\s+qubo\b/i.test(line)) return true;
    if (line !== '' && !/^c\b/i.test(line)) return false;
    from = end + 1;
  }
  return false;
}

/** Characters of a line that are looked at. */
const LONGEST_COMMENT = 10_000;

export interface RawTerm {
  readonly i: number;
  readonly j: number;
  readonly value: number;
  readonly line: number;
}

/** @throws GBX-291, GBX-301, GBX-302, GBX-304, GBX-306, GBX-309, GBX-311 */
export function readQubo(text: string): Quadratic {
  if (MATRIX_MARKET.test(text)) return fromMatrixMarket(text);
  // Comments of qbsolv are blanked, so that lines keep their numbers.
  const lines = new DataLines(text.replace(/^c\b.*$/gim, ''));
  const first = lines.at(0);
  if (/^p$/i.test(first.tokens[0] ?? '')) {
    const [, , , size, diagonal, off] = first.tokens;
    if (!size || !looksInteger(size)) throw unreadable(first);
    checkSize(Number(size), first.line);
    const terms = termsOf(lines, 1);
    const promised = Number(diagonal ?? 0) + Number(off ?? 0);
    if (promised !== terms.length) {
      throw new GlassboxError('GBX-306', { line: first.line, promised, found: terms.length });
    }
    return mergeTerms(terms, Number(size), 0);
  }
  const isHeader =
    first.tokens.length === 2 &&
    first.tokens.every(looksInteger) &&
    Number(first.tokens[1]) === lines.length - 1;
  if (isHeader) checkSize(Number(first.tokens[0]), first.line);
  const terms = termsOf(lines, isHeader ? 1 : 0);
  return mergeTerms(terms, isHeader ? Number(first.tokens[0]) : null, null);
}

function termsOf(lines: DataLines, from: number): RawTerm[] {
  const terms: RawTerm[] = [];
  for (let k = from; k < lines.length; k++) {
    const { line, tokens } = lines.at(k);
    if (tokens.length !== 3) throw unreadable({ line, tokens });
    terms.push({
      i: siteNumber(tokens[0]!, line),
      j: siteNumber(tokens[1]!, line),
      value: realNumber(tokens[2]!, line),
      line,
    });
  }
  return terms;
}

function fromMatrixMarket(text: string): Quadratic {
  const [banner = ''] = text.split(/\r\n|\r|\n/, 1);
  if (!/\bcoordinate\s+(real|double|integer)\s+(symmetric|general)\b/i.test(banner)) {
    throw new GlassboxError('GBX-309', { banner: banner.slice(0, 80) });
  }
  const symmetric = /symmetric/i.test(banner);
  const lines = new DataLines(text);
  const sizes = lines.at(0);
  const terms = termsOf(lines, 1);
  const [rows, columns, promised] = sizes.tokens.map(Number);
  if (rows !== columns)
    throw new GlassboxError('GBX-307', { line: sizes.line, rows: rows!, columns: columns! });
  if (promised !== terms.length) {
    throw new GlassboxError('GBX-306', { line: sizes.line, promised: promised!, found: terms.length });
  }
  const whole = symmetric
    ? terms.map((term) => (term.i === term.j ? term : { ...term, value: 2 * term.value }))
    : terms;
  return mergeTerms(whole, rows!, 1);
}

/**
 * @param size       null: by the largest site
 * @param firstSite  null: 0 if a 0 occurs, else 1
 */
export function mergeTerms(
  terms: readonly RawTerm[],
  size: number | null,
  firstSite: 0 | 1 | null,
): Quadratic {
  const first = firstSite ?? (terms.some(({ i, j }) => i === 0 || j === 0) ? 0 : 1);
  let largest = -1;
  for (const { i, j } of terms) largest = Math.max(largest, i - first, j - first);
  const sites = size ?? largest + 1;
  if (sites < 1) throw new GlassboxError('GBX-300', {});
  const sums = new Map<number, number>();
  for (const { i, j, value, line } of terms) {
    for (const site of [i, j]) {
      if (site >= first && site < first + sites) continue;
      throw new GlassboxError('GBX-304', { line, site, first, last: first + sites - 1 });
    }
    const [low, high] = [Math.min(i, j) - first, Math.max(i, j) - first];
    const sum = (sums.get(low * sites + high) ?? 0) + value;
    if (!Number.isFinite(sum)) throw new GlassboxError('GBX-302', { line, text: String(sum) });
    sums.set(low * sites + high, sum);
  }
  const merged = [...sums]
    .filter(([, value]) => value !== 0)
    .map(([key, value]) => ({ i: Math.floor(key / sites), j: key % sites, value }));
  return { size: sites, terms: merged, constant: 0 };
}
