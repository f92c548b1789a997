/**
 * The little of roff (man(7)) that a manual page needs. Packages that write roff take Markdown or an HTML tree; a page made from
 * a commander program is neither, and needs six requests.
 */
import { breakable, wrapText } from '../help/wrap.ts';
import { cellWidth } from '../terminal.ts';

/** Text as roff reads it: no request by accident, hyphens that can be copied, Chinese with places where a line may end. */
export function roffText(text: string): string {
  const escaped = breakable(text)
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(BREAK, '\\:')
    .replace(/[\u0080-\u{10ffff}]/gu, (character) => `\\[u${hex(character)}]`);
  return escaped.replace(/^(?=[.'])/gm, '\\&');
}

/** Characters of a line of source, before escapes. */
const LINE = 70;
const BREAK = '\u200b';
const hex = (character: string) => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
/** As an argument of a request. */
const argument = (text: string) => `"${roffText(text).replaceAll('"', '\\(dq')}"`;

/** Backquoted words in bold. Lines are kept short where there are spaces: a line break is one to roff. */
function inline(text: string): string {
  const lines = [...text].length === cellWidth(text) ? wrapText(text, LINE) : text;
  return roffText(lines).replace(/`([^`]+)`/g, '\\fB$1\\fP');
}

export class RoffPage {
  readonly #lines: string[] = [];

  /** @param date  may be empty */
  constructor(name: string, date: string, source: string, manual: string) {
    this.#lines.push(
      `.TH ${argument(name.toUpperCase())} 1 ${date === '' ? '""' : date} ${argument(source)} ${argument(manual)}`,
      // Neither hyphenated nor stretched: flags and Chinese read badly then.
      '.nh',
      '.ad l',
    );
  }

  section(title: string): this {
    return this.#add(`.SH ${argument(title.toUpperCase())}`);
  }

  subsection(title: string): this {
    return this.#add(`.SS ${argument(title)}`);
  }

  /** Plain text directly below a heading. */
  text(text: string): this {
    return this.#add(inline(text));
  }

  /** A term in bold and what it means, indented. */
  term(term: string, text: string): this {
    return this.#add('.TP', `\\fB${roffText(term)}\\fP`, ...(text === '' ? [] : [inline(text)]));
  }

  /** A line to type and what it does; stands below a heading or another example. */
  example(line: string, text: string): this {
    return this.#add(inline(text), '.PP', '.RS 4', '.nf', roffText(line), '.fi', '.RE', '.PP');
  }

  toString(): string {
    // A paragraph that nothing follows, or a heading, is none.
    const lines = this.#lines.filter(
      (line, i, all) => line !== '.PP' || !/^(\.S[HS] .*)?$/.test(all[i + 1] ?? ''),
    );
    return `${lines.join('\n')}\n`;
  }

  #add(...lines: readonly string[]): this {
    this.#lines.push(...lines);
    return this;
  }
}
