/**
 * Text in lines of a terminal, for English and Chinese alike.
 *
 * Packages that wrap count cells or break between characters, but let a line begin with a full stop or end with an opening
 * bracket, which no Chinese text does; so this is our own.
 */
import { cellWidth } from '../terminal.ts';

/** No line begins with these … */
const CLOSING = /[、。，：；！？）》〉」』】”’…—%‰)\]},.;:!?]/u;
/** … and none ends with these. */
const OPENING = /[（《〈「『【“‘([{]/u;
const isWide = (character: string) => cellWidth(character) === 2;

/** Pieces between which a line may end; what stands before a piece is a space where it had one. */
function pieces(line: string): string[] {
  const found: string[] = [];
  let piece = '';
  let before = '';
  for (const character of line) {
    const between =
      before === ' ' && character !== ' '
        ? piece.trim() !== ''
        : (isWide(before) || isWide(character)) &&
          before !== '' &&
          character !== ' ' &&
          !CLOSING.test(character) &&
          !OPENING.test(before);
    if (between) {
      found.push(piece);
      piece = '';
    }
    piece += character;
    before = character;
  }
  return piece === '' ? found : [...found, piece];
}

/** The text with a zero-width space wherever a line may end without one. */
export function breakable(text: string): string {
  const mark = (piece: string) => (/\s$/.test(piece) ? piece : `${piece}\u200b`);
  const line = (whole: string) =>
    pieces(whole)
      .map(mark)
      .join('')
      .replace(/\u200b$/, '');
  return text.split('\n').map(line).join('\n');
}

/**
 * @param width  cells of a line
 * @param indent  put before every line but the first
 * @returns the text with line breaks; those that it had are kept
 */
export function wrapText(text: string, width: number, indent = ''): string {
  const wrapped = text.split(/\r?\n/).flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const piece of pieces(line)) {
      if (current !== '' && cellWidth((current + piece).trimEnd()) > width) {
        lines.push(current.trimEnd());
        current = '';
      }
      current += current === '' && lines.length > 0 ? piece.trimStart() : piece;
    }
    return [...lines, current.trimEnd()];
  });
  return wrapped.join(`\n${indent}`);
}
