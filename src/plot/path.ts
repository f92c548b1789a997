/** Data of SVG paths, no finer than a hundredth of a pixel. */

/** A closed line through points as the data of an SVG path; hundredths of a pixel are enough. */
export function linePath(points: readonly (readonly [number, number])[], closed = true): string {
  if (points.length === 0) return '';
  const text = points.map(([x, y]) => `${hundredths(x)} ${hundredths(y)}`).join('L');
  return `M${text}${closed ? 'Z' : ''}`;
}

export const hundredths = (value: number) => Math.round(value * 100) / 100;
