/** A surface as a sheet: as a map and in space. */
import type { Row, SurfaceFigure } from '../../experiments/declaration.ts';
import { wayOf } from '../field-data.ts';
import { notesOf, rowLabel } from '../labels.ts';
import type { Scene } from '../scene/scene.ts';
import { sheetScene } from '../scene/sheet.ts';
import { START_VIEW } from '../surface/projection.ts';
import { surfaceOf, surfaceScale } from '../surface/surface-data.ts';
import { surfaceMap } from '../surface/surface-map.ts';
import { surfaceFrame, surfaceScene } from '../surface/surface-scene.ts';
import { axisWords, captionOf, type Shown, titleOf } from './shown.ts';

/** Two of them stand side by side. */
export const SURFACE_SIZE = { width: 508, height: 460 } as const;

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
