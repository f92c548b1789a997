/** Which numbers of features a run goes through. */

/** Features per point: wide steps, and narrow ones about 1. */
const STANDARD = [0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.25, 1.5, 2, 3, 5, 10] as const;
/** A list that is longer is one by mistake. */
const MOST = 64;
const [LEAST_RATIO, LARGEST_RATIO] = [0.01, 20] as const;

/** The ratios of a person's list, sorted; null where it cannot be read so. An empty list means the standard one. */
export function ratiosOf(list: string): readonly number[] | null {
  if (list.trim() === '') return STANDARD;
  const ratios = list.split(/[\s,;]+/).filter((word) => word !== '');
  const numbers = ratios.map(Number);
  const sound = numbers.every((ratio) => ratio >= LEAST_RATIO && ratio <= LARGEST_RATIO);
  return sound && numbers.length <= MOST ? numbers.sort((a, b) => a - b) : null;
}

/** Numbers of features p, ascending, each once, at least 2. */
export function featuresOf({
  ratios,
  points,
}: {
  readonly ratios: string;
  readonly points: number;
}): number[] {
  const numbers = (ratiosOf(ratios) ?? STANDARD).map((ratio) => Math.max(2, Math.round(ratio * points)));
  return [...new Set(numbers)];
}
