/** The lab in frames of a page on another origin, with a policy of its own, in real Chromium. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/lib/chromium.mjs';
import { LONG, SHORT } from './lab-page.ts';
import { hostFiles, type StaticHost } from './static-server.ts';

const LAB = fileURLToPath(new URL('../../dist/lab', import.meta.url));
const GUIDE = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');

let lab: StaticHost;
let browser: Browser;
beforeAll(async () => {
  // As static hosts for projects do: anybody may fetch.
  lab = await hostFiles(LAB, { base: '/glassbox/', headers: { 'access-control-allow-origin': '*' } });
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_ARGUMENTS] });
});
afterAll(async () => {
  await browser.close();
  await lab.close();
});

interface Around {
  readonly page: Page;
  readonly complaints: string[];
  frame(index?: number): Promise<Frame>;
  close(): Promise<void>;
}

/** A page on another port, which is another origin, that allows nothing but itself and frames and scripts of the lab. */
async function around(body: string, script = '', size = { width: 900, height: 700 }): Promise<Around> {
  const { origin } = new URL(lab.url);
  const policy = `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}; img-src data:; style-src 'self'`;
  const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css"><title>A course</title>${body}<script type="module" src="page.js"></script>`;
  const host = await hostFiles(null, {
    pages: {
      'index.html': html,
      'page.js': script || '0',
      'page.css': 'iframe { display: block; border: 0 } .far { height: 3000px }',
    },
    headers: { 'content-security-policy': policy },
  });
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(host.url);
  return {
    page,
    complaints,
    async frame(index = 0) {
      const handle = await page.locator('iframe').nth(index).elementHandle();
      const frame = await handle!.contentFrame();
      await frame!.waitForSelector('.frame, glassbox-page', { state: 'attached' });
      return frame!;
    },
    async close() {
      await context.close();
      await host.close();
    },
  };
}

const iframe = (level: string, link: string, width = 640, height = 420, more = '') =>
  `<iframe src="${lab.url}#${link}&lang=en&ui.embed=${level}" title="lab" width="${width}" height="${height}" ${more}></iframe>`;

/** Talks the protocol as a page would that was written by hand; keeps what it hears. */
const TALK = `
  const frame = document.querySelector('iframe');
  window.heard = [];
  addEventListener('message', ({ data, origin, source }) => {
    if (source === frame.contentWindow && (origin === new URL(frame.src).origin || origin === 'null')) heard.push(data);
  });
  window.say = (message) => frame.contentWindow.postMessage({ protocol: 'glassbox/1', ...message }, new URL(frame.src).origin);
  window.until = async (test) => {
    for (;;) { const found = heard.find(test); if (found) return found; await new Promise((go) => setTimeout(go, 30)); }
  };
  const hello = setInterval(() => heard.length > 0 ? clearInterval(hello) : frame.contentWindow.postMessage({ protocol: 'glassbox/1', type: 'hello', id: 'first' }, '*'), 100);
`;
type Talk = {
  heard: Record<string, unknown>[];
  say(message: object): void;
  until(test: (message: Record<string, never>) => boolean): Promise<Record<string, never>>;
};

/** Says something and waits for what answers it. */
const ask = (page: Page, message: object) =>
  page.evaluate(async (said) => {
    const id = `ask-${Math.random()}`;
    const talk = window as unknown as Talk;
    talk.say({ ...said, id });
    return (await talk.until((heard) => heard.id === (id as never))) as Record<string, unknown>;
  }, message);

const untilState = (frame: Frame, text: RegExp) =>
  frame.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.transport-status')?.textContent ?? ''),
    text.source,
    // What is out of sight is not painted.
    { polling: 100 },
  );

