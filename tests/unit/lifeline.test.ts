/** A controller whose worker dies, in this thread: hearts that stop when told to, real controllers in them. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Controller } from '../../src/controller/controller.ts';
import type { RunEvents, RunRequest } from '../../src/controller/protocol.ts';
import type { Engine } from '../../src/engine/contract.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { shelved } from '../../src/experiments/shelf.ts';
import { CheckpointPace } from '../../src/lab/state/checkpoint-pace.ts';
import { type Heart, type Held, Lifeline } from '../../src/lab/state/lifeline.ts';
import { Mortal } from '../../src/lab/state/mortal.ts';
import type { Facts } from '../../src/messages/problem.ts';
import type { Death } from '../../workers/life.ts';
import { walk } from '../support/walk.ts';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], shouldAdvanceTime: true });
});
afterAll(() => {
  vi.useRealTimers();
});

const nothing = () => Promise.reject(new Error('no states here'));
const engine: Engine = {
  info: { kind: 'cpu', device: 'none', software: false, threads: 1, limits: {} },
  lost: new Promise(() => {}),
  glass: nothing,
  perceptron: nothing,
  learner: nothing,
  destroy: async () => {},
};

/** Hearts with a controller in each; a dead one answers nothing any more. */
function hearts(neverStarts = 0) {
  const deaths: ((death: Death) => void)[] = [];
  const ended: number[] = [];
  const start = (): Heart => {
    const which = deaths.length;
    const controller = new Controller({
      open: async () => ({ engine, why: null }),
      experiments: [shelved(walk)],
    });
    let dead = which < neverStarts;
    let die: (death: Death) => void = () => {};
    const died = new Promise<Death>((resolve) => {
      die = resolve;
    });
    deaths.push((death) => {
      dead = true;
      void controller.cancel();
      die(death);
    });
    if (dead) setTimeout(() => die({ how: 'missing', message: '' }), 10);
    const mute = <T>(answer: () => Promise<T>) =>
      dead
        ? new Promise<T>(() => {})
        : new Promise<T>((resolve, reject) => void answer().then((value) => dead || resolve(value), reject));
    return {
      controller: {
        open: (choice) => mute(() => controller.open(choice)),
        run: (request, events) => {
          const unlessDead =
            <A extends unknown[]>(tell: (...told: A) => void | Promise<void>) =>
            (...told: A) =>
              dead ? undefined : tell(...told);
          const heard: RunEvents = {
            row: unlessDead(events.row),
            frame: unlessDead(events.frame),
            status: unlessDead(events.status),
            note: unlessDead(events.note),
          };
          return mute(() => controller.run(request, heard));
        },
        pause: () => mute(() => controller.pause()),
        play: () => mute(() => controller.play()),
        step: () => mute(() => controller.step()),
        cancel: () => mute(() => controller.cancel()),
        checkpoint: () => mute(() => controller.checkpoint()),
        release: () => mute(() => controller.release()),
      },
      died,
      end: () => void ended.push(which),
    };
  };
  return { start, deaths, ended };
}

const silent: Death = { how: 'silent', message: '' };
const request = (config: Record<string, unknown>, more: Partial<RunRequest> = {}): RunRequest => ({
  experiment: 'walk',
  config,
  engine: 'auto',
  ...more,
});

function listener(onRow: (index: number) => void | Promise<void> = () => {}) {
  const heard = { rows: [] as Row[], notes: [] as [string, Facts][], states: [] as string[] };
  const events: RunEvents = {
    async row(row, index) {
      heard.rows[index] = row;
      await onRow(index);
    },
    frame: () => {},
    status: ({ state }) => void heard.states.push(state),
    note: (id, facts) => void heard.notes.push([id, facts]),
  };
  return { ...heard, events };
}

async function unbroken(config: Record<string, unknown>): Promise<Row[]> {
  const { rows, events } = listener();
  await new Lifeline(hearts().start).run(request(config), events);
  return rows;
}

const deathNotes = (notes: readonly [string, Facts][]) => notes.filter(([id]) => id === 'GBX-113');

test('a worker that dies is replaced, and the run goes on from its last checkpoint to the same rows', async () => {
  const { start, deaths, ended } = hearts();
  const helds: Held[] = [];
  const lifeline = new Lifeline(start, (held) => helds.push(held));
  const config = { rows: 9, stepsPerRow: 7 };
  const { rows, notes, events } = listener(async (index) => {
    if (index === 3 && deaths.length === 1) await lifeline.pause();
  });
  const end = lifeline.run(request(config), events);
  // Paused in the middle of row 4: what a person looks at in peace is kept at once.
  await vi.waitFor(() => expect(helds).toHaveLength(1));
  deaths[0]!(silent);
  await vi.waitFor(() => expect(deathNotes(notes)).toHaveLength(1));
  expect(deathNotes(notes)[0]![1]).toEqual({ reason: 'silent', row: 4 });
  expect(ended).toEqual([0]);
  await vi.waitFor(() => expect(deaths).toHaveLength(2));
  await lifeline.play();
  expect((await end).state).toBe('done');
  expect(notes.map(([id]) => id)).toContain('walk.resumed');
  expect(rows).toEqual(await unbroken(config));
});

