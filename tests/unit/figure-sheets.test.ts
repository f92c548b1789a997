/** Every declared figure as a sheet: it parses, holds what its rows hold, and has no number that is none. */
import '../../src/messages/catalogue.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import type { Figure, LineFigure, Row } from '../../src/experiments/declaration.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { type Config, defaultsOf } from '../../src/experiments/schema.ts';
import type { Language } from '../../src/messages/catalogue.ts';
import { withFoot } from '../../src/plot/chart/chart-sheet.ts';
import { textWidth, wrapped } from '../../src/plot/chart/text-width.ts';
import { footOf } from '../../src/plot/foot.ts';
import type { Scene } from '../../src/plot/scene/scene.ts';
import { sceneToSvg } from '../../src/plot/scene/scene-svg.ts';
import { figureSheet, rowsWith } from '../../src/plot/sheets/figure-sheet.ts';
import { STYLES, type ThemeName } from '../../src/plot/styles.ts';
import { wordsOf } from '../../src/plot/words.ts';
import { rowFor } from '../support/figure-rows.ts';

const svgOf = (scene: Scene) =>
  sceneToSvg(scene, { title: 'figure', family: 'sans-serif', addressOf: () => 'data:,' });

/** @throws what the parser of SVG says of text that is none */
const sizeOf = (svg: string) => {
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' });
  return [width, height];
};

interface Drawn {
  readonly figure: Figure<never>;
  readonly rows: readonly Row[];
  readonly language?: Language;
  readonly theme?: ThemeName;
  readonly width?: number;
}
function sheetOf(id: string, { figure, rows, language = 'en', theme = 'light', width }: Drawn): Scene | null {
  const experiment = experiments.find((each) => each.id === id)!;
  const words = wordsOf(language, id);
  const config = defaultsOf(experiment.fields) as Config;
  const drawable = rowsWith(figure, rows, experiment.fields);
  const shown = { figure, config, words, style: STYLES[theme], width };
  const scene = figureSheet(shown, rows, drawable.at(-1), experiment.fields);
  return scene && withFoot(scene, footOf(words, config, null), '#ffffff', '#555555');
}

const declared = experiments.flatMap(({ id, figures }) =>
  figures.map((figure) => ({ id, figure: figure as unknown as Figure<never> })),
);

test('every kind of figure is declared somewhere, so that all are drawn here', () => {
  const kinds = new Set(declared.map(({ figure }) => figure.kind));
  for (const kind of [
    'line',
    'histogram',
    'gallery',
    'matrix',
    'fields',
    'profile',
    'radial',
    'tree',
    'surface',
    'chain',
    'spins',
    'decision',
  ])
    expect(kinds).toContain(kind);
});

test.each([
  ['en', 'light'],
  ['zh-Hans', 'dark'],
] as const)(
  'every declared figure is an SVG that parses, without a word that is missing (%s, %s)',
  (language, theme) => {
    for (const { id, figure } of declared) {
      const rows = [0, 1, 2].map((k) => rowFor(figure, k));
      const scene = sheetOf(id, { figure, rows, language, theme });
      const name = `${id} ${figure.id} ${figure.kind}`;
      expect(scene, name).not.toBeNull();
      const svg = svgOf(scene!);
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity|\{\{/);
      expect(svg, name).not.toMatch(/>(?:figures|columns|curves|lab|charts|board|landscape)\.[\w.]+</);
      expect(sizeOf(svg), name).toEqual([scene!.width, scene!.height].map((size) => expect.closeTo(size, 0)));
    }
  },
);

test('text that is no SVG is told from one that is', () => {
  expect(() =>
    sizeOf('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0</svg>'),
  ).toThrow();
});

test('without a row there is nothing to draw, of any kind', () => {
  for (const { id, figure } of declared) {
    if (figure.kind === 'line' && figure.curves) continue;
    expect(sheetOf(id, { figure, rows: [] }), `${id} ${figure.id}`).toBeNull();
  }
});

const energy: LineFigure<never> = {
  id: 'energy',
  kind: 'line',
  side: 'glass',
  x: 'sweeps',
  xScale: 'linear',
  yScale: 'linear',
  series: [{ y: 'energy', error: 'energyError', role: 'glass', style: 'solid' }],
};
const point = (sweeps: number, value: number | null, energyError = 0.1): Row => ({
  values: { sweeps, energy: value, energyError },
});
const glass = STYLES.light.theme.roles.glass;
/** Data of the paths with this ending, of the plot and not of its legend. */
const pathsWith = (svg: string, attributes: string) =>
  [...svg.matchAll(/<path([^>]*)\/>/g)].flatMap(([, all]) =>
    all!.includes(attributes) && all!.includes('L') ? [/ d="([^"]*)"/.exec(all!)![1]!] : [],
  );

