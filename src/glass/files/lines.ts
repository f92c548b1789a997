/** Text to numbered lines of tokens, and tokens to numbers, with errors that name the line. */
import { GlassboxError } from '../../messages/problem.ts';

export interface DataLine {
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly tokens: readonly string[];
}

/**
 * The lines of a text that hold data; comments (`#`, `%` or `//` to the end of the line, or a line that begins with `;`)
 * and empty lines are left out.
 * Only places are kept, and a line is taken apart when it is asked for: a file of millions of couplings is held once.
 */
export class DataLines {
  private readonly lines: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(private readonly text: string) {
    let start = text.startsWith('\uFEFF') ? 1 : 0;
    for (let line = 1; start <= text.length; line++) {
      let end = start;
      while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
      this.keep(line, start, end);
      // A carriage return and a line feed together end one line.
      start = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
    }
  }

  get length(): number {
    return this.lines.length;
  }

  /** Line number in the file of data line k. */
  line(k: number): number {
    return this.lines[k]!;
  }

  /** Tokens of data line k, parted by blanks, tabs, commas or semicolons. */
  tokens(k: number): string[] {
    const tokens: string[] = [];
    const end = this.ends[k]!;
    for (let at = this.starts[k]!; at < end; at++) {
      if (isSeparator(this.text.charCodeAt(at))) continue;
      const from = at;
      while (at < end && !isSeparator(this.text.charCodeAt(at))) at++;
      tokens.push(this.text.slice(from, at));
    }
    return tokens;
  }

  at(k: number): DataLine {
    return { line: this.line(k), tokens: this.tokens(k) };
  }

  private keep(line: number, start: number, end: number): void {
    // Elsewhere a semicolon parts two numbers.
    if (this.text.charCodeAt(start) === 59) return;
    let last = start;
    while (last < end && !this.beginsComment(last)) last++;
    while (last > start && isSeparator(this.text.charCodeAt(last - 1))) last--;
    if (last === start) return;
    this.lines.push(line);
    this.starts.push(start);
    this.ends.push(last);
  }

  private beginsComment(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === 35 || code === 37 || (code === 47 && this.text.charCodeAt(at + 1) === 47);
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Anything up to a blank (tabs too), a comma, a semicolon, a no-break space. */
function isSeparator(code: number): boolean {
  return code <= 32 || code === 44 || code === 59 || code === 160;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
const INTEGER = /^\+?\d+$/;

export function looksNumeric(token: string): boolean {
  return NUMBER.test(token) || NOT_FINITE.test(token);
}

export function looksInteger(token: string): boolean {
  return INTEGER.test(token);
}

/** A finite real number; Fortran's 1.5D-3 is read too. @throws GBX-302 for NaN or infinity, GBX-301 for anything else */
export function realNumber(token: string, line: number): number {
  if (!NUMBER.test(token)) {
    throw new GlassboxError(NOT_FINITE.test(token) ? 'GBX-302' : 'GBX-301', { line, text: shown(token) });
  }
  const plain = Number(token);
  const value = Number.isNaN(plain) ? Number(token.replace(/d/i, 'e')) : plain;
  if (!Number.isFinite(value)) throw new GlassboxError('GBX-302', { line, text: token });
  return value;
}

/** Sites beyond this are taken for a mistake, before memory is. */
export const LARGEST_SITE = 2 ** 20;

/** @throws GBX-291 for a header that promises more sites than are read */
export function checkSize(size: number, line: number): void {
  if (size > LARGEST_SITE) throw new GlassboxError('GBX-291', { line, size, largest: LARGEST_SITE });
}

/** A site number as the file counts it, from 0 or 1. @throws GBX-301, GBX-311 */
export function siteNumber(token: string, line: number): number {
  if (!INTEGER.test(token)) throw new GlassboxError('GBX-301', { line, text: shown(token) });
  const site = Number(token);
  if (site > LARGEST_SITE) throw new GlassboxError('GBX-311', { line, site: token, largest: LARGEST_SITE });
  return site;
}

/** A line that does not have the form it should. */
export function unreadable({ line, tokens }: DataLine): GlassboxError {
  return new GlassboxError('GBX-301', { line, text: shown(tokens.join(' ')) });
}

/** Longest part of a bad line that a message repeats. */
const SHOWN_CHARACTERS = 40;

/** Text that a message may repeat: short, and without control characters, which would work on a terminal. */
function shown(text: string): string {
  const short = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  return short.replace(/\p{Cc}/gu, '·');
}
