/** Marks of points over a picture as one path: dots, rings and crosses are told apart without colour. */
import { hundredths } from './contour-lines.ts';

const DOT = 1.3;
const RING = 3.5;
const CROSS = 3;

export function markPath(
  mark: 'dot' | 'ring' | 'cross',
  points: readonly (readonly [number, number])[],
  placeOf: (x: number, y: number) => readonly [number, number],
): string {
  return points
    .map(([px, py]) => {
      const [x, y] = placeOf(px, py);
      return mark === 'cross' ? cross(x, y) : circle(x, y, mark === 'dot' ? DOT : RING);
    })
    .join('');
}

function circle(x: number, y: number, radius: number): string {
  const half = `a${radius} ${radius} 0 1 0`;
  return `M${hundredths(x - radius)} ${hundredths(y)}${half} ${2 * radius} 0${half} ${-2 * radius} 0Z`;
}

function cross(x: number, y: number): string {
  const [left, top] = [hundredths(x - CROSS), hundredths(y - CROSS)];
  const [right, bottom] = [hundredths(x + CROSS), hundredths(y + CROSS)];
  return `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
}
