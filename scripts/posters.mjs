// Pictures for frames that wait (src/lab/embed): the first figures of default runs, of the lab as it was built last.
// `node scripts/posters.mjs --seconds 60 ID …`; a run that takes longer is pictured as far as it came. Without ids: those that have one.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from './lib/chromium.mjs';

const FOLDER = fileURLToPath(new URL('../public/posters/', import.meta.url));
const LIST = fileURLToPath(new URL('../src/lab/embed/poster-list.ts', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' } },
});
mkdirSync(FOLDER, { recursive: true });
const present = () =>
  readdirSync(FOLDER)
    .map((name) => name.replace('.jpg', ''))
    .sort();
const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_ARGUMENTS });
for (const id of positionals.length > 0 ? positionals : present()) {
  const page = await browser.newPage({ viewport: { width: 640, height: 380 } });
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
  const rows = await page.locator('.frame-figures .drawing canvas').count();
  if (rows > 0)
    await page
      .locator('.frame-figures')
      .screenshot({ path: `${FOLDER}${id}.jpg`, type: 'jpeg', quality: 72 });
  console.log(`${id}: ${rows === 0 ? 'nothing drawn' : done ? 'done' : 'as far as it came'}`);
  await page.close();
}
await browser.close();
await server.close();
const names = present().map((id) => `  '${id}',\n`);
writeFileSync(
  LIST,
  `/** Written by \`scripts/posters.mjs\`. */\nexport const POSTERS: readonly string[] = [${names.length > 0 ? `\n${names.join('')}` : ''}];\n`,
);
