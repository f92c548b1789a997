/**
 * Matrix Market: a square symmetric matrix of couplings J_ij, coordinate or array, real, integer or pattern, symmetric or
 * general.
 *
 * The numbers are couplings: E = -sum_{i<j} J_ij s_i s_j. A general matrix must equal its transpose; each pair counts once.
 * A diagonal of zeros is allowed, anything else on it is a self-coupling. Source: Boisvert, Pozo & Remington, NISTIR 5935
 * (1996).
 */
import { GlassboxError } from '../../messages/problem.ts';
import { collect, type ReadCouplings } from './collect.ts';
import { DataLines, realNumber, siteNumber, unreadable } from './lines.ts';
import type { CouplingsSign } from './report.ts';

export const MATRIX_MARKET = /^\uFEFF?%%MatrixMarket\b/i;

interface Banner {
  readonly coordinate: boolean;
  readonly pattern: boolean;
  readonly symmetric: boolean;
}

/** @param sign  `auto` takes the numbers as couplings */
export function readMatrixMarket(text: string, sign: CouplingsSign | 'auto'): ReadCouplings {
  const banner = bannerOf(text.split(/[\r\n]/, 1)[0]!);
  const lines = new DataLines(text);
  if (lines.length === 0) throw new GlassboxError('GBX-300', {});
  const sizes = lines.at(0);
  if (sizes.tokens.length !== (banner.coordinate ? 3 : 2)) throw unreadable(sizes);
  const [rows, columns] = sizes.tokens.slice(0, 2).map((token) => siteNumber(token, sizes.line));
  if (rows !== columns)
    throw new GlassboxError('GBX-307', { line: sizes.line, rows: rows!, columns: columns! });
  const cells = banner.coordinate
    ? coordinateCells(lines, banner)
    : arrayCells(lines, rows!, banner.symmetric);
  const promised = banner.coordinate
    ? realNumber(sizes.tokens[2]!, sizes.line)
    : banner.symmetric
      ? (rows! * (rows! + 1)) / 2
      : rows! * rows!;
  if (cells.length !== promised) {
    throw new GlassboxError('GBX-306', { line: sizes.line, promised, found: cells.length });
  }

  const kept = banner.symmetric ? withoutDiagonal(cells) : upperHalf(cells, rows!);
  return collect({
    format: 'matrix-market',
    sign: sign === 'auto' ? 'coupling' : sign,
    firstSite: 1,
    size: rows!,
    i: kept.map((cell) => cell.i),
    j: kept.map((cell) => cell.j),
    value: kept.map((cell) => cell.value),
    line: kept.map((cell) => cell.line),
    fields: [],
    unweighted: banner.pattern,
    columnNames: null,
  });
}

function bannerOf(line: string): Banner {
  const [, object = '', layout = '', field = '', symmetry = ''] = line.trim().toLowerCase().split(/\s+/);
  const known =
    object === 'matrix' &&
    ['coordinate', 'array'].includes(layout) &&
    ['real', 'double', 'integer', 'pattern'].includes(field) &&
    ['symmetric', 'general'].includes(symmetry) &&
    !(field === 'pattern' && layout === 'array');
  if (!known) throw new GlassboxError('GBX-309', { banner: line.slice(0, 80) });
  return {
    coordinate: layout === 'coordinate',
    pattern: field === 'pattern',
    symmetric: symmetry === 'symmetric',
  };
}

interface Cell {
  readonly i: number;
  readonly j: number;
  readonly value: number;
  readonly line: number;
}

function coordinateCells(lines: DataLines, { pattern }: Banner): Cell[] {
  const cells: Cell[] = [];
  for (let k = 1; k < lines.length; k++) {
    const { line, tokens } = lines.at(k);
    if (tokens.length !== (pattern ? 2 : 3)) throw unreadable({ line, tokens });
    const [i, j] = [siteNumber(tokens[0]!, line), siteNumber(tokens[1]!, line)];
    cells.push({ i, j, value: pattern ? 1 : realNumber(tokens[2]!, line), line });
  }
  return cells;
}

/** Values column by column; of a symmetric matrix only those on and below the diagonal. Any number of them may share a line. */
function arrayCells(lines: DataLines, size: number, symmetric: boolean): Cell[] {
  const cells: Cell[] = [];
  let [i, j] = [1, 1];
  for (let k = 1; k < lines.length; k++) {
    const { line, tokens } = lines.at(k);
    for (const token of tokens) {
      cells.push({ i, j, value: realNumber(token, line), line });
      if (i < size) i++;
      else {
        j++;
        i = symmetric ? j : 1;
      }
    }
  }
  return cells;
}

/** Zeros on the diagonal say nothing; others are left in, and refused as self-couplings. */
function withoutDiagonal(cells: readonly Cell[]): Cell[] {
  return cells.filter((cell) => cell.i !== cell.j || cell.value !== 0);
}

/** The cells above the diagonal of a general matrix, after both halves were found equal. @throws GBX-308 */
function upperHalf(cells: readonly Cell[], size: number): Cell[] {
  const sums = new Map<number, number>();
  const lines = new Map<number, number>();
  for (const { i, j, value, line } of cells) {
    const key = i * (size + 1) + j;
    sums.set(key, (sums.get(key) ?? 0) + value);
    lines.set(key, line);
  }
  for (const [key, value] of sums) {
    const [i, j] = [Math.floor(key / (size + 1)), key % (size + 1)];
    const mirror = sums.get(j * (size + 1) + i) ?? 0;
    if (i !== j && value !== mirror) {
      throw new GlassboxError('GBX-308', { line: lines.get(key)!, i, j, value, mirror });
    }
  }
  return withoutDiagonal(cells).filter((cell) => cell.i <= cell.j);
}
