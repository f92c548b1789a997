/** How wide words are, about, without a canvas to measure them on; and words broken into lines. */

/** Of the size of the type: letters of Chinese and full-width signs are square. */
const [WIDE, BROAD, NARROW, SLIM] = [1, 0.72, 0.56, 0.3];
const isBroad = (letter: string) => /[A-Zmw%@]/.test(letter);
const isWide = (letter: string) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6…“”—·]/u.test(
    letter,
  );
const isSlim = (letter: string) => /[ \u00a0.,:;'|ijl!()[\]]/u.test(letter);

export function textWidth(words: string, size: number): number {
  let width = 0;
  for (const letter of words)
    width += isWide(letter) ? WIDE : isSlim(letter) ? SLIM : isBroad(letter) ? BROAD : NARROW;
  return width * size;
}

/** Lines no wider than `most`: broken at spaces and beside Chinese letters, never before a closing sign. */
export function wrapped(words: string, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(words)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > most) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Between which a line may end: a word with its space, a Chinese letter with the signs that close behind it; a dot between two parts stays with the first. */
function piecesOf(words: string): string[] {
  return (
    words.match(
      /[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff][\uff00-\uffef、。」』”》）]*(?: +·(?= ))?|[^ \u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff]+[\uff00-\uffef、。」』”》）]*(?: +·(?= ))? *| +/gu,
    ) ?? []
  );
}
