/**
 * node scripts/record-animation.mjs   the README's animation, docs/images/cooling.gif: a whole cooling of the built lab, as a reader sees it,
 *                                     in seven seconds. --keep takes the build that is there. Frames are looked at in results/animation.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import gifenc from 'gifenc';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { build, preview } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from './lib/chromium.mjs';

const { applyPalette, GIFEncoder, quantize } = gifenc;

const FILE = 'docs/images/cooling.gif';
const FOLDER = 'results/animation';
const LARGEST = 2_000_000;
/** Of 256 spins and networks as they stand by default, a few samples fewer, on a ladder of 24 rungs. */
const LINK = 'v=1&x=side-by-side&seed=42&d=16&mp=0&s=200&m=600&lang=en';
/** 720 pixels of picture for 960 of page: still two columns. */
const PAGE = { viewport: { width: 960, height: 1000 }, deviceScaleFactor: 0.75, colorScheme: 'light' };
const FRAMES = 70;
const FRAME_MS = 100;
const LAST_MS = 2500;
/** The colour after the palette's own: "as in the frame before". */
const SAME = 255;

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
if (!values.keep) await build({ logLevel: 'error' });
const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_ARGUMENTS });
try {
  const shots = spread(await film(), FRAMES).map((png) => PNG.sync.read(png));
  const gif = encode(shots);
  if (gif.length > LARGEST) throw new Error(`the animation has ${gif.length} bytes`);
  await writeFile(FILE, gif);
  console.log(`${FILE}: ${shots.length} frames, ${Math.round(gif.length / 1000)} kB`);
  await mkdir(FOLDER, { recursive: true });
  for (const k of [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (shots.length - 1))))
    await writeFile(`${FOLDER}/${String(k).padStart(2, '0')}.png`, PNG.sync.write(shots[k]));
} finally {
  await browser.close();
  await server.close();
}

/** Pictures of the page, one after the other as fast as they come, from the first row to the end of the run. */
async function film() {
  const page = await browser.newPage(PAGE);
  await page.goto(`${server.resolvedUrls.local[0]}#${LINK}`);
  await page.waitForSelector('.panels glassbox-portrait canvas');
  await page.evaluate(() =>
    scrollTo(0, document.querySelector('.panels').getBoundingClientRect().top + scrollY - 12),
  );
  const shots = [];
  const isDone = () =>
    page.evaluate(() => document.querySelector('.transport-status')?.textContent?.startsWith('Done:'));
  do shots.push(await page.screenshot());
  while (!(await isDone()) && shots.length < 3000);
  await page.waitForTimeout(1000);
  shots.push(await page.screenshot());
  return shots;
}

/** So many of them, evenly, the first and the last among them. */
function spread(shots, count) {
  if (shots.length <= count) return shots;
  return Array.from({ length: count }, (_, k) => shots[Math.round((k * (shots.length - 1)) / (count - 1))]);
}

/** One palette for all, and of each frame only what has changed: a third of the size. */
function encode(shots) {
  const { width, height } = shots[0];
  const sampled = [0, 0.33, 0.66, 1].map((share) => shots[Math.round(share * (shots.length - 1))].data);
  const palette = quantize(new Uint8Array(Buffer.concat(sampled)), SAME);
  while (palette.length <= SAME) palette.push([0, 0, 0]);
  const gif = GIFEncoder();
  let before = null;
  shots.forEach(({ data }, k) => {
    const indices = applyPalette(data, palette.slice(0, SAME));
    const changed = before ? indices.map((colour, at) => (colour === before[at] ? SAME : colour)) : indices;
    before = indices;
    const delay = k === shots.length - 1 ? LAST_MS : FRAME_MS;
    const first = k === 0 ? { palette } : { transparent: true, transparentIndex: SAME };
    gif.writeFrame(changed, width, height, { ...first, delay, dispose: 1 });
  });
  gif.finish();
  return gif.bytes();
}
