/** A matrix or a field as a sheet, as it is shown now. */

import { type RasterParts, rasterScene } from '../../plot/chart/raster-scene.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { tick, tOfIfKnown } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { sheetPage, textColour } from './sheet-page.ts';
import { readTheme } from './theme.ts';

export function rasterSheet(
  owner: GlassboxFigure,
  { row, notes, ...parts }: RasterParts & { readonly row: string; readonly notes: string },
): Scene {
  const { experiment, figure } = owner;
  const name = (side: 'x' | 'y') => tOfIfKnown(experiment, `figures.${figure.id}.${side}`) ?? '';
  const look = { theme: readTheme(owner), text: textColour(owner), x: name('x'), y: name('y'), format: tick };
  return sheetPage(owner, { lines: [row], legend: [], picture: rasterScene(parts, look), notes: [notes] });
}
