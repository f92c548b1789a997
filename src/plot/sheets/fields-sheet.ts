/** Fields of one row on one sheet, with contour lines, boundary and points. */
import type { FieldPanel, FieldsFigure, MatrixData, Row } from '../../experiments/declaration.ts';
import { panelFrame } from '../fields/panel-frame.ts';
import { type PanelLook, type PanelParts, panelScene } from '../fields/panel-scene.ts';
import { type Picture, picturesOf } from '../fields/pictures.ts';
import { notesOf, rowLabel } from '../labels.ts';
import type { Scene } from '../scene/scene.ts';
import { SHEET_LONG, SHEET_PANEL, sheetScene } from '../scene/sheet.ts';
import type { FigureWords } from '../words.ts';
import { axisWords, captionOf, type Shown, titleOf } from './shown.ts';

export interface PanelView extends PanelParts {
  readonly aspect: 'equal' | 'free';
}

export interface FieldsView {
  /** By id of a panel, or `points:<source>`. */
  isShown?(key: string): boolean;
  readonly contours?: boolean;
}

export function fieldsSheet(
  shown: Shown<FieldsFigure<never>>,
  row: Row,
  { isShown = (key) => shownAtFirst(shown.figure, key), contours = true }: FieldsView = {},
): Scene | null {
  const { figure, config, words, style } = shown;
  const all = picturesOf(figure, row, config as never);
  const chosen = all.filter(({ panel }) => isShown(panel.id));
  const pictures = chosen.length > 0 ? chosen : all;
  if (pictures.length === 0) return null;
  const look = { text: style.text, soft: style.theme.text, ...axisWords(shown, (side) => side) };
  const width = isLong(figure, pictures[0]!.matrix) ? SHEET_LONG : SHEET_PANEL;
  return sheetScene({
    title: titleOf(shown),
    lines: [rowLabel(words, figure.by, row), notesOf(words, figure.notes, row)].filter(Boolean),
    pictures: pictures.map((picture) => ({
      title: panelTitle(words, figure, picture.panel),
      scene: panelPicture(partsOf(figure, row, picture, isShown, contours), { width, ...look }),
    })),
    caption: [pointsNote(shown, row, isShown), captionOf(shown)].filter(Boolean),
    ground: style.theme.ground,
    text: style.text,
    soft: style.theme.text,
  });
}

function partsOf(
  figure: FieldsFigure<never>,
  row: Row,
  { matrix, scale }: Picture<never>,
  isShown: (key: string) => boolean,
  contours: boolean,
): PanelView {
  return {
    matrix,
    scale,
    aspect: figure.aspect,
    outline: figure.outline ? row.matrices?.[figure.outline] : undefined,
    points: pointsOf(figure, row)
      .filter(({ source }) => isShown(`points:${source}`))
      .map(({ source, mark }) => ({ mark, places: row.matrices![source]! })),
    contours,
  };
}

/** What the marks over the pictures are. */
function pointsNote(
  { figure, words }: Shown<FieldsFigure<never>>,
  row: Row,
  isShown: (key: string) => boolean,
) {
  return pointsOf(figure, row)
    .filter(({ source }) => isShown(`points:${source}`))
    .map(({ source, mark }) =>
      words.t('common.titled', {
        title: words.t(`lab.chart.looks.${mark === 'line' ? 'dashed' : mark}`),
        text: words.of(`figures.${figure.id}.points.${source}`),
      }),
    )
    .join('  ·  ');
}

/** Points of a figure that a row has. */
export const pointsOf = (figure: FieldsFigure<never>, row: Row | undefined) =>
  (figure.points ?? []).filter(({ source }) => row?.matrices?.[source]?.rows);

/** Until somebody switches it. */
export function shownAtFirst(figure: FieldsFigure<never>, key: string): boolean {
  const declared =
    figure.panels.find(({ id }) => id === key) ??
    figure.points?.find(({ source }) => `points:${source}` === key);
  return declared?.shown ?? true;
}

/** Too long to have several side by side. */
export const isLong = ({ aspect }: FieldsFigure<never>, matrix: MatrixData | undefined): boolean =>
  aspect === 'equal' && matrix !== undefined && matrix.columns > 2 * matrix.rows;

/** Name of a picture, with its unit. */
export function panelTitle(
  words: FigureWords,
  figure: FieldsFigure<never>,
  { id, unit }: FieldPanel<never>,
): string {
  const name = words.of(`figures.${figure.id}.panels.${id}`);
  const known = unit ? words.tIfKnown(`units.${unit}`) : null;
  return known ? words.t('lab.chart.withUnit', { name, unit: known }) : name;
}

export function panelPicture(parts: PanelView, look: PanelLook & { readonly width: number }): Scene {
  const beyond = parts.points.filter(({ mark }) => mark === 'line').map(({ places }) => places);
  return panelScene(parts, panelFrame(parts.matrix, parts.aspect, look.width, look.format, beyond), look);
}
