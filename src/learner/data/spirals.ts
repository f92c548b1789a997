/** Two spirals wound into each other: hard for small networks, which makes many different valleys. */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { type PlanarDraw, planarClasses } from './planar.ts';
import type { DataSplit } from './split.ts';

/** Radius t from 0 to 1 over `turns` turns; the second class is the first, turned by half a turn. */
export function spirals(draw: PlanarDraw & { readonly turns?: number }): DataSplit {
  const { turns = 1.5 } = draw;
  return planarClasses((label, t) => {
    const angle = Math.PI * (2 * turns * t + label);
    return [t * cos(angle), t * sin(angle)];
  }, draw);
}
