/** The sheet of a figure in the words and colours of the page it stands on. */

import { chartSheet } from '../../plot/chart/chart-sheet.ts';
import type { LegendEntry } from '../../plot/chart/legend-items.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { tOf, tOfIfKnown } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { readTheme } from './theme.ts';

export interface Page {
  readonly lines: readonly string[];
  readonly legend: readonly LegendEntry[];
  readonly picture: Scene;
  readonly notes?: readonly string[];
}

export function sheetPage(owner: GlassboxFigure, { lines, legend, picture, notes = [] }: Page): Scene {
  const { experiment, figure } = owner;
  const theme = readTheme(owner);
  const caption = tOfIfKnown(experiment, `figures.${figure.id}.caption`);
  return chartSheet({
    title: tOf(experiment, `figures.${figure.id}.title`),
    lines,
    legend,
    picture,
    caption: [...notes, ...(caption ? [caption] : [])].filter(Boolean),
    ground: theme.ground,
    text: textColour(owner),
    soft: theme.text,
  });
}

export const textColour = (owner: Element): string =>
  getComputedStyle(owner).getPropertyValue('--text').trim();
