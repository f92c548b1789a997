/** Histograms of other runs that can lie over one: those at the same place. Knows no DOM. */
import type { Histogram, HistogramFigure, Row } from '../experiments/declaration.ts';
import type { Outline } from './chart/histogram-scene.ts';
import { type ComparedRun, pinsBeside, previousBeside } from './compared.ts';
import { sameRow } from './same-row.ts';

export interface OutlineLook {
  readonly colour: string;
  readonly pins: readonly string[];
  /** Pinned run that stands out. */
  readonly emphasised: number | null;
  isShown(id: number): boolean;
}

/** Dashes of pinned runs by slot: an outline has no marks. */
const PIN_DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2]];
export const pinDash = (slot: number) => PIN_DASHES[slot] ?? [];

/** From back to front: the run before, then pinned runs. */
export function outlinesOf<C>(
  { by, source }: HistogramFigure<C>,
  row: Row | undefined,
  rows: readonly Row[],
  previous: readonly Row[],
  pins: readonly ComparedRun[],
  look: OutlineLook,
): (Outline & { readonly pin: number | null })[] {
  const at = (of: readonly Row[]) => sameRow(of, by, row)?.histograms?.[source];
  const before = at(previousBeside(previous, pins));
  const pinned = pinsBeside(rows, pins).flatMap(({ id, slot, rows: its }) => {
    const histogram = look.isShown(id) ? at(its) : undefined;
    if (!histogram) return [];
    const isFirst = look.emphasised === id;
    const line = { opacity: isFirst ? 1 : 0.75, width: isFirst ? 2.5 : 1.75, dash: pinDash(slot) };
    return [{ histogram, colour: look.pins[slot] ?? look.colour, ...line, pin: id }];
  });
  if (!before) return pinned;
  return [
    { histogram: before, colour: look.colour, opacity: 0.32, width: 1.25, dash: [], pin: null },
    ...pinned,
  ];
}

export function isSameBins(a: Histogram, b: Histogram): boolean {
  return a.edges.length === b.edges.length && a.edges[0] === b.edges[0] && a.edges[1] === b.edges[1];
}
