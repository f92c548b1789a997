/** What the page keeps of a run, sizes that fit, and what it says of itself. */
import { beforeEach, expect, test } from 'vitest';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { type Config, defaultsOf } from '../../src/experiments/schema.ts';
import { skAnneal } from '../../src/experiments/sk-anneal.ts';
import { adviceFor } from '../../src/lab/state/advice.ts';
import { fittingChange } from '../../src/lab/state/fit.ts';
import { Keep, type Kept, MOST_BYTES, type Refusal, type Store } from '../../src/lab/state/keep.ts';
import { isMissingPart, pageProblems, tellPage, watchUncaught } from '../../src/lab/state/page-problems.ts';
import { walk } from '../support/walk.ts';

const experiment = walk as unknown as Experiment;
const config = defaultsOf(experiment.fields);
const bytes = Uint8Array.of(1, 2, 3);

function store(contents = new Map<string, unknown>()): Store & { readonly contents: Map<string, unknown> } {
  return {
    contents,
    get: async (name) => structuredClone(contents.get(name)),
    set: async (name, value) => void contents.set(name, structuredClone(value)),
    del: async (name) => void contents.delete(name),
    keys: async () => [...contents.keys()],
  };
}

test('a run is found again under its settings only', async () => {
  const place = store();
  const keep = new Keep(place);
  await keep.put(experiment, config, bytes, 0.62);
  expect(await keep.find(experiment, config)).toMatchObject({ share: 0.62, checkpoint: bytes });
  expect(await keep.find(experiment, { ...config, rows: 7 })).toBeNull();
  await keep.forget(experiment);
  expect(await keep.find(experiment, config)).toBeNull();
});

test('what another version made, or is a fortnight old, is thrown away', async () => {
  const place = store();
  const fresh = async () => {
    await new Keep(place, undefined, 'a').put(experiment, config, bytes, 0.5);
  };
  await fresh();
  expect(await new Keep(place, undefined, 'b').find(experiment, config)).toBeNull();
  expect(place.contents.size).toBe(0);
  await fresh();
  expect(await new Keep(place, undefined, 'a').find({ ...experiment, version: 2 }, config)).toBeNull();
  await fresh();
  const kept = place.contents.get('walk') as Kept;
  place.contents.set('walk', { ...kept, at: Date.now() - 15 * 86_400_000 });
  expect(await new Keep(place, undefined, 'a').find(experiment, config)).toBeNull();
  expect(place.contents.size).toBe(0);
});

test('own files and what is too large are not stored; the oldest of too many go', async () => {
  const place = store();
  const keep = new Keep(place);
  await keep.put(experiment, { ...config, start: { name: 'a', text: '1' } }, bytes, 0.5);
  await keep.put(experiment, config, new Uint8Array(MOST_BYTES + 1), 0.5);
  expect(place.contents.size).toBe(0);
  for (let i = 0; i < 12; i++) place.contents.set(`old-${i}`, { at: Date.now() - i * 1000 - 1000 });
  await keep.put(experiment, config, bytes, 0.5);
  expect([...place.contents.keys()].sort()).toEqual(
    ['old-0', 'old-1', 'old-2', 'old-3', 'old-4', 'old-5', 'old-6', 'walk'].sort(),
  );
});

test('storage that is refused or full is told, and nothing else fails', async () => {
  const told: Refusal[] = [];
  const failing = (error: Error): Store => {
    const fail = () => Promise.reject(error);
    return { get: fail, set: fail, del: fail, keys: fail };
  };
  const full = new Keep(failing(new DOMException('no room', 'QuotaExceededError')), (why) => told.push(why));
  const refused = new Keep(failing(new Error('denied')), (why) => told.push(why));
  for (const keep of [full, refused]) {
    await keep.put(experiment, config, bytes, 0.5);
    expect(await keep.find(experiment, config)).toBeNull();
    await keep.forget(experiment);
  }
  expect(told).toEqual(['full', 'refused']);
});

