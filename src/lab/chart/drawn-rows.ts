/** Whether a row gives a figure anything to draw; of kinds that pick their rows themselves, every row may. */
import type { Figure, Row } from '../../experiments/declaration.ts';

export function isDrawn(figure: Figure<never>, row: Row): boolean {
  if (figure.kind === 'line')
    return (
      typeof row.values[figure.x] === 'number' &&
      figure.series.some(({ y }) => typeof row.values[y] === 'number')
    );
  if (
    figure.kind === 'profile' ||
    figure.kind === 'radial' ||
    figure.kind === 'tree' ||
    figure.kind === 'surface'
  )
    return row.matrices?.[figure.source] !== undefined;
  return true;
}
