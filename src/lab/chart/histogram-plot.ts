/** Draws one histogram, and those of pinned runs and of the run before as outlines, with uPlot, as steps. */
import uPlot from 'uplot';
import type { Histogram, HistogramFigure } from '../../experiments/declaration.ts';
import type { Outline } from '../../plot/chart/histogram-scene.ts';
import { isSameBins } from '../../plot/histogram-data.ts';
import { withAlpha } from '../../plot/theme.ts';
import { axes } from './axes.ts';
import type { PlotHost } from './line-plot.ts';

export interface Histograms {
  readonly now: Histogram;
  /** Drawn only where their bins are the same. */
  readonly outlines: readonly Outline[];
}

export class HistogramPlot {
  #plot: uPlot;
  #shown: Histograms;
  readonly #figure: HistogramFigure<never>;

  constructor(figure: HistogramFigure<never>, shown: Histograms, host: PlotHost) {
    this.#figure = figure;
    this.#shown = shown;
    const colour = (alpha: number) => () => withAlpha(host.theme().roles[figure.role], alpha);
    const steps = uPlot.paths.stepped!({ align: 1 });
    this.#plot = new uPlot(
      {
        width: Math.max(120, host.element.clientWidth),
        height: Math.max(120, host.element.clientHeight),
        padding: [10, 10, 0, 2],
        legend: { show: false },
        cursor: { drag: { x: false, y: false, setScale: false }, points: { show: false }, y: false },
        scales: {
          x: { time: false, range: () => this.#xRange() },
          y: { range: (_u, _low, high) => [0, (high || 1) * 1.08] },
        },
        axes: axes(
          host.words(),
          { x: 'linear', y: 'linear' },
          (name) => host.theme()[name],
          host.theme().font,
        ),
        series: [
          {},
          ...shown.outlines.map((outline, k) => ({
            stroke: () => {
              const { colour: hex, opacity } = this.#shown.outlines[k] ?? outline;
              return withAlpha(hex, opacity);
            },
            width: outline.width,
            dash: [...outline.dash],
            paths: steps,
            points: { show: false },
          })),
          { stroke: colour(1), fill: colour(0.16), width: 2, paths: steps, points: { show: false } },
        ],
        hooks: { setCursor: [(u) => host.cursor(u.cursor.idx ?? null)] },
      },
      aligned(shown),
      host.element,
    );
  }

  /** False if there are other outlines than those drawn: then make a new plot. */
  update(shown: Histograms, words: { x: string; y: string }): boolean {
    if (shown.outlines.length !== this.#shown.outlines.length) return false;
    this.#shown = shown;
    shown.outlines.forEach(({ width, dash }, k) => {
      this.#plot.series[k + 1]!.width = width;
      this.#plot.series[k + 1]!.dash = [...dash];
    });
    this.#plot.axes[0]!.label = words.x;
    this.#plot.axes[1]!.label = words.y;
    this.#plot.setData(aligned(shown), true);
    return true;
  }

  resize(width: number, height: number): void {
    if (width !== this.#plot.width || height !== this.#plot.height) this.#plot.setSize({ width, height });
  }

  setCursor(bin: number): void {
    const { edges, density } = this.#shown.now;
    const left = this.#plot.valToPos((edges[bin]! + edges[bin + 1]!) / 2, 'x');
    this.#plot.setCursor({ left, top: this.#plot.valToPos(density[bin]!, 'y') });
  }

  clearCursor(): void {
    this.#plot.setCursor({ left: -10, top: -10 });
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #xRange(): uPlot.Range.MinMax {
    if (this.#figure.xRange) return [...this.#figure.xRange];
    const { edges } = this.#shown.now;
    return [edges[0] ?? 0, edges[edges.length - 1] ?? 1];
  }
}

function aligned({ now, outlines }: Histograms): uPlot.AlignedData {
  const others = outlines.map(({ histogram }) =>
    isSameBins(histogram, now) ? steps(histogram) : Array.from(now.edges, () => null),
  );
  return [Array.from(now.edges), ...others, steps(now)];
}

/** Density per left edge, the last repeated so that the last bin has its right side. */
const steps = ({ density }: Histogram) => [...Array.from(density), density[density.length - 1] ?? 0];
