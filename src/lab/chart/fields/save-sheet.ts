/** A scene as a file: PNG at twice the size of the page, or SVG. */
import type { Scene } from '../../../plot/scene/scene.ts';
import { sceneToSvg } from '../../../plot/scene/scene-svg.ts';
import { drawScene, pixelCanvas } from './scene-canvas.ts';

const SCALE = 2;

/** @throws Error if the browser cannot write the picture */
export async function sheetPng(scene: Scene, family: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  drawScene(canvas, scene, SCALE, family);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser could not write the picture');
  return blob;
}

export function sheetSvg(scene: Scene, family: string, title: string): Blob {
  const addressOf = (pixels: Parameters<typeof pixelCanvas>[0]) => pixelCanvas(pixels).toDataURL('image/png');
  return new Blob([sceneToSvg(scene, { title, family, addressOf })], { type: 'image/svg+xml' });
}
