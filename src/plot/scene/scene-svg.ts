/** Writes a scene as SVG: lines, marks and words as such, the field itself as an image inside. */
import { hundredths } from '../path.ts';
import type { Pixels, Scene, SceneItem, TextItem } from './scene.ts';

export interface SvgWords {
  /** Of the whole picture, for those who hear it. */
  readonly title: string;
  readonly family: string;
  /** An address that holds the pixels, such as a data URL. */
  addressOf(pixels: Pixels): string;
  /** Width at which it is shown, CSS pixels; its own without. */
  readonly width?: number | undefined;
  /** A text in pieces with fonts of their own, for readers that do not look for a missing letter in the next font by themselves. */
  piecesOf?(item: TextItem): readonly TextPiece[];
}
export interface TextPiece {
  readonly text: string;
  /** Null: that of the picture. */
  readonly family: string | null;
  /** Where it begins, from the place of the text, pixels; null: as the whole text would. */
  readonly dx: number | null;
}

export function sceneToSvg(scene: Scene, words: SvgWords): string {
  const clips = new Map<string, string>();
  const body = scene.items.map((item) => element(item, words, clips)).join('\n');
  const definitions = [...clips].map(
    ([path, id]) => `<clipPath id="${id}"><path clip-rule="evenodd" d="${path}"/></clipPath>`,
  );
  const [width, height] = [hundredths(scene.width), hundredths(scene.height)];
  const scale = words.width === undefined ? 1 : words.width / scene.width;
  const [wide, high] = [hundredths(scale * scene.width), hundredths(scale * scene.height)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${width} ${height}" font-family="${escaped(words.family)}" role="img">`,
    `<title>${escaped(words.title)}</title>`,
    `<defs>${definitions.join('')}</defs>`,
    body,
    '</svg>',
    '',
  ].join('\n');
}

function element(item: SceneItem, words: SvgWords, clips: Map<string, string>): string {
  switch (item.kind) {
    case 'group': {
      const inner = item.items.map((each) => element(each, words, clips)).join('\n');
      return `<g transform="translate(${hundredths(item.dx)} ${hundredths(item.dy)})">\n${inner}\n</g>`;
    }
    case 'image':
      return `<image${clipped(item.clip, clips)}${attributes({
        x: item.x,
        y: item.y,
        width: item.width,
        height: item.height,
        preserveAspectRatio: 'none',
        href: words.addressOf(item.pixels),
      })}/>`;
    case 'path':
      return `<path${clipped(item.clip, clips)}${attributes({
        d: item.path,
        fill: item.fill ?? 'none',
        'fill-rule': item.fill ? 'evenodd' : undefined,
        stroke: item.stroke,
        'stroke-width': item.stroke ? (item.width ?? 1) : undefined,
        'stroke-dasharray': item.dash?.join(' '),
        'stroke-linejoin': item.stroke ? 'round' : undefined,
        opacity: item.opacity,
      })}/>`;
    case 'text':
      return (words.piecesOf?.(item) ?? [{ text: item.text, family: null, dx: null }])
        .map((piece) => textElement(item, piece))
        .join('');
  }
}

function textElement(item: TextItem, { text, family, dx }: TextPiece): string {
  const place = item.upwards
    ? { transform: `translate(${hundredths(item.x)} ${hundredths(item.y)}) rotate(-90)`, x: dx ?? undefined }
    : { x: item.x + (dx ?? 0), y: item.y };
  return `<text${attributes({
    ...place,
    'font-family': family ?? undefined,
    'font-size': item.size,
    'font-weight': item.weight === 'bold' ? 600 : undefined,
    'text-anchor': item.anchor === 'start' || dx !== null ? undefined : item.anchor,
    fill: item.fill,
  })}>${escaped(text)}</text>`;
}

/** A path that clips is defined once, however many lines it cuts. */
function clipped(path: string | undefined, clips: Map<string, string>): string {
  if (path === undefined) return '';
  const id = clips.get(path) ?? `clip-${clips.size + 1}`;
  clips.set(path, id);
  return ` clip-path="url(#${id})"`;
}

function attributes(all: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(all)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [` ${name}="${typeof value === 'number' ? hundredths(value) : escaped(value)}"`];
    })
    .join('');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
