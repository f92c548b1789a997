/** Draws one histogram (and the run before, faint) with uPlot, as steps. */
import uPlot from 'uplot';
import type { Histogram, HistogramFigure } from '../../experiments/declaration.ts';
import { axes } from './axes.ts';
import type { PlotHost } from './line-plot.ts';
import { withAlpha } from './theme.ts';

export interface HistogramPair {
  readonly now: Histogram;
  /** Drawn only where its bins are the same. */
  readonly before: Histogram | null;
}

export class HistogramPlot {
  #plot: uPlot;
  #pair: HistogramPair;
  readonly #figure: HistogramFigure<never>;

  constructor(figure: HistogramFigure<never>, pair: HistogramPair, host: PlotHost) {
    this.#figure = figure;
    this.#pair = pair;
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
          { stroke: colour(0.32), width: 1.25, paths: steps, points: { show: false } },
          { stroke: colour(1), fill: colour(0.16), width: 2, paths: steps, points: { show: false } },
        ],
        hooks: { setCursor: [(u) => host.cursor(u.cursor.idx ?? null)] },
      },
      aligned(pair),
      host.element,
    );
  }

  update(pair: HistogramPair, words: { x: string; y: string }): void {
    this.#pair = pair;
    this.#plot.axes[0]!.label = words.x;
    this.#plot.axes[1]!.label = words.y;
    this.#plot.setData(aligned(pair), true);
  }

  resize(width: number, height: number): void {
    if (width !== this.#plot.width || height !== this.#plot.height) this.#plot.setSize({ width, height });
  }

  setCursor(bin: number): void {
    const { edges, density } = this.#pair.now;
    const left = this.#plot.valToPos((edges[bin]! + edges[bin + 1]!) / 2, 'x');
    this.#plot.setCursor({ left, top: this.#plot.valToPos(density[bin]!, 'y') });
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #xRange(): uPlot.Range.MinMax {
    if (this.#figure.xRange) return [...this.#figure.xRange];
    const { edges } = this.#pair.now;
    return [edges[0] ?? 0, edges[edges.length - 1] ?? 1];
  }
}

function aligned({ now, before }: HistogramPair): uPlot.AlignedData {
  const sameBins =
    before &&
    before.edges.length === now.edges.length &&
    before.edges[0] === now.edges[0] &&
    before.edges[1] === now.edges[1];
  return [Array.from(now.edges), sameBins ? steps(before) : Array.from(now.edges, () => null), steps(now)];
}

/** Density per left edge, the last repeated so that the last bin has its right side. */
const steps = ({ density }: Histogram) => [...Array.from(density), density[density.length - 1] ?? 0];
