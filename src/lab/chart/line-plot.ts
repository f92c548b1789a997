/** Draws line data with uPlot: error bars, a shaded gap, exact curves, ticks, pinned runs, the run before in faint lines. */
import uPlot from 'uplot';
import type { LineFigure } from '../../experiments/declaration.ts';
import { lineLook } from '../../plot/chart/line-look.ts';
import type { AxisWords } from '../../plot/chart/look.ts';
import { type LineData, type LineSeries, nearestMeasured, type Span } from '../../plot/line-data.ts';
import { lineRanges } from '../../plot/line-range.ts';
import { type ChartTheme, withAlpha } from '../../plot/theme.ts';
import { axes } from './axes.ts';
import { drawErrors, drawPinMarks, drawShade, drawTicks, type Overlaid } from './line-overlays.ts';

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
  /** Colours of pinned runs, by slot. */
  pins?(): readonly string[];
  /** The pinned run that stands out now. */
  emphasised?(): number | null;
  /** The part of x that the reader chose. */
  zoom?(): Span | null;
}

export class LinePlot {
  #plot: uPlot;
  #data: LineData;
  readonly #figure: LineFigure<never>;
  readonly #host: PlotHost;
  readonly #shape: string;

  /** @param figure  with the scales that the reader wants */
  constructor(figure: LineFigure<never>, data: LineData, host: PlotHost) {
    this.#figure = figure;
    this.#data = data;
    this.#host = host;
    this.#shape = shapeOf(figure, data);
    this.#plot = new uPlot(this.#options(), aligned(data), host.element);
  }

  /** False if the data need other series or axes than those drawn: then make a new plot. */
  update(figure: LineFigure<never>, data: LineData): boolean {
    if (shapeOf(figure, data) !== this.#shape) return false;
    this.#data = data;
    this.redraw();
    return true;
  }

  /** Also after a change of theme, language or of the series shown. */
  private redraw(): void {
    this.#data.series.forEach((series, k) => {
      const show = this.#host.isShown(series.key);
      const drawn = this.#plot.series[k + 1]!;
      if (drawn.show !== show) this.#plot.setSeries(k + 1, { show }, false);
      drawn.width = this.#look(series).width;
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

  clearCursor(): void {
    this.#plot.setCursor({ left: -10, top: -10 });
  }

  /** As a mouse would, for a finger. */
  pointAt(clientX: number, clientY: number): void {
    const { left, top } = this.box;
    this.#plot.setCursor({ left: clientX - left, top: clientY - top });
  }

  /** The number at a place of the screen, and where the plot lies on it. */
  xAt(clientX: number): number {
    return this.#plot.posToVal(clientX - this.#plot.over.getBoundingClientRect().left, 'x');
  }
  get box(): DOMRect {
    return this.#plot.over.getBoundingClientRect();
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #ranges() {
    const { xScale, yScale, yRange } = this.#figure;
    const { span, zoom, isShown } = this.#host;
    return lineRanges(this.#data, isShown, { xScale, yScale, yRange, planned: span?.(), zoom: zoom?.() });
  }

  #look(series: LineSeries) {
    return lineLook(series, this.#colours(), this.#host.emphasised?.() ?? null);
  }

  #colours() {
    return { theme: this.#host.theme(), pins: this.#host.pins?.() ?? [] };
  }

  #overlaid(): Overlaid {
    const { isShown, tickLabel, emphasised } = this.#host;
    return {
      data: this.#data,
      colours: this.#colours(),
      yScale: this.#figure.yScale,
      emphasised: emphasised?.() ?? null,
      isShown,
      tickLabel,
    };
  }

  #options(): uPlot.Options {
    const { xScale, yScale } = this.#figure;
    const host = this.#host;
    const colour = (name: 'text' | 'grid') => host.theme()[name];
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
        dataIdx: (_u, _series, index) => nearestMeasured(this.#data, index, xScale, host.zoom?.() ?? null),
        // One clock: the cursor stands at the same temperature in every chart.
        sync: { key: `${this.#figure.x} ${xScale}`, scales: ['x', null] },
      },
      scales: {
        x: { time: false, distr: xScale === 'log' ? 3 : 1, range: () => [...this.#ranges().x] },
        y: { distr: yScale === 'log' ? 3 : 1, range: () => [...this.#ranges().y] },
      },
      axes: axes(host.words(), { x: xScale, y: yScale }, colour, host.theme().font),
      series: [{}, ...this.#data.series.map((series) => this.#series(series))],
      hooks: {
        drawAxes: [(u) => drawShade(u, this.#overlaid()), (u) => drawTicks(u, this.#overlaid())],
        draw: [(u) => drawErrors(u, this.#overlaid()), (u) => drawPinMarks(u, this.#overlaid())],
        setCursor: [(u) => host.cursor(u.cursor.idx ?? null)],
      },
    };
  }

  #series(series: LineSeries): uPlot.Series {
    const { width, dash, joined, mark, radius } = this.#look(series);
    const colour = () => {
      const look = this.#look(series);
      return withAlpha(look.colour, look.opacity);
    };
    return {
      show: this.#host.isShown(series.key),
      stroke: colour,
      width,
      dash: [...dash],
      spanGaps: false,
      ...(!joined && { paths: () => null }),
      points: {
        show: mark === 'circle' && !series.pin,
        size: 2 * radius,
        width: 1,
        stroke: colour,
        fill: colour,
      },
    };
  }
}

const shapeOf = ({ xScale, yScale }: LineFigure<never>, data: LineData) =>
  [xScale, yScale, ...data.series.map((series) => series.key)].join('|');

/** uPlot's columns: undefined means "no point of this line here", null a gap. */
function aligned(data: LineData): uPlot.AlignedData {
  return [data.x as number[], ...data.series.map((series) => series.y as (number | null | undefined)[])];
}
