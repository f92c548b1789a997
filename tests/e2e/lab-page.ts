/** Opens the built lab in Chromium for a test: served as any static host would, problems on its console collected. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium, WEBGPU_ARGUMENTS } from '../../scripts/lib/chromium.mjs';

export interface Lab {
  /** @param blocked  pattern of addresses that never arrive */
  open(link?: string, options?: BrowserContextOptions, blocked?: string): Promise<LabPage>;
  /** Paths of all files that were asked for so far, also by workers. */
  readonly requested: readonly string[];
  close(): Promise<void>;
}
export interface LabPage {
  readonly page: Page;
  /** Errors on the console and uncaught ones, so far. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A run of a second or so: 6 rungs, 8 samples of 32 spins. */
export const SHORT = 's=4&n=32&m=8&k=6&d=8&p=20';
/** A run that does not end by itself within a test. */
export const LONG = 's=200000&n=64&m=100000&k=20&d=4&p=20';

export async function openLab({ webgpu = false } = {}): Promise<Lab> {
  const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  const browser: Browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...CHROMIUM_ARGUMENTS, ...(webgpu ? WEBGPU_ARGUMENTS : [])],
  });
  const requested: string[] = [];
  server.httpServer.on('request', ({ url }) => requested.push(new URL(url ?? '', 'http://lab').pathname));
  const address = server.resolvedUrls!.local[0]!;
  return {
    requested,
    async open(link = SHORT, options = {}, blocked) {
      // What works offline is a test of its own (hosting.test.ts): here no page fetches ahead.
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        serviceWorkers: 'block',
        ...options,
      });
      if (blocked) await context.route(blocked, (route) => route.abort());
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
      page.on('requestfailed', (request) =>
        complaints.push(`${request.url()} ${request.failure()?.errorText}`),
      );
      await page.goto(`${address}#${link}`);
      await page.waitForSelector('glassbox-transport button');
      return { page, complaints, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits for the end of the run, as a reader of either language sees it, and for what is found in its rows. */
export async function untilDone(page: Page): Promise<void> {
  const done = page.waitForFunction(() => {
    const status = document.querySelector('.transport-status')?.textContent ?? '';
    const isDone = status.startsWith('Done:') || status.startsWith('已完成：');
    return isDone && !document.querySelector('.findings[aria-busy=true]');
  });
  await done.catch(async () => {
    const texts = await page.locator('.transport-status, .engine summary, .banner').allTextContents();
    throw new Error(`the run did not end: ${texts.join(' | ').replace(/\s+/g, ' ')}`);
  });
}

/** Temperatures measured so far: rungs marked as done. */
export const rowCount = (page: Page) => page.locator('.rung[data-done]').count();

export async function untilRows(page: Page, count: number): Promise<void> {
  await page.waitForFunction((least) => document.querySelectorAll('.rung[data-done]').length >= least, count);
}
