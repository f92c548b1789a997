/** Pictures on one sheet, for a file: title, what row it is, the pictures beside and below one another, what they hide. */
import { wrapped } from '../chart/text-width.ts';
import type { Scene, SceneItem } from './scene.ts';

export interface Sheet {
  readonly title: string;
  readonly lines: readonly string[];
  readonly pictures: readonly { readonly title: string; readonly scene: Scene }[];
  /** Below the pictures. */
  readonly caption?: readonly string[];
  readonly ground: string;
  readonly text: string;
  readonly soft: string;
}

/** Width of a picture on a sheet, CSS pixels; of one that is much longer than high. */
export const SHEET_PANEL = 340;
export const SHEET_LONG = 520;
/** How wide a row of pictures may be: three of them, or two long ones. */
const MOST = 3 * SHEET_PANEL + 40;
const MARGIN = 18;
const TITLE = { size: 16, height: 26 } as const;
const LINE = { size: 12, height: 18 } as const;
const HEADING = { size: 13, height: 22 } as const;
const GAP = 14;
/** How much wider bold type is. */
const BOLD = 1.08;

export function sheetScene({ title, lines, pictures, caption = [], ground, text, soft }: Sheet): Scene {
  const step = Math.max(0, ...pictures.map(({ scene }) => scene.width)) + GAP;
  const most = Math.max(1, Math.floor(MOST / step));
  // No picture alone in the last row where an even number could stand two by two.
  const rows = Math.ceil(pictures.length / most);
  const across = Math.ceil(pictures.length / rows);
  const width = 2 * MARGIN + across * step - GAP;
  const items: SceneItem[] = [];
  let y = MARGIN;
  const write = (words: string, { size, height }: typeof TITLE | typeof LINE, bold: boolean) => {
    for (const line of wrapped(words, size, width - 2 * MARGIN)) {
      y += height;
      const item = { kind: 'text', x: MARGIN, y: y - 8, text: line, size, anchor: 'start' } as const;
      items.push(bold ? { ...item, fill: text, weight: 'bold' } : { ...item, fill: soft });
    }
  };
  write(title, TITLE, true);
  for (const line of lines) write(line, LINE, false);
  y += 6;
  for (let from = 0; from < pictures.length; from += across) {
    const row = pictures.slice(from, from + across);
    const headings = row.map(({ title: words }) => wrapped(words, HEADING.size * BOLD, step - GAP));
    const most = Math.max(1, ...headings.map((lines) => lines.length));
    const top = y + HEADING.height + (most - 1) * LINE.height;
    row.forEach(({ scene }, k) => {
      const dx = MARGIN + k * step;
      headings[k]!.forEach((words, line) => {
        items.push({
          kind: 'text',
          x: dx,
          y: y + HEADING.height - 8 + line * LINE.height,
          text: words,
          size: HEADING.size,
          fill: text,
          anchor: 'start',
          weight: 'bold',
        });
      });
      items.push({ kind: 'group', dx, dy: top, items: scene.items });
    });
    y = top + Math.max(...row.map(({ scene }) => scene.height)) + GAP;
  }
  for (const line of caption) write(line, LINE, false);
  const height = y + MARGIN - (caption.length > 0 ? 0 : GAP);
  const paper = `M0 0H${width}V${height}H0Z`;
  return { width, height, items: [{ kind: 'path', path: paper, fill: ground }, ...items] };
}
