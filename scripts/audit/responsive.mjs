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

export const keepsPageFree = {
  name: 'longest main-thread task under 50 ms (N = 1024, 64 replicas)',
  run: ({ withBrowser, labUrl }) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.addInitScript(watchTasks);
      await page.goto(`${labUrl}#v=1&x=side-by-side&seed=42&n=1024&d=1&r=64`);
      await page.waitForSelector('canvas', { timeout: 30_000 });
      // Starting up is another promise; here it is about running.
      await page.waitForTimeout(3000);
      const from = await page.evaluate(() => performance.now());
      await page.waitForTimeout(WATCHED_MS);
      const tasks = await page.evaluate(
        (start) => globalThis.longTasks.filter((task) => task.startTime >= start),
        from,
      );
      const worst = Math.max(0, ...tasks.map(({ duration }) => duration));
      const said =
        tasks.length === 0 ? 'none over 50 ms' : `${tasks.length} over 50 ms, worst ${worst.toFixed(0)} ms`;
      return { ok: worst < LONGEST_TASK_MS, said: `${said} in ${WATCHED_MS / 1000} s` };
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