test('a refusal for its size becomes settings that fit, where settings alone say it', () => {
  const integer = { kind: 'integer', default: 8, min: 2, max: 40_000, group: 'g', level: 'main' } as const;
  const glass = {
    ...experiment,
    fields: { size: { ...integer, link: 'n' }, samples: { ...integer, min: 1, link: 'd' } },
  } as unknown as Experiment;
  const config = { size: 20_000, samples: 4 };
  const fitted = (largest: string, asked = 'N = 20000, D = 4', one = glass, now: Config = config) =>
    fittingChange(one, now, { asked, largest });
  expect(fitted('N = 5792, D = 1')).toEqual({
    change: { size: 5792, samples: 1 },
    sizes: 'N = 5792, D = 1',
  });
  expect(fitted('N = 20000, D = 3')).toEqual({ change: { samples: 3 }, sizes: 'N = 20000, D = 3' });
  expect(fitted('N = 20000, D = 4')).toBeNull();
  expect(fitted('E = 12', 'E = 20, p = 9')).toBeNull();
  expect(fitted('8 samples', '9 samples')).toBeNull();
  expect(fitted('N = 5792, D = 1', undefined, experiment)).toBeNull();
  // A lattice of 20 by 20 by 50 is no size of 20000: its samples may change, its size not.
  const lattice = { size: 20, samples: 4 };
  expect(fitted('N = 5792, D = 1', undefined, glass, lattice)).toBeNull();
  expect(fitted('N = 20000, D = 3', undefined, glass, lattice)?.change).toEqual({ samples: 3 });
});

test('where an experiment needs more than the one sample that fits, they are made smaller', () => {
  const one = skAnneal as unknown as Experiment;
  const config = { ...defaultsOf(one.fields), size: 256, samples: 16 };
  const smaller = fittingChange(one, config, { asked: 'N = 256, D = 16', largest: 'N = 200, D = 1' });
  // 2 x 128² is less than 200²; 2 x 160² would not be.
  expect(smaller).toEqual({ change: { size: 128, samples: 2 }, sizes: 'N = 128, D = 2' });
  const tiny = fittingChange(one, config, { asked: 'N = 256, D = 16', largest: 'N = 8, D = 1' });
  expect(tiny, 'smaller than any size allowed').toBeNull();
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefoxLinux'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0', 'firefoxAndroid'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefoxMac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefoxWindows'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'chromiumLinux'],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
    'chromiumAndroid',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/112.0.0.0 Safari/537.36 Edg/112.0',
    'chromium',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15',
    'safari',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile Safari/604.1',
    'safari',
  ],
  ['Lynx/2.9', 'other'],
] as const)('advice for %s', (userAgent, advice) => {
  expect(adviceFor({ userAgent })).toBe(advice);
});

beforeEach(() => {
  pageProblems.value = [];
});

test('an error that nobody caught is told once, a missing part as such, what is harmless not at all', () => {
  const scope = new EventTarget();
  watchUncaught(scope as unknown as Window);
  const error = (message: string) =>
    scope.dispatchEvent(Object.assign(new Event('error'), { message, error: new Error(message) }));
  const rejection = (reason: unknown) =>
    scope.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
  error('x is not a function');
  error('x is not a function');
  error('ResizeObserver loop completed with undelivered notifications.');
  rejection(new DOMException('left', 'AbortError'));
  rejection(new TypeError('Failed to fetch dynamically imported module: https://x/a.js'));
  rejection('plain words');
  expect(pageProblems.value.map(({ id, facts }) => [id, facts.message])).toEqual([
    ['GBX-653', 'x is not a function'],
    ['GBX-654', undefined],
    ['GBX-653', 'plain words'],
  ]);
});

test('missing parts are known by the words of three browsers', () => {
  expect(isMissingPart('Failed to fetch dynamically imported module: http://h/a.js')).toBe(true);
  expect(isMissingPart('error loading dynamically imported module: http://h/a.js')).toBe(true);
  expect(isMissingPart('Importing a module script failed.')).toBe(true);
  expect(isMissingPart('Unable to preload CSS for /a.css')).toBe(true);
  expect(isMissingPart('x is undefined')).toBe(false);
  tellPage('GBX-654');
  tellPage('GBX-654');
  expect(pageProblems.value).toHaveLength(1);
});
