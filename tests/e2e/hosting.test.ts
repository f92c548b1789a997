/** Where the page lives: below any path of a static host, without a network, under its own policy, and asking nobody else. */
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/lib/chromium.mjs';
import { SHORT, untilDone } from './lab-page.ts';
import { hostFiles, type StaticHost } from './static-server.ts';

const LAB = fileURLToPath(new URL('../../dist/lab', import.meta.url));
/** Short runs of experiments of every kind: glasses, networks, laws, tables. */
const RUNS = [SHORT, 'x=curie-weiss', 'x=sk-overlap&n=16&s=1'];

let host: StaticHost;
let browser: Browser;
beforeAll(async () => {
  host = await hostFiles(LAB, { base: '/a/b/' });
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_ARGUMENTS] });
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** Everything that the page asks of anybody, and what its policy forbade. */
async function watched(): Promise<{
  context: BrowserContext;
  page: Page;
  requests: string[];
  complaints: string[];
}> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' });
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return { context, page, requests, complaints };
}

const strangers = (requests: readonly string[]) =>
  requests.filter((url) => !url.startsWith(host.url) && !/^(data|blob|about):/.test(url));

test('the lab asks only its own host, sets no cookie and keeps to its policy, over experiments, tables, files and both languages', async () => {
  const { context, page, requests, complaints } = await watched();
  for (const link of RUNS) {
    await page.goto('about:blank');
    await page.goto(`${host.url}#${link}`);
    await page.waitForSelector('glassbox-transport button');
    await untilDone(page);
    await page.waitForFunction(() => document.querySelector('.drawing canvas'));
    await page.locator('[data-tool=data]').first().click();
    for (const format of ['csv', 'png', 'svg']) {
      const download = page.waitForEvent('download');
      await page.locator(`[data-save=${format}]`).first().click();
      await download;
    }
    await page.locator('.language [lang=zh-Hans]').click();
    await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
    await page.locator('.language [lang=en]').click();
  }
  expect(strangers(requests)).toEqual([]);
  expect(requests.length).toBeGreaterThan(20);
  expect(await context.cookies()).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('nor do its dialogs, files, formulas, stories and sounds ask anybody else', async () => {
  const { context, page, requests, complaints } = await watched();
  await page.goto(`${host.url}#${SHORT}`);
  await untilDone(page);

  await page.click('[data-action=share]');
  await page.waitForSelector('dialog.share[open] .qr-code path');
  await page.check('dialog.share input[name=fingerprint]');
  const zip = page.waitForEvent('download');
  await page.click('[data-action=download-everything]');
  expect((await zip).suggestedFilename()).toMatch(/\.zip$/);
  await page.keyboard.press('Escape');

  await page.click('[data-action=glossary]');
  await page.fill('dialog.glossary[open] input[type=search]', 'glass');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.glossary[open]', { state: 'detached' });

  await page.click('details.formulas summary');
  await page.waitForSelector('glassbox-formulas math');
  // A font that does not arrive is replaced without a word.
  await page.waitForFunction(() =>
    [...document.fonts].some(({ family, status }) => family.includes('STIX') && status === 'loaded'),
  );

  await page.click('[data-action=teacher]');
  await page.waitForSelector('dialog.teacher[open] [data-tick]');
  await page.keyboard.press('Escape');

  // What is closed loses the focus with the next frame.
  await page.waitForFunction(() => !document.activeElement?.closest('dialog'));
  await page.keyboard.press('?');
  await page.check('dialog.settings-dialog[open] [data-setting=sound]');
  await page.keyboard.press('Escape');
  await page.click('[data-action=stories]');
  await page.waitForSelector('dialog.stories[open] a[data-story]');
  await page.click('dialog.stories a[data-story=quenched]');
  await page.waitForSelector('.story #story-step');

  expect(strangers(requests)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('below a path: manifest, icons, worker scope; then offline, and an experiment never opened runs in the other language', async () => {
  const { context, page, complaints } = await watched();
  const earlier = host.asked.length;
  await page.goto(`${host.url}#${SHORT}`);
  await page.waitForSelector('glassbox-transport button');
  // Nothing is fetched ahead before the page rests.
  expect(host.asked.slice(earlier)).not.toContain('/a/b/sw.js');
  await untilDone(page);
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(host.url);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
    const found = (await (await fetch(link.href)).json()) as {
      start_url: string;
      scope: string;
      icons: { src: string }[];
      screenshots: { src: string }[];
    };
    const files = [...found.icons, ...found.screenshots].map(({ src }) => new URL(src, link.href).href);
    const answers = await Promise.all(files.map(async (url) => (await fetch(url)).status));
    return {
      start: new URL(found.start_url, link.href).href,
      scope: new URL(found.scope, link.href).href,
      answers: [...new Set(answers)],
    };
  });
  expect(manifest).toEqual({ start: host.url, scope: host.url, answers: [200] });

  await context.setOffline(true);
  const before = host.asked.length;
  await page.reload();
  await page.waitForSelector('glassbox-transport button');
  await page.goto(`${host.url}#x=curie-weiss&lang=zh-Hans`);
  await page.waitForFunction(() => document.querySelector('.drawing canvas'));
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
  await page.waitForFunction(() =>
    (document.querySelector('.transport-status')?.textContent ?? '').startsWith('已完成'),
  );
  expect(host.asked.length).toBe(before);
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await context.close();
});

test('a newer version is offered, and the page is loaded again only when the reader says so', async () => {
  const pages: Record<string, string> = {};
  const own = await hostFiles(LAB, { pages });
  const { context, page } = await watched();
  await page.goto(`${own.url}#${SHORT}`);
  await page.waitForSelector('glassbox-transport button');
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.evaluate(() => {
    (window as unknown as { same: boolean }).same = true;
  });
  pages['sw.js'] = `${await (await fetch(`${own.url}sw.js`)).text()}\n// the next version`;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
  await page.waitForSelector('.news [data-action=new-version]');
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
  await Promise.all([
    page.waitForEvent('load', { timeout: 120_000 }),
    page.locator('[data-action=new-version]').click(),
  ]);
  await page.waitForSelector('glassbox-transport button');
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBeUndefined();
  await context.close();
  await own.close();
});

test('the offer to install waits quietly at the end of the page', async () => {
  const { context, page } = await watched();
  await page.goto(`${host.url}#${SHORT}`);
  await page.waitForSelector('glassbox-transport button');
  await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => {
        document.body.dataset.asked = 'yes';
        return { outcome: 'dismissed' };
      },
    });
    document.body.dataset.held = String(!dispatchEvent(offer));
  });
  await page.locator('footer [data-action=install]').click();
  expect(await page.evaluate(() => ({ ...document.body.dataset }))).toMatchObject({
    asked: 'yes',
    held: 'true',
  });
  await page.waitForSelector('[data-action=install]', { state: 'detached' });
  await context.close();
});
