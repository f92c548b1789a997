/** Promises: the lab is painted soon, and its main thread stays free while a large run goes on. */
const LONGEST_TASK_MS = 50;
const FIRST_PAINT_MS = 1500;
const WATCHED_MS = 20_000;

/** Remembers long tasks (the browser reports those over 50 ms) from the first moment on. */
function watchTasks() {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      globalThis.longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

/** Long runs with what draws most: a line, a radial map, pictures of fields. */
const OTHERS = {
  'line charts': 'v=1&x=sk-freeze&seed=42&n=256',
  'radial map': 'v=1&x=sk-anneal&seed=42&n=256',
  'pictures of fields': 'v=1&x=pinn-elastic&seed=42',
};

/** Long tasks of a run in its course. */
async function longTasks(browser, labUrl, link, milliseconds) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watchTasks);
  await page.goto(`${labUrl}#${link}`);
  await page.waitForSelector('canvas', { timeout: 30_000 });
  // Starting up is another promise; here it is about running.
  await page.waitForTimeout(3000);
  const from = await page.evaluate(() => performance.now());
  await page.waitForTimeout(milliseconds);
  const tasks = await page.evaluate(
    (start) => globalThis.longTasks.filter((task) => task.startTime >= start),
    from,
  );
  await page.close();
  const worst = Math.max(0, ...tasks.map(({ duration }) => duration));
  const said =
    tasks.length === 0 ? 'none over 50 ms' : `${tasks.length} over 50 ms, worst ${worst.toFixed(0)} ms`;
  return { worst, said };
}

export const keepsPageFree = {
  name: 'longest main-thread task under 50 ms (N = 1024, 64 replicas)',
  run: ({ withBrowser, labUrl }) =>
    withBrowser(async (browser) => {
      const link = 'v=1&x=side-by-side&seed=42&n=1024&d=1&r=64';
      const { worst, said } = await longTasks(browser, labUrl, link, WATCHED_MS);
      return { ok: worst < LONGEST_TASK_MS, said: `${said} in ${WATCHED_MS / 1000} s` };
    }),
};

export const drawsLightly = {
  name: 'longest main-thread task under 50 ms: lines, radial map, fields',
  run: ({ withBrowser, labUrl }) =>
    withBrowser(async (browser) => {
      const told = [];
      let ok = true;
      for (const [name, link] of Object.entries(OTHERS)) {
        const { worst, said } = await longTasks(browser, labUrl, link, WATCHED_MS / 2);
        ok &&= worst < LONGEST_TASK_MS;
        told.push(`${name}: ${said}`);
      }
      return { ok, said: `${told.join('; ')} in ${WATCHED_MS / 2000} s each` };
    }),
};

export const paintsSoon = {
  name: 'first contentful paint within 1.5 s',
  run: ({ withBrowser, labUrl }) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(labUrl);
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      const ms = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0].startTime,
      );
      return { ok: ms < FIRST_PAINT_MS, said: `${ms.toFixed(0)} ms` };
    }),
};
