/** How many measurements a run goes through. */

const STANDARD = [0, 4, 16, 64, 256] as const;
const MOST_COUNTS = 16;
export const MOST_MEASUREMENTS = 1000;

/** The numbers of a person's list, ascending, each once; null where it cannot be read so. An empty list means the standard one. */
export function countsOf(list: string): readonly number[] | null {
  if (list.trim() === '') return STANDARD;
  const counts = list
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(Number);
  const sound = counts.every((n) => Number.isSafeInteger(n) && n >= 0 && n <= MOST_MEASUREMENTS);
  const several = new Set(counts.filter((n) => n > 0));
  if (!sound || several.size < 2 || counts.length > MOST_COUNTS) return null;
  return [...new Set([0, ...counts])].sort((a, b) => a - b);
}
