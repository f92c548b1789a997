/**
 * Fonts of pictures. Programs that show SVG look for a letter in one font after the other; the one that makes PNG here does not, so its
 * texts are cut into pieces of one kind of letter, each with fonts that have it.
 */
import type { Language } from '../../messages/language.ts';

const LATIN = [
  'Noto Sans',
  'Open Sans',
  'Segoe UI',
  'Helvetica Neue',
  'Helvetica',
  'Arial',
  'Liberation Sans',
  'DejaVu Sans',
];
const CHINESE = [
  'Noto Sans SC',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'Source Han Sans CN',
  'PingFang SC',
  'Hiragino Sans GB',
  'Microsoft YaHei',
  'SimHei',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
  'Droid Sans Fallback',
  'Arial Unicode MS',
];
const SYMBOLS = [
  'DejaVu Sans',
  'Noto Sans Math',
  'Segoe UI Symbol',
  'Cambria Math',
  'STIX Two Math',
  'Apple Symbols',
  'Arial Unicode MS',
];

/** For a file that others show. */
export function svgFamily(language: Language): string {
  const [first, second] = language === 'en' ? [LATIN, CHINESE] : [CHINESE, LATIN];
  return [...first, ...second]
    .map((name) => `'${name}'`)
    .join(', ')
    .concat(', sans-serif');
}

/** Unquoted: of a list with quotes the renderer takes off the outer ones alone. */
export const pngFamily = LATIN.join(', ');

type Kind = 'latin' | 'chinese' | 'symbols';
const FAMILIES: Readonly<Record<Kind, string | null>> = {
  latin: null,
  chinese: CHINESE.join(', '),
  symbols: SYMBOLS.join(', '),
};

const isChinese = (letter: string) => /[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]/.test(letter);
/** Brackets of means, operators, and raised and lowered digits, which are of one size only within one font; letters with marks above them. */
const isSymbol = (letter: string) =>
  /[\u00b2\u00b3\u00b9\u2070-\u209c\u27e6-\u27ef\u2202-\u22ff]|\p{M}/u.test(letter) &&
  !COMMON.includes(letter);
/** Mathematics that every font for text has (the list WGL4). */
const COMMON = '∂∆∏∑−√∞∩∫≈≠≡≤≥';

export interface TextRun {
  readonly text: string;
  /** Null: that of the picture. */
  readonly family: string | null;
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function pngRuns(text: string): readonly TextRun[] {
  const runs: { text: string; kind: Kind }[] = [];
  // A joiner of words has no width, but some fonts draw a box for it.
  for (const { segment } of letters.segment(text.replace(/\u2060/g, ''))) {
    const kind = isChinese(segment) ? 'chinese' : isSymbol(segment) ? 'symbols' : 'latin';
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += segment;
    else runs.push({ text: segment, kind });
  }
  return runs.map(({ text: piece, kind }) => ({ text: piece, family: FAMILIES[kind] }));
}
