/** A field and the way over it as a mesh in a box: heights from 0 to 1 on its scale. Plain functions, tested in Node. */
import type { MatrixData } from '../../experiments/declaration.ts';
import type { WayPlace } from '../field-data.ts';
import { between, type ExtendedField, extended } from '../fields/extended.ts';
import { type PanelScale, panelScale } from '../fields/panel-scale.ts';
import type { Point3 } from './projection.ts';

export interface Surface {
  readonly scale: PanelScale;
  /** Points on a side: as many as the field has cells, but no more than are drawn in one frame. */
  readonly side: number;
  /** [row][column] from the top left, 0 … 1; NaN where there is no value. */
  readonly heights: Float64Array;
  /** In the box, first to last, at the height of their own values. */
  readonly way: readonly Point3[];
  /** Height of the surface at a place of the box. */
  at(x: number, y: number): number;
}

const MOST = 40;

/** Field and way have one scale; it is logarithmic only where all values are positive. */
export function surfaceScale(
  matrix: MatrixData,
  way: readonly WayPlace[],
  kind: 'linear' | 'log',
): PanelScale {
  const values = [...matrix.values, ...way.map(({ value }) => value)];
  const positive = values.every((value) => value === null || value > 0);
  return panelScale(kind === 'log' && positive ? 'log' : 'linear', [
    { rows: 1, columns: values.length, values },
  ]);
}

export function surfaceOf(matrix: MatrixData, way: readonly WayPlace[], scale: PanelScale): Surface {
  const { rows, columns } = matrix;
  const field = extended(rows, columns, matrix.values.map(scale.place));
  const side = Math.min(MOST, Math.max(rows, columns));
  const heights = new Float64Array(side * side);
  for (let j = 0; j < side; j++)
    for (let i = 0; i < side; i++)
      heights[j * side + i] = heightAt(field, matrix, (2 * i) / (side - 1) - 1, 1 - (2 * j) / (side - 1));
  return {
    scale,
    side,
    heights,
    way: way.map((place) => [...boxPlace(matrix, place), held(scale.place(place.value))] as const),
    at: (x, y) => heightAt(field, matrix, x, y),
  };
}

/** From -1 to 1 across the middles of the outer cells. */
function heightAt(field: ExtendedField, { rows, columns }: MatrixData, x: number, y: number): number {
  return held(between(field, ((x + 1) / 2) * (columns - 1) + 0.5, ((1 - y) / 2) * (rows - 1) + 0.5));
}

/** What a logarithmic scale leaves out lies on the floor. */
const held = (height: number) => Math.min(1, Math.max(0, height));

function boxPlace(
  { rows, columns, extent }: MatrixData,
  { x, y }: { readonly x: number; readonly y: number },
): readonly [number, number] {
  const [left, right, bottom, top] = extent ?? [0, columns - 1, rows - 1, 0];
  return [(2 * (x - left)) / (right - left) - 1, (2 * (y - bottom)) / (top - bottom) - 1];
}

/** Steps of the sight line over the box. */
const SIGHT = 1 / 48;
/** A place on the surface itself is not hidden by it. */
const LIFT = 0.012;

/** Whether the surface stands between a point and the eye. */
export function isHidden({ at }: Pick<Surface, 'at'>, [x, y, z]: Point3, [dx, dy, dz]: Point3): boolean {
  for (let step = 1; ; step++) {
    const s = step * SIGHT;
    const [px, py, pz] = [x + s * dx, y + s * dy, z + s * dz + LIFT];
    if (Math.abs(px) > 1 || Math.abs(py) > 1 || pz > 1) return false;
    if (at(px, py) > pz) return true;
    if (step > 4 / SIGHT) return false;
  }
}

export interface WayPiece {
  readonly hidden: boolean;
  readonly points: readonly Point3[];
}

/** Parts of each step that are seen or not seen as one. */
const PARTS = 8;

/** The way in pieces that are seen and pieces that the surface hides, in order. */
export function wayPieces(surface: Pick<Surface, 'at' | 'way'>, toEye: Point3): WayPiece[] {
  const { way } = surface;
  const pieces: { hidden: boolean; points: Point3[] }[] = [];
  for (let k = 0; k + 1 < way.length; k++) {
    const [a, b] = [way[k]!, way[k + 1]!];
    for (let part = 0; part < PARTS; part++) {
      const point = (share: number): Point3 =>
        [0, 1, 2].map((c) => a[c]! + share * (b[c]! - a[c]!)) as unknown as Point3;
      const hidden = isHidden(surface, point((part + 0.5) / PARTS), toEye);
      const last = pieces.at(-1);
      if (last?.hidden === hidden) last.points.push(point((part + 1) / PARTS));
      else pieces.push({ hidden, points: [point(part / PARTS), point((part + 1) / PARTS)] });
    }
  }
  return pieces;
}
