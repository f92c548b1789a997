/** Draws a way over a field: a line in white on dark, seen on every colour and in both themes, with marks in the colours of their own values. */
import type { MatrixData } from '../../experiments/declaration.ts';
import { shareOf, type WayPlace } from '../../plot/field-data.ts';

const HALO = 'rgba(0, 0, 0, 0.8)';
const LINE = '#ffffff';
/** Half of a mark: large enough to tell its colour. */
const MARK = 5;

export interface WayLook {
  readonly matrix: MatrixData;
  readonly way: readonly WayPlace[];
  colour(value: number): readonly [number, number, number];
  /** The place that the cursor stands on. */
  readonly at: number | null;
}

/** @param canvas  lies over the picture and is as large */
export function drawWay(canvas: HTMLCanvasElement, look: WayLook): void {
  const { clientWidth, clientHeight } = canvas;
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(clientWidth * ratio));
  canvas.height = Math.max(1, Math.round(clientHeight * ratio));
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  context.clearRect(0, 0, clientWidth, clientHeight);
  const { matrix, way, colour, at } = look;
  if (way.length === 0) return;
  const places = way.map((place) => {
    const [x, y] = shareOf(matrix, place);
    return [x * clientWidth, y * clientHeight] as const;
  });
  const last = way.length - 1;
  const rankOf = (k: number) => (k === 0 || k === last ? last + 1 : k);
  context.lineJoin = 'round';
  const line = new Path2D();
  for (const [x, y] of places) line.lineTo(x, y);
  for (const [stroke, width] of [
    [HALO, 4],
    [LINE, 1.5],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.stroke(line);
  }
  // Both ends lie on top of what is between.
  const order = [...places.keys()].sort((a, b) => rankOf(a) - rankOf(b));
  for (const k of order) {
    const [x, y] = places[k]!;
    const [r, g, b] = colour(way[k]!.value);
    const mark = markOf(x, y, k === 0 ? 'start' : k === last ? 'end' : 'between');
    context.fillStyle = `rgb(${r}, ${g}, ${b})`;
    context.strokeStyle = HALO;
    context.lineWidth = 2.5;
    context.stroke(mark);
    context.strokeStyle = LINE;
    context.lineWidth = k === at ? 3 : 1;
    context.fill(mark);
    context.stroke(mark);
  }
}

/** A square where the way begins, a diamond where it ends, dots between: told apart without colour. */
function markOf(x: number, y: number, kind: 'start' | 'between' | 'end'): Path2D {
  const path = new Path2D();
  if (kind === 'start') path.rect(x - MARK - 1, y - MARK - 1, 2 * MARK + 2, 2 * MARK + 2);
  else if (kind === 'between') path.arc(x, y, MARK - 0.5, 0, 2 * Math.PI);
  else {
    const size = MARK + 3;
    path.moveTo(x, y - size);
    path.lineTo(x + size, y);
    path.lineTo(x, y + size);
    path.lineTo(x - size, y);
    path.closePath();
  }
  return path;
}
