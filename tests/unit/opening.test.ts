/** The recorded opening beside a run that is played by hand. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ControllerApi, RunEvents, RunStatus } from '../../src/controller/protocol.ts';
import type { Frame, Row } from '../../src/experiments/declaration.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { sideBySide } from '../../src/experiments/side-by-side.ts';
import { PLAY_MS, play } from '../../src/lab/opening/opening.ts';
import type { Recording } from '../../src/lab/opening/recording.ts';
import { Session } from '../../src/lab/state/session.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 0));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const row = (step: number): Row => ({ values: { step, temperature: 2 - step } });
const frame = (done: number): Frame => ({
  done,
  total: 4,
  values: { temperature: 2 - done / 2 },
  arrays: {},
});
const config = defaultsOf(sideBySide.fields);
/** Two rows, five pictures: nothing, nothing, a row, a row, both. */
const recording: Recording = {
  experiment: 'side-by-side',
  version: 1,
  config,
  rows: [row(0), row(1)],
  shots: [0, 0, 1, 1, 2].map((rows, done) => ({ rows, frame: frame(done) })),
  findings: [[], [{ id: 'glass-parted', verdict: 'yes', facts: {} }]],
};

/** A session that has started, and what its controller says. */
async function open(paused = false, checkpoint?: Uint8Array) {
  let events: RunEvents | undefined;
  const calls: string[] = [];
  const controller = {
    open: async () => status('opening'),
    run: (_request: unknown, to: RunEvents) => {
      events = to;
      return new Promise<RunStatus>(() => {});
    },
    pause: async () => void calls.push('pause'),
    play: async () => void calls.push('play'),
    step: async () => void calls.push('step'),
    cancel: async () => void calls.push('cancel'),
    checkpoint: async () => null,
  } as unknown as ControllerApi;
  const session = new Session(sideBySide as never, controller, async () => [], config);
  if (!checkpoint) void session.start(paused);
  const tell = (state: RunStatus['state']) => events!.status(status(state));
  const give = async (step: number) => {
    events!.row(row(step), step);
    await vi.advanceTimersByTimeAsync(1);
  };
  return { session, calls, tell, give };
}
const status = (state: RunStatus['state']): RunStatus => ({
  state,
  done: 0,
  total: 4,
  engine: null,
  why: null,
  problem: null,
});

test('it plays to its end within five seconds, and the live rows are not touched', async () => {
  const { session } = await open();
  play(session, recording, false);
  expect(session.recorded.value).toMatchObject({ rows: [], isWhole: false, isStill: false });
  await vi.advanceTimersByTimeAsync(PLAY_MS / 2 + 1);
  expect(session.shownRows).toEqual([row(0)]);
  expect(session.temperature()).toBe(1);
  await vi.advanceTimersByTimeAsync(PLAY_MS / 2);
  expect(PLAY_MS).toBeLessThan(5000);
  expect(session.shownRows).toEqual(recording.rows);
  expect(session.shownFindings).toEqual(recording.findings[1]);
  expect(session.isShownWhole).toBe(true);
  expect(session.rows.value).toEqual([]);
  expect(session.findings.value).toEqual([]);
});

test('live rows take over when they have come as far as the screen, not before', async () => {
  const { session, give } = await open();
  play(session, recording, false);
  await vi.advanceTimersByTimeAsync(PLAY_MS + 1);
  await give(0);
  expect(session.recorded.value, 'one row of two').not.toBeNull();
  await give(1);
  expect(session.recorded.value).toBeNull();
  expect(session.shownRows).toEqual([row(0), row(1)]);
  // It does not come back.
  await vi.advanceTimersByTimeAsync(PLAY_MS);
  expect(session.recorded.value).toBeNull();
});

test('a fast engine passes the recording while it plays', async () => {
  const { session, give } = await open();
  play(session, recording, false);
  await vi.advanceTimersByTimeAsync(PLAY_MS / 2 + 1);
  expect(session.shownRows).toHaveLength(1);
  await give(0);
  expect(session.recorded.value).toBeNull();
});

test('pause brings the live run, at the latest with its first row; the recording stands still until then', async () => {
  const { session, calls, give } = await open();
  play(session, recording, false);
  await vi.advanceTimersByTimeAsync(PLAY_MS / 2 + 1);
  // To the first row, and no further: there has to be something to show.
  await session.toggle();
  expect(calls).toEqual(['step']);
  await vi.advanceTimersByTimeAsync(PLAY_MS);
  expect(session.shownRows, 'nothing moves').toHaveLength(1);
  await give(0);
  expect(session.recorded.value).toBeNull();
});

test('another setting, and another experiment, end it at once', async () => {
  const first = await open();
  play(first.session, recording, false);
  first.session.change({ sweeps: 7 });
  expect(first.session.recorded.value).toBeNull();
  const second = await open();
  play(second.session, recording, false);
  second.session.leave();
  expect(second.session.recorded.value).toBeNull();
  await vi.advanceTimersByTimeAsync(2 * PLAY_MS);
  expect(second.session.recorded.value).toBeNull();
});

test('a run that is taken up where it was left ends it, though nobody started one before', async () => {
  const kept = new Uint8Array([1]);
  const { session } = await open(false, kept);
  play(session, recording, false);
  expect(session.recorded.value).not.toBeNull();
  void session.start(false, kept);
  expect(session.isTakenUp).toBe(true);
  expect(session.recorded.value).toBeNull();
  await vi.advanceTimersByTimeAsync(2 * PLAY_MS);
  expect(session.recorded.value, 'it does not come back').toBeNull();
});

test('who prefers stillness sees the end of it at once, and Play computes', async () => {
  const { session, calls, tell, give } = await open(true);
  play(session, recording, true);
  tell('paused');
  expect(session.recorded.value).toMatchObject({ rows: recording.rows, isStill: true, isWhole: true });
  await session.toggle();
  expect(calls).toEqual(['play']);
  await give(0);
  expect(session.recorded.value).toBeNull();
});

test('where no engine comes the recording stays, and that is told of', async () => {
  const { session } = await open();
  play(session, recording, false);
  await vi.advanceTimersByTimeAsync(21_000);
  expect(session.status.value.problem).toMatchObject({ id: 'GBX-620', facts: { seconds: 20 } });
  expect(session.recorded.value?.isWhole).toBe(true);
  // It has come after all.
  const engine = { kind: 'cpu', device: 'late', software: false, threads: 1, limits: {} } as const;
  session.status.value = { ...session.status.peek(), engine };
  await vi.advanceTimersByTimeAsync(1);
  expect(session.status.value.problem).toBeNull();
  expect(session.recorded.value, 'until there are rows').not.toBeNull();
});

test('the findings of a run say which guess was right', () => {
  const says = (glass: string, learner: string) =>
    sideBySide.guess!.says([
      { id: 'glass-parted', verdict: glass as 'yes', facts: {} },
      { id: 'learner-parted', verdict: learner as 'yes', facts: {} },
    ]);
  expect(says('yes', 'yes')).toBe('no');
  expect(says('no', 'no')).toBe('yes');
  expect(says('yes', 'no')).toBe('depends');
  expect(says('yes', 'cannot-tell')).toBeNull();
  expect(sideBySide.guess!.says([])).toBeNull();
});
