/** The known word that a mistyped one was most likely meant to be. */

/** Edits (insert, delete, replace, swap of neighbours) between two words: Damerau–Levenshtein, restricted form. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The word that was most likely meant; all of them where none is near: half of its letters may differ, no more. */
export function suggestion(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  const far = 2 * edits(word.toLowerCase(), best.toLowerCase()) > Math.max(word.length, best.length);
  return far ? known.join(' | ') : best;
}

/** @returns the nearest of `known` (never empty), ignoring case; the first of equals */
export function nearest(word: string, known: readonly string[]): string {
  const distance = (other: string) => edits(word.toLowerCase(), other.toLowerCase());
  return known.reduce((best, other) => (distance(other) < distance(best) ? other : best), known[0] ?? '');
}
