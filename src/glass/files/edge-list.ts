/**
 * Edge lists, with or without a header.
 *
 *   i j J        one coupling a line; `i h` is a field. E = -sum J s s - sum h s: the numbers are couplings
 *   i j          nothing but pairs of sites: couplings of 1
 *   N M          rudy / MaxCut header (also `N M 0`), then M lines `i j w`, or `i j` for w = 1. E = sum w s s: J = -w
 *
 * Sites count from 0 if a 0 occurs among them, else from 1.
 */
import { GlassboxError } from '../../messages/problem.ts';
import { collect, type Entries, type ReadCouplings } from './collect.ts';
import {
  checkSize,
  type DataLines,
  looksInteger,
  looksNumeric,
  realNumber,
  siteNumber,
  unreadable,
} from './lines.ts';
import type { CouplingsSign } from './report.ts';

/**
 * @param sign      what the numbers are; `auto`: weights below a header `N M`, else couplings
 * @param noFields  true: a line of two numbers is an edge, header or not
 */
export function readEdgeList(
  lines: DataLines,
  sign: CouplingsSign | 'auto',
  noFields = false,
): ReadCouplings {
  const named = lines.length > 0 && !lines.tokens(0).some(looksNumeric);
  const first = named ? 1 : 0;
  if (lines.length === first) throw new GlassboxError('GBX-300', {});
  refuseMatrix(lines);
  const header = headerOf(lines, first);
  const found = lines.length - first - 1;
  if (header && header.size < 2)
    throw new GlassboxError('GBX-314', { line: lines.line(first), size: header.size });
  if (header) checkSize(header.size, lines.line(first));
  if (header && header.edges !== found) {
    throw new GlassboxError('GBX-306', { line: lines.line(first), promised: header.edges, found });
  }

  const from = header ? first + 1 : first;
  const parsed = parse(lines, from, header !== null || noFields || onlyPairs(lines, from));
  return collect({
    format: header ? 'rudy' : 'edge-list',
    sign: sign === 'auto' ? (header ? 'weight' : 'coupling') : sign,
    firstSite: countsFromZero(parsed) ? 0 : 1,
    size: header ? header.size : null,
    ...parsed,
    columnNames: named ? lines.tokens(0).join(' ') : null,
  });
}

interface Header {
  readonly size: number;
  readonly edges: number;
}

/**
 * Is the first line a header `N M` or `N M 0`? Yes if M lines follow it. If another number follows, yes too where the
 * line could not be anything else: two integers above lines of three, N no less than any site (the count is then an
 * error, not a guess).
 */
function headerOf(lines: DataLines, first: number): Header | null {
  const tokens = lines.tokens(first);
  const three = tokens.length === 3 && tokens[2] === '0';
  if (!(tokens.length === 2 || three) || !tokens.slice(0, 2).every(looksInteger)) return null;
  const header = { size: Number(tokens[0]), edges: Number(tokens[1]) };
  const counted = lines.length - first - 1 === header.edges;
  let largest = 0;
  let pairs = true;
  for (let k = first + 1; k < lines.length; k++) {
    const [i, j, ...rest] = lines.tokens(k);
    if (!counted && rest.length !== 1) return null;
    if (rest.length > 0) pairs = false;
    largest = Math.max(largest, Number(i) || 0, Number(j) || 0);
  }
  // `1 2`, then two lines of pairs: an edge like the others, if there are more vertices than it would allow.
  if (counted) return pairs && largest > header.size ? null : header;
  const covers = header.size >= largest && largest > 0;
  return covers && (!three || header.edges > header.size) ? header : null;
}

/**
 * A bare square table is a matrix of couplings, not a list of edges: three rows of three would even pass for one, but no
 * edge list has a diagonal of zeros.
 *
 * @throws GBX-313
 */
function refuseMatrix(lines: DataLines): void {
  const size = lines.length;
  // A longer table is caught by its first line, which is then too long for an edge.
  if (size < 3 || lines.tokens(0).length !== size) return;
  const cells = Array.from({ length: size }, (_, row) => lines.tokens(row));
  if (!cells.every((row) => row.length === size && row.every(looksNumeric))) return;
  const hollow = cells.every((row, i) => Number(row[i]) === 0);
  const symmetric = cells.every((row, i) => row.every((cell, j) => Number(cell) === Number(cells[j]![i])));
  if (size > 3 || (hollow && symmetric)) throw new GlassboxError('GBX-313', { size });
}

/** Are all lines two different whole numbers? Fields alone would need no file: these are edges without a weight. */
function onlyPairs(lines: DataLines, from: number): boolean {
  for (let k = from; k < lines.length; k++) {
    const tokens = lines.tokens(k);
    if (tokens.length !== 2 || !tokens.every(looksInteger) || Number(tokens[0]) === Number(tokens[1]))
      return false;
  }
  return true;
}

type Parsed = Pick<Entries, 'i' | 'j' | 'value' | 'line' | 'fields' | 'unweighted'>;

function parse(lines: DataLines, from: number, edges: boolean): Parsed {
  const i: number[] = [];
  const j: number[] = [];
  const value: number[] = [];
  const at: number[] = [];
  const fields: { site: number; value: number; line: number }[] = [];
  let weighted = false;
  for (let k = from; k < lines.length; k++) {
    const { line, tokens } = lines.at(k);
    if (tokens.length === 3 || (edges && tokens.length === 2)) {
      weighted ||= tokens.length === 3;
      i.push(siteNumber(tokens[0]!, line));
      j.push(siteNumber(tokens[1]!, line));
      value.push(tokens.length === 3 ? realNumber(tokens[2]!, line) : 1);
      at.push(line);
    } else if (tokens.length === 2) {
      fields.push({ site: siteNumber(tokens[0]!, line), value: realNumber(tokens[1]!, line), line });
    } else {
      throw unreadable({ line, tokens });
    }
  }
  return { i, j, value, line: at, fields, unweighted: i.length > 0 && !weighted };
}

function countsFromZero({ i, j, fields }: Parsed): boolean {
  return i.includes(0) || j.includes(0) || fields.some(({ site }) => site === 0);
}