test('without a checkpoint the run begins anew; the third death ends it with its id', async () => {
  const { start, deaths } = hearts();
  const lifeline = new Lifeline(start);
  const { notes, events } = listener(async () => {
    deaths.at(-1)!(silent);
    await new Promise(() => {});
  });
  await expect(lifeline.run(request({ rows: 5 }), events)).rejects.toMatchObject({ id: 'GBX-114' });
  expect(deathNotes(notes)).toHaveLength(2);
  expect(deaths).toHaveLength(3);
  // The next run is given a fresh worker.
  const next = listener();
  expect((await lifeline.run(request({ rows: 5 }), next.events)).state).toBe('done');
});

test('a worker that did not start is tried again in silence; three that do not are told of', async () => {
  const late = hearts(2);
  const { notes, events } = listener();
  expect((await new Lifeline(late.start).run(request({ rows: 2 }), events)).state).toBe('done');
  expect(deathNotes(notes)).toEqual([]);
  const never = new Lifeline(hearts(9).start);
  await expect(never.run(request({ rows: 2 }), listener().events)).rejects.toMatchObject({ id: 'GBX-602' });
  await expect(never.open('auto')).rejects.toMatchObject({ id: 'GBX-602' });
});

test('a run that was left is not taken up again when its worker dies; a call to a dead worker comes back', async () => {
  const { start, deaths } = hearts();
  const lifeline = new Lifeline(start);
  const first = lifeline.run(request({ rows: 1000 }, { paused: true }), listener().events);
  await vi.waitFor(() => expect(deaths).toHaveLength(1));
  const left = lifeline.cancel();
  deaths[0]!(silent);
  await left;
  await lifeline.pause();
  expect((await first).state).toBe('cancelled');
  expect(await lifeline.checkpoint()).toBeNull();
  expect(deaths).toHaveLength(1);
});

test('a run that rests without its engine outlives its worker, and goes on when it is played', async () => {
  const { start, deaths } = hearts();
  const lifeline = new Lifeline(start);
  expect(await lifeline.release(), 'nothing is held yet').toBe(true);
  expect(deaths).toHaveLength(0);
  const config = { rows: 8, stepsPerRow: 7 };
  let released: boolean | undefined;
  const { rows, notes, events, states } = listener(async (index) => {
    if (index === 1 && released === undefined) released = await lifeline.release();
    if (index === 3 && deaths.length === 1) await lifeline.pause();
  });
  const end = lifeline.run(request(config), events);
  await vi.waitFor(() => expect(states.at(-1)).toBe('paused'));
  expect(released, 'while the run is at work').toBe(false);
  // As the page does: what is paused is kept, then the engine goes.
  await lifeline.checkpoint();
  expect(await lifeline.release()).toBe(true);
  deaths[0]!(silent);
  await vi.waitFor(() => expect(deaths).toHaveLength(2));
  expect(await lifeline.release()).toBe(true);
  await lifeline.play();
  expect((await end).state).toBe('done');
  expect(deathNotes(notes)).toHaveLength(1);
  expect(rows).toEqual(await unbroken(config));
});

test('an engine asked for of a worker that dies over it is no longer held', async () => {
  const { start, deaths } = hearts();
  const lifeline = new Lifeline(start);
  const end = lifeline.run(request({ rows: 9 }, { paused: true }), listener().events);
  await vi.waitFor(() => expect(deaths).toHaveLength(1));
  const released = lifeline.release();
  deaths[0]!(silent);
  expect(await released).toBe(true);
  await lifeline.cancel();
  expect((await end).state).toBe('cancelled');
});

test('checkpoints come soon, then at a pace that they can afford; a paused run is asked once', async () => {
  let taken = 0;
  let cost = 0;
  const pace = new CheckpointPace(async () => {
    taken++;
    await vi.advanceTimersByTimeAsync(cost);
    return 1000;
  });
  pace.show('running');
  await vi.advanceTimersByTimeAsync(1900);
  expect(taken).toBe(0);
  cost = 500;
  await vi.advanceTimersByTimeAsync(700);
  expect(taken).toBe(1);
  // 40 times half a second.
  await vi.advanceTimersByTimeAsync(19_000);
  expect(taken).toBe(1);
  await vi.advanceTimersByTimeAsync(1500);
  expect(taken).toBe(2);
  cost = 0;
  pace.show('paused');
  await vi.advanceTimersByTimeAsync(100_000);
  expect(taken).toBe(3);
  pace.hurry();
  expect(taken, 'nothing new since').toBe(3);
  pace.show('running');
  await vi.advanceTimersByTimeAsync(5100);
  expect(taken).toBe(4);
  pace.stop();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(taken).toBe(4);
});

test('answers after a death are the death, errors before it stay errors', async () => {
  let die: (how: string) => void = () => {};
  const mortal = new Mortal(
    new Promise<string>((resolve) => {
      die = resolve;
    }),
  );
  expect(await mortal.unlessDead(Promise.resolve(5))).toBe(5);
  await expect(mortal.unlessDead(Promise.reject(new Error('no')))).rejects.toThrow('no');
  const waiting = mortal.unlessDead(new Promise(() => {}));
  die('gone');
  expect(await waiting).toBe('gone');
  expect(await mortal.unlessDead(Promise.resolve(5))).toBe('gone');
});
