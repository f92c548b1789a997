/** Charts on the built page: zoom, scales, pinned runs, pictures of every kind of figure. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeLink } from '../../src/experiments/link.ts';
import { experimentById } from '../../src/experiments/registry.ts';
import type { GlassboxFigure } from '../../src/lab/chart/figure-element.ts';
import { configOf } from '../support/run-experiment.ts';
import { tinyGlasses } from '../support/tiny-glasses.ts';
import { tinyLearners } from '../support/tiny-learners.ts';
import { unfold, violations } from './axe.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

/** Annealed in 1, 3, 10 … 300 sweeps, in a second or two. */
const ANNEAL = 'v=1&x=sk-anneal&seed=42&n=32&s=300&d=4&r=4';
const FIGURE = '[data-figure=residual]';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const zoomOf = (page: Page) =>
  page.evaluate(
    (at) => document.querySelector(at)!.closest<GlassboxFigure>('glassbox-figure')!.view.zoom,
    FIGURE,
  );
const pictureOf = (page: Page) =>
  page.evaluate(async (at) => {
    const figure = document.querySelector(at)!.closest<GlassboxFigure>('glassbox-figure')!;
    return (await figure.picture('svg'))!.text();
  }, FIGURE);
const labelsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!);

async function shown(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const plot = page.locator(`${FIGURE} .u-over`);
  await plot.scrollIntoViewIfNeeded();
  return (await plot.boundingBox())!;
}

test('a chart is zoomed by keys, by the wheel with Ctrl and by dragging, keeps its zoom, and shows all again', async () => {
  const { page, complaints, close } = await lab.open(ANNEAL);
  await untilDone(page);
  const box = await shown(page);
  await page.focus(`${FIGURE} .drawing`);
  await page.keyboard.press('+');
  const first = (await zoomOf(page))!;
  expect(first[1] / first[0]).toBeGreaterThan(1);
  await page.waitForFunction(
    (at) => document.querySelector(`${at} .spoken`)?.textContent?.startsWith('Shown:'),
    FIGURE,
  );
  await page.keyboard.press('0');
  expect(await zoomOf(page)).toBeNull();

  // Without Ctrl the wheel belongs to the page.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 1);
  expect(await zoomOf(page)).toBeNull();
  const again = await shown(page);
  await page.mouse.move(again.x + again.width / 2, again.y + again.height / 2);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  expect(await zoomOf(page)).not.toBeNull();
  await page.click(`${FIGURE} [data-zoom=all]`);
  expect(await zoomOf(page)).toBeNull();

  const place = await shown(page);
  const y = place.y + place.height / 2;
  await page.mouse.move(place.x + 0.25 * place.width, y);
  await page.mouse.down();
  await page.mouse.move(place.x + 0.75 * place.width, y, { steps: 4 });
  expect(await page.locator(`${FIGURE} .zoom-band`).count()).toBe(1);
  await page.mouse.up();
  const dragged = (await zoomOf(page))!;
  // Half of a logarithmic axis from 1 to 300.
  expect(Math.log(dragged[1] / dragged[0])).toBeCloseTo(Math.log(300) / 2 + 0.06, 0);
  await page.click('[data-action=reset]');
  await untilDone(page);
  expect(await zoomOf(page)).toEqual(dragged);
  expect(complaints).toEqual([]);
  await close();
});

test('axes change between logarithmic and linear, in the picture too; numbers stay', async () => {
  const { page, close } = await lab.open(ANNEAL);
  await untilDone(page);
  await shown(page);
  const logarithmic = labelsOf(await pictureOf(page));
  expect(logarithmic).toContain('100');
  await page.click(`${FIGURE} .axes-menu summary`);
  const toggle = page.locator(`${FIGURE} [data-axis=x]`);
  expect(await toggle.getAttribute('aria-pressed')).toBe('true');
  await toggle.click();
  expect(await toggle.getAttribute('aria-pressed')).toBe('false');
  const linear = labelsOf(await pictureOf(page));
  expect(linear).toContain('200');
  expect(linear).not.toContain('3');
  // An axis on which something is below zero has no logarithm.
  const energy = page.locator('[data-figure=energy]');
  await energy.locator('.axes-menu summary').click();
  expect(await energy.locator('[data-axis=y]').isDisabled()).toBe(true);
  await close();
});

