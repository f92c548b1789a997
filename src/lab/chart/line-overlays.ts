/** What uPlot does not draw itself: error bars, the shaded gap, named ticks, marks of pinned runs. */
import type uPlot from 'uplot';
import { barOpacity, type LineColours, lineLook } from '../../plot/chart/line-look.ts';
import { lineFor } from '../../plot/chart/line-scene.ts';
import { markPath } from '../../plot/chart/marks.ts';
import { barEnds, type LineData, type LineSeries } from '../../plot/line-data.ts';
import { withAlpha } from '../../plot/theme.ts';

export interface Overlaid {
  readonly data: LineData;
  readonly colours: LineColours;
  readonly yScale: 'linear' | 'log';
  readonly emphasised: number | null;
  isShown(key: string): boolean;
  tickLabel(id: string): string;
}

/** Inside the plot only: also of a chart that shows a part of x. */
function clipped(u: uPlot, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}

export function drawErrors(u: uPlot, { data, colours, yScale, emphasised, isShown }: Overlaid): void {
  clipped(u, (ctx) => {
    ctx.lineWidth = 1.25 * devicePixelRatio;
    // The dashes are the line's; a bar is whole.
    ctx.setLineDash([]);
    for (const series of data.series) {
      if (!series.error || !isShown(series.key)) continue;
      const look = lineLook(series, colours, emphasised);
      ctx.strokeStyle = withAlpha(look.colour, barOpacity(series, look));
      ctx.beginPath();
      drawBars(u, data.x, series, yScale);
      ctx.stroke();
    }
  });
}

function drawBars(u: uPlot, xs: readonly number[], { y, error }: LineSeries, scale: 'linear' | 'log'): void {
  const { ctx, bbox } = u;
  const floor = bbox.top + bbox.height;
  const arm = 3 * devicePixelRatio;
  y.forEach((value, k) => {
    const bar = error?.[k];
    if (typeof value !== 'number' || typeof bar !== 'number' || !(bar > 0)) return;
    const { low, high } = barEnds(value, bar, scale);
    const x = u.valToPos(xs[k]!, 'x', true);
    ctx.moveTo(x, u.valToPos(high, 'y', true));
    ctx.lineTo(x, low === null ? floor : u.valToPos(low, 'y', true));
    if (low !== null) return;
    // It goes on to zero, which a logarithmic axis does not have.
    ctx.moveTo(x - arm, floor - 1.6 * arm);
    ctx.lineTo(x, floor);
    ctx.lineTo(x + arm, floor - 1.6 * arm);
  });
}

/** Each pinned run has a mark of its own: told apart without colour. */
export function drawPinMarks(u: uPlot, { data, colours, emphasised, isShown }: Overlaid): void {
  clipped(u, (ctx) => {
    for (const series of data.series) {
      if (!series.pin || !isShown(series.key)) continue;
      const look = lineLook(series, colours, emphasised);
      const path = new Path2D();
      series.y.forEach((value, k) => {
        if (typeof value !== 'number') return;
        const [x, y] = [u.valToPos(data.x[k]!, 'x', true), u.valToPos(value, 'y', true)];
        path.addPath(new Path2D(markPath(look.mark!, x, y, look.radius * devicePixelRatio)));
      });
      const colour = withAlpha(look.colour, look.opacity);
      ctx.lineWidth = 1.75 * devicePixelRatio;
      ctx.setLineDash([]);
      ctx.strokeStyle = colour;
      ctx.fillStyle = colour;
      if (look.mark === 'cross') ctx.stroke(path);
      else ctx.fill(path);
    }
  });
}

/** The gap between the two curves is the freezing: shaded, in the colour of its side. */
export function drawShade(u: uPlot, { data, colours, isShown }: Overlaid): void {
  const pair = data.shade?.map((key) => data.series.find((series) => series.key === key));
  const [upper, lower] = pair ?? [];
  if (!upper || !lower || !isShown(upper.key) || !isShown(lower.key)) return;
  const both = data.x.flatMap((x, k) => {
    const [a, b] = [upper.y[k], lower.y[k]];
    return typeof a === 'number' && typeof b === 'number' ? [{ x, a, b }] : [];
  });
  if (both.length < 2) return;
  clipped(u, (ctx) => {
    ctx.fillStyle = withAlpha(colours.theme.roles[upper.role], 0.16);
    ctx.beginPath();
    for (const { x, a } of both) ctx.lineTo(u.valToPos(x, 'x', true), u.valToPos(a, 'y', true));
    for (const { x, b } of both.reverse()) ctx.lineTo(u.valToPos(x, 'x', true), u.valToPos(b, 'y', true));
    ctx.fill();
  });
}

export function drawTicks(u: uPlot, { data, colours: { theme }, tickLabel }: Overlaid): void {
  const { ctx, bbox } = u;
  const written: (readonly [number, number])[][] = [];
  for (const tick of data.ticks) {
    const x = u.valToPos(tick.x, 'x', true);
    if (!(x >= bbox.left && x <= bbox.left + bbox.width)) continue;
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
    const label = tickLabel(tick.id);
    const { width } = ctx.measureText(label);
    const room = bbox.left + bbox.width - x > width + 8 * devicePixelRatio;
    ctx.textAlign = room ? 'left' : 'right';
    const from = x + (room ? 4 : -4) * devicePixelRatio;
    const line = lineFor(room ? [from, from + width] : [from - width, from], written);
    ctx.fillText(label, from, bbox.top + 11 * devicePixelRatio * (1 + 1.2 * line));
    ctx.restore();
  }
}
