/** Small histograms in a grid, all on one scale, each over the outline of the histogram behind: as a picture of vectors, on the page and in files. */
import type { Histogram, SeriesRole } from '../experiments/declaration.ts';
import { hundredths } from './path.ts';
import type { Scene, SceneItem } from './scene/scene.ts';
import type { ChartTheme } from './theme.ts';

export interface Places {
  readonly columns: number;
  readonly rows: number;
  /** Of one panel, with its name and its axis, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Narrowest panel that can be read. */
const NARROWEST = 132;
const MOST_COLUMNS = 4;
const HEIGHT = 96;
/** Room for the name above and the axis below a panel, and between panels. */
const [ABOVE, BELOW, BETWEEN] = [16, 16, 10] as const;

export function placesOf(panels: number, width: number): Places {
  const columns = Math.max(1, Math.min(MOST_COLUMNS, panels, Math.floor(width / NARROWEST)));
  return { columns, rows: Math.ceil(panels / columns), width: width / columns, height: HEIGHT };
}

/** Number of the panel at a point of the picture; null outside. */
export function panelAt({ columns, rows, width, height }: Places, x: number, y: number): number | null {
  const [column, row] = [Math.floor(x / width), Math.floor(y / height)];
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : null;
}

/** Middle and density of the highest bin. */
export function highestOf({ edges, density }: Histogram): { readonly x: number; readonly density: number } {
  let bin = 0;
  for (let k = 1; k < density.length; k++) if (density[k]! > density[bin]!) bin = k;
  return { x: (edges[bin]! + edges[bin + 1]!) / 2, density: density[bin] ?? 0 };
}

export interface Gallery {
  readonly panels: readonly Histogram[];
  readonly behind: Histogram | null;
  readonly width: number;
  readonly xRange: readonly [number, number];
  readonly role: SeriesRole;
  readonly theme: ChartTheme;
  /** Panel under the cursor. */
  readonly chosen: number | null;
  nameOf(panel: number): string;
}

export function galleryScene(gallery: Gallery): Scene {
  const { panels, width } = gallery;
  const places = placesOf(panels.length, width);
  const highest = Math.max(...panels.map((panel) => highestOf(panel).density), 1e-9);
  const items = panels.map((panel, k): SceneItem => {
    const [dx, dy] = [(k % places.columns) * places.width, Math.floor(k / places.columns) * places.height];
    return { kind: 'group', dx, dy, items: panelItems(panel, k, places, highest, gallery) };
  });
  return { width, height: Math.max(1, places.rows * places.height), items };
}

const SIZE = 11;

function panelItems(
  panel: Histogram,
  k: number,
  places: Places,
  highest: number,
  { behind, xRange, role, theme, chosen, nameOf }: Gallery,
): SceneItem[] {
  const [low, high] = xRange;
  const [left, width] = [BETWEEN / 2, places.width - BETWEEN];
  const ground = places.height - BELOW;
  const tall = ground - ABOVE;
  const xOf = (x: number) => left + (width * (Math.min(high, Math.max(low, x)) - low)) / (high - low);
  const at = (x: number, density: number) =>
    `${hundredths(xOf(x))} ${hundredths(ground - (tall * Math.min(density, highest)) / highest)}`;
  const steps = ({ edges, density }: Histogram) => {
    let path = `M${at(edges[0]!, 0)}`;
    for (let bin = 0; bin < density.length; bin++)
      path += `L${at(edges[bin]!, density[bin]!)}L${at(edges[bin + 1]!, density[bin]!)}`;
    return `${path}L${at(edges[density.length]!, 0)}`;
  };
  const text = (x: number, y: number, anchor: 'start' | 'middle' | 'end', words: string): SceneItem => {
    return { kind: 'text', x, y, text: words, size: SIZE, fill: theme.text, anchor };
  };
  const colour = theme.roles[role];
  const path = steps(panel);
  return [
    { kind: 'path', path, fill: colour, opacity: chosen === k ? 0.4 : 0.2 },
    { kind: 'path', path, stroke: colour, width: 1.25 },
    ...(behind
      ? [{ kind: 'path', path: steps(behind), stroke: theme.roles.neutral, width: 1, dash: [2, 2] } as const]
      : []),
    { kind: 'path', path: `M${left} ${ground + 0.5}h${hundredths(width)}`, stroke: theme.grid, width: 1 },
    text(left, 11, 'start', nameOf(k)),
    ...(
      [
        [low, 'start'],
        [(low + high) / 2, 'middle'],
        [high, 'end'],
      ] as const
    ).map(([x, anchor]) => text(xOf(x), ground + 12, anchor, String(x).replace('-', '−'))),
  ];
}