test('a page on another origin plays, changes and reads a run, and hears of it; nothing starts before it is seen', async () => {
  const { page, complaints, frame, close } = await around(
    `<div class="far"></div>${iframe('basic', SHORT)}`,
    TALK,
  );
  const inside = await frame();
  const ready = await page.evaluate(() =>
    (window as unknown as Talk).until((message) => message.type === ('ready' as never)),
  );
  expect(ready).toMatchObject({
    id: 'first',
    run: 'waiting',
    experiment: 'side-by-side',
    level: 'basic',
    rows: 0,
    engine: null,
  });
  await page.waitForTimeout(800);
  expect(page.workers()).toEqual([]);
  expect(await inside.locator('.poster').count()).toBe(1);

  // Set before anything runs: clamped as a link would be, and said; still nothing runs.
  const set = await ask(page, { type: 'set', settings: { size: 1, sweeps: 5 } });
  expect(set).toMatchObject({ type: 'state', run: 'waiting' });
  expect((set.notes as { code: string }[]).map(({ code }) => code)).toContain('GBX-415');
  expect((set.settings as Record<string, number>).size).toBeGreaterThan(1);
  expect(page.workers()).toEqual([]);
  await ask(page, { type: 'set', settings: { size: 32, sweeps: 4 } });

  await page.locator('iframe').scrollIntoViewIfNeeded();
  const done = await page.evaluate(() =>
    (window as unknown as Talk).until((message) => message.type === ('done' as never)),
  );
  expect(done).toMatchObject({ rows: 6 });
  const told = await page.evaluate(() =>
    (window as unknown as Talk).heard
      .filter(({ type }) => type === 'row')
      .reduce((sum, message) => sum + (message.rows as unknown[]).length, 0),
  );
  expect(told).toBe(6);
  expect(page.workers().length).toBeGreaterThan(0);
  const rows = (await ask(page, { type: 'getRows', from: 2, count: 3 })) as {
    from: number;
    rows: { values: object; samples?: object }[];
  };
  expect(rows.from).toBe(2);
  expect(rows.rows).toHaveLength(3);
  expect(rows.rows[0]!.values).toHaveProperty('temperature');
  const picture = await ask(page, { type: 'getImage' });
  expect(String(picture.image)).toMatch(/^data:image\/png;base64,.{2000}/);
  expect(await ask(page, { type: 'getImage', figure: 'nowhere' })).toMatchObject({
    type: 'error',
    code: 'GBX-644',
  });
  expect(await ask(page, { type: 'set', experiment: 'constructor' })).toMatchObject({
    type: 'error',
    code: 'GBX-644',
  });
  expect(await ask(page, { type: 'dance' })).toMatchObject({ type: 'error', code: 'GBX-640' });
  expect(await ask(page, { type: 'set', link: `#v=1&x=curie-weiss&seed=7` })).toMatchObject({
    experiment: 'curie-weiss',
  });
  expect(complaints).toEqual([]);
  await close();
});

test('one frame of a page runs at a time, out of sight it pauses, and seen again it goes on', async () => {
  const two = `${iframe('basic', LONG)}<div class="far"></div>${iframe('figure', `${LONG}&seed=2`)}`;
  const { page, frame, close } = await around(two);
  const [first, second] = [await frame(0), await frame(1)];
  await untilState(first, /^(Cooling|\d)/);
  await page.locator('iframe').nth(1).scrollIntoViewIfNeeded();
  await untilState(first, /^Paused/);
  await untilState(second, /^(Cooling|\d)/);
  await page.evaluate(() => scrollTo(0, 0));
  await untilState(second, /^Paused/);
  await untilState(first, /^(Cooling|\d)/);
  await close();

  const beside = await around(
    `${iframe('basic', LONG, 640, 300)}${iframe('basic', `${LONG}&seed=2`, 640, 300)}`,
  );
  const [upper, lower] = [await beside.frame(0), await beside.frame(1)];
  await Promise.race([untilState(upper, /^(Cooling|\d)/), untilState(lower, /^(Cooling|\d)/)]);
  const isWaiting = (one: Frame) => one.locator('.poster [data-action=play]').count();
  // How soon they agree on one depends on how busy the machine is; that they do is the promise.
  await expect
    .poll(async () => (await Promise.all([upper, lower].map(isWaiting))).sort(), { timeout: 20_000 })
    .toEqual([0, 1]);
  const still = (await isWaiting(upper)) === 1 ? upper : lower;
  const other = still === upper ? lower : upper;
  await still.locator('[data-action=play]').click();
  await untilState(still, /^(Cooling|\d)/);
  await untilState(other, /^Paused/);
  await beside.close();
});

