/** Marks of points, told apart by their shape. */
import { hundredths } from '../path.ts';

export type Mark = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross';
/** Of the pinned runs, by slot: shape says what colour says. */
export const PIN_MARKS: readonly Mark[] = ['square', 'triangle', 'diamond', 'cross', 'circle'];

/** As the data of an SVG path; a cross has lines only, the others an area. */
export function markPath(mark: Mark, x: number, y: number, radius: number): string {
  const [r, at] = [
    hundredths(radius),
    (dx: number, dy: number) => `${hundredths(x + dx)} ${hundredths(y + dy)}`,
  ];
  switch (mark) {
    case 'circle':
      return `M${at(-r, 0)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case 'square':
      return `M${at(-r, -r)}h${2 * r}v${2 * r}h${-2 * r}Z`;
    case 'triangle':
      return `M${at(0, -1.2 * r)}L${at(1.1 * r, 0.8 * r)}L${at(-1.1 * r, 0.8 * r)}Z`;
    case 'diamond':
      return `M${at(0, -1.35 * r)}L${at(1.35 * r, 0)}L${at(0, 1.35 * r)}L${at(-1.35 * r, 0)}Z`;
    case 'cross':
      return `M${at(-r, -r)}L${at(r, r)}M${at(r, -r)}L${at(-r, r)}`;
  }
}
