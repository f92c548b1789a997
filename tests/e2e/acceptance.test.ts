/** Samples of the promises that `npm run audit` measures over everything: docs/acceptance.md. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutatedLinks } from '../../scripts/lib/mutated-links.mjs';
import { openedWrongly } from '../../scripts/lib/opened-link.mjs';
import {
  cutOffTexts,
  lengthenTexts,
  overlappingControls,
  show,
  sidewaysParts,
  smallTargets,
  spaceTexts,
  unfold,
} from '../../scripts/lib/page-checks.mjs';
import { decodeLink } from '../../src/experiments/link.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

const GLASS = 'v=1&x=sk-overlap&seed=42&n=16&m=3&r=4&s=12&k=4';
const LINKS = [
  GLASS,
  'v=1&x=pinn-elastic&seed=42&n=2',
  'v=1&x=frustration&seed=42',
  'v=1&x=kick&seed=42&n=16',
];

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test('links that went wrong on their way open, and what was changed is said (10 of 200)', async () => {
  const { page, close } = await lab.open(GLASS);
  const address = page.url().replace(/#.*/, '');
  const decode = (link: string) => decodeLink(link, experiments);
  const wrong: string[] = [];
  for (const link of mutatedLinks(LINKS, 10, 7))
    wrong.push(...(await openedWrongly(page, address, link, decode)));
  expect(wrong).toEqual([]);
  await close();
});

test.each(['en', 'zh-Hans'])(
  'at 320 px, at double size and with spaced texts nothing sticks out, is cut off or lies over another (%s)',
  async (language) => {
    const { page, close } = await lab.open(GLASS, {
      viewport: { width: 640, height: 430 },
      deviceScaleFactor: 2,
    });
    await untilDone(page);
    await unfold(page);
    for (const spaced of [false, true]) {
      if (spaced) await spaceTexts(page);
      for (const width of [640, 320]) {
        await show(page, { language, theme: 'light', width });
        const at = `${width} px${spaced ? ', spaced' : ''}`;
        expect(await sidewaysParts(page), at).toEqual([]);
        expect(await cutOffTexts(page), at).toEqual([]);
        expect(await overlappingControls(page), at).toEqual([]);
      }
    }
    await close();
  },
);

test('everything that can be pressed is 32 px high, and with texts 40 % longer all of it still fits', async () => {
  const { page, close } = await lab.open(GLASS);
  await untilDone(page);
  await unfold(page);
  expect(await smallTargets(page, 32)).toEqual([]);
  expect(await lengthenTexts(page, 0.4)).toBeGreaterThan(100);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysParts(page), `${width} px`).toEqual([]);
    expect(await overlappingControls(page), `${width} px`).toEqual([]);
  }
  await close();
});

test.each([
  ['en', /^In equilibrium\?\s*No: at T\s=.*a test fails/],
  ['zh-Hans', /[\u4e00-\u9fff]/],
])('after a quench the light is red, a triangle, and says why in words (%s)', async (language, words) => {
  const link = `v=1&x=equilibrium&seed=42&by=cooling&n=256&d=8&k=2&s=200&thi=0.3&tlo=0.2&lang=${language}`;
  const { page, close } = await lab.open(link);
  await untilDone(page);
  const finding = page.locator('.finding[data-finding=equilibrated]');
  expect(await finding.getAttribute('data-verdict')).toBe('no');
  expect(await finding.locator('.light').textContent()).toBe('▲');
  expect(await finding.locator(':scope > span').last().innerText()).toMatch(words);
  await close();
});
