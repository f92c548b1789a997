/**
 * Faults of browser, GPU and workers, brought about in a real Chromium, and what the page must make of each: a run that ends with the rows
 * of an undisturbed one, and the message on screen. Used by the tests (a sample) and by the audit (all, in both languages).
 */

export const INSECURE_HOST = 'lab.test';
export const FAULT_ARGUMENTS = [`--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`];

/** About a second of work on the processor: 6 rungs of 16 spins and small networks. */
const LINK = 's=4&n=16&m=4&k=6&d=2&r=2&p=8';
/** Some six seconds, so that there is something to break and to keep. */
const LONGER = 's=2000&n=48&m=1280&k=40&d=4&r=2&p=20';

/** In the page, before its own code: its workers in a list, by kind. */
const HOLD_WORKERS = () => {
  const Real = globalThis.Worker;
  globalThis.workersMade = [];
  globalThis.Worker = class extends Real {
    constructor(url, options) {
      super(url, options);
      const kind = /-(controller|findings|inspect|kernels)-/.exec(options?.name ?? '')?.[1];
      globalThis.workersMade.push({ kind, worker: this });
    }
  };
};
const ofKind = (page, kind) =>
  page.evaluate((wanted) => globalThis.workersMade.filter((made) => made.kind === wanted).length, kind);
/** Ends the newest worker of a kind without a word, as the browser does when memory runs out. */
const kill = (page, kind) =>
  page.evaluate(
    (wanted) => globalThis.workersMade.findLast((made) => made.kind === wanted).worker.terminate(),
    kind,
  );
const tellController = (page, fault) =>
  page.evaluate(
    (word) =>
      globalThis.workersMade
        .findLast(({ kind }) => kind === 'controller')
        .worker.postMessage({ fault: word }),
    fault,
  );

/** Goes before the code of the controller's worker. */
const NO_GPU = `Object.defineProperty(WorkerNavigator.prototype, 'gpu', { get: () => undefined });`;
const NULL_ADAPTER = `GPU.prototype.requestAdapter = async () => null;`;
const REFUSING = `GPUAdapter.prototype.requestDevice = async () => { throw new Error('no device for you'); };`;
const LOSABLE = `
const devices = [];
const request = GPUAdapter.prototype.requestDevice;
GPUAdapter.prototype.requestDevice = async function (...asked) {
  const device = await request.apply(this, asked);
  devices.push(device);
  return device;
};
self.addEventListener('message', ({ data }) => {
  if (data?.fault === 'lose') devices.at(-1).destroy();
});`;
const FAILING = `self.addEventListener('message', ({ data }) => {
  if (data?.fault === 'throw') setTimeout(() => { throw new Error('out of cheese'); });
});`;
const MORTAL_THREADS = `
Object.defineProperty(WorkerNavigator.prototype, 'hardwareConcurrency', { get: () => 4 });
const RealWorker = self.Worker;
const threads = [];
self.Worker = class extends RealWorker {
  constructor(...made) { super(...made); threads.push(this); }
};
self.addEventListener('message', ({ data }) => {
  if (data?.fault === 'thread') threads.at(-1).terminate();
});`;
const SMALL_BUFFERS = `
for (const name of ['maxStorageBufferBindingSize', 'maxBufferSize'])
  Object.defineProperty(GPUSupportedLimits.prototype, name, { get: () => 40_000 });`;

/** What a reader sees and what the rows are. */
const state = (page) =>
  page.evaluate(() => {
    const { session } = document.querySelector('glassbox-transport');
    const { state: now, engine, why, problem } = session.status.value;
    const rows = session.rows.value;
    return {
      state: now,
      engine: engine?.kind ?? null,
      why: why?.id ?? null,
      problem: problem?.id ?? null,
      rows: rows.map(({ values }) => values),
      glass: rows.map(({ values }) =>
        Object.entries(values).filter(([name]) => name.startsWith('glass') || name === 'temperature'),
      ),
      findings: session.findings.value.length,
    };
  });
const untilRow = (page, count, timeout = 60_000) =>
  page.waitForFunction(
    (least) => document.querySelector('glassbox-transport')?.session.rows.value.length >= least,
    count,
    { timeout },
  );
const untilEnd = (page, timeout = 120_000) =>
  page.waitForFunction(
    () => {
      const { session } = document.querySelector('glassbox-transport') ?? {};
      return (
        session && ['done', 'failed'].includes(session.status.value.state) && !session.isFindingOut.value
      );
    },
    null,
    { timeout },
  );
