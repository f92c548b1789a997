/** Two interleaved half circles: separable, but not by a line. */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { type PlanarDraw, planarClasses } from './planar.ts';
import type { DataSplit } from './split.ts';

export function twoMoons(draw: PlanarDraw): DataSplit {
  return planarClasses((label, t) => {
    const [c, s] = [cos(Math.PI * t), sin(Math.PI * t)];
    return label === 0 ? [c, s] : [1 - c, 0.5 - s];
  }, draw);
}
