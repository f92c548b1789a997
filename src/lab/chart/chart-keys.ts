/** Keys that every chart understands, besides those that its drawing does. */
import type { GlassboxFigure } from './figure-element.ts';

/** @returns true if the key was for the chart */
export function chartKey(figure: GlassboxFigure, { key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return false;
  switch (key) {
    case '+':
    case '=':
      return figure.zoomBy('in');
    case '-':
    case '_':
    case '−':
      return figure.zoomBy('out');
    case '0':
      return figure.zoomBy('all');
    case 'd':
    case 'D':
      figure.toggleTable(true);
      return true;
    case 'Enter':
      figure.speakAgain();
      return true;
    case 'Escape':
      // Without a cursor the key belongs to what is round the chart.
      return figure.leaveCursor();
    default:
      return false;
  }
}