test('runs are pinned, named by what differs, drawn, tabled and saved beside the next', async () => {
  const { page, complaints, close } = await lab.open(ANNEAL);
  await untilDone(page);
  await page.click('[data-pins=pin]');
  expect(await page.locator('[data-pins=pin]').isDisabled()).toBe(true);
  await page.selectOption('#field-schedule', 'quench');
  await untilDone(page);
  const pin = page.locator('.pins .pin');
  expect(await pin.locator('input').inputValue()).toContain('Evenly');
  expect(await pin.locator('.pin-facts').textContent()).toMatch(/residual energy\s.*±/);
  // The same run is not drawn twice.
  expect(await page.locator('.compare').count()).toBe(0);
  await shown(page);
  expect(await page.locator(`${FIGURE} [data-pin]`).count()).toBe(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`${FIGURE} [data-save=csv]`),
  ]);
  const { data } = Papa.parse<Record<string, string>>(await readFile(await download.path(), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  expect(new Set(data.map(({ run }) => run))).toEqual(new Set(['now', 'pin-1 schedule=linear']));
  expect(labelsOf(await pictureOf(page)).join(' ')).toContain('Evenly');
  await pin.locator('input').fill('patient');
  await pin.locator('input').blur();
  expect(await page.locator(`${FIGURE} [data-pin]`).textContent()).toContain('patient');
  await unfold(page);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

/** Kinds of figures, by experiments of which each runs for a second. */
test.each([
  ['sk-overlap', ['line', 'histogram', 'gallery', 'matrix', 'radial']],
  ['slice', ['surface']],
  ['disconnectivity', ['tree']],
  ['frustration', ['spins']],
] as const)(
  'figures of %s are saved as PNG, as SVG that says which run made it, and as CSV: %s',
  async (id, kinds) => {
    const experiment = experimentById(id);
    const config = configOf(experiment, { ...tinyGlasses[id], ...tinyLearners[id] });
    const { page, complaints, close } = await lab.open(encodeLink(experiment, config));
    await untilDone(page);
    // Code of rarer kinds comes when they are first drawn.
    await page.waitForFunction(
      (wanted) =>
        wanted.every((kind) =>
          [...document.querySelectorAll<GlassboxFigure>('glassbox-figure')].some(
            (figure) => figure.figure.kind === kind && (figure.csv()?.trim().split('\n').length ?? 0) > 1,
          ),
        ),
      kinds as readonly string[],
    );
    const all = await page.evaluate(async () =>
      Promise.all(
        [...document.querySelectorAll<GlassboxFigure>('glassbox-figure')]
          .filter(({ rows }) => rows.length > 0)
          .map(async (figure) => {
            const [svg, png] = [await figure.picture('svg'), await figure.picture('png')];
            const { id, kind } = figure.figure;
            return {
              id,
              kind,
              csv: figure.csv() ?? '',
              svg: svg ? await svg.text() : null,
              png: png?.size ?? 0,
            };
          }),
      ),
    );
    for (const kind of kinds)
      expect(
        all.some((figure) => figure.kind === kind && figure.svg),
        kind,
      ).toBe(true);
    for (const { id: figure, csv, svg, png } of all) {
      expect(csv, figure).not.toMatch(/NaN|Infinity|undefined/);
      // A figure that needs rows of its own may have none yet.
      if (svg === null) continue;
      expect(svg, figure).toContain('42');
      expect(svg, figure).toContain('Glassbox');
      // Pixels in base 64 may spell anything.
      expect(svg.replace(/data:[^"]*/g, ''), figure).not.toMatch(/NaN|Infinity|undefined/);
      expect(png, figure).toBeGreaterThan(2000);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);
