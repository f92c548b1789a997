/** The page's side of a run, against a controller played by hand. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ControllerApi, RunEvents, RunRequest, RunStatus } from '../../src/controller/protocol.ts';
import { defineExperiment, type Experiment, type Row } from '../../src/experiments/declaration.ts';
import { differences, Session } from '../../src/lab/state/session.ts';
import { GlassboxError } from '../../src/messages/problem.ts';

/** Animation frames and visibility, which Node does not have. */
beforeAll(() => {
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 0));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const experiment = defineExperiment({
  id: 'toy',
  version: 1,
  fields: {
    seed: { kind: 'integer', link: 'seed', default: 1, min: 0, max: 999_999, group: 'clock', level: 'main' },
    size: { kind: 'integer', link: 'n', default: 4, min: 2, max: 8, group: 'glass', level: 'main' },
    choices: {
      kind: 'text',
      link: 'c',
      default: '',
      maxLength: 9,
      form: { kind: 'letters', letters: 'AB', max: 3 },
      group: 'glass',
      level: 'main',
    },
  },
  columns: [{ name: 'T' }],
  figures: [],
  presets: { large: { size: 8 } },
  async *run() {},
  findings: async (rows) => [{ id: 'count', verdict: 'yes', facts: { rows: rows.length } }],
}) as unknown as Experiment;

const status = (state: RunStatus['state']): RunStatus => ({
  state,
  done: 0,
  total: 2,
  engine: null,
  why: null,
  problem: null,
});
const row = (T: number): Row => ({ values: { T } });
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

interface Started {
  readonly request: RunRequest;
  readonly events: RunEvents;
  end(state: RunStatus['state']): void;
}

function open(findings = experiment.findings) {
  const runs: Started[] = [];
  const calls: string[] = [];
  const call = (name: string) => async () => {
    calls.push(name);
  };
  const controller: ControllerApi = {
    open: async () => {
      calls.push('open');
      return status('opening');
    },
    run: (request, events) =>
      new Promise((resolve) => {
        runs.push({ request, events, end: (state) => resolve(status(state)) });
      }),
    pause: call('pause'),
    play: call('play'),
    step: call('step'),
    cancel: call('cancel'),
    checkpoint: async () => Uint8Array.of(7),
    release: async () => true,
  };
  const session = new Session(experiment, controller, async (_id, rows, config) =>
    findings(rows, config as never),
  );
  return { session, runs, calls };
}

test('rows arrive, findings follow, and the end is the status', async () => {
  const { session, runs } = open();
  const ended = session.start();
  runs[0]!.events.status(status('running'));
  runs[0]!.events.row(row(2), 0);
  runs[0]!.events.row(row(1), 1);
  runs[0]!.end('done');
  await ended;
  await settled();
  expect(session.rows.value).toEqual([row(2), row(1)]);
  expect(session.findings.value).toEqual([{ id: 'count', verdict: 'yes', facts: { rows: 2 } }]);
  expect(session.status.value.state).toBe('done');
});

test('findings are out from the arrival of rows until theirs are there', async () => {
  const { session, runs } = open();
  const seen: boolean[] = [];
  session.isFindingOut.subscribe((out) => seen.push(out));
  const ended = session.start();
  runs[0]!.events.row(row(2), 0);
  runs[0]!.events.status(status('done'));
  expect(session.rows.value, 'no end is told before its rows').toHaveLength(1);
  runs[0]!.end('done');
  await ended;
  await settled();
  expect(seen).toEqual([false, true, false]);
  expect(session.findings.value).toHaveLength(1);
});

test('an event that comes after the end does not undo it, but a row that comes late still counts', async () => {
  const { session, runs } = open();
  const ended = session.start();
  runs[0]!.end('done');
  await ended;
  runs[0]!.events.status(status('running'));
  runs[0]!.events.row(row(1), 0);
  await settled();
  expect(session.status.value.state).toBe('done');
  expect(session.rows.value).toHaveLength(1);
});

test('nothing is heard of a run that was left for another', async () => {
  const { session, runs } = open();
  void session.start();
  session.change({ size: 8 });
  runs[0]!.events.row(row(2), 0);
  runs[0]!.events.status(status('failed'));
  runs[0]!.end('cancelled');
  runs[1]!.events.row(row(1), 0);
  await settled();
  expect(session.rows.value).toEqual([row(1)]);
  expect(session.status.value.state).toBe('opening');
});

test('the run before is kept where settings differ and there is a curve to compare, not when the same run is repeated', async () => {
  const { session, runs } = open();
  void session.start();
  runs[0]!.events.row(row(2), 0);
  runs[0]!.events.row(row(1), 1);
  await settled();
  session.reset();
  expect(session.previous.value).toBeNull();
  runs[1]!.events.row(row(2), 0);
  runs[1]!.events.row(row(1), 1);
  await settled();
  session.preset('large');
  expect(session.previous.value?.rows).toHaveLength(2);
  expect(differences(session.previous.value!.config, session.runConfig)).toEqual(['size']);
});

