/** A legend as a picture: what each line, band or mark looks like, and its name, as many beside one another as there is room for. */
import type { Scene, SceneItem } from '../scene/scene.ts';
import { type Mark, markPath } from './marks.ts';
import { textWidth } from './text-width.ts';

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly opacity?: number;
  readonly width?: number;
  readonly dash?: readonly number[];
  /** False: marks alone. */
  readonly joined?: boolean;
  readonly mark?: Mark | null;
  /** A filled patch instead of a line; hatched, so that it is told without colour. */
  readonly patch?: boolean;
  readonly hatched?: boolean;
  /** Two lines instead of one. */
  readonly double?: boolean;
  /** What a mark is filled with that is only an outline: the ground. */
  readonly hollow?: string | undefined;
}

const SIZE = 12;
const [LINE, SWATCH, GAP, BETWEEN] = [20, 26, 6, 18] as const;

export function legendScene(entries: readonly LegendEntry[], width: number, text: string): Scene {
  const items: SceneItem[] = [];
  let [x, y] = [0, 0];
  for (const entry of entries) {
    const room = SWATCH + GAP + textWidth(entry.name, SIZE);
    if (x > 0 && x + room > width) [x, y] = [0, y + LINE];
    items.push({ kind: 'group', dx: x, dy: y, items: entryItems(entry, text) });
    x += room + BETWEEN;
  }
  return { width, height: entries.length > 0 ? y + LINE : 0, items };
}

/** Slanted lines over a patch. */
const hatch = (middle: number) => [0, 6, 12, 18].map((x) => `M${x} ${middle + 5}l8 -10`).join('');

function entryItems(entry: LegendEntry, text: string): SceneItem[] {
  const { name, colour, opacity = 1, width = 2, dash, joined = true, mark, patch, hollow } = entry;
  const middle = LINE / 2;
  const items: SceneItem[] = [];
  if (patch) {
    const path = `M0 ${middle - 5}h${SWATCH}v10h${-SWATCH}Z`;
    items.push({ kind: 'path', path, fill: colour, opacity: 0.2 * opacity });
    if (entry.hatched)
      items.push({ kind: 'path', path: hatch(middle), stroke: colour, width: 1, opacity: 0.6 });
    items.push({ kind: 'path', path, stroke: colour, width: 1.25, opacity });
  } else if (joined) {
    items.push({
      kind: 'path',
      path: entry.double ? `M0 ${middle - 3}h${SWATCH}M0 ${middle + 3}h${SWATCH}` : `M0 ${middle}h${SWATCH}`,
      stroke: colour,
      width,
      opacity,
      ...(dash && { dash }),
    });
  }
  if (mark) {
    const path = markPath(mark, SWATCH / 2, middle, hollow ? 4 : 3.5);
    const stroke = { kind: 'path', path, stroke: colour, width: 1.75, opacity } as const;
    if (mark === 'cross') items.push(stroke);
    else if (hollow) items.push({ ...stroke, fill: hollow });
    else items.push({ kind: 'path', path, fill: colour, opacity });
  }
  items.push({
    kind: 'text',
    x: SWATCH + GAP,
    y: middle + 4,
    text: name,
    size: SIZE,
    fill: text,
    anchor: 'start',
  });
  return items;
}