const untilState = (page, wanted) =>
  page.waitForFunction(
    (word) => document.querySelector('glassbox-transport')?.session.status.value.state === word,
    wanted,
    { timeout: 60_000 },
  );
/** Ids that can be read without opening anything. */
const idsOnScreen = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.problem-id')]
      .filter((element) => element.checkVisibility())
      .map(({ textContent }) => textContent),
  );
const untilSaid = (page, id) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('.problem-id')].some(
        (element) => element.textContent === wanted && element.checkVisibility(),
      ),
    id,
    { timeout: 60_000 },
  );
const chooseWebGpu = async (page) => {
  await page.click('.engine summary');
  await page.selectOption('.engine select', 'webgpu');
};
/** How many checkpoints of the page are in storage. */
const countKept = (page) =>
  page.evaluate(async () => {
    // To open one that is not there would make it, without the page's store in it.
    const all = await indexedDB.databases();
    if (!all.some(({ name }) => name === 'glassbox')) return 0;
    return new Promise((resolve) => {
      const opening = indexedDB.open('glassbox');
      opening.onerror = () => resolve(0);
      opening.onsuccess = () => {
        const database = opening.result;
        const answer = (found) => {
          database.close();
          resolve(found);
        };
        if (!database.objectStoreNames.contains('runs')) return answer(0);
        const count = database.transaction('runs').objectStore('runs').count();
        count.onsuccess = () => answer(count.result);
      };
    });
  });
/** Asked from outside: `waitForFunction` takes a promise for an answer, whatever it holds. */
async function untilKept(page) {
  for (let tries = 0; tries < 240; tries++) {
    if ((await countKept(page)) > 0) return;
    await page.waitForTimeout(250);
  }
  throw new Error('no checkpoint was kept');
}

async function loseDevice(page, times) {
  await untilState(page, 'done');
  await chooseWebGpu(page);
  for (let loss = 1; loss <= times; loss++) {
    await page.waitForFunction(
      () => {
        const { session } = document.querySelector('glassbox-transport');
        const { state: now, engine } = session.status.value;
        return now === 'running' && engine?.kind === 'webgpu' && session.rows.value.length >= 1;
      },
      null,
      { timeout: 60_000 },
    );
    await tellController(page, 'lose');
    if (loss < times) await page.waitForTimeout(1500);
  }
}

/**
 * @property webgpu   Chromium is given an adapter (SwiftShader where there is no hardware)
 * @property patch    code before that of the controller's worker
 * @property says     ids to be read on screen at the end, one of them or each list's one
 * @property before   prepares the browser's context
 * @property same     a link whose rows it ends with, where not its own
 * @property engine   where the run ends
 * @property ends     'done' unless the fault cannot be outlived
 */
