/**
 * node scripts/screenshots.mjs            pictures of the built lab in both languages and themes, wide and narrow, for eyes to
 *                                         check: results/screenshots/*.png
 * node scripts/screenshots.mjs ID …       the same of whole default runs of these experiments; --all: of every one
 * node scripts/screenshots.mjs --docs     the pictures of README and docs, docs/images (lib/docs-pictures.mjs); with names, these alone
 *                                         --keep takes the build that is there
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build, preview, runnerImport } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from './lib/chromium.mjs';
import { drawPictures } from './lib/docs-pictures.mjs';

const FOLDER = 'results/screenshots';
/** A run of seconds that still freezes. */
const SHORT = 's=60&m=200';
/** A frozen page shown anew in all of these. */
const LOOKS = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'zh-Hans', colorScheme: 'dark', width: 1280 },
  { language: 'en', colorScheme: 'dark', width: 360 },
  { language: 'zh-Hans', colorScheme: 'light', width: 360 },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    docs: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
await mkdir(FOLDER, { recursive: true });
if (!values.keep) await build({ logLevel: 'error' });
const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_ARGUMENTS });

/** A page whose run has ended. */
async function finished(link, context) {
  const page = await browser.newPage(context);
  page.on('pageerror', (error) => console.log('   ', String(error)));
  await page.goto(`${server.resolvedUrls.local[0]}#${link}`);
  await page.waitForFunction(
    () => /^(Done:|已完成：)/.test(document.querySelector('.transport-status')?.textContent ?? ''),
    null,
    { timeout: 600_000 },
  );
  return page;
}

async function shoot(page, path, fullPage) {
  // Far charts are drawn when they come near: go through the page once.
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    scrollTo(0, 0);
  });
  await page.waitForTimeout(400);
  await page.screenshot({ path, fullPage });
  console.log(path);
}

/** One run, shown in every look; the page itself is switched, as a reader would. */
async function shootExperiment(id) {
  const began = performance.now();
  const page = await finished(`v=1&x=${id}&lang=en`, { viewport: { width: 1280, height: 800 } });
  console.log(`${id}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  for (const { language, colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.click(`.language button[lang=${language}]`);
    await shoot(page, `${FOLDER}/${id}-${language}-${colorScheme}-${width}.png`, true);
  }
  await page.close();
}

async function shootLooks() {
  for (const language of ['en', 'zh-Hans'])
    for (const colorScheme of ['light', 'dark'])
      for (const width of [1280, 360]) {
        const narrow = { hasTouch: width < 600, isMobile: width < 600 };
        const viewport = { width, height: 800 };
        const page = await finished(`${SHORT}&lang=${language}`, { colorScheme, viewport, ...narrow });
        await shoot(page, `${FOLDER}/${language}-${colorScheme}-${width}.png`, true);
        await page.close();
      }
}

try {
  const { experiments } = (await runnerImport('src/experiments/registry.ts')).module;
  const chosen = values.all ? experiments.map(({ id }) => id) : positionals;
  if (values.docs) await drawPictures(browser, server.resolvedUrls.local[0], positionals);
  else if (chosen.length > 0) for (const id of chosen) await shootExperiment(id);
  else await shootLooks();
} finally {
  await browser.close();
  await server.close();
}
