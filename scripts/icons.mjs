// Icons of the web manifest from public/glassbox.svg; with --pictures also its pictures, from the lab as it was built last.
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from './lib/chromium.mjs';

const PUBLIC = fileURLToPath(new URL('../public/', import.meta.url));
/** The emblem has the colour of its ground, so its corners do not show; its lines stay inside the circle of 80 % that every mask leaves. */
const SAFE = 0.85;
const GROUND = '#3e1cc4';

mkdirSync(`${PUBLIC}icons`, { recursive: true });
mkdirSync(`${PUBLIC}screenshots`, { recursive: true });
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_ARGUMENTS });
const drawing = readFileSync(`${PUBLIC}glassbox.svg`).toString('base64');

await icon('icon-192', 192, 1, 'transparent');
await icon('icon-512', 512, 1, 'transparent');
await icon('maskable-512', 512, SAFE, GROUND);
await icon('touch', 180, 0.8, GROUND);
if (process.argv.includes('--pictures')) await pictures();
await browser.close();

async function icon(name, size, share, ground) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const edge = Math.round(size * share);
  await page.setContent(`<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">
    <img width="${edge}" height="${edge}" src="data:image/svg+xml;base64,${drawing}" /></body>`);
  await page.locator('img').evaluate((image) => image.decode());
  await page.screenshot({ path: `${PUBLIC}icons/${name}.png`, omitBackground: ground === 'transparent' });
  await page.close();
}

/** The first experiment, a short run at its end. */
async function pictures() {
  const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  const link = `${server.resolvedUrls.local[0]}#s=40&n=64&m=16&k=16&d=16`;
  for (const [name, width, height] of [
    ['wide', 1280, 720],
    ['narrow', 390, 844],
  ]) {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(link);
    await page.waitForFunction(
      () => document.querySelector('.transport-status')?.textContent.startsWith('Done:'),
      null,
      { timeout: 240_000 },
    );
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${PUBLIC}screenshots/${name}.jpg`, type: 'jpeg', quality: 80 });
    await page.close();
  }
  await server.close();
}