export const FAULTS = [
  { name: 'a page that is not secure', insecure: true, says: ['GBX-101'], engine: 'cpu' },
  { name: 'no navigator.gpu', webgpu: true, patch: NO_GPU, says: ['GBX-102'], engine: 'cpu' },
  { name: 'an adapter that is null', webgpu: true, patch: NULL_ADAPTER, says: ['GBX-103'], engine: 'cpu' },
  { name: 'a software adapter', webgpu: true, says: ['GBX-104'], engine: 'cpu' },
  { name: 'a device that is refused', webgpu: true, patch: REFUSING, says: ['GBX-106'], engine: 'cpu' },
  {
    name: 'buffers that are too small',
    webgpu: true,
    patch: SMALL_BUFFERS,
    link: 'v=1&x=sk-anneal&s=100&r=2&d=4',
    act: chooseWebGpu,
    says: ['GBX-105'],
    engine: 'webgpu',
    other: true,
  },
  {
    name: 'a device lost once',
    webgpu: true,
    patch: LOSABLE,
    act: (page) => loseDevice(page, 1),
    says: ['GBX-110'],
    engine: 'webgpu',
  },
  {
    name: 'a device lost three times',
    webgpu: true,
    patch: LOSABLE,
    act: (page) => loseDevice(page, 3),
    says: ['GBX-111'],
    engine: 'cpu',
  },
  {
    name: 'a GPU process that crashes',
    webgpu: true,
    async act(page, { browser }) {
      await untilState(page, 'done');
      await chooseWebGpu(page);
      await page.waitForFunction(
        () => document.querySelector('glassbox-transport').session.status.value.engine?.kind === 'webgpu',
      );
      await untilRow(page, 1);
      const cdp = await browser.newBrowserCDPSession();
      // The call itself never answers: the process it goes to is gone.
      cdp.send('Browser.crashGpuProcess').catch(() => {});
      await page.waitForTimeout(500);
    },
    says: ['GBX-110'],
  },
  {
    name: 'a thread that is killed',
    patch: MORTAL_THREADS,
    link: LONGER,
    async act(page) {
      await untilRow(page, 2);
      await tellController(page, 'thread');
    },
    says: ['GBX-112'],
    engine: 'cpu',
  },
  {
    name: 'a controller that is killed',
    link: LONGER,
    async act(page) {
      await untilKept(page);
      await kill(page, 'controller');
    },
    says: ['GBX-113'],
    engine: 'cpu',
  },
  {
    name: 'a controller with an uncaught error',
    link: LONGER,
    patch: FAILING,
    async act(page) {
      await untilRow(page, 2);
      await tellController(page, 'throw');
    },
    says: ['GBX-113'],
    engine: 'cpu',
  },
  {
    name: 'a controller that is killed three times',
    link: LONGER,
    async act(page) {
      for (let death = 1; death <= 3; death++) {
        await page.waitForFunction(
          (count) => globalThis.workersMade.filter(({ kind }) => kind === 'controller').length === count,
          death,
        );
        await untilState(page, 'running');
        await page.waitForTimeout(500);
        await kill(page, 'controller');
      }
      await untilSaid(page, 'GBX-114');
      // The way on that the message offers.
      await page.click('.banner [data-action=reload]');
      await page.waitForSelector('glassbox-transport button');
    },
    says: [],
    engine: 'cpu',
  },
  {
    name: 'a worker of findings that is killed',
    link: LONGER,
    async act(page) {
      await untilRow(page, 2);
      await page.waitForFunction(() => globalThis.workersMade.some(({ kind }) => kind === 'findings'));
      await kill(page, 'findings');
    },
    says: [],
    engine: 'cpu',
    async check(page) {
      return (await ofKind(page, 'findings')) === 2 ? null : 'the worker was not replaced';
    },
  },
  {
    name: 'a controller that never arrives',
    link: '',
    before: (context) => context.route('**/controller-*.js', (route) => route.abort()),
    async act(page) {
      await untilSaid(page, 'GBX-602');
      // The recorded run plays on to its end all the same.
      await page.waitForTimeout(5000);
    },
    check: async (page) =>
      (await page.evaluate(
        () => document.querySelector('glassbox-transport').session.recorded.value?.isWhole,
      ))
        ? null
        : 'the recorded run is gone',
    says: ['GBX-602'],
    ends: 'failed',
    other: true,
  },
  {
    name: 'a controller that is late',
    link: '',
    before(context) {
      context.late = new Promise((resolve) => {
        context.arrive = resolve;
      });
      return context.route('**/controller-*.js', async (route) => {
        await context.late;
        await route.continue();
      });
    },
    async act(page) {
      await untilSaid(page, 'GBX-620');
      page.context().arrive();
      await untilRow(page, 1);
      if ((await idsOnScreen(page)).includes('GBX-620'))
        throw new Error('GBX-620 is said of an engine that is there');
      await page.evaluate((link) => {
        location.hash = link;
      }, `v=1&x=side-by-side&${LINK}`);
      await page.waitForTimeout(500);
    },
    says: [],
    engine: 'cpu',
    same: LINK,
  },
  {
    name: 'a page that is loaded again',
    link: LONGER,
    async act(page) {
      await untilKept(page);
      await page.reload();
      await page.waitForSelector('glassbox-transport button');
      await untilSaid(page, 'GBX-650');
    },
    says: ['GBX-650'],
    engine: 'cpu',
  },
  {
    name: 'a kept run that is damaged',
    link: LONGER,
    async act(page) {
      await untilKept(page);
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const opening = indexedDB.open('glassbox');
            opening.onsuccess = () => {
              const runs = opening.result.transaction('runs', 'readwrite').objectStore('runs');
              const reading = runs.get('side-by-side');
              reading.onsuccess = () => {
                const kept = reading.result;
                kept.checkpoint = kept.checkpoint.slice(0, -9);
                runs.put(kept, 'side-by-side').onsuccess = () => resolve(location.reload());
              };
            };
          }),
      );
      await page.waitForSelector('glassbox-transport button');
      await untilSaid(page, 'GBX-651');
    },
    says: ['GBX-651'],
    engine: 'cpu',
  },
  {
    name: 'storage that is refused',
    init: () => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
    link: 's=40000&n=48&m=25600&k=100&d=4&r=2&p=20',
    async act(page) {
      await untilSaid(page, 'GBX-652');
      await page.evaluate((link) => {
        location.hash = link;
      }, `v=1&x=side-by-side&${LINK}`);
      await page.waitForTimeout(500);
    },
    says: [],
    engine: 'cpu',
    same: LINK,
  },
  {
    name: 'an error that nobody caught',
    link: LONGER,
    async act(page) {
      await untilRow(page, 1);
      await page.evaluate(() => {
        setTimeout(() => {
          throw new Error('out of cheese');
        });
      });
    },
    says: ['GBX-653'],
    engine: 'cpu',
  },
  {
    name: 'a part that does not arrive',
    async act(page) {
      await page.route('**/debug-report-*.js', (route) => route.abort());
      await page.click('.engine summary');
      await page.click('[data-action=debug-report]');
      await untilSaid(page, 'GBX-654');
    },
    says: ['GBX-654'],
    engine: 'cpu',
  },
  {
    name: 'a page out of sight that is to pause',
    link: LONGER,
    async act(page) {
      await page.click('.engine summary');
      await page.check('[data-action=pause-hidden]');
      await untilRow(page, 1);
      const hide = (hidden) =>
        page.evaluate((now) => {
          Object.defineProperty(document, 'hidden', { value: now, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      await hide(true);
      await untilState(page, 'paused');
      await hide(false);
    },
    says: [],
    engine: 'cpu',
  },
];

/** Rows of undisturbed runs by their links, each run once. */
export function wholeRuns(openPage) {
  const known = new Map();
  const run = async (link) => {
    const page = await openPage(link);
    await untilEnd(page);
    const { rows, glass } = await state(page);
    await page.context().close();
    return { rows, glass };
  };
  return (link) => {
    if (!known.has(link)) known.set(link, run(link));
    return known.get(link);
  };
}

/**
 * @returns what is wrong, in words (null: nothing), and what was seen
 */
export async function meet(fault, { browser, address, insecureAddress, language = 'en', whole }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  try {
    if (fault.patch) {
      await context.route('**/controller-*.js', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: `${fault.patch}\n${await answer.text()}` });
      });
    }
    await context.addInitScript(HOLD_WORKERS);
    if (fault.init) await context.addInitScript(fault.init);
    await fault.before?.(context);
    const page = await context.newPage();
    const link = fault.link ?? LINK;
    const began = Date.now();
    await page.goto(
      `${fault.insecure ? insecureAddress : address}#${[link, `lang=${language}`].filter(Boolean).join('&')}`,
    );
    await page.waitForSelector('glassbox-transport button');
    if (fault.act) await fault.act(page, { browser });
    await untilEnd(page);
    const seen = await state(page);
    const ids = await idsOnScreen(page);
    const wrong = [];
    if (seen.state !== (fault.ends ?? 'done')) wrong.push(`ended ${seen.state} ${seen.problem ?? ''}`);
    if (fault.engine && seen.engine !== fault.engine) wrong.push(`on ${seen.engine}, not ${fault.engine}`);
    for (const id of fault.says)
      if (!ids.includes(id)) wrong.push(`${id} is not on screen (${ids.join(' ')})`);
    if ((await page.getAttribute('html', 'lang')) !== language) wrong.push('another language');
    if (!fault.other) {
      const expected = await whole(fault.same ?? link);
      if (JSON.stringify(seen.glass) !== JSON.stringify(expected.glass)) wrong.push('the glass is another');
      if (
        seen.engine === 'cpu' &&
        !fault.webgpu &&
        JSON.stringify(seen.rows) !== JSON.stringify(expected.rows)
      )
        wrong.push('the networks are others');
    }
    const more = await fault.check?.(page);
    if (more) wrong.push(more);
    return {
      wrong: wrong.length > 0 ? wrong.join('; ') : null,
      seen: `${seen.state} on ${seen.engine}, ${seen.rows.length} rows, says ${ids.join(' ') || 'nothing'}`,
      seconds: (Date.now() - began) / 1000,
    };
  } finally {
    await context.close();
  }
}
