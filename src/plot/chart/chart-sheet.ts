/** A chart on a sheet of its own, for a file: title, what row it is, legend, picture, caption. All lines are broken to its width. */
import type { Scene, SceneItem } from '../scene/scene.ts';
import { type LegendEntry, legendScene } from './legend-items.ts';
import { wrapped } from './text-width.ts';

export interface ChartSheet {
  readonly title: string;
  /** Below the title: which row is shown. */
  readonly lines: readonly string[];
  readonly legend: readonly LegendEntry[];
  readonly picture: Scene;
  /** Below the picture. */
  readonly caption: readonly string[];
  readonly ground: string;
  readonly text: string;
  readonly soft: string;
}

/** Of the picture, CSS pixels: fits a column of a paper, and a slide. */
export const CHART_SIZE = { width: 640, height: 380 } as const;
/** Round everything on a sheet. */
export const MARGIN = 18;
const TITLE = { size: 16, height: 24 } as const;
const LINE = { size: 12, height: 18 } as const;

export function chartSheet(sheet: ChartSheet): Scene {
  const { title, lines, legend, picture, caption, ground, text, soft } = sheet;
  const width = Math.max(picture.width, 320);
  const items: SceneItem[] = [];
  let y = MARGIN;
  const write = (words: string, { size, height }: typeof LINE | typeof TITLE, fill: string) => {
    for (const line of wrapped(words, size, width)) {
      y += height;
      const item = { kind: 'text', x: MARGIN, y: y - 7, text: line, size, fill, anchor: 'start' } as const;
      items.push(size === TITLE.size ? { ...item, weight: 'bold' } : item);
    }
  };
  write(title, TITLE, text);
  for (const line of lines) write(line, LINE, soft);
  y += 4;
  for (const scene of [legendScene(legend, width, text), picture]) {
    if (scene.height === 0) continue;
    items.push({ kind: 'group', dx: MARGIN, dy: y, items: scene.items });
    y += scene.height + 8;
  }
  for (const line of caption) write(line, LINE, soft);
  return onPaper({ width: width + 2 * MARGIN, height: y + MARGIN - 4, items }, ground);
}

/** What every saved picture says last: which run made it. */
export function withFoot(scene: Scene, words: string, ground: string, soft: string): Scene {
  const lines = wrapped(words, LINE.size - 1, scene.width - 2 * MARGIN);
  if (lines.length === 0) return scene;
  const from = scene.height - MARGIN / 2;
  const texts = lines.map((text, k): SceneItem => {
    const y = from + LINE.height * (k + 1) - 5;
    return { kind: 'text', x: MARGIN, y, text, size: LINE.size - 1, fill: soft, anchor: 'start' };
  });
  const height = from + LINE.height * lines.length + MARGIN / 2;
  return onPaper({ width: scene.width, height, items: [...scene.items, ...texts] }, ground);
}

function onPaper({ width, height, items }: Scene, ground: string): Scene {
  const paper = `M0 0H${width}V${height}H0Z`;
  return { width, height, items: [{ kind: 'path', path: paper, fill: ground }, ...items] };
}
