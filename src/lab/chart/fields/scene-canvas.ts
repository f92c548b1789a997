/** Draws a scene on a canvas. */
import type { Pixels, Scene, SceneItem } from '../../../plot/scene/scene.ts';

/**
 * Makes the canvas as large as the scene and draws it.
 * @param scale  device pixels to a CSS pixel
 */
export function drawScene(canvas: HTMLCanvasElement, scene: Scene, scale: number, family: string): void {
  canvas.width = Math.max(1, Math.round(scene.width * scale));
  canvas.height = Math.max(1, Math.round(scene.height * scale));
  const context = canvas.getContext('2d')!;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, scene.width, scene.height);
  context.lineJoin = 'round';
  for (const item of scene.items) drawItem(context, item, family);
}

function drawItem(context: CanvasRenderingContext2D, item: SceneItem, family: string): void {
  context.save();
  if ((item.kind === 'image' || item.kind === 'path') && item.clip !== undefined)
    context.clip(new Path2D(item.clip), 'evenodd');
  switch (item.kind) {
    case 'group':
      context.translate(item.dx, item.dy);
      for (const inner of item.items) drawItem(context, inner, family);
      break;
    case 'image':
      context.imageSmoothingEnabled = true;
      context.drawImage(pixelCanvas(item.pixels), item.x, item.y, item.width, item.height);
      break;
    case 'path': {
      const path = new Path2D(item.path);
      context.globalAlpha = item.opacity ?? 1;
      if (item.fill) {
        context.fillStyle = item.fill;
        context.fill(path, 'evenodd');
      }
      if (item.stroke) {
        context.strokeStyle = item.stroke;
        context.lineWidth = item.width ?? 1;
        context.setLineDash(item.dash ? [...item.dash] : []);
        context.stroke(path);
      }
      break;
    }
    case 'text':
      context.translate(item.x, item.y);
      if (item.upwards) context.rotate(-Math.PI / 2);
      context.font = `${item.weight === 'bold' ? '600 ' : ''}${item.size}px ${family}`;
      context.textAlign = item.anchor === 'middle' ? 'center' : item.anchor;
      context.fillStyle = item.fill;
      context.fillText(item.text, 0, 0);
      break;
  }
  context.restore();
}

/** Pixels as a canvas of their own, which can be drawn larger and written as PNG. */
export function pixelCanvas({ width, height, data }: Pixels): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')!.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}
