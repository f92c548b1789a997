/** Fetches `plots.ts` when the first chart is drawn. */
import { t } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import type * as Plots from './plots.ts';

let plots: typeof Plots | null = null;
let coming: Promise<void> | null = null;

/** The plots; null while they are on their way: then the figure is drawn again once they are here. */
export function plotsFor(owner: GlassboxFigure): typeof Plots | null {
  if (plots) return plots;
  coming ??= import('./plots.ts').then((module) => {
    plots = module;
  });
  coming.then(
    () => owner.requestUpdate(),
    () => owner.tell(t('lab.chart.late')),
  );
  return null;
}
