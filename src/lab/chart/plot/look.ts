/** How a plot looks: colours of the theme, words of the axes. What a page reads from its style sheet a program without a page gives itself. */
import type { ChartTheme } from '../theme.ts';

export interface PlotLook {
  readonly theme: ChartTheme;
  /** Colour of headings. */
  readonly text: string;
  /** Names of the axes. */
  readonly x: string;
  readonly y: string;
  /** A round number beside an axis. */
  format(value: number): string;
}