test('a setting out of range is named, and nothing starts until it is mended', async () => {
  const { session, runs } = open();
  session.change({ size: 99 });
  expect(session.problems.value.get('size')?.id).toBe('GBX-402');
  expect(runs).toHaveLength(0);
  session.change({ size: 5 });
  expect(session.problems.value.size).toBe(0);
  expect(runs[0]!.request.config).toEqual({ seed: 1, size: 5, choices: '' });
});

test('play means pause, go on or start, by the state of the run', async () => {
  const { session, runs, calls } = open();
  void session.start(true);
  expect(runs[0]!.request.paused).toBe(true);
  runs[0]!.events.status(status('paused'));
  await session.toggle();
  runs[0]!.events.status(status('running'));
  await session.toggle();
  expect(calls).toEqual(['play', 'pause']);
  runs[0]!.end('done');
  await settled();
  void session.toggle();
  await settled();
  expect(runs).toHaveLength(2);
});

test('before a wrong setting is mended the engine is named, and Play and One step point at the setting', async () => {
  const { session, runs, calls } = open();
  session.change({ size: 99 });
  await settled();
  expect(calls).toEqual(['open']);
  await session.toggle();
  await session.step();
  expect(session.attention.value).toBe(2);
  expect(runs).toHaveLength(0);
});

test('of a late frame and a newer row the colder one says where the run stands', async () => {
  const { session, runs } = open();
  void session.start();
  runs[0]!.events.frame({ done: 1, total: 2, values: { temperature: 2 }, arrays: {} });
  expect(session.temperature()).toBe(2);
  runs[0]!.events.row({ values: { temperature: 1 } }, 0);
  await settled();
  expect(session.temperature()).toBe(1);
});

test('a new seed is a new run', () => {
  vi.stubGlobal('crypto', { getRandomValues: (words: Uint32Array) => words.fill(123_456) });
  const { session, runs } = open();
  session.newSeed();
  expect(runs[0]!.request.config.seed).toBe(123_456);
});

test('a failure of the findings is told, and the run goes on', async () => {
  const { session, runs } = open(() => {
    throw new RangeError('no such quantile');
  });
  void session.start();
  runs[0]!.events.status(status('running'));
  runs[0]!.events.row(row(1), 0);
  await settled();
  expect(session.status.value).toMatchObject({
    state: 'running',
    problem: { id: null, message: 'no such quantile' },
  });
});

test('rows that are told again after a loss replace those of their places', async () => {
  const { session, runs } = open();
  void session.start();
  for (const [index, T] of [2, 1].entries()) runs[0]!.events.row(row(T), index);
  await settled();
  for (const [index, T] of [2, 1, 0.5].entries()) runs[0]!.events.row(row(T), index);
  await settled();
  expect(session.rows.value).toEqual([row(2), row(1), row(0.5)]);
});

test('a run moves to another engine from where it is, paused if it was', async () => {
  const { session, runs } = open();
  void session.start();
  runs[0]!.events.status(status('paused'));
  await session.pause();
  void session.moveTo('webgpu');
  await settled();
  expect(runs[1]!.request).toMatchObject({ engine: 'webgpu', paused: true, checkpoint: Uint8Array.of(7) });
});

test('a worker that dies is told with the message it left', async () => {
  const { session } = open();
  session.fail(new GlassboxError('GBX-602', { reason: 'Worker' }));
  expect(session.status.value).toMatchObject({
    state: 'failed',
    problem: { id: 'GBX-602', facts: { reason: 'Worker' } },
  });
  session.fail('out of cheese');
  expect(session.status.value.problem).toMatchObject({ id: null, message: 'out of cheese' });
});

test('what is played leaves the pictures until their rows are there; another setting does not', async () => {
  const { session, runs } = open();
  const all = () => session.shownIn(() => true);
  const first = session.start();
  runs[0]!.events.row(row(2), 0);
  runs[0]!.events.row(row(1), 1);
  runs[0]!.end('done');
  await first;
  await settled();
  const found = session.findings.value;
  expect(found).toHaveLength(1);
  session.change({ choices: 'A' });
  expect(session.rows.value).toEqual([]);
  expect(session.isHeld.value).toBe(true);
  expect(all().rows).toEqual([row(2), row(1)]);
  expect(all().config.choices).toBe('');
  expect(session.findings.value).toBe(found);
  // A second choice before any row of the first: still the picture of the last run that had one.
  session.change({ choices: 'AB' });
  expect(all().rows).toEqual([row(2), row(1)]);
  expect(session.previous.value, 'no faint lines of every choice before').toBeNull();
  runs[2]!.events.row(row(9), 0);
  await settled();
  expect(session.isHeld.value).toBe(false);
  expect(all().rows).toEqual([row(9)]);
  // A figure that only the older run has rows for keeps them until the new run is over.
  const late = () => session.shownIn(({ values }) => values.T === 1).rows;
  expect(late()).toEqual([row(2), row(1)]);
  runs[2]!.end('done');
  await settled();
  expect(late()).toEqual([row(9)]);
  session.change({ size: 8 });
  expect(all().rows).toEqual([]);
  expect(session.findings.value).toEqual([]);
});
