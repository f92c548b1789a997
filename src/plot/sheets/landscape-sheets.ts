/** Landscapes as sheets: copies by energy and likeness, the tree of minima, a surface as a map and in space. */
import type { RadialFigure, Row, SurfaceFigure, TreeFigure } from '../../experiments/declaration.ts';
import { treeNodes } from '../../experiments/tree-table.ts';
import { MARGIN } from '../chart/chart-sheet.ts';
import type { LegendEntry } from '../chart/legend-items.ts';
import { wayOf } from '../field-data.ts';
import { notesOf, rowLabel } from '../labels.ts';
import { type RadialData, radialData } from '../radial/radial-data.ts';
import { radialFrame, radialScene } from '../radial/radial-scene.ts';
import type { Scene } from '../scene/scene.ts';
import { sheetScene } from '../scene/sheet.ts';
import { START_VIEW } from '../surface/projection.ts';
import { surfaceOf, surfaceScale } from '../surface/surface-data.ts';
import { surfaceMap } from '../surface/surface-map.ts';
import { surfaceFrame, surfaceScene } from '../surface/surface-scene.ts';
import { treeLayout } from '../tree/tree-layout.ts';
import { treeFrame, treeScene } from '../tree/tree-scene.ts';
import type { FigureWords } from '../words.ts';
import { axisWords, captionOf, type Shown, sheetPage, titleOf } from './shown.ts';

/** Mean overlap from which copies count as one cluster, until the reader says otherwise. */
export const CUT = 0.5;
export const RADIAL_SIZE = { width: 460, height: 470 } as const;
export const TREE_SIZE = { width: 680, height: 460 } as const;
export const SURFACE_SIZE = { width: 520, height: 470 } as const;

/** A size in the shape of another, as wide as is asked for. */
function sized({ width }: Shown<unknown>, usual: { readonly width: number; readonly height: number }) {
  if (width === undefined) return usual;
  const wide = width - 2 * MARGIN;
  return { width: wide, height: Math.round((wide * usual.height) / usual.width) };
}

export function radialSheet(shown: Shown<RadialFigure<never>>, row: Row): Scene | null {
  const { figure, words, style } = shown;
  const map = row.matrices?.[figure.source];
  if (!map) return null;
  const data = radialData(map, CUT);
  const frame = radialFrame(sized(shown, RADIAL_SIZE), data);
  const value = words.t('landscape.radial.radius', { value: words.of(`figures.${figure.id}.value`) });
  const picture = radialScene(frame, data, null, style.theme, { value, format: words.tick });
  return sheetPage(shown, { row, legend: [], picture, notes: [clustersText(words, data, CUT)] });
}

/** Clusters whose sizes are said. */
const SAID = 5;

export function clustersText(words: FigureWords, { arcs, alone, copies }: RadialData, cut: number): string {
  const sizes = arcs.slice(0, SAID).map(({ count }) => words.number(count));
  const said = sizes.join(words.t('landscape.radial.comma')) + (arcs.length > SAID ? ' …' : '');
  const facts = { copies: copies.length, clusters: arcs.length, alone, cut: words.number(cut, 2) };
  return arcs.length === 0
    ? words.t('landscape.radial.noClusters', facts)
    : words.t('landscape.radial.clusters', { ...facts, sizes: said });
}

export function treeSheet(shown: Shown<TreeFigure<never>>, row: Row): Scene | null {
  const { figure, words, style } = shown;
  const tree = row.matrices?.[figure.source];
  if (!tree) return null;
  const layout = treeLayout(treeNodes(tree));
  const frame = treeFrame(sized(shown, TREE_SIZE), layout, words.tick);
  const y = words.of(`figures.${figure.id}.y`);
  const names = { y, lowest: words.t('landscape.tree.ground'), format: words.tick };
  const marked = { selected: null, isShown: () => true };
  const picture = treeScene(frame, layout, figure.counts, marked, style.theme, names);
  return sheetPage(shown, { row, legend: treeLegend(shown, () => true), picture });
}

export function treeLegend(
  { figure, words, style }: Shown<TreeFigure<never>>,
  isShown: (id: string) => boolean,
): LegendEntry[] {
  return figure.counts
    .filter(({ id }) => isShown(id))
    .map(({ id, role, mark }) => ({
      name: words.t('common.titled', {
        title: words.t(`landscape.tree.marks.${mark}`),
        text: words.of(`figures.${figure.id}.counts.${id}`),
      }),
      colour: style.theme.roles[role],
      joined: false,
      mark: 'circle',
      hollow: mark === 'ring' ? style.theme.ground : undefined,
    }));
}

/** As a map and in space: one is read, the other shows the shape. */
export function surfaceSheet(shown: Shown<SurfaceFigure<never>>, row: Row): Scene | null {
  const { figure, words, style } = shown;
  const matrix = row.matrices?.[figure.source];
  if (!matrix) return null;
  const places = wayOf(figure, row);
  const scale = surfaceScale(matrix, places, figure.scale === 'log' ? 'log' : 'linear');
  const surface = surfaceOf(matrix, places, scale);
  const names = axisWords(shown, (side) => words.t(`landscape.surface.${side}`));
  const extent = matrix.extent ?? ([1, matrix.columns, matrix.rows, 1] as const);
  const space = surfaceFrame(SURFACE_SIZE, START_VIEW);
  return sheetScene({
    title: titleOf(shown),
    lines: [rowLabel(words, figure.by, row), notesOf(words, figure.notes, row)].filter(Boolean),
    pictures: [
      {
        title: words.t('landscape.surface.map'),
        scene: surfaceMap({ matrix, surface, places }, SURFACE_SIZE, style.theme, names, null).scene,
      },
      {
        title: words.t('landscape.surface.space'),
        scene: surfaceScene(space, surface, null, style.theme, { ...names, extent }),
      },
    ],
    caption: [captionOf(shown)].filter(Boolean),
    ground: style.theme.ground,
    text: style.text,
    soft: style.theme.text,
  });
}
