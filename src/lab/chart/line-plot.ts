/** Draws line data with uPlot: error bars, a shaded gap, exact curves, ticks, the run before in faint lines. */
import uPlot from 'uplot';
import type { LineFigure } from '../../experiments/declaration.ts';
import { type AxisWords, axes, padded } from './axes.ts';
import { extent, type LineData, type LineSeries, lowEnd, nearestMeasured, type Span } from './line-data.ts';
import { type ChartTheme, DASHES, withAlpha } from './theme.ts';

export interface PlotHost {
  readonly element: HTMLElement;
  theme(): ChartTheme;
  words(): AxisWords;
  tickLabel(id: string): string;
  isShown(key: string): boolean;
  /** The cursor stands on x[index], or left the drawing. */
  cursor(index: number | null): void;
  /** What the x axis shows at least: the whole ladder from the first rung on, so that the picture does not creep. */
  span?(): Span | null;
}

export class LinePlot {
  #plot: uPlot;
  #data: LineData;
  readonly #figure: LineFigure<never>;
  readonly #host: PlotHost;
  readonly #shape: string;

  constructor(figure: LineFigure<never>, data: LineData, host: PlotHost) {
    this.#figure = figure;
    this.#data = data;
    this.#host = host;
    this.#shape = shapeOf(data);
    this.#plot = new uPlot(this.#options(), aligned(data), host.element);
  }

  /** False if the data need other series than those drawn: then make a new plot. */
  update(data: LineData): boolean {
    if (shapeOf(data) !== this.#shape) return false;
    this.#data = data;
    this.redraw();
    return true;
  }

  /** Also after a change of theme, language or of the series shown. */
  private redraw(): void {
    this.#data.series.forEach((series, k) => {
      const show = this.#host.isShown(series.key);
      if (this.#plot.series[k + 1]!.show !== show) this.#plot.setSeries(k + 1, { show }, false);
    });
    const words = this.#host.words();
    this.#plot.axes[0]!.label = words.x;
    this.#plot.axes[1]!.label = words.y;
    this.#plot.setData(aligned(this.#data), true);
  }

