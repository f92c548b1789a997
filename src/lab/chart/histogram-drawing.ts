/** A histogram inside its element: one row's, picked by its temperature. */
import type { TemplateResult } from 'lit';
import type { Histogram, HistogramFigure, Row } from '../../experiments/declaration.ts';
import type { Outline } from '../../plot/chart/histogram-scene.ts';
import { pinsBeside } from '../../plot/compared.ts';
import { isSameBins, outlinesOf } from '../../plot/histogram-data.ts';
import { sameRow } from '../../plot/same-row.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { histogramTable, type Table } from '../../plot/table.ts';
import type { ChartTheme } from '../../plot/theme.ts';
import { language } from '../state/preferences.ts';
import { number, t, tick, tOfIfKnown } from '../text.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import type { HistogramPlot } from './histogram-plot.ts';
import { plotsFor } from './later-plots.ts';
import { pinLegend } from './line-legend.ts';
import { pinNames } from './pin-names.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { summariseHistogram } from './summary.ts';
import { readPins, readTheme } from './theme.ts';

const EMPTY: Histogram = { edges: [0, 1], density: [0] };

export class HistogramDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #host: () => HTMLElement;
  #plot: HistogramPlot | null = null;
  #bin: number | null = null;
  #theme: ChartTheme | null = null;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
  }

  prepare(): void {}

  draw(): void {
    const plots = plotsFor(this.#owner);
    if (!plots) return;
    const shown = { now: this.#now() ?? EMPTY, outlines: this.outlines() };
    this.#theme = readTheme(this.#owner);
    if (!this.#plot?.update(shown, this.words())) {
      this.#plot?.destroy();
      this.#plot = new plots.HistogramPlot(this.figure, shown, {
        element: this.#host(),
        theme: () => this.#theme!,
        words: () => this.words(),
        tickLabel: () => '',
        isShown: () => true,
        cursor: (bin) => this.#cursor(bin),
      });
    }
    if (this.#bin === null) this.#tell(null, false);
  }

  resize(): void {
    this.#plot?.resize(this.#host().clientWidth, this.#host().clientHeight);
  }

  destroy(): void {
    this.#plot?.destroy();
    this.#plot = null;
  }

  leave(): boolean {
    if (this.#bin === null) return false;
    this.#plot?.clearCursor();
    this.#cursor(null);
    return true;
  }

  legend(): TemplateResult | null {
    const { by, source } = this.figure;
    const runs = this.#owner.pins.runs.peek();
    return pinLegend(this.#owner, (id) => {
      const run = runs.find((each) => each.id === id);
      return sameRow(run?.rows ?? [], by, this.#row())?.histograms?.[source] !== undefined;
    });
  }

  async sheet(): Promise<Scene | null> {
    const [now, row] = [this.#now(), this.#row()];
    if (!now || !row) return null;
    const { histogramSheet } = await import('./histogram-sheet.ts');
    return histogramSheet(this.#owner, this, row);
  }

  outlines(): (Outline & { readonly pin: number | null })[] {
    const { previous, rows, pins } = this.#owner;
    return outlinesOf(this.figure, this.#row(), rows, previous, pins.runs.peek(), {
      colour: readTheme(this.#owner).roles[this.figure.role],
      pins: readPins(this.#owner),
      emphasised: pins.emphasised.peek(),
      isShown: (id) => this.#owner.isShown(`pin:${id}`),
    });
  }

  summary(): string {
    const now = this.#now();
    return now ? summariseHistogram(language.value, now, this.words().x) : t('lab.chart.empty');
  }

  table(): Table {
    const { experiment, config, rows, pins } = this.#owner;
    const runs = pins.runs.peek();
    const { ascii } = pinNames(experiment, config, runs);
    const beside = pinsBeside(rows, runs).map((run) => ({ name: ascii.get(run.id)!, rows: run.rows }));
    return histogramTable(this.figure, rows, beside);
  }

  picker(): TemplateResult | null {
    const owner = this.#owner;
    return rowPicker(owner.experiment, this.figure.by, this.#rows(), owner.picked, (index) => {
      owner.picked = index;
    });
  }

  key(event: KeyboardEvent): boolean {
    const now = this.#now();
    if (!now) return false;
    const last = now.density.length - 1;
    const from = this.#bin ?? Math.floor(last / 2);
    const moves: Record<string, number> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      Home: 0,
      End: last,
      PageUp: from + Math.ceil(last / 10),
      PageDown: from - Math.ceil(last / 10),
    };
    const target = moves[event.key];
    if (target === undefined) return false;
    const bin = Math.min(last, Math.max(0, target));
    this.#plot?.setCursor(bin);
    this.#bin = bin;
    this.#tell(bin, true);
    return true;
  }

  get figure(): HistogramFigure<never> {
    return this.#owner.figure as HistogramFigure<never>;
  }

  #rows(): Row[] {
    return this.#owner.rows.filter((row) => row.histograms?.[this.figure.source]);
  }

  #row(): Row | undefined {
    const rows = this.#rows();
    return rows[pickedIndex(rows.length, this.#owner.picked)];
  }

  #now(): Histogram | undefined {
    return this.#row()?.histograms?.[this.figure.source];
  }

  words() {
    const { experiment } = this.#owner;
    const label = (side: 'x' | 'y') => tOfIfKnown(experiment, `figures.${this.figure.id}.${side}`) ?? '';
    return { x: label('x'), y: label('y'), format: tick };
  }

  #cursor(index: number | null): void {
    const count = this.#now()?.density.length ?? 0;
    this.#bin = index === null || count === 0 ? null : Math.min(index, count - 1);
    this.#tell(this.#bin, false);
  }

  #tell(bin: number | null, aloud: boolean): void {
    const now = this.#now();
    if (bin === null || !now) {
      this.#owner.tell(this.summary());
      return;
    }
    const words = this.words();
    const range = `${number(now.edges[bin], 3)} … ${number(now.edges[bin + 1], 3)}`;
    const values = [`${words.y}: ${number(now.density[bin], 3)}`, ...this.#pinnedAt(now, bin)];
    this.#owner.tell([`${words.x}: ${range}`, ...values].join('  ·  '), aloud);
  }

  /** What the outlines of pinned runs say of the same bin. */
  #pinnedAt(now: Histogram, bin: number): string[] {
    const { experiment, config, pins } = this.#owner;
    const names = pinNames(experiment, config, pins.runs.peek());
    return this.outlines().flatMap(({ pin, histogram }) =>
      pin !== null && isSameBins(histogram, now)
        ? [`${names.of(pin)}: ${number(histogram.density[bin], 3)}`]
        : [],
    );
  }
}