test('compact frames fit 640 × 420 and 320 × 300 without a scroll bar; a full one says how high it is', async () => {
  for (const [width, height] of [
    [640, 420],
    [320, 300],
  ] as const) {
    for (const [level, links] of [
      ['basic', [SHORT, 'x=sk-anneal&n=32&s=30&r=4']],
      ['figure', [SHORT, 'x=sk-overlap']],
      ['none', [SHORT]],
    ] as const) {
      for (const link of links) {
        const { frame, close, complaints } = await around(iframe(level, link, width, height));
        const inside = await frame();
        if (level !== 'none') await inside.waitForSelector('.frame-figures .drawing');
        await inside.waitForTimeout(300);
        const room = await inside.evaluate(() => {
          const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
          const drawing = document.querySelector('.frame-figures .drawing')?.getBoundingClientRect();
          return {
            over: [scrollWidth - clientWidth, scrollHeight - clientHeight],
            drawing: drawing?.height ?? 999,
          };
        });
        expect(room.over, `${level} ${link} ${width}`).toEqual([0, 0]);
        expect(room.drawing, `${level} ${link} ${width}`).toBeGreaterThanOrEqual(110);
        const out = await inside.locator('.way-out').evaluate((link) => {
          const { href, target, rel } = link as HTMLAnchorElement;
          return { href, target, rel };
        });
        expect(out).toMatchObject({ target: '_blank', rel: 'noopener' });
        expect(out.href).not.toContain('ui.embed');
        expect(complaints).toEqual([]);
        await close();
      }
    }
  }
  const { page, frame, close } = await around(iframe('full', SHORT, 900, 500), TALK);
  const inside = await frame();
  expect(await inside.locator('glassbox-header').count()).toBe(0);
  // The page around it follows what the frame says of its height, which grows while its parts arrive.
  await page.evaluate(() => {
    const { heard } = window as unknown as Talk;
    setInterval(() => {
      const size = heard.findLast(({ type }) => type === 'size');
      if (size) document.querySelector('iframe')!.style.height = `${size.height}px`;
    }, 50);
  });
  await inside.waitForFunction(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return clientHeight > 1000 && scrollHeight <= clientHeight;
  });
  await close();
});

test('a sandbox without an origin is told of in the frame, also where not even the files arrive; with one all works', async () => {
  const closed = await around(iframe('basic', SHORT, 640, 420, 'sandbox="allow-scripts"'), TALK);
  const inside = await closed.frame();
  expect(await inside.locator('[role=alert]:visible').textContent()).toContain('GBX-641');
  const answer = await closed.page.evaluate(() =>
    (window as unknown as Talk).until((message) => message.type === ('error' as never)),
  );
  expect(answer).toMatchObject({ code: 'GBX-641' });
  await closed.close();

  // A host that lets no other origin fetch, as a frame without one is.
  const strict = await hostFiles(LAB);
  const page = await browser.newPage();
  await page.setContent(
    `<iframe sandbox="allow-scripts" src="${strict.url}#${SHORT}&ui.embed=basic"></iframe>`,
  );
  const frame = (await (await page.$('iframe'))!.contentFrame())!;
  await frame.waitForSelector('[data-missing=origin]:not([hidden])');
  await page.close();
  await strict.close();

  const open = await around(
    iframe('basic', SHORT, 640, 420, 'sandbox="allow-scripts allow-same-origin allow-popups"'),
    TALK,
  );
  await open.frame();
  expect(
    await open.page.evaluate(() =>
      (window as unknown as Talk).until((message) => message.type === ('done' as never)),
    ),
  ).toMatchObject({ rows: 6 });
  await open.close();
});

test('the example of docs/embedding.md runs as it stands: attributes, methods, events', async () => {
  const example = /```html\n(<!-- example -->[\s\S]*?)```/.exec(GUIDE)?.[1];
  expect(example).toBeDefined();
  const [, markup, script] = /([\s\S]*)<script type="module">([\s\S]*)<\/script>/.exec(example!)!;
  const here = (text: string) => text.replaceAll('https://glassbox.example/', lab.url);
  const { page, complaints, close } = await around(here(markup!), here(script!));
  await page.waitForFunction(() => document.querySelector('output')?.textContent?.startsWith('6 rows'));
  expect(await page.locator('img').getAttribute('src')).toMatch(/^data:image\/png/);

  const lived = await page.evaluate(async () => {
    const element = document.querySelector('glassbox-lab') as unknown as {
      set(wish: object): Promise<{ notes: { code: string }[]; settings: Record<string, unknown> }>;
      rows(): Promise<unknown[]>;
      state(): Promise<{ run: string }>;
      image(figure: string): Promise<string>;
      pause(): Promise<{ run: string }>;
      remove(): void;
    };
    const { notes } = await element.set({ settings: { size: 9_999_999 } });
    const refused = await element.image('nowhere').catch((error: { code: string }) => error.code);
    const late = element.state();
    element.remove();
    const gone = await late.catch((error: { code: string }) => error.code);
    return { notes: notes.map(({ code }) => code), refused, gone };
  });
  expect(lived).toEqual({ notes: ['GBX-415'], refused: 'GBX-644', gone: 'GBX-647' });
  expect(complaints).toEqual([]);
  await close();
});
