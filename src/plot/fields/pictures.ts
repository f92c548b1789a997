/** What a `fields` figure shows of a row: its pictures with their scales, boundary and points. Plain functions, tested in Node. */
import type { FieldPanel, FieldsFigure, MatrixData, Row } from '../../experiments/declaration.ts';
import { cellPlace, hasFields, panelsFor } from '../../experiments/field-table.ts';
import { type PanelScale, panelScale } from './panel-scale.ts';

export interface Picture<C> {
  readonly panel: FieldPanel<C>;
  readonly matrix: MatrixData;
  readonly scale: PanelScale;
}

/** Pictures of a row in the order of the panels; one group has one scale, over all pictures of it that the row has. */
export function picturesOf<C>(figure: FieldsFigure<C>, row: Row | undefined, config: C): Picture<C>[] {
  const panels = panelsFor(figure, config).filter(({ source }) => row?.matrices?.[source]);
  const scales = new Map<string, PanelScale>();
  return panels.map((panel) => {
    const group = panel.group ?? `panel ${panel.id}`;
    const like = panels.filter((other) => other === panel || other.group === group);
    const scale =
      scales.get(group) ??
      panelScale(
        panel.scale,
        like.map(({ source }) => row?.matrices?.[source]),
      );
    scales.set(group, scale);
    return { panel, matrix: row!.matrices![panel.source]!, scale };
  });
}

/** Rows that have a picture, oldest first. */
export const rowsWithFields = <C>(figure: FieldsFigure<C>, rows: readonly Row[]) =>
  rows.filter((row) => hasFields(figure, row));

export interface FieldFacts {
  readonly low: number;
  readonly high: number;
  /** Where the value is largest; of a signed field, where it is farthest from zero. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** Null for a picture without a single value. */
export function factsOf({ matrix, scale }: Pick<Picture<never>, 'matrix' | 'scale'>): FieldFacts | null {
  let [low, high, best, cell] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -1];
  for (const [k, value] of matrix.values.entries()) {
    if (value === null || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    const size = scale.kind === 'linear' ? value - scale.low : Math.abs(value);
    if (size > best) [best, cell] = [size, k];
  }
  if (cell < 0) return null;
  const at = cellPlace(matrix, Math.floor(cell / matrix.columns), cell % matrix.columns);
  return { low, high, at };
}

/**
 * The next cell in a direction in which any picture has a value; the same one where there is none before the picture ends.
 * @param from  [row, column]; null begins near the middle
 */
export function nextCell(
  pictures: readonly MatrixData[],
  from: readonly [number, number] | null,
  [down, right]: readonly [number, number],
): readonly [number, number] | null {
  const first = pictures[0];
  if (!first) return null;
  const has = (row: number, column: number) =>
    pictures.some(({ values, columns }) => typeof values[row * columns + column] === 'number');
  if (!from) return nearestMiddle(first, has);
  let [row, column] = from;
  for (;;) {
    row += down;
    column += right;
    if (row < 0 || row >= first.rows || column < 0 || column >= first.columns) return from;
    if (has(row, column)) return [row, column];
  }
}

function nearestMiddle(
  { rows, columns }: MatrixData,
  has: (row: number, column: number) => boolean,
): readonly [number, number] | null {
  let [best, cell]: [number, readonly [number, number] | null] = [Number.POSITIVE_INFINITY, null];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const apart = Math.hypot(row - (rows - 1) / 2, column - (columns - 1) / 2);
      if (apart < best && has(row, column)) [best, cell] = [apart, [row, column]];
    }
  return cell;
}
