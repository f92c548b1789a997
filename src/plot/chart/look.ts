/** How a plot looks: colours of the theme, words of the axes. What a page reads from its style sheet a program without a page gives itself. */
import type { ChartTheme } from '../theme.ts';

export interface AxisWords {
  readonly x: string;
  readonly y: string;
  /** A round number beside an axis. */
  format(value: number): string;
}

export interface PlotLook extends AxisWords {
  readonly theme: ChartTheme;
  /** Colour of headings. */
  readonly text: string;
}