  resize(width: number, height: number): void {
    if (width !== this.#plot.width || height !== this.#plot.height) this.#plot.setSize({ width, height });
  }

  /** Puts the cursor on x[index], on the line `key` where it has a point there. */
  setCursor(index: number, key: string): void {
    const x = this.#data.x[index]!;
    const y = this.#data.series.find((series) => series.key === key)?.y[index];
    const left = this.#plot.valToPos(x, 'x');
    const top = typeof y === 'number' ? this.#plot.valToPos(y, 'y') : this.#plot.height / 2;
    this.#plot.setCursor({ left, top });
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #options(): uPlot.Options {
    const { xScale, yScale, yRange } = this.#figure;
    const host = this.#host;
    const colour = (name: 'text' | 'grid') => host.theme()[name];
    const range = (side: 'x' | 'y'): uPlot.Range.MinMax => {
      const spans = extent(this.#data, (key) => host.isShown(key), yScale);
      const fallback: Span = (side === 'x' ? xScale : yScale) === 'log' ? [0.1, 1] : [0, 1];
      if (side === 'y' && yRange) return [...yRange];
      const planned = side === 'x' ? (host.span?.() ?? null) : null;
      const span = union(spans?.[side] ?? null, planned) ?? fallback;
      return [...padded(span, side === 'x' ? xScale : yScale, side === 'x' ? 0.02 : 0.06)];
    };
    return {
      width: Math.max(120, host.element.clientWidth),
      height: Math.max(120, host.element.clientHeight),
      padding: [10, 10, 0, 2],
      legend: { show: false },
      focus: { alpha: 1 },
      cursor: {
        drag: { x: false, y: false, setScale: false },
        points: { size: 7 },
        y: false,
        dataIdx: (_u, _series, index) => nearestMeasured(this.#data, index, xScale),
        // One clock: the cursor stands at the same temperature in every chart.
        sync: { key: `${this.#figure.x} ${xScale}`, scales: ['x', null] },
      },
      scales: {
        x: { time: false, distr: xScale === 'log' ? 3 : 1, range: () => range('x') },
        y: { distr: yScale === 'log' ? 3 : 1, range: () => range('y') },
      },
      axes: axes(host.words(), { x: xScale, y: yScale }, colour, host.theme().font),
      series: [{}, ...this.#data.series.map((series) => this.#series(series))],
      hooks: {
        drawAxes: [(u) => this.#drawShade(u), (u) => this.#drawTicks(u)],
        draw: [(u) => this.#drawErrors(u)],
        setCursor: [(u) => host.cursor(u.cursor.idx ?? null)],
      },
    };
  }

  #series({ key, kind, role, style }: LineSeries): uPlot.Series {
    // A control is a ghost beneath the run: thin, paler, without points; so is, fainter still, the run before.
    const ghost = role === 'control' && kind === 'data';
    const alpha = kind === 'previous' ? 0.32 : ghost ? 0.75 : 1;
    const colour = () => withAlpha(this.#host.theme().roles[role], alpha);
    return {
      show: this.#host.isShown(key),
      stroke: colour,
      width: kind === 'data' && !ghost ? 2 : 1.25,
      dash: [...DASHES[style]],
      spanGaps: false,
      points: { show: kind === 'data' && !ghost, size: 5, width: 1, stroke: colour, fill: colour },
    };
  }

  #drawErrors(u: uPlot): void {
    const { ctx } = u;
    ctx.save();
    ctx.lineWidth = 1.25 * devicePixelRatio;
    // The dashes are the line's; a bar is whole.
    ctx.setLineDash([]);
    for (const series of this.#data.series) {
      if (!series.error || !this.#host.isShown(series.key)) continue;
      ctx.strokeStyle = withAlpha(
        this.#host.theme().roles[series.role],
        series.kind === 'previous' ? 0.25 : 0.75,
      );
      ctx.beginPath();
      series.y.forEach((y, k) => {
        const bar = series.error?.[k];
        if (typeof y !== 'number' || typeof bar !== 'number' || !(bar > 0)) return;
        const low = lowEnd(y, bar, this.#figure.yScale);
        const x = u.valToPos(this.#data.x[k]!, 'x', true);
        ctx.moveTo(x, u.valToPos(low, 'y', true));
        ctx.lineTo(x, u.valToPos(y + bar, 'y', true));
      });
      ctx.stroke();
    }
    ctx.restore();
  }

  /** The gap between the two curves is the freezing: shaded, in the colour of its side. */
  #drawShade(u: uPlot): void {
    const pair = this.#data.shade?.map((key) => this.#data.series.find((series) => series.key === key));
    const [upper, lower] = pair ?? [];
    if (!upper || !lower || !this.#host.isShown(upper.key) || !this.#host.isShown(lower.key)) return;
    const both = this.#data.x.flatMap((x, k) => {
      const [a, b] = [upper.y[k], lower.y[k]];
      return typeof a === 'number' && typeof b === 'number' ? [{ x, a, b }] : [];
    });
    if (both.length < 2) return;
    const { ctx } = u;
    ctx.save();
    ctx.fillStyle = withAlpha(this.#host.theme().roles[upper.role], 0.16);
    ctx.beginPath();
    for (const { x, a } of both) ctx.lineTo(u.valToPos(x, 'x', true), u.valToPos(a, 'y', true));
    for (const { x, b } of both.reverse()) ctx.lineTo(u.valToPos(x, 'x', true), u.valToPos(b, 'y', true));
    ctx.fill();
    ctx.restore();
  }

  #drawTicks(u: uPlot): void {
    const { ctx, bbox } = u;
    const written: Span[][] = [];
    for (const tick of this.#data.ticks) {
      const x = u.valToPos(tick.x, 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      const theme = this.#host.theme();
      ctx.save();
      ctx.strokeStyle = theme.text;
      ctx.fillStyle = theme.text;
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.font = theme.font.replace(/^\d+px/, `${11 * devicePixelRatio}px`);
      const label = this.#host.tickLabel(tick.id);
      const { width } = ctx.measureText(label);
      const room = bbox.left + bbox.width - x > width + 8 * devicePixelRatio;
      ctx.textAlign = room ? 'left' : 'right';
      const from = x + (room ? 4 : -4) * devicePixelRatio;
      const line = lineFor(room ? [from, from + width] : [from - width, from], written);
      ctx.fillText(label, from, bbox.top + 11 * devicePixelRatio * (1 + 1.2 * line));
      ctx.restore();
    }
  }
}

/** The first line of labels with room for one more here; notes it there. */
function lineFor(span: Span, written: Span[][]): number {
  const free = written.findIndex((line) => line.every(([from, to]) => span[1] < from || span[0] > to));
  const line = free < 0 ? written.push([]) - 1 : free;
  written[line]!.push(span);
  return line;
}

function union(a: Span | null, b: Span | null): Span | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

const shapeOf = (data: LineData) => data.series.map((series) => series.key).join('|');

/** uPlot's columns: undefined means "no point of this line here", null a gap. */
function aligned(data: LineData): uPlot.AlignedData {
  return [data.x as number[], ...data.series.map((series) => series.y as (number | null | undefined)[])];
}
