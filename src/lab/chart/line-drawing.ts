/** A line figure inside its element: data, legend, cursor by pointer and by keyboard. */
import { html, type TemplateResult } from 'lit';
import type { LineFigure } from '../../experiments/declaration.ts';
import { plannedLadder } from '../state/ladder.ts';
import { language } from '../state/preferences.ts';
import { number, t, tick, tOf, tOfIfKnown, withError } from '../text.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { plotsFor } from './later-plots.ts';
import {
  type LineData,
  type LineSeries,
  lineData,
  nearestMeasured,
  type Span,
  valueAt,
} from './line-data.ts';
import type { LinePlot } from './line-plot.ts';
import { summariseLines } from './summary.ts';
import { lineTable, type Table } from './table.ts';
import { type ChartTheme, readTheme } from './theme.ts';

export class LineDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #host: () => HTMLElement;
  #plot: LinePlot | null = null;
  #data: LineData = { x: [], series: [], shade: null, ticks: [] };
  #index: number | null = null;
  #key: string | null = null;
  #speaking = false;
  #theme: ChartTheme | null = null;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
  }

  prepare(): void {
    const { config, rows, previous } = this.#owner;
    this.#data = lineData(this.#figure, config, rows, previous);
  }

  draw(): void {
    const plots = plotsFor(this.#owner);
    if (!plots) return;
    this.#theme = readTheme(this.#owner);
    if (!this.#plot?.update(this.#data)) {
      this.#plot?.destroy();
      this.#plot = new plots.LinePlot(this.#figure, this.#data, {
        element: this.#host(),
        theme: () => this.#theme!,
        words: () => this.#words(),
        tickLabel: (id) => tOf(this.#owner.experiment, `ticks.${id}`),
        isShown: (key) => this.#owner.isShown(key),
        cursor: (index) => this.#cursor(index),
        span: () => (this.#figure.x === 'temperature' ? spanOf(plannedLadder(this.#owner.config)) : null),
      });
    }
    if (this.#index === null) this.#tell();
  }

  resize(): void {
    this.#plot?.resize(this.#host().clientWidth, this.#host().clientHeight);
  }

  destroy(): void {
    this.#plot?.destroy();
    this.#plot = null;
  }

  summary(): string {
    return summariseLines(language.value, this.#data, (key) => this.#nameOf(key), this.#descends());
  }

  table(): Table {
    return lineTable(this.#figure.x, this.#data);
  }

  legend(): TemplateResult | null {
    if (this.#data.series.length === 0) return null;
    return html`
      <ul class="legend" aria-label=${t('lab.chart.legend')}>
        ${this.#data.series
          .filter((series) => series.kind !== 'previous')
          .map(
            (series) => html`
              <li>
                <button
                  type="button"
                  class="legend-entry"
                  aria-pressed=${this.#owner.isShown(series.key)}
                  @click=${() => this.#toggle(series)}
                >
                  <span class="swatch" data-role=${series.role} data-style=${series.style} ?data-curve=${series.kind === 'curve'}></span>
                  ${this.#nameOf(series.key)}
                </button>
              </li>
            `,
          )}
      </ul>
    `;
  }

  /** Arrows walk along the points of one line; Shift with up or down changes the line. */
  key(event: KeyboardEvent): boolean {
    const lines = this.#data.series.filter(
      ({ key, kind, y }) => kind === 'data' && this.#owner.isShown(key) && y.some(isNumber),
    );
    if (lines.length === 0) return false;
    let line = lines.findIndex((series) => series.key === this.#key);
    if (line < 0) line = 0;
    if (event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      line = (line + (event.key === 'ArrowDown' ? 1 : lines.length - 1)) % lines.length;
    const series = lines[line]!;
    const stops = this.#data.x.flatMap((_, k) => (isNumber(series.y[k]) ? [k] : []));
    const here = this.#index ?? stops[0]!;
    const nearest = stops.reduce(
      (best, k, at) => (Math.abs(k - here) < Math.abs(stops[best]! - here) ? at : best),
      0,
    );
    const target = this.#step(event, nearest, stops.length);
    if (target === null) return false;
    this.#key = series.key;
    this.#speaking = true;
    this.#plot?.setCursor(stops[Math.min(stops.length - 1, Math.max(0, target))]!, series.key);
    this.#speaking = false;
    return true;
  }

  #step(event: KeyboardEvent, at: number, count: number): number | null {
    switch (event.key) {
      case 'ArrowLeft':
        return this.#index === null ? at : at - 1;
      case 'ArrowRight':
        return this.#index === null ? at : at + 1;
      case 'Home':
        return 0;
      case 'End':
        return count - 1;
      case 'PageUp':
        return at + Math.ceil(count / 10);
      case 'PageDown':
        return at - Math.ceil(count / 10);
      case 'ArrowUp':
      case 'ArrowDown':
        return event.shiftKey ? at : null;
      default:
        return null;
    }
  }

  get #figure(): LineFigure<never> {
    return this.#owner.figure as LineFigure<never>;
  }

  #words() {
    const { experiment } = this.#owner;
    const label = (side: 'x' | 'y') => tOfIfKnown(experiment, `figures.${this.#figure.id}.${side}`) ?? '';
    return { x: label('x'), y: label('y'), format: tick };
  }

  #nameOf(key: string): string {
    const series = this.#data.series.find((candidate) => candidate.key === key);
    if (!series) return key;
    const { experiment } = this.#owner;
    if (series.kind === 'curve') return tOf(experiment, `curves.${series.name}`);
    return tOf(experiment, `columns.${series.name}`);
  }

  #toggle({ key, name, kind }: LineSeries): void {
    this.#owner.toggle(key);
    // The run before goes with its line.
    const before = `previous:${name}`;
    if (kind === 'data' && this.#owner.isShown(before) !== this.#owner.isShown(key))
      this.#owner.toggle(before);
  }

  #cursor(index: number | null): void {
    this.#index = index === null ? null : nearestMeasured(this.#data, index, this.#figure.xScale);
    this.#tell();
  }

  /** Whether the run walks from right to left, as a cooling does. */
  #descends(): boolean {
    const { rows } = this.#owner;
    const xs = rows.flatMap(({ values }) => {
      const x = values[this.#figure.x];
      return isNumber(x) ? [x] : [];
    });
    return xs.length < 2 || xs[0]! > xs[xs.length - 1]!;
  }

  /** Where the newest point of any line is; -1 while there is none. */
  #newest(): number {
    const { x, series } = this.#data;
    const stops = x.flatMap((_, k) => (series.some((s) => s.kind === 'data' && isNumber(s.y[k])) ? [k] : []));
    return stops.at(this.#descends() ? 0 : -1) ?? -1;
  }

  /** The values at the cursor, or at the newest point. */
  #tell(): void {
    const data = this.#data;
    const index = this.#index ?? this.#newest();
    if (index < 0 || data.x[index] === undefined) {
      this.#owner.tell(this.#owner.rows.length === 0 ? t('lab.chart.empty') : '');
      return;
    }
    const spoken = data.series.filter(
      (series) =>
        this.#owner.isShown(series.key) &&
        valueAt(data, series, index) !== null &&
        // Left alone, the line under the chart tells what was measured; at the cursor it tells everything there.
        (series.kind === 'data' || (series.kind === 'curve' && this.#index !== null)),
    );
    const first = spoken.find((series) => series.key === this.#key);
    const ordered = first ? [first, ...spoken.filter((series) => series !== first)] : spoken;
    const values = ordered.map(
      (s) => `${this.#nameOf(s.key)} ${withError(valueAt(data, s, index), s.error?.[index])}`,
    );
    const at = data.x[index];
    // Counts are exact: 2048 sweeps are not 2,050.
    const shown = number(at, Number.isInteger(at) ? 8 : 3);
    const x = `${tOf(this.#owner.experiment, `columns.${this.#figure.x}`)} = ${shown}`;
    this.#owner.tell([x, ...values].join('  ·  '), this.#speaking);
  }
}

/** Smallest and largest rung; a ladder runs from hot to cold. */
const spanOf = (ladder: readonly number[]): Span | null =>
  ladder.length > 0 ? [ladder[ladder.length - 1]!, ladder[0]!] : null;

const isNumber = (value: unknown): value is number => typeof value === 'number';
