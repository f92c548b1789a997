import type { Rgb } from '../../plot/colour-map.ts';

/** Paints values as one pixel each; the canvas is scaled up by the style sheet without smoothing. */
export function paintPixels(
  canvas: HTMLCanvasElement,
  columns: number,
  rows: number,
  colour: (k: number) => Rgb,
): void {
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(columns, rows);
  for (let k = 0; k < columns * rows; k++) {
    const [r, g, b] = colour(k);
    image.data[4 * k] = r;
    image.data[4 * k + 1] = g;
    image.data[4 * k + 2] = b;
    image.data[4 * k + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
