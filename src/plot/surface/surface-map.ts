/** A field with a way over it as a map with contour lines, in the middle of its place. */
import type { MatrixData } from '../../experiments/declaration.ts';
import type { AxisWords } from '../chart/look.ts';
import type { WayPlace } from '../field-data.ts';
import { type PanelFrame, panelFrame } from '../fields/panel-frame.ts';
import { panelScene } from '../fields/panel-scene.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import type { ChartTheme } from '../theme.ts';
import type { Surface } from './surface-data.ts';
import { wayMarks } from './surface-scene.ts';

export interface Mapped {
  readonly matrix: MatrixData;
  readonly surface: Surface;
  readonly places: readonly WayPlace[];
}
export interface SurfaceMap {
  readonly scene: Scene;
  readonly frame: PanelFrame;
  /** How far the map is moved to the right. */
  readonly dx: number;
  /** Places of the way on the scene. */
  readonly marks: readonly (readonly [x: number, y: number])[];
}

/** @param selected  mark of the way that is read */
export function surfaceMap(
  { matrix, surface, places }: Mapped,
  size: { readonly width: number; readonly height: number },
  theme: ChartTheme,
  words: AxisWords,
  selected: number | null,
  over: (frame: PanelFrame) => readonly SceneItem[] = () => [],
): SurfaceMap {
  const first = panelFrame(matrix, 'equal', size.width, words.format);
  const width = first.height > size.height ? size.width - (first.height - size.height) : size.width;
  const frame = panelFrame(matrix, 'equal', Math.max(160, width), words.format);
  const dx = (size.width - frame.width) / 2;
  const look = { text: theme.text, soft: theme.text, ...words };
  const parts = {
    matrix,
    scale: surface.scale,
    outline: undefined,
    points: [],
    contours: true,
    logContours: true,
  };
  const marks = places.map(({ x, y }) => frame.placeOf(x, y));
  const items = [
    ...panelScene(parts, frame, look).items,
    ...mapWay(frame, marks, surface, selected),
    ...over(frame),
  ];
  const scene = { ...size, items: [{ kind: 'group', dx, dy: 0, items } as const] };
  return { scene, frame, dx, marks: marks.map(([x, y]) => [x + dx, y] as const) };
}

function mapWay(
  { plot }: PanelFrame,
  marks: readonly (readonly [number, number])[],
  { scale, way }: Surface,
  selected: number | null,
): SceneItem[] {
  if (marks.length === 0) return [];
  const path = `M${marks.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}`;
  const clip = `M${plot.x} ${plot.y}h${plot.width}v${plot.height}h${-plot.width}Z`;
  return [
    { kind: 'path', path, stroke: '#000000', width: 4, opacity: 0.8, clip },
    { kind: 'path', path, stroke: '#ffffff', width: 1.5, clip },
    ...wayMarks(marks, (k) => scale.colour(way[k]![2]), selected),
  ];
}
