/** Any declared figure as a sheet, from the rows of a run: which rows have it, and its picture. */
import type { Fields, Figure, Row } from '../../experiments/declaration.ts';
import { hasFields } from '../../experiments/field-table.ts';
import type { LettersForm } from '../../experiments/played-text.ts';
import { hasProfile } from '../../experiments/profile-table.ts';
import { lineData } from '../line-data.ts';
import type { Scene } from '../scene/scene.ts';
import { panelsOf } from '../table.ts';
import { chainSheet, decisionSheet, offers, spinsSheet } from './board-sheets.ts';
import { fieldsSheet } from './fields-sheet.ts';
import { gallerySheet, histogramSheet } from './histogram-sheet.ts';
import { lineSheet } from './line-sheet.ts';
import { profileSheet } from './profile-sheet.ts';
import { radialSheet } from './radial-sheet.ts';
import { rasterSheet } from './raster-sheet.ts';
import type { Shown } from './shown.ts';
import { surfaceSheet } from './surface-sheet.ts';
import { treeSheet } from './tree-sheet.ts';

type Any = Figure<never>;

/** Rows from which a figure of one row can be drawn, oldest first; of lines, which are drawn from all rows at once, those with a point. */
export function rowsWith(figure: Any, rows: readonly Row[], fields: Fields): readonly Row[] {
  return rows.filter((row) => {
    switch (figure.kind) {
      case 'line':
        return (
          typeof row.values[figure.x] === 'number' &&
          figure.series.some(({ y }) => typeof row.values[y] === 'number')
        );
      case 'histogram':
        return row.histograms?.[figure.source] !== undefined;
      case 'gallery':
        return panelsOf(row, figure.source).length > 0;
      case 'fields':
        return hasFields(figure, row);
      case 'profile':
        return hasProfile(figure, row);
      case 'decision':
        return offers(figure, [...lettersOf(figure.field, fields).letters], row);
      default:
        return row.matrices?.[figure.source] !== undefined;
    }
  });
}

/** @param row  the row to draw; of lines all are drawn. @returns null where there is nothing to draw */
export function figureSheet(
  shown: Shown<Any>,
  rows: readonly Row[],
  row: Row | undefined,
  fields: Fields,
): Scene | null {
  const { figure } = shown;
  if (figure.kind === 'line') {
    const data = lineData(figure, shown.config as never, rows);
    const isDrawn = data.series.some(({ y }) => y.some((value) => typeof value === 'number'));
    return isDrawn ? lineSheet({ ...shown, figure }, data) : null;
  }
  if (!row) return null;
  switch (figure.kind) {
    case 'histogram':
      return histogramSheet({ ...shown, figure }, row);
    case 'gallery':
      return gallerySheet({ ...shown, figure }, row);
    case 'matrix':
    case 'field':
      return rasterSheet({ ...shown, figure }, row);
    case 'fields':
      return fieldsSheet({ ...shown, figure }, row);
    case 'profile':
      return profileSheet({ ...shown, figure }, row);
    case 'radial':
      return radialSheet({ ...shown, figure }, row);
    case 'tree':
      return treeSheet({ ...shown, figure }, row);
    case 'surface':
      return surfaceSheet({ ...shown, figure }, row);
    case 'chain':
      return chainSheet({ ...shown, figure }, row);
    case 'spins': {
      const names = figure.field === undefined ? '' : lettersOf(figure.field, fields).letters;
      return spinsSheet({ ...shown, figure }, row, { names });
    }
    case 'decision':
      return decisionSheet({ ...shown, figure }, row, lettersOf(figure.field, fields));
  }
}

/** The form of a setting that is written by choosing letters. */
function lettersOf(key: string, fields: Fields): Pick<LettersForm, 'letters'> {
  const field = fields[key];
  return field?.kind === 'text' && field.form?.kind === 'letters' ? field.form : { letters: '' };
}
