/** Couplings of a person's own, from the text of a file: the format is detected, and what was decided is reported. */
import { GlassboxError } from '../../messages/problem.ts';
import type { ReadCouplings } from './collect.ts';
import { readEdgeList } from './edge-list.ts';
import { DataLines } from './lines.ts';
import { MATRIX_MARKET, readMatrixMarket } from './matrix-market.ts';
import type { CouplingsSign } from './report.ts';

export type { ReadCouplings } from './collect.ts';
export type { CouplingsFormat, CouplingsReport, CouplingsSign, ReportNote } from './report.ts';
export { reportNotes } from './report.ts';

/**
 * Reads couplings: an edge list `i j J` (with fields `i h`), rudy/MaxCut (`N M`, then `i j w`), or Matrix Market.
 *
 * @param text  the whole file
 * @param sign  what its numbers are: `coupling` J, E = -sum J s s; `weight` w, E = +sum w s s, J = -w; `auto` by the format
 *              (weights for rudy, couplings otherwise), and the report says which
 * @param noFields  true for MaxCut: a line of two numbers is an edge of weight 1, never a field
 * @returns real couplings, each pair once with i < j, sites from 0, to be quantised by `quantiseCouplings`; and the report
 * @throws GBX-300 … GBX-316, naming the line and what to do: nothing is guessed where a number is wrong
 */
export function readCouplings(
  text: string,
  sign: CouplingsSign | 'auto' = 'auto',
  noFields = false,
): ReadCouplings {
  // No text holds a zero character; an image, an archive and text in UTF-16 do.
  if (text.includes('\0') || text.startsWith('PK\u0003\u0004')) throw new GlassboxError('GBX-316', {});
  if (MATRIX_MARKET.test(text)) return readMatrixMarket(text, sign);
  const lines = new DataLines(text);
  if (lines.length === 0) throw new GlassboxError('GBX-300', {});
  return readEdgeList(lines, sign, noFields);
}

/** Couplings for a glass: fields alone, or nothing, make none. @throws GBX-312, and those of `readCouplings` */
export function readGlass(text: string): ReadCouplings {
  const read = readCouplings(text);
  if (read.couplings.pairs.length === 0) throw new GlassboxError('GBX-312', {});
  return read;
}
