/** `<glassbox-guess-overlaps>`: histograms of the newest row, drawn small beside the guess they answer; they follow the run. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Histogram, HistogramFigure } from '../../experiments/declaration.ts';
import { LiveElement } from '../live-element.ts';
import { prefersStill } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';
import { number, t, tOf } from '../text.ts';

const WIDTH = 120;
const HEIGHT = 48;

export class GlassboxGuessOverlaps extends LiveElement {
  static override properties = { session: { attribute: false }, figures: { attribute: false } };
  declare session: Session;
  /** Ids of histogram figures. */
  declare figures: readonly string[];

  protected override render(): TemplateResult {
    const { experiment } = this.session;
    const declared = experiment.figures.filter(
      (figure): figure is HistogramFigure<never> =>
        figure.kind === 'histogram' && this.figures.includes(figure.id),
    );
    return html`
      <p>${t('opening.guess.overlaps')}</p>
      <ul class="overlaps">${declared.map((figure) => this.#sketch(figure))}</ul>
    `;
  }

  #sketch(figure: HistogramFigure<never>): TemplateResult {
    const title = tOf(this.session.experiment.id, `figures.${figure.id}.title`);
    const rows = this.session.shownRows;
    const row = rows[rows.length - 1];
    const histogram = row?.histograms?.[figure.source];
    const range = figure.xRange ?? [-1, 1];
    const said = histogram
      ? t('opening.guess.overlap', {
          title,
          at: number(Number(row!.values[figure.by]), 3),
          peak: number(peakOf(histogram), 2),
        })
      : `${title} ${t('lab.chart.empty')}`;
    return html`
      <li>
        <p>${title}</p>
        <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label=${said} data-role=${figure.role}>
          ${histogram ? svg`<path d=${outline(histogram, range)} />` : nothing}
        </svg>
        <p class="overlap-ends" aria-hidden="true"><span>${number(range[0])}</span><span>q</span><span>${number(range[1])}</span></p>
        <button type="button" class="quiet" aria-label=${`${t('opening.guess.full')} ${title}`} @click=${() => this.#goTo(figure.id)}>
          ${t('opening.guess.full')}
        </button>
      </li>
    `;
  }

  #goTo(id: string): void {
    const figure = document.querySelector<HTMLElement>(`[data-figure="${id}"]`);
    figure?.scrollIntoView({ block: 'center', behavior: prefersStill() ? 'instant' : 'smooth' });
    figure?.querySelector<HTMLElement>('.drawing')?.focus({ preventScroll: true });
  }
}
customElements.define('glassbox-guess-overlaps', GlassboxGuessOverlaps);

/** Steps of a histogram as a closed path; its highest bin fills the height. */
export function outline({ edges, density }: Histogram, [from, to]: readonly [number, number]): string {
  const highest = Math.max(...Array.from(density), Number.MIN_VALUE);
  const x = (value: number) => (((value - from) / (to - from)) * WIDTH).toFixed(1);
  const y = (value: number) => (HEIGHT * (1 - value / highest)).toFixed(1);
  let path = `M${x(edges[0]!)},${HEIGHT}`;
  for (let k = 0; k < density.length; k++) path += `V${y(density[k]!)}H${x(edges[k + 1]!)}`;
  return `${path}V${HEIGHT}Z`;
}

/** Middle of the highest bin. */
export function peakOf({ edges, density }: Histogram): number {
  let best = 0;
  for (let k = 1; k < density.length; k++) if (density[k]! > density[best]!) best = k;
  return (edges[best]! + edges[best + 1]!) / 2;
}
