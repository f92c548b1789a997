/** A figure of fields on a real canvas: pictures, cursor, switches, and the files it gives. */
import { afterEach, expect, test } from 'vitest';
import type { FieldsFigure, Row } from '../../src/experiments/declaration.ts';
import { fieldGrid, fieldMatrix, outlineMatrix, pointMatrix } from '../../src/experiments/field-grid.ts';
import { sheetPng, sheetSvg } from '../../src/lab/chart/fields/save-sheet.ts';
import { FieldsDrawing } from '../../src/lab/chart/fields-drawing.ts';
import { sequentialColour } from '../../src/plot/fields/colours.ts';
import '../../src/lab/styles/index.css';
import { GlassboxFigure } from '../../src/lab/chart/figure-element.ts';
import { showLanguage } from '../../src/lab/state/preferences.ts';
import { lShape } from '../../src/learner/pde/domain/shapes.ts';
import { lShapedPlate } from '../../src/learner/pde/exact/l-shape.ts';

const domain = lShape();
const grid = fieldGrid(domain, 41);
const jet = new Float64Array(6);
const exact = Array.from(grid.inside, (_, k) => {
  lShapedPlate(grid.points[2 * k]!, grid.points[2 * k + 1]!, jet);
  return jet[0]!;
});
const rowOf = (step: number, factor: number): Row => ({
  values: { step },
  matrices: {
    u: fieldMatrix(
      grid,
      exact.map((value) => factor * value),
    ),
    e: fieldMatrix(
      grid,
      exact.map((value) => (factor - 1) * value),
    ),
    outline: outlineMatrix(domain),
    measured: pointMatrix([-0.5, -0.5, 0.5, -0.5]),
  },
});
const figure: FieldsFigure<object> = {
  id: 'plate',
  kind: 'fields',
  side: 'learner',
  aspect: 'equal',
  by: ['step'],
  outline: 'outline',
  points: [{ source: 'measured', mark: 'ring', shown: false }],
  panels: [
    { id: 'network', source: 'u', scale: 'linear' },
    { id: 'error', source: 'e', scale: 'signed' },
  ],
};

async function shown(rows: readonly Row[]): Promise<GlassboxFigure> {
  await showLanguage('en');
  const element = new GlassboxFigure();
  Object.assign(element, { experiment: 'none', figure, config: {}, rows });
  const box = document.createElement('div');
  box.style.width = '700px';
  box.append(element);
  document.body.append(box);
  await settled(element);
  return element;
}
/** Until it is rendered and drawn: drawing waits for the frame after it came into sight. */
async function settled(element: GlassboxFigure): Promise<void> {
  await element.updateComplete;
  await expect.poll(() => element.querySelectorAll('.field-panel canvas').length).toBeGreaterThan(0);
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}
afterEach(() => document.body.replaceChildren());

/** Colour of a pixel of a canvas, as shares of what its style says of its size. */
function pixelAt(canvas: HTMLCanvasElement, x: number, y: number): number[] {
  const scale = canvas.width / Number.parseFloat(canvas.style.width);
  return [...canvas.getContext('2d')!.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data];
}

/** Where the ring of the cursor stands, CSS pixels of the picture. */
const ringAt = (panel: Element) =>
  panel.querySelector<HTMLElement>('.field-ring')!.style.translate.split(' ').map(Number.parseFloat) as [
    number,
    number,
  ];

