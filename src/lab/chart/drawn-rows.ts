/** Whether a row gives a figure anything to draw; of kinds that pick their rows themselves, every row may. */
import type { Figure, Row } from '../../experiments/declaration.ts';

/** Kinds whose rows may come without their picture. */
const IN_MATRIX: ReadonlySet<Figure<never>['kind']> = new Set([
  'profile',
  'spins',
  'chain',
  'radial',
  'tree',
  'surface',
]);

export function isDrawn(figure: Figure<never>, row: Row): boolean {
  if (figure.kind === 'line')
    return (
      typeof row.values[figure.x] === 'number' &&
      figure.series.some(({ y }) => typeof row.values[y] === 'number')
    );
  if (IN_MATRIX.has(figure.kind) && 'source' in figure) return row.matrices?.[figure.source] !== undefined;
  return true;
}
