/** A line figure inside its element: data, legend, cursor by pointer and by keyboard, zoom, scales. */
import type { TemplateResult } from 'lit';
import type { LineFigure } from '../../experiments/declaration.ts';
import {
  type LineData,
  type LineSeries,
  lineData,
  nearestMeasured,
  type Span,
  valueAt,
} from '../../plot/line-data.ts';
import { isPositive, lineRanges } from '../../plot/line-range.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { lineTable, type Table } from '../../plot/table.ts';
import type { ChartTheme } from '../../plot/theme.ts';
import { plannedLadder } from '../state/ladder.ts';
import { language } from '../state/preferences.ts';
import { number, t, tick, tOf, tOfIfKnown, withError } from '../text.ts';
import type { DrawnAxes } from './chart-view.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { plotsFor } from './later-plots.ts';
import { lineStep } from './line-cursor.ts';
import { lineLegend } from './line-legend.ts';
import type { LinePlot } from './line-plot.ts';
import { pinNames } from './pin-names.ts';
import { summariseLines } from './summary.ts';
import { readPins, readTheme } from './theme.ts';
import { holding } from './zoom.ts';

export class LineDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #host: () => HTMLElement;
  #plot: LinePlot | null = null;
  #data: LineData = { x: [], series: [], shade: null, ticks: [] };
  #index: number | null = null;
  #key: string | null = null;
  #speaking = false;
  #theme: ChartTheme | null = null;
  #pins: readonly string[] = [];

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
  }

  prepare(): void {
    const { config, rows, previous, pins } = this.#owner;
    this.#data = lineData(this.figure, config, rows, previous, pins.runs.peek());
  }

  draw(): void {
    const plots = plotsFor(this.#owner);
    if (!plots) return;
    this.#theme = readTheme(this.#owner);
    this.#pins = readPins(this.#owner);
    if (!this.#plot?.update(this.figure, this.#data)) {
      this.#plot?.destroy();
      this.#plot = new plots.LinePlot(this.figure, this.#data, {
        element: this.#host(),
        theme: () => this.#theme!,
        words: () => this.words(),
        tickLabel: (id) => tOf(this.#owner.experiment, `ticks.${id}`),
        isShown: (key) => this.isShown(key),
        cursor: (index) => this.#cursor(index),
        span: () => this.#planned(),
        pins: () => this.#pins,
        emphasised: () => this.#owner.pins.emphasised.peek(),
        zoom: () => this.#owner.view.zoom,
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
    const x = tOf(this.#owner.experiment, `columns.${this.figure.x}`);
    return summariseLines(language.value, this.#data, (key) => this.nameOf(key), x, this.#descends());
  }

  table(): Table {
    const { experiment, config, pins } = this.#owner;
    return lineTable(this.figure.x, this.#data, pinNames(experiment, config, pins.runs.peek()).ascii);
  }

  legend(): TemplateResult | null {
    return lineLegend(this.#owner, this.#data, (key) => this.nameOf(key));
  }

  axes(): DrawnAxes | null {
    const { xScale, yScale } = this.figure;
    const isShown = (key: string) => this.isShown(key);
    if (this.#data.x.length === 0) return null;
    const { x: whole } = lineRanges(this.#data, isShown, { xScale, yScale, planned: this.#planned() });
    return {
      x: { scale: xScale, canLog: isPositive(this.#data, isShown, 'x'), whole },
      y: { scale: yScale, canLog: isPositive(this.#data, isShown, 'y') },
      box: () => this.#plot?.box ?? null,
      xAt: (clientX) => this.#plot!.xAt(clientX),
      cursor: () => (this.#index === null ? null : (this.#data.x[this.#index] ?? null)),
      point: (clientX, clientY) => this.#plot?.pointAt(clientX, clientY),
    };
  }

  leave(): boolean {
    if (this.#index === null) return false;
    this.#plot?.clearCursor();
    this.#cursor(null);
    return true;
  }

  async sheet(): Promise<Scene | null> {
    if (this.#data.x.length === 0) return null;
    const { lineSheet } = await import('./line-sheet.ts');
    return lineSheet(this.#owner, this, this.#data, this.#planned());
  }

  /** Arrows walk along the points of one line; Shift with up or down changes the line. */
  key(event: KeyboardEvent): boolean {
    const lines = this.#data.series.filter(
      ({ key, kind, y }) => (kind === 'data' || kind === 'pinned') && this.isShown(key) && y.some(isNumber),
    );
    const place = lineStep(event, lines, this.#key, this.#index);
    if (!place) return false;
    this.#key = place.key;
    const { view } = this.#owner;
    const axes = this.axes();
    const zoom = axes && holding(view.zoom, axes.x.whole, axes.x.scale, this.#data.x[place.index]!);
    if (zoom && zoom !== view.zoom) {
      this.#owner.setZoom(zoom);
      this.#plot?.update(this.figure, this.#data);
    }
    this.#speaking = true;
    this.#plot?.setCursor(place.index, place.key);
    this.#speaking = false;
    return true;
  }

  /** As declared, with the scales that the reader wants. */
  get figure(): LineFigure<never> {
    const figure = this.#owner.figure as LineFigure<never>;
    const { xScale, yScale } = this.#owner.view;
    return { ...figure, xScale: xScale ?? figure.xScale, yScale: yScale ?? figure.yScale };
  }

  words() {
    const { experiment } = this.#owner;
    const label = (side: 'x' | 'y') => tOfIfKnown(experiment, `figures.${this.figure.id}.${side}`) ?? '';
    return { x: label('x'), y: label('y'), format: tick };
  }

  isShown(key: string): boolean {
    const [kind, id, name] = key.split(':');
    if (kind !== 'pin') return this.#owner.isShown(key);
    return this.#owner.isShown(`pin:${id}`) && this.#owner.isShown(name!);
  }

  nameOf(key: string): string {
    const series = this.#data.series.find((candidate) => candidate.key === key);
    if (!series) return key;
    const { experiment, config, pins } = this.#owner;
    if (series.kind === 'curve') return tOf(experiment, `curves.${series.name}`);
    const column = tOf(experiment, `columns.${series.name}`);
    if (!series.pin) return column;
    const run = pinNames(experiment, config, pins.runs.peek()).of(series.pin.id);
    return t('common.titled', { title: run, text: column });
  }

  #planned(): Span | null {
    return this.figure.x === 'temperature' ? spanOf(plannedLadder(this.#owner.config)) : null;
  }

  #cursor(index: number | null): void {
    const { zoom } = this.#owner.view;
    this.#index = index === null ? null : nearestMeasured(this.#data, index, this.figure.xScale, zoom);
    this.#tell();
  }

  /** Whether the run walks from right to left, as a cooling does. */
  #descends(): boolean {
    const { rows } = this.#owner;
    const xs = rows.flatMap(({ values }) => {
      const x = values[this.figure.x];
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
        this.isShown(series.key) &&
        valueAt(data, series, index) !== null &&
        // Left alone, the line under the chart tells what was measured; at the cursor it tells everything there.
        (series.kind === 'data' || (series.kind !== 'previous' && this.#index !== null)),
    );
    const first = spoken.find((series) => series.key === this.#key);
    const ordered = first ? [first, ...spoken.filter((series) => series !== first)] : spoken;
    const values = ordered.map((series) => this.#reading(series, index));
    const at = data.x[index];
    // Counts are exact: 2048 sweeps are not 2,050.
    const shown = number(at, Number.isInteger(at) ? 8 : 3);
    const x = `${tOf(this.#owner.experiment, `columns.${this.figure.x}`)} = ${shown}`;
    this.#owner.tell([x, ...values].join('  ·  '), this.#speaking);
  }

  #reading(series: LineSeries, index: number): string {
    return `${this.nameOf(series.key)} ${withError(valueAt(this.#data, series, index), series.error?.[index])}`;
  }
}

/** Smallest and largest rung; a ladder runs from hot to cold. */
const spanOf = (ladder: readonly number[]): Span | null =>
  ladder.length > 0 ? [ladder[ladder.length - 1]!, ladder[0]!] : null;

const isNumber = (value: unknown): value is number => typeof value === 'number';
