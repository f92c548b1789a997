/** Text in columns, as a terminal shows it. */

/** Lines of cells as aligned columns; a column of numbers, whatever its head, to the right. */
export function aligned(lines: readonly (readonly string[])[], gap = '  '): string[] {
  const columns = (lines[0] ?? []).map((_, i) => lines.map((cells) => cells[i] ?? ''));
  const widths = columns.map((cells) => Math.max(...cells.map(cellWidth)));
  const numeric = columns.map((cells) => cells.slice(1).every((cell) => /^([-−+]?[\d.∞]|–)/.test(cell)));
  const pad = (cell: string, i: number) => {
    const space = ' '.repeat(widths[i]! - cellWidth(cell));
    return numeric[i] ? space + cell : cell + space;
  };
  return lines.map((cells) => cells.map(pad).join(gap).trimEnd());
}

/** Columns a text takes in a terminal: CJK characters take two. */
export function cellWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
