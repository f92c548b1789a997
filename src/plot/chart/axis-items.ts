/** Grid, ticks and names of the axes of a plot. */

import { hundredths } from '../path.ts';
import type { SceneItem } from '../scene/scene.ts';
import { type PlotFrame, SMALL } from './frame.ts';
import type { PlotLook } from './look.ts';

export function axisItems(
  { plot, xTicks, yTicks, placeOf, height }: PlotFrame,
  { theme, x, y, format }: PlotLook,
): SceneItem[] {
  const items: SceneItem[] = [];
  const [left, top] = [(value: number) => placeOf(value, 1)[0], (value: number) => placeOf(1, value)[1]];
  const text = (at: readonly [number, number], anchor: 'middle' | 'end', words: string, upwards = false) =>
    items.push({
      kind: 'text',
      x: at[0],
      y: at[1],
      text: words,
      size: SMALL,
      fill: theme.text,
      anchor,
      upwards,
    });
  const grid = [
    ...xTicks.map((tick) => `M${hundredths(left(tick))} ${plot.y}v${plot.height}`),
    ...yTicks.map((tick) => `M${hundredths(plot.x)} ${hundredths(top(tick))}h${hundredths(plot.width)}`),
  ];
  items.push({ kind: 'path', path: grid.join(''), stroke: theme.grid, width: 1 });
  for (const tick of xTicks) text([left(tick), plot.y + plot.height + 16], 'middle', format(tick));
  for (const tick of yTicks) text([plot.x - 6, top(tick) + 4], 'end', format(tick));
  text([plot.x + plot.width / 2, height - 6], 'middle', x);
  text([13, plot.y + plot.height / 2], 'middle', y, true);
  return items;
}

/** Outside of it nothing of the data is drawn. */
export const clipOf = ({ plot }: PlotFrame): string =>
  `M${hundredths(plot.x)} ${plot.y}h${hundredths(plot.width)}v${plot.height}h${hundredths(-plot.width)}Z`;
