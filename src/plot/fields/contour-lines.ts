/** Contour lines of a field as paths; marching squares by d3-contour. */
import { contours } from 'd3-contour';
import { linePath } from '../path.ts';
import type { ExtendedField } from './extended.ts';

/** From the coordinates of the field, in cells of the matrix from its upper left corner, to those of the picture. */
export type ToPicture = (x: number, y: number) => readonly [number, number];

/**
 * One SVG path per level. Lines are closed one cell outside of the matrix: what is seen of them must be clipped to it.
 *
 * @param levels  in the units of `field.values`
 */
export function contourPaths(field: ExtendedField, levels: readonly number[], to: ToPicture): string[] {
  const make = contours().size([field.columns, field.rows]);
  const values = Array.from(field.values);
  return levels.map((level) =>
    make
      .contour(values, level)
      .coordinates.flat()
      // The extended field has one more cell on every side.
      .map((ring) => linePath(ring.slice(0, -1).map(([x, y]) => to(x! - 1, y! - 1))))
      .join(''),
  );
}