test('pictures are coloured inside the domain and empty outside; keys read all of them, and step over nothing', async () => {
  const element = await shown([rowOf(1, 0.5), rowOf(2, 1.5)]);
  const panels = element.querySelectorAll('.field-panel');
  expect(panels).toHaveLength(2);
  const drawing = element.querySelector('.drawing')!;
  const press = (key: string, shiftKey = false) =>
    drawing.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
  press('ArrowRight');
  const readout = () => element.querySelector('.readout')!.textContent!;
  // The middle of the box is the corner of the notch, which is not inside.
  expect(readout()).toMatch(/^\(−0\.0488, 0\).*panels.network.*panels.error/);
  // To the left and down: the hottest place of the newest row, 1.5 times as hot as it should be.
  for (let k = 0; k < 6; k++) press('ArrowLeft');
  for (let k = 0; k < 7; k++) press('ArrowDown');
  lShapedPlate(-14 / 41, -14 / 41, jet);
  const hottest = jet[0]!;
  expect(hottest).toBeGreaterThan(0.1493);
  expect(readout()).toContain(`network ${Number((1.5 * hottest).toPrecision(4))} `);
  expect(readout()).toContain(`error ${Number((0.5 * hottest).toPrecision(4))}`);
  const canvas = panels[0]!.querySelector('canvas')!;
  const [x, y] = ringAt(panels[0]!);
  expect(pixelAt(canvas, x, y).slice(0, 3)).toEqual(sequentialColour(1).map((c) => expect.closeTo(c, -0.5)));
  // The notch: as far on the other side of the middle.
  const [middle] = [canvas.clientWidth / 2];
  expect(pixelAt(canvas, middle + 90, 40)).toEqual([0, 0, 0, 0]);
  // Up from the middle of the lower right there is the notch: the cursor stays at its edge.
  press('ArrowRight', true);
  press('ArrowRight', true);
  for (let k = 0; k < 20; k++) press('ArrowUp');
  expect(readout()).toMatch(/^\(0\.4\d*, −0\.0\d+\)/);
});

test('pictures, lines and points are switched; an earlier row is chosen', async () => {
  const element = await shown([rowOf(1, 0.5), rowOf(2, 1.5)]);
  const entries = () => [...element.querySelectorAll<HTMLButtonElement>('.legend-entry')];
  expect(entries().map((entry) => entry.getAttribute('aria-pressed'))).toEqual([
    'true',
    'true',
    'true',
    'false',
  ]);
  const canvas = element.querySelector('canvas')!;
  const before = canvas.toDataURL();
  entries()[3]!.click();
  await settled(element);
  const withPoints = canvas.toDataURL();
  expect(withPoints).not.toBe(before);
  entries()[2]!.click();
  await settled(element);
  expect(canvas.toDataURL()).not.toBe(withPoints);
  entries()[1]!.click();
  await settled(element);
  expect(element.querySelectorAll('.field-panel')).toHaveLength(1);
  const summary = () => element.querySelector('#summary-plate')!.textContent!;
  expect(summary()).toMatch(/from 0\.\d+ to 0\.224, largest at \(−0\.341, −0\.341\)/);
  element.picked = 0;
  await settled(element);
  expect(summary()).toContain('to 0.0747,');
});

test('the sheet is a PNG of twice its size and an SVG that a browser reads and draws', async () => {
  const element = await shown([rowOf(1, 0.5)]);
  const drawing = new FieldsDrawing(element, () => element.querySelector('.drawing')!);
  drawing.prepare();
  const sheet = drawing.sheet()!;
  const png = await createImageBitmap(await sheetPng(sheet, 'sans-serif'));
  expect([png.width, png.height]).toEqual([Math.round(2 * sheet.width), Math.round(2 * sheet.height)]);
  const svg = sheetSvg(sheet, 'sans-serif', 'The plate');
  const parsed = new DOMParser().parseFromString(await svg.text(), 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect(parsed.querySelectorAll('image')).toHaveLength(4);
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  expect(image.naturalWidth).toBe(Math.round(sheet.width));
  // Drawn from either file the picture is the same, but for the smoothing of lines.
  const pixels = [png, image].map((source) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(sheet.width), Math.round(sheet.height)];
    const context = canvas.getContext('2d')!;
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  });
  const apart = pixels[0]!.filter((value, k) => Math.abs(value - pixels[1]![k]!) > 60).length;
  expect(apart / pixels[0]!.length).toBeLessThan(0.01);
  URL.revokeObjectURL(image.src);
});
