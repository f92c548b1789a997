/** The HTML that puts a run on somebody's page. */
import type { EmbedLevel } from '../state/view.ts';

/** Width and height that each level needs, CSS pixels. */
const SIZES: Readonly<Record<EmbedLevel, readonly [number, number]>> = {
  full: [1024, 768],
  basic: [640, 420],
  figure: [640, 420],
  none: [640, 420],
};

/** @param address  of the run, with its `ui.embed` */
export function embedCode(address: string, title: string, level: EmbedLevel): string {
  const [width, height] = SIZES[level];
  return [
    `<iframe src="${escaped(address)}" title="${escaped(title)}"`,
    `        width="${width}" height="${height}" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`,
  ].join('\n');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
