// Pictures for frames that wait (src/lab/embed): the first figures of default runs, of the lab as it was built last, in every language,
// on light ground and dark. `node scripts/posters.mjs --seconds 60 ID …`; a run that takes longer is pictured as far as it came. Without ids: those
// that have one.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from './lib/chromium.mjs';

const FOLDER = fileURLToPath(new URL('../public/posters/', import.meta.url));
const LIST = fileURLToPath(new URL('../src/lab/embed/poster-list.ts', import.meta.url));
const LANGUAGES = ['en', 'zh-Hans'];
const SIZE = { width: 640, height: 380 };
/** Of lossy WebP, from 0 to 100. */
const QUALITY = 70;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' } },
});
mkdirSync(FOLDER, { recursive: true });
const present = () => [...new Set(readdirSync(FOLDER).map((name) => name.split('.')[0]))].sort();
const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_ARGUMENTS });
for (const id of positionals.length > 0 ? positionals : present()) await pictures(id);
await browser.close();
await server.close();
const names = present().map((id) => `  '${id}',\n`);
writeFileSync(
  LIST,
  `/** Written by \`scripts/posters.mjs\`. */\nexport const POSTERS: readonly string[] = [${names.length > 0 ? `\n${names.join('')}` : ''}];\n`,
);

/** One run, pictured in every dress. */
async function pictures(id) {
  const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'no-preference' });
  await page.goto(`${server.resolvedUrls.local[0]}#x=${id}&lang=en&ui.embed=figure`);
  const end = page.waitForFunction(
    () => document.querySelector('.transport-status')?.textContent?.startsWith('Done:'),
    null,
    { timeout: Number(values.seconds) * 1000 },
  );
  const done = await end.then(
    () => true,
    () => false,
  );
  // Nothing drawn is no picture.
  const drawn = await page.locator('.frame-figures .drawing canvas').count();
  console.log(`${id}: ${drawn === 0 ? 'nothing drawn' : done ? 'done' : 'as far as it came'}`);
  if (!done && drawn > 0) await page.locator('[data-action=play]').click();
  for (const language of drawn > 0 ? LANGUAGES : []) {
    await page.evaluate((tag) => {
      location.hash = location.hash.replace(/lang=[^&]+/, `lang=${tag}`);
    }, language);
    await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(500);
      const { x, y, width, height } = await page.locator('.frame-figures').boundingBox();
      // The browser itself writes WebP, half as large as JPEG.
      const devtools = await page.context().newCDPSession(page);
      const { data } = await devtools.send('Page.captureScreenshot', {
        format: 'webp',
        quality: QUALITY,
        clip: { x, y, width, height, scale: 1 },
      });
      writeFileSync(`${FOLDER}${id}.${language}.${colorScheme}.webp`, Buffer.from(data, 'base64'));
    }
  }
  await page.close();
}
