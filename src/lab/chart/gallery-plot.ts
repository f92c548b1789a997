/** Paints small histograms in a grid, all on one scale, each over the outline of the histogram behind. */
import type { Histogram, SeriesRole } from '../../experiments/declaration.ts';
import { type ChartTheme, withAlpha } from './theme.ts';

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

export function paintGallery(canvas: HTMLCanvasElement, gallery: Gallery): void {
  const { panels, width, theme } = gallery;
  const places = placesOf(panels.length, width);
  const height = Math.max(1, places.rows * places.height);
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.round(height * ratio);
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  context.font = theme.font.replace('12px', '11px');
  const highest = Math.max(...panels.map((panel) => highestOf(panel).density), 1e-9);
  panels.forEach((panel, k) => {
    context.save();
    context.translate((k % places.columns) * places.width, Math.floor(k / places.columns) * places.height);
    paintPanel(context, panel, k, places, highest, gallery);
    context.restore();
  });
}

function paintPanel(
  context: CanvasRenderingContext2D,
  panel: Histogram,
  k: number,
  places: Places,
  highest: number,
  { behind, xRange, role, theme, chosen, nameOf }: Gallery,
): void {
  const [low, high] = xRange;
  const [left, width] = [BETWEEN / 2, places.width - BETWEEN];
  const ground = places.height - BELOW;
  const tall = ground - ABOVE;
  const xOf = (x: number) => left + (width * Math.min(high, Math.max(low, x)) - width * low) / (high - low);
  const yOf = (density: number) => ground - (tall * Math.min(density, highest)) / highest;
  const steps = ({ edges, density }: Histogram) => {
    context.beginPath();
    context.moveTo(xOf(edges[0]!), ground);
    for (let bin = 0; bin < density.length; bin++) {
      context.lineTo(xOf(edges[bin]!), yOf(density[bin]!));
      context.lineTo(xOf(edges[bin + 1]!), yOf(density[bin]!));
    }
    context.lineTo(xOf(edges[density.length]!), ground);
  };
  steps(panel);
  context.fillStyle = withAlpha(theme.roles[role], chosen === k ? 0.4 : 0.2);
  context.fill();
  context.strokeStyle = theme.roles[role];
  context.lineWidth = 1.25;
  context.stroke();
  if (behind) {
    steps(behind);
    context.strokeStyle = theme.roles.neutral;
    context.lineWidth = 1;
    context.setLineDash([2, 2]);
    context.stroke();
    context.setLineDash([]);
  }
  context.strokeStyle = theme.grid;
  context.beginPath();
  context.moveTo(left, ground + 0.5);
  context.lineTo(left + width, ground + 0.5);
  context.stroke();
  context.fillStyle = theme.text;
  context.textAlign = 'left';
  context.fillText(nameOf(k), left, 11);
  for (const [x, align] of [
    [low, 'left'],
    [(low + high) / 2, 'center'],
    [high, 'right'],
  ] as const) {
    context.textAlign = align;
    context.fillText(String(x).replace('-', '−'), xOf(x), ground + 12);
  }
}
