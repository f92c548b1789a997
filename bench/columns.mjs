// Lines of cells under a head, as text: every column as wide as its widest cell.

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} lines
 * @param {number} numbersFrom  first column that is aligned to the right; none by default
 */
export function inColumns(head, lines, numbersFrom = head.length) {
  const table = [head, ...lines];
  const widths = head.map((_, i) => Math.max(...table.map((cells) => cells[i].length)));
  return table
    .map((cells) =>
      cells
        .map((cell, i) => (i < numbersFrom ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
