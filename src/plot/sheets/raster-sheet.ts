/** A matrix or a field as a sheet: cells in colours, a colour bar, the way over it, the tree of the copies beside it. */
import type { FieldFigure, MatrixFigure, Row } from '../../experiments/declaration.ts';
import { rasterScene } from '../chart/raster-scene.ts';
import { wayOf } from '../field-data.ts';
import { orderedMatrix } from '../matrix-order.ts';
import { rasterColours, rasterShape } from '../raster-colours.ts';
import type { Scene } from '../scene/scene.ts';
import { axisWords, type Shown, sheetPage } from './shown.ts';

export function rasterSheet(shown: Shown<MatrixFigure<never> | FieldFigure<never>>, row: Row): Scene | null {
  const { figure, config, style } = shown;
  const ordered = figure.kind === 'matrix' ? orderedMatrix(figure, row) : null;
  const matrix = ordered?.matrix ?? row.matrices?.[figure.source];
  if (!matrix) return null;
  const way = wayOf(figure, row);
  const parts = {
    matrix,
    shape: rasterShape(figure, matrix),
    edges: figure.kind === 'matrix' ? figure.edges?.(config as never) : undefined,
    joins: ordered?.joins,
    way,
    ...rasterColours(figure, matrix, way),
  };
  const picture = rasterScene(parts, { ...style, ...axisWords(shown) });
  return sheetPage(shown, { row, legend: [], picture });
}
