/** The tree of copies beside a matrix that is in its order. */
import { dendrogramLines } from '../../plot/matrix-order.ts';

/** @param canvas  as high as the matrix */
export function drawDendrogram(canvas: HTMLCanvasElement, joins: readonly number[], colour: string): void {
  const { clientWidth, clientHeight } = canvas;
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(clientWidth * ratio));
  canvas.height = Math.max(1, Math.round(clientHeight * ratio));
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  context.strokeStyle = colour;
  context.lineWidth = 1.25;
  context.beginPath();
  for (const [x0, y0, x1, y1] of dendrogramLines(joins)) {
    context.moveTo(1 + x0 * (clientWidth - 3), y0 * clientHeight);
    context.lineTo(1 + x1 * (clientWidth - 3), y1 * clientHeight);
  }
  context.stroke();
}
