/** Marks of points over a picture as one path: dots, rings and crosses are told apart without colour. */
import { hundredths } from '../path.ts';

const DOT = 1.3;
const RING = 3.5;
const CROSS = 3;
/** More marks than this become smaller, down to half the size, so that the field between them is still seen. */
const ROOMY = 60;

/** Size of so many marks, as a share of the full one. */
export const markSize = (count: number) => Math.min(1, Math.max(0.5, Math.sqrt(ROOMY / Math.max(1, count))));

export function markPath(
  mark: 'dot' | 'ring' | 'cross',
  points: readonly (readonly [number, number])[],
  placeOf: (x: number, y: number) => readonly [number, number],
): string {
  const size = markSize(points.length);
  return points
    .map(([px, py]) => {
      const [x, y] = placeOf(px, py);
      return mark === 'cross' ? cross(x, y, size * CROSS) : circle(x, y, mark === 'dot' ? DOT : size * RING);
    })
    .join('');
}

function circle(x: number, y: number, size: number): string {
  const radius = hundredths(size);
  const half = `a${radius} ${radius} 0 1 0`;
  return `M${hundredths(x - radius)} ${hundredths(y)}${half} ${2 * radius} 0${half} ${-2 * radius} 0Z`;
}

function cross(x: number, y: number, size: number): string {
  const [left, top] = [hundredths(x - size), hundredths(y - size)];
  const [right, bottom] = [hundredths(x + size), hundredths(y + size)];
  return `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
}
