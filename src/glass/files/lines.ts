/** Text to numbered lines of tokens, and tokens to numbers, with errors that name the line. */
import { GlassboxError } from '../../messages/problem.ts';

export interface DataLine {
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly tokens: readonly string[];
}

/** Everything from one of these to the end of the line is a comment. */
const COMMENT = /(?:#|%|\/\/).*$/;

/** Lines that hold data. Tokens are parted by blanks, tabs, commas or semicolons; comments and empty lines are left out. */
export function dataLines(text: string): DataLine[] {
  const lines: DataLine[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((content, index) => {
      const tokens = content
        .replace(COMMENT, '')
        .trim()
        .split(/[\s,;]+/)
        .filter((token) => token !== '');
      if (tokens.length > 0) lines.push({ line: index + 1, tokens });
    });
  return lines;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;

export function looksNumeric(token: string): boolean {
  return NUMBER.test(token) || NOT_FINITE.test(token);
}

export function looksInteger(token: string): boolean {
  return /^\+?\d+$/.test(token);
}

/** A finite real number; Fortran's 1.5D-3 is read too. @throws GBX-302 for NaN or infinity, GBX-301 for anything else */
export function realNumber(token: string, line: number): number {
  if (NOT_FINITE.test(token)) throw new GlassboxError('GBX-302', { line, text: token });
  if (!NUMBER.test(token)) throw new GlassboxError('GBX-301', { line, text: token });
  const value = Number(token.replace(/[dD]/, 'e'));
  if (!Number.isFinite(value)) throw new GlassboxError('GBX-302', { line, text: token });
  return value;
}

/** Sites beyond this are taken for a mistake, before memory is. */
export const LARGEST_SITE = 2 ** 20;

/** A site number as the file counts it, from 0 or 1. @throws GBX-301, GBX-311 */
export function siteNumber(token: string, line: number): number {
  if (!looksInteger(token)) throw new GlassboxError('GBX-301', { line, text: token });
  const site = Number(token);
  if (site > LARGEST_SITE) throw new GlassboxError('GBX-311', { line, site: token, largest: LARGEST_SITE });
  return site;
}