test('a line has a mark and an error bar for every row, and a gap where the quantity does not exist', () => {
  const rows = [point(1, 1), point(2, 1.5), point(3, null), point(4, 2), point(5, 2.5), point(6, 2.25)];
  const svg = svgOf(sheetOf('sk-anneal', { figure: energy, rows })!);
  const [bars] = pathsWith(svg, `stroke="${glass}" stroke-width="1.25"`);
  expect(bars!.match(/M/g)).toHaveLength(5);
  const [line] = pathsWith(svg, `stroke="${glass}" stroke-width="2"`);
  expect(
    line!
      .split('M')
      .filter(Boolean)
      .map((piece) => piece.split('L').length),
  ).toEqual([2, 3]);
  const marks = [...svg.matchAll(new RegExp(`d="([^"]*)" fill="${glass}"`, 'g'))].map(
    ([, d]) => d!.match(/M/g)!.length,
  );
  // Those of the plot, and the one of the legend.
  expect(marks.sort()).toEqual([1, 5]);
  const without = [point(1, 1), point(2, 1.5), point(4, 2)].map(({ values }) => ({
    values: { sweeps: values.sweeps!, energy: values.energy! },
  }));
  expect(
    pathsWith(svgOf(sheetOf('sk-anneal', { figure: energy, rows: without })!), 'stroke-width="1.25"'),
  ).toEqual([]);
});

test('a legend names what was measured and the exact curves, and nothing that is not drawn', () => {
  const { id, figure } = declared.find((each) => each.id === 'sk-overlap' && each.figure.kind === 'line')!;
  const words = wordsOf('en', id);
  const rows = [0, 1].map((k) => rowFor(figure, k));
  const names = (drawn: readonly Row[]) => svgOf(sheetOf(id, { figure, rows: drawn })!);
  const { series, curves } = figure as LineFigure<never>;
  for (const { y } of series) expect(names(rows)).toContain(`>${words.of(`columns.${y}`)}<`);
  for (const curve of curves!) expect(names(rows)).toContain(`>${words.of(`curves.${curve.id}`)}<`);
  const gone = series[0]!.y;
  const fewer = rows.map(({ values }) => ({ values: { ...values, [gone]: null } }));
  expect(names(fewer)).not.toContain(`>${words.of(`columns.${gone}`)}<`);
});

test('a field of one picture is drawn too, with its way', () => {
  const figure: Figure<never> = {
    id: 'loss',
    kind: 'field',
    side: 'learner',
    source: 'loss',
    overlay: 'way',
    scale: 'log',
    by: 'step',
  };
  const scene = sheetOf('slice', { figure, rows: [rowFor(figure, 0)] })!;
  const svg = svgOf(scene);
  // Cells and colour bar.
  expect(svg.match(/<image/g)).toHaveLength(2);
  expect(svg).not.toMatch(/NaN/);
});

test('charts are laid out for the width that is asked for', () => {
  for (const { id, figure } of declared) {
    if (!['line', 'histogram', 'profile'].includes(figure.kind)) continue;
    for (const width of [360, 1000])
      expect(sheetOf(id, { figure, rows: [0, 1].map((k) => rowFor(figure, k)), width })!.width).toBe(width);
  }
});

test('the colours are those of the page', () => {
  const read = (name: string) =>
    readFileSync(resolve(import.meta.dirname, `../../src/lab/styles/${name}.css`), 'utf8');
  const value = (css: string, theme: ThemeName, name: string) => {
    const block = theme === 'light' ? /:root \{([^}]*)\}/ : /\[data-theme="dark"\] \{([^}]*)\}/;
    return new RegExp(`--${name}: ([^;]+);`).exec(block.exec(css)![1]!)![1];
  };
  const [tokens, board] = [read('tokens'), read('board')];
  for (const theme of ['light', 'dark'] as const) {
    const { theme: colours, text, pins, wrong } = STYLES[theme];
    for (const [role, colour] of Object.entries(colours.roles))
      expect(value(tokens, theme, `role-${role}`)).toBe(colour);
    expect(value(tokens, theme, 'text')).toBe(text);
    expect(value(tokens, theme, 'text-soft')).toBe(colours.text);
    expect(value(tokens, theme, 'rule')).toBe(colours.grid);
    expect(value(tokens, theme, 'surface')).toBe(colours.ground);
    expect(pins.map((_, k) => value(tokens, theme, `pin-${k + 1}`))).toEqual(pins);
    expect(value(board, theme, 'bond-wrong')).toBe(wrong);
  }
});

test('no line begins with the dot between two parts, in either language', () => {
  for (const words of [
    'Glassbox · Side by side · Number of spins 64 · seed 42 · on CPU',
    '冻结 · 自旋数 64 · 样本数 8 · 种子 42 · 引擎',
  ])
    for (let most = 60; most < 400; most += 7) {
      const lines = wrapped(words, 11, most);
      expect(lines.filter((line) => line.startsWith('·'))).toEqual([]);
      expect(lines.join(' ').replace(/ /g, '')).toBe(words.replace(/ /g, ''));
      expect(Math.max(...lines.map((line) => textWidth(line, 11)))).toBeLessThan(Math.max(most, 140));
    }
});
