/** How assembly/multi-spin.ts wants graphs and thresholds: byte offsets instead of indices. */
import { TABLE_ROWS, type UpdateGraph } from '../../glass/multi-spin.ts';

/** States that one vector holds, and its words. */
export const LANES = 128;
export const LANE_WORDS = LANES / 32;
/** Bytes of one site's plane, and of one degree's table: 34 rows of 8 vectors. */
export const PLANE_BYTES = LANES / 8;
export const TABLE_BYTES = TABLE_ROWS * 8 * PLANE_BYTES;

/** [update][8]: where six neighbours, the site and its degree's table lie. */
export function linksOf({ updates }: UpdateGraph): Uint32Array {
  const links = new Uint32Array(8 * updates.length);
  updates.forEach(({ site, neighbours, degree }, update) => {
    const places = [...neighbours, site].map((index) => PLANE_BYTES * index);
    links.set([...places, TABLE_BYTES * degree], 8 * update);
  });
  return links;
}
