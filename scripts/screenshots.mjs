/**
 * node scripts/screenshots.mjs          pictures of the built lab in both languages and themes, wide and narrow, for eyes to
 *                                       check: results/screenshots/*.png
 * node scripts/screenshots.mjs --docs   the README's picture, docs/images/lab.png, from a whole default run (a minute or so)
 */
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from './lib/chromium.mjs';

const FOLDER = 'results/screenshots';
/** A run of seconds that still freezes. */
const SHORT = 's=60&m=200';

const docs = process.argv.includes('--docs');
await mkdir(FOLDER, { recursive: true });
await build({ logLevel: 'error' });
const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_ARGUMENTS });

async function shoot({ path, link, fullPage, ...context }) {
  const page = await browser.newPage(context);
  await page.goto(`${server.resolvedUrls.local[0]}#${link}`);
  await page.waitForFunction(
    () => /^(Done:|已完成：)/.test(document.querySelector('.transport-status')?.textContent ?? ''),
    null,
    { timeout: 600_000 },
  );
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
  await page.close();
  console.log(path);
}

try {
  for (const language of docs ? [] : ['en', 'zh-Hans'])
    for (const colorScheme of ['light', 'dark'])
      for (const width of [1280, 360])
        await shoot({
          path: `${FOLDER}/${language}-${colorScheme}-${width}.png`,
          link: `${SHORT}&lang=${language}`,
          fullPage: true,
          colorScheme,
          viewport: { width, height: 800 },
          hasTouch: width < 600,
          isMobile: width < 600,
        });
  if (docs) {
    await mkdir('docs/images', { recursive: true });
    const viewport = { width: 1280, height: 1240 };
    await shoot({ path: 'docs/images/lab.png', link: 'lang=en', colorScheme: 'light', viewport });
  }
} finally {
  await browser.close();
  await server.close();
}
