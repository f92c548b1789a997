/** The pictures of README and docs: what is run, how it is shown, what of it is kept. All are of real runs of the built lab. */
import { mkdir, writeFile } from 'node:fs/promises';
import { palettePng } from './palette-png.mjs';

export const FOLDER = 'docs/images';
/** No picture is larger: the page of the repository loads all of them. */
const LARGEST = 250_000;

const figure = (id) => `glassbox-figure:has([data-figure="${id}"])`;

/** `of`: the element that is shown, with the settings away; without one the screen, scrolled to `at`. */
export const PICTURES = [
  { file: 'lab.png', link: 'x=side-by-side', width: 1280, height: 1240 },
  {
    file: 'lab-zh-dark.png',
    link: 'x=sk-overlap',
    language: 'zh-Hans',
    dark: true,
    width: 1280,
    height: 860,
  },
  { file: 'phone.png', link: 'x=sk-overlap&s=200', width: 390, height: 844, touch: true },
  {
    file: 'story.png',
    link: 'x=metastable&n=128&ui.story=quenched.2',
    width: 1280,
    height: 800,
    ready: '#story-step',
  },
  { file: 'frustration.png', link: 'x=frustration&p=BD', width: 900, height: 1000, of: figure('board') },
  { file: 'tree.png', link: 'x=disconnectivity', width: 760, height: 1000, of: figure('tree') },
  {
    file: 'landscape-3d.png',
    link: 'x=slice',
    dark: true,
    width: 760,
    height: 1000,
    of: figure('trajectory'),
    press: '[data-kind="space"]',
  },
  {
    file: 'physics-informed.png',
    link: 'x=pinn-heat&d=2&r=2&s=40',
    width: 1100,
    height: 1400,
    of: figure('plate'),
  },
  { file: 'two-doubts.png', link: 'x=two-doubts&r=0', width: 860, height: 1000, of: figure('curve') },
];

/** Draws those of the names, or all. @param {import('playwright-core').Browser} browser */
export async function drawPictures(browser, address, names) {
  await mkdir(FOLDER, { recursive: true });
  for (const picture of PICTURES) {
    if (names.length > 0 && !names.includes(picture.file)) continue;
    const began = performance.now();
    const page = await opened(browser, address, picture);
    const png = palettePng(await taken(page, picture));
    if (png.length > LARGEST) throw new Error(`${picture.file} has ${png.length} bytes`);
    await writeFile(`${FOLDER}/${picture.file}`, png);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${picture.file}: ${Math.round(png.length / 1000)} kB, ${seconds} s`);
    await page.close();
  }
}

async function opened(browser, address, { link, language = 'en', dark, width, height, touch, ready }) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch === true,
    isMobile: touch === true,
  });
  page.on('pageerror', (error) => console.log('   ', String(error)));
  // A setting in the link, or the page would begin with its recording.
  await page.goto(`${address}#v=1&${link}&seed=42&lang=${language}`);
  const isDone = () =>
    /^(Done:|已完成：)/.test(document.querySelector('.transport-status')?.textContent ?? '');
  await page.waitForFunction(isDone, null, { timeout: 300_000 });
  if (ready) await page.waitForSelector(ready);
  return page;
}

/** Far charts are drawn when they come near. */
async function taken(page, { of, press }) {
  if (!of) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(600);
    return page.screenshot();
  }
  const element = page.locator(of).first();
  await element.scrollIntoViewIfNeeded();
  if (press) await element.locator(press).click();
  // The bar at the bottom would lie over it; a frame of air belongs to the picture.
  const content = `.dock { display: none } ${of} { padding: 1rem; background: var(--surface) }`;
  await page.addStyleTag({ content });
  await page.waitForTimeout(800);
  return element.screenshot();
}
