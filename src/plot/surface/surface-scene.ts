/** A surface in space as a picture: the box behind, the mesh from back to front, the way over it with what is hidden dashed. */
import { ticks } from 'd3-array';
import { hundredths, linePath } from '../path.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import type { ChartTheme } from '../theme.ts';
import { type Point3, type Projection, projection, type View } from './projection.ts';
import { type Surface, wayPieces } from './surface-data.ts';

export interface SurfaceFrame {
  readonly width: number;
  readonly height: number;
  readonly projection: Projection;
}
export interface SurfaceWords {
  readonly x: string;
  readonly y: string;
  /** Coordinates of the middles of the outer cells. */
  readonly extent: readonly [left: number, right: number, bottom: number, top: number];
  format(value: number): string;
}

const SMALL = 11;
const [HALO, LINE] = ['#000000', '#ffffff'] as const;
/** Half of a mark. */
const MARK = 4;
/** Where the light comes from: the left, above, a little from the front. */
const LIGHT = [-0.45, -0.35, 0.82] as const;
/** How much the light changes a colour: gentle, for the colour is the value. */
const SHADE = 0.22;

export const surfaceFrame = (
  size: { readonly width: number; readonly height: number },
  view: View,
): SurfaceFrame => ({ ...size, projection: projection(view, size) });

export function surfaceScene(
  frame: SurfaceFrame,
  surface: Surface,
  at: number | null,
  theme: ChartTheme,
  words: SurfaceWords,
): Scene {
  return {
    width: frame.width,
    height: frame.height,
    items: [
      ...boxItems(frame.projection, surface, theme, words),
      ...meshItems(frame.projection, surface),
      ...wayItems(frame.projection, surface, at),
    ],
  };
}

/** Four corners a cell, from the farthest cell to the nearest. */
function meshItems({ of }: Projection, { side, heights, scale }: Surface): SceneItem[] {
  const step = 2 / (side - 1);
  const places = Array.from({ length: side * side }, (_, k) =>
    of([(k % side) * step - 1, 1 - Math.floor(k / side) * step, heights[k]!]),
  );
  const cells: { readonly depth: number; readonly item: SceneItem }[] = [];
  for (let j = 0; j + 1 < side; j++)
    for (let i = 0; i + 1 < side; i++) {
      const corners = [j * side + i, j * side + i + 1, (j + 1) * side + i + 1, (j + 1) * side + i] as const;
      const z = corners.map((k) => heights[k]!) as [number, number, number, number];
      const mean = (z[0] + z[1] + z[2] + z[3]) / 4;
      if (Number.isNaN(mean)) continue;
      const fill = shaded(
        scale.colour(mean),
        (z[1] + z[2] - z[0] - z[3]) / (2 * step),
        (z[0] + z[1] - z[2] - z[3]) / (2 * step),
      );
      const path = linePath(corners.map((k) => [places[k]![0], places[k]![1]] as const));
      const depth = corners.reduce((sum, k) => sum + places[k]![2], 0);
      cells.push({ depth, item: { kind: 'path', path, fill: fill.face, stroke: fill.edge, width: 0.6 } });
    }
  return cells.sort((a, b) => b.depth - a.depth).map(({ item }) => item);
}

/** A colour in the light that falls on a slope. */
function shaded([r, g, b]: readonly [number, number, number], dx: number, dy: number) {
  const length = Math.hypot(dx, dy, 1);
  const light = (-dx * LIGHT[0] - dy * LIGHT[1] + LIGHT[2]) / length;
  const factor = 1 - SHADE + SHADE * Math.max(0, light) * 1.2;
  const text = (by: number) => `rgb(${[r, g, b].map((c) => Math.min(255, Math.round(c * by))).join(', ')})`;
  return { face: text(factor), edge: text(factor * 0.84) };
}

