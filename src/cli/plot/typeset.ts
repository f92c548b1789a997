/**
 * Sets texts of several kinds of letters piece by piece. The renderer gives a whole text to one font, and where that lacks a letter to another;
 * so every piece stands by itself, and has to know how wide those before it are. Widths are read off a picture of all pieces at once, for the
 * renderer tells of none.
 */
import type { Resvg as Renderer, ResvgRenderOptions } from '@resvg/resvg-js';
import { textWidth } from '../../plot/chart/text-width.ts';
import type { Scene, SceneItem, TextItem } from '../../plot/scene/scene.ts';
import { sceneToSvg, type TextPiece } from '../../plot/scene/scene-svg.ts';
import { pngFamily, pngRuns, type TextRun } from './fonts.ts';

export type ResvgClass = new (svg: string, options: ResvgRenderOptions) => Renderer;

/** What every piece is measured with behind it, so that spaces count. */
const POST = '|';
const [ROW, LEFT, FINENESS] = [30, 4, 3] as const;
/** A piece may be so much wider than it is thought to be. */
const WIDER = 1.6;

interface Sample {
  readonly text: string;
  readonly run: TextRun;
  readonly item: TextItem;
}

/**
 * Pieces of every text of a scene, for `sceneToSvg`.
 *
 * @param ends  what was measured before, which is added to: pictures of a run have words in common
 */
export function typeset(
  scene: Scene,
  Resvg: ResvgClass,
  options: ResvgRenderOptions,
  ends: Map<string, number> = new Map(),
) {
  const runsOf = (item: TextItem) =>
    pngRuns(item.text).map((run) => ({ ...run, text: run.text.replaceAll(' ', '\u00a0') }));
  const samples = new Map<string, Sample>();
  for (const item of textsOf(scene.items)) {
    const runs = runsOf(item);
    if (runs.length < 2) continue;
    for (const run of runs)
      for (const text of [`${run.text}${POST}`, POST])
        samples.set(keyOf(item, run, text), { text, run, item });
  }
  const unknown = [...samples].filter(([key]) => !ends.has(key));
  for (const [key, end] of measured(unknown, Resvg, options)) ends.set(key, end);
  const widthOf = (item: TextItem, run: TextRun) =>
    ends.get(keyOf(item, run, run.text + POST))! - ends.get(keyOf(item, run, POST))!;
  return (item: TextItem): TextPiece[] => {
    const runs = runsOf(item);
    if (runs.length < 2) return runs.map((run) => ({ ...run, dx: null }));
    const widths = runs.map((run) => widthOf(item, run));
    const all = widths.reduce((sum, width) => sum + width, 0);
    let dx = { start: 0, middle: -all / 2, end: -all }[item.anchor];
    return runs.map((run, k) => {
      const piece = { ...run, dx };
      dx += widths[k]!;
      return piece;
    });
  };
}

const keyOf = ({ size, weight }: TextItem, { family }: TextRun, text: string) =>
  JSON.stringify([size, weight, family, text]);

function textsOf(items: readonly SceneItem[]): TextItem[] {
  return items.flatMap((item) =>
    item.kind === 'group' ? textsOf(item.items) : item.kind === 'text' ? [item] : [],
  );
}

/** Right ends of what is drawn of each sample, pixels. */
function measured(
  samples: readonly (readonly [string, Sample])[],
  Resvg: ResvgClass,
  options: ResvgRenderOptions,
): (readonly [string, number])[] {
  if (samples.length === 0) return [];
  const width = 40 + WIDER * Math.max(...samples.map(([, { text, item }]) => textWidth(text, item.size)));
  const items = samples.map(([, { text, item }], k): TextItem => {
    const { size, weight } = item;
    const bold = weight ? { weight } : {};
    return { kind: 'text', x: LEFT, y: ROW * k + 20, text, size, ...bold, fill: '#000000', anchor: 'start' };
  });
  const families = new Map(items.map((item, k) => [item, samples[k]![1].run.family]));
  const svg = sceneToSvg(
    { width, height: ROW * samples.length, items },
    {
      title: '',
      family: pngFamily,
      addressOf: () => '',
      piecesOf: (item) => [{ text: item.text, family: families.get(item) ?? null, dx: null }],
    },
  );
  const picture = new Resvg(svg, { ...options, fitTo: { mode: 'zoom', value: FINENESS } }).render();
  const { pixels } = picture;
  return samples.map(([key], k) => [key, rightEnd(pixels, picture.width, k) / FINENESS]);
}

/** In a row of samples the first column from the right with something in it, a share of a pixel where it is half covered. */
function rightEnd(pixels: Uint8Array, width: number, row: number): number {
  const [from, to] = [row * ROW * FINENESS, (row + 1) * ROW * FINENESS];
  for (let x = width - 1; x >= 0; x--) {
    let most = 0;
    for (let y = from; y < to; y++) most = Math.max(most, pixels[4 * (y * width + x) + 3] ?? 0);
    if (most > 8) return x + most / 255;
  }
  return 0;
}
