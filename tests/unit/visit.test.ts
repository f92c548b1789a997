/** Going from one experiment to another, against a controller played by hand. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ControllerApi, RunEvents, RunRequest, RunStatus } from '../../src/controller/protocol.ts';
import { defineExperiment, type Experiment } from '../../src/experiments/declaration.ts';
import { decodeLink } from '../../src/experiments/link.ts';
import { type Shelved, shelved } from '../../src/experiments/shelf.ts';
import type { Topic } from '../../src/experiments/topics.ts';
import { Visit } from '../../src/lab/state/visit.ts';

beforeAll(() => {
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 0));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const toy = (id: string, topic?: Topic) =>
  defineExperiment({
    id,
    version: 1,
    ...(topic ? { topic } : {}),
    fields: {
      seed: { kind: 'integer', link: 'seed', default: 1, min: 0, max: 99, group: 'time', level: 'main' },
      size: { kind: 'integer', link: 'n', default: 4, min: 2, max: 8, group: 'glass', level: 'main' },
      table: { kind: 'file', link: 'f', default: null, accepts: 'table', group: 'glass', level: 'more' },
    },
    columns: [{ name: 'T' }],
    figures: [],
    presets: {},
    async *run() {},
    findings: async () => [],
  }) as unknown as Experiment;

const [last, lattice, cooling] = [toy('last'), toy('lattice', 'lattice'), toy('cooling', 'cooling')];
const experiments = [last, lattice, cooling];
const shelf = experiments.map(shelved);
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

function open(link = 'v=1&x=cooling', still = false, offered: readonly Shelved[] = shelf) {
  const calls: string[] = [];
  const runs: { request: RunRequest; events: RunEvents; end(status: RunStatus): void }[] = [];
  const call = (name: string) => async () => {
    calls.push(name);
  };
  const controller = {
    run: (request: RunRequest, events: RunEvents) =>
      new Promise<RunStatus>((end) => {
        calls.push(`run ${request.experiment}`);
        runs.push({ request, events, end });
      }),
    cancel: call('cancel'),
    pause: call('pause'),
    play: call('play'),
    step: call('step'),
  } as unknown as ControllerApi;
  const visit = new Visit(
    offered,
    controller,
    async () => [],
    () => still,
    decodeLink(link, experiments),
  );
  visit.start();
  return { visit, calls, runs };
}

const here = (visit: Visit) => visit.session.value.experiment.id;

test('choosing ends the run that is open before the other begins at its defaults, with the same engine', async () => {
  const { visit, calls, runs } = open('v=1&x=cooling&n=7');
  visit.session.value.chooseEngine('cpu');
  await visit.choose('lattice');
  expect(calls.slice(-2)).toEqual(['cancel', 'run lattice']);
  const { config, engine } = runs.at(-1)!.request;
  expect(config).toEqual({ seed: 1, size: 4, table: null });
  expect(engine).toBe('cpu');
});

test('nothing is heard of the run that was left', async () => {
  const { visit, runs } = open();
  const left = visit.session.value;
  await visit.choose('lattice');
  runs[0]!.events.row({ values: { T: 1 } }, 0);
  runs[0]!.events.note('late', {});
  runs[0]!.end({ ...left.status.value, state: 'cancelled' });
  await settled();
  expect(left.rows.value).toEqual([]);
  expect(left.notes.value).toEqual([]);
  expect(left.status.value.state).toBe('opening');
  expect(visit.session.value.rows.value).toEqual([]);
});

test('the experiment that is open goes on when it is chosen again', async () => {
  const { visit, calls } = open();
  const session = visit.session.value;
  await visit.choose('cooling');
  expect(visit.session.value).toBe(session);
  expect(calls).toEqual(['run cooling']);
});

test('an address opens its experiment with its settings; of the same experiment it changes them, and the same run goes on', async () => {
  const { visit, calls, runs } = open();
  await visit.follow('v=1&x=lattice&n=6');
  expect(here(visit)).toBe('lattice');
  expect(runs.at(-1)!.request.config).toMatchObject({ size: 6 });
  const session = visit.session.value;
  await visit.follow('v=1&x=lattice&n=8');
  expect(visit.session.value).toBe(session);
  expect(runs.at(-1)!.request.config).toMatchObject({ size: 8 });
  const before = calls.length;
  await visit.follow('v=1&seed=1&n=8&x=lattice');
  expect(calls).toHaveLength(before);
});

test('an unknown experiment is said, and the first shown at its defaults', async () => {
  const { visit } = open('v=1&x=unheard-of&n=7');
  expect(here(visit)).toBe('last');
  expect(visit.linkNotes.value.map(({ id }) => id)).toEqual(['GBX-418']);
  expect(visit.session.value.config.value.size).toBe(4);
  await visit.choose('cooling');
  expect(visit.linkNotes.value).toEqual([]);
});

test('a file of one’s own is still there on the way back, and only there', async () => {
  const { visit } = open();
  const table = { name: 'a.csv', text: 'x' };
  visit.session.value.change({ table });
  await visit.choose('lattice');
  expect(visit.session.value.config.value.table).toBeNull();
  await visit.follow('v=1&x=cooling');
  expect(visit.session.value.config.value.table).toBe(table);
});

test('who prefers stillness finds the next experiment paused as well', async () => {
  const { visit, runs } = open('v=1&x=cooling', true);
  await visit.choose('lattice');
  expect(runs.map(({ request }) => request.paused)).toEqual([true, true]);
});

test('experiments follow one another as they are offered, in a ring', async () => {
  const { visit } = open();
  const ring: string[] = [];
  for (const _ of experiments) {
    await visit.choose(visit.next().id);
    ring.push(here(visit));
  }
  expect(ring).toEqual(['lattice', 'last', 'cooling']);
});

test('of two that are asked for the later one is opened, whatever arrives first', async () => {
  let arrive = () => {};
  const slow: Shelved = {
    ...shelved(lattice),
    load: () => new Promise((resolve) => (arrive = () => resolve(lattice))),
  };
  const { visit } = open('v=1&x=cooling', false, [shelved(last), slow, shelved(cooling)]);
  const first = visit.choose('lattice');
  expect(visit.coming.value).toBe('lattice');
  await visit.choose('last');
  arrive();
  await first;
  expect(here(visit)).toBe('last');
  expect(visit.coming.value).toBeNull();
});

test('an experiment that does not arrive is told of, and the open one goes on', async () => {
  const lost: Shelved = { ...shelved(lattice), load: () => Promise.reject(new Error('404')) };
  const { visit, calls } = open('v=1&x=cooling', false, [shelved(last), lost, shelved(cooling)]);
  await visit.choose('lattice');
  expect(here(visit)).toBe('cooling');
  expect(visit.session.value.status.value.problem?.id).toBe('GBX-604');
  expect(calls).toEqual(['run cooling']);
  await visit.choose('last');
  expect(here(visit)).toBe('last');
});
