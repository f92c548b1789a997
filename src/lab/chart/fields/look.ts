/** How the page looks where a figure of fields stands: its colours, its type, the names of the axes. */
import type { FieldPanel, FieldsFigure } from '../../../experiments/declaration.ts';
import type { PanelLook } from '../../../plot/fields/panel-scene.ts';
import { t, tick, tOf, tOfIfKnown } from '../../text.ts';
import { readTheme } from '../theme.ts';

export interface FieldsLook extends PanelLook {
  /** Behind everything. */
  readonly ground: string;
  /** Of the type. */
  readonly family: string;
}

export function readLook<C>(host: HTMLElement, experiment: string, figure: FieldsFigure<C>): FieldsLook {
  const style = getComputedStyle(host);
  const theme = readTheme(host);
  const name = (axis: 'x' | 'y') => tOfIfKnown(experiment, `figures.${figure.id}.${axis}`) ?? axis;
  return {
    text: style.getPropertyValue('--text').trim(),
    soft: theme.text,
    ground: theme.ground,
    family: style.fontFamily,
    x: name('x'),
    y: name('y'),
    format: tick,
  };
}

/** Name of a picture, with its unit. */
export function titleOf<C>(experiment: string, figure: FieldsFigure<C>, { id, unit }: FieldPanel<C>): string {
  const name = tOf(experiment, `figures.${figure.id}.panels.${id}`);
  // Units are keys of a declaration: the compiler does not know which.
  return unit ? t('lab.chart.withUnit', { name, unit: t(`units.${unit}` as 'units.points') }) : name;
}
