/** A sample of the faults that the audit brings about: each once, languages in turn. */
import { type Browser, chromium } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium, WEBGPU_ARGUMENTS } from '../../scripts/lib/chromium.mjs';
import {
  FAULT_ARGUMENTS,
  FAULTS,
  INSECURE_HOST,
  meet,
  type Place,
  wholeRuns,
} from '../../scripts/lib/faults.mjs';

const SAMPLE = [
  'a page that is not secure',
  'no navigator.gpu',
  'an adapter that is null',
  'a software adapter',
  'a controller that is killed',
  'a thread that is killed',
];

let server: PreviewServer;
let plain: Browser;
let withGpu: Browser;
let place: Omit<Place, 'browser' | 'language'>;

const launch = (more: readonly string[]) =>
  chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...CHROMIUM_ARGUMENTS, ...FAULT_ARGUMENTS, ...more],
  });

beforeAll(async () => {
  server = await preview({
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 0, allowedHosts: [INSECURE_HOST] },
  });
  [plain, withGpu] = await Promise.all([launch([]), launch(WEBGPU_ARGUMENTS)]);
  const address = server.resolvedUrls!.local[0]!;
  place = {
    address,
    insecureAddress: `http://${INSECURE_HOST}:${new URL(address).port}/`,
    whole: wholeRuns(async (link) => {
      const page = await (await plain.newContext()).newPage();
      await page.goto(`${address}#${link}`);
      return page;
    }),
  };
});
afterAll(async () => {
  await Promise.all([plain.close(), withGpu.close()]);
  await server.close();
});

test.each(SAMPLE.map((name, i) => [name, i % 2 === 0 ? 'en' : 'zh-Hans'] as const))(
  '%s (%s): the run ends with its rows and the message is on screen',
  async (name, language) => {
    const fault = FAULTS.find((one) => one.name === name)!;
    const { wrong, seen } = await meet(fault, {
      ...place,
      browser: fault.webgpu ? withGpu : plain,
      language,
    });
    expect(wrong, seen).toBeNull();
  },
);