/** Floor, ticks along the two near edges, heights at the corner farthest to the left. */
function boxItems(
  { of }: Projection,
  { scale }: Surface,
  theme: ChartTheme,
  words: SurfaceWords,
): SceneItem[] {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  const flat = (point: Point3) => {
    const [x, y] = of(point);
    return [x, y] as const;
  };
  const floor = linePath(corners.map(([x, y]) => flat([x, y, 0])));
  const nearX = of([-1, 0, 0])[2] < of([1, 0, 0])[2] ? -1 : 1;
  const nearY = of([0, -1, 0])[2] < of([0, 1, 0])[2] ? -1 : 1;
  const items: SceneItem[] = [{ kind: 'path', path: floor, stroke: theme.grid, width: 1 }];
  const text = (place: readonly [number, number], label: string, anchor: 'middle' | 'end' = 'middle') =>
    items.push({
      kind: 'text',
      x: place[0],
      y: place[1] + 4,
      text: label,
      size: SMALL,
      fill: theme.text,
      anchor,
    });
  const [left, right, bottom, top] = words.extent;
  let lines = '';
  const line = (from: Point3, to: Point3) => {
    lines += linePath([flat(from), flat(to)], false);
  };
  for (const value of ticks(left, right, 3)) {
    const x = (2 * (value - left)) / (right - left) - 1;
    line([x, nearY, 0], [x, 1.04 * nearY, 0]);
    text(flat([x, 1.15 * nearY, 0]), words.format(value));
  }
  for (const value of ticks(bottom, top, 3)) {
    const y = (2 * (value - bottom)) / (top - bottom) - 1;
    line([nearX, y, 0], [1.04 * nearX, y, 0]);
    text(flat([1.15 * nearX, y, 0]), words.format(value));
  }
  text(flat([0, 1.36 * nearY, 0]), words.x);
  text(flat([1.36 * nearX, 0, 0]), words.y);
  const [x, y] = [...corners].sort((a, b) => flat([a[0], a[1], 0])[0] - flat([b[0], b[1], 0])[0])[0]!;
  line([x, y, 0], [x, y, 1]);
  for (const level of heightTicks(scale)) {
    const [px, py] = flat([x, y, scale.place(level)]);
    lines += `M${hundredths(px)} ${hundredths(py)}h-4`;
    text([px - 7, py], words.format(level), 'end');
  }
  items.push({ kind: 'path', path: lines, stroke: theme.text, width: 1 });
  return items;
}

/** Few of the scale's own levels. */
function heightTicks({ levels }: Surface['scale']): readonly number[] {
  const every = Math.ceil(levels.length / 5);
  return levels.filter((_, k) => k % every === 0);
}

function wayItems({ of, toEye }: Projection, surface: Surface, at: number | null): SceneItem[] {
  const { way } = surface;
  if (way.length === 0) return [];
  const flat = (point: Point3) => {
    const [x, y] = of(point);
    return [x, y] as const;
  };
  const items: SceneItem[] = [];
  const stems = way
    .filter(([x, y]) => Math.abs(x) <= 1 && Math.abs(y) <= 1)
    .map(([x, y, z]) => linePath([flat([x, y, surface.at(x, y)]), flat([x, y, z])], false))
    .join('');
  items.push({ kind: 'path', path: stems, stroke: HALO, width: 2.2, opacity: 0.35 });
  items.push({ kind: 'path', path: stems, stroke: LINE, width: 1, opacity: 0.7 });
  for (const { hidden, points } of wayPieces(surface, toEye)) {
    const path = linePath(points.map(flat), false);
    if (hidden) {
      items.push({ kind: 'path', path, stroke: HALO, width: 2.4, dash: [3, 4], opacity: 0.45 });
      items.push({ kind: 'path', path, stroke: LINE, width: 1.2, dash: [3, 4], opacity: 0.8 });
    } else {
      items.push({ kind: 'path', path, stroke: HALO, width: 3.6, opacity: 0.8 });
      items.push({ kind: 'path', path, stroke: LINE, width: 1.5 });
    }
  }
  return [...items, ...wayMarks(way.map(flat), (k) => surface.scale.colour(way[k]![2]), at)];
}

/** A square where the way begins, a diamond where it ends, dots between; the one that is read is larger. */
export function wayMarks(
  places: readonly (readonly [number, number])[],
  colour: (k: number) => readonly [number, number, number],
  at: number | null,
): SceneItem[] {
  const last = places.length - 1;
  const rank = (k: number) => (k === at ? last + 2 : k === 0 || k === last ? last + 1 : k);
  const order = [...places.keys()].sort((a, b) => rank(a) - rank(b));
  return order.flatMap((k): SceneItem[] => {
    const [x, y] = places[k]!;
    const size = k === at ? MARK + 2 : MARK;
    const path =
      k === 0
        ? `M${hundredths(x - size - 1)} ${hundredths(y - size - 1)}h${2 * size + 2}v${2 * size + 2}h${-2 * size - 2}Z`
        : k === last
          ? `M${hundredths(x)} ${hundredths(y - size - 3)}l${size + 3} ${size + 3}l${-size - 3} ${size + 3}l${-size - 3} ${-size - 3}Z`
          : `M${hundredths(x - size)} ${hundredths(y)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`;
    return [
      { kind: 'path', path, stroke: HALO, width: 2.5, opacity: 0.8 },
      { kind: 'path', path, fill: `rgb(${colour(k).join(', ')})`, stroke: LINE, width: k === at ? 2.5 : 1 },
    ];
  });
}
