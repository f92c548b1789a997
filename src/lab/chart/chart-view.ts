/** What a reader made of the axes of one figure: for the eye only, no result changes. */
import type { Span } from '../../plot/line-data.ts';

export type Scale = 'linear' | 'log';
export interface ChartView {
  /** The part of x that is shown; null is all of it. */
  readonly zoom: Span | null;
  /** Null: as declared. */
  readonly xScale: Scale | null;
  readonly yScale: Scale | null;
}
export const WHOLE_VIEW: ChartView = { zoom: null, xScale: null, yScale: null };

/** What a drawing tells of its axes, so that zoom and scales can be changed from outside of it. */
export interface DrawnAxes {
  readonly x: { readonly scale: Scale; readonly canLog: boolean; readonly whole: Span };
  /** Null where scales cannot be changed. */
  readonly y: { readonly scale: Scale; readonly canLog: boolean } | null;
  /** Where the plot lies on the screen; null while it is not drawn. */
  box(): DOMRect | null;
  xAt(clientX: number): number;
  /** The x of the cursor, if there is one. */
  cursor(): number | null;
  /** Moves the cursor to a place of the screen, as a mouse would. */
  point?(clientX: number, clientY: number): void;
}
