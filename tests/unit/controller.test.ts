import { expect, test } from 'vitest';
import { Controller, type ControllerOptions } from '../../src/controller/controller.ts';
import type { RunEvents, RunRequest, RunStatus } from '../../src/controller/protocol.ts';
import { rowsOf } from '../../src/controller/rows.ts';
import type { Engine, EngineKind } from '../../src/engine/contract.ts';
import type { OpenedEngine } from '../../src/engine/select.ts';
import { defineExperiment, type Frame, type Row } from '../../src/experiments/declaration.ts';
import { shelved } from '../../src/experiments/shelf.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { walk } from '../support/walk.ts';

/** An engine that computes nothing and can be lost at will. */
function fakeEngine(kind: EngineKind): {
  engine: Engine;
  lose(reason: string): void;
  end(error: GlassboxError): void;
  destroyed(): boolean;
} {
  let lose: (error: Error) => void = () => {};
  let destroyed = false;
  const lost = new Promise<Error>((resolve) => {
    lose = resolve;
  });
  const info = { kind, device: `fake ${kind}`, software: false, threads: 1, limits: {} };
  const nothing = () => Promise.reject(new Error('a fake engine has no states'));
  const destroy = async () => {
    destroyed = true;
  };
  const engine: Engine = { info, lost, glass: nothing, perceptron: nothing, learner: nothing, destroy };
  return {
    engine,
    lose: (reason) => lose(new GlassboxError('GBX-110', { reason, row: '?' })),
    end: (error) => lose(error),
    destroyed: () => destroyed,
  };
}

/** Hears everything; `rows` holds what a faithful listener would have: a row replaces the one of its index. */
function listener(overrides: Partial<RunEvents> = {}) {
  const heard = {
    rows: [] as Row[],
    states: [] as RunStatus[],
    frames: [] as Frame[],
    notes: [] as string[],
    events: {
      row(row, index) {
        heard.rows[index] = row;
      },
      frame: (frame) => void heard.frames.push(frame),
      status: (status) => void heard.states.push(status),
      note: (id) => void heard.notes.push(id),
      ...overrides,
    } as RunEvents,
  };
  return heard;
}

function controllerWith(options: Partial<ControllerOptions> = {}): Controller {
  const open = async (): Promise<OpenedEngine> => ({ engine: fakeEngine('cpu').engine, why: null });
  return new Controller({ open, experiments: [walk, hanging].map(shelved), ...options });
}

const request = (config: Record<string, unknown> = {}, more: Partial<RunRequest> = {}): RunRequest => ({
  experiment: 'walk',
  config,
  engine: 'auto',
  ...more,
});

/** Waits in an engine call that never comes back. */
const hanging = defineExperiment({
  id: 'hanging',
  version: 1,
  fields: { seed: walk.fields.seed },
  columns: [{ name: 'row' }],
  figures: [],
  presets: {},
  async *run() {
    yield { values: { row: 0 } };
    await new Promise(() => {});
  },
  findings: async () => [],
});

async function unbroken(config: Record<string, unknown>): Promise<Row[]> {
  const heard = listener();
  expect((await controllerWith().run(request(config), heard.events)).state).toBe('done');
  return heard.rows;
}

test('a run tells its rows in order and ends as done', async () => {
  const heard = listener();
  const end = await controllerWith().run(request({ rows: 4 }), heard.events);
  expect(end).toMatchObject({ state: 'done', done: 80, total: 80, problem: null, engine: { kind: 'cpu' } });
  expect(heard.rows.map(({ values }) => values.row)).toEqual([0, 1, 2, 3]);
  expect(heard.states[0]!.state).toBe('opening');
  expect(heard.states.at(-1)).toEqual(end);
});

test('a bad configuration fails with its id before an engine is opened', async () => {
  let opened = 0;
  const open = async () => {
    opened++;
    return { engine: fakeEngine('cpu').engine, why: null };
  };
  const controller = controllerWith({ open });
  expect((await controller.run(request({ rows: 0 }), listener().events)).problem?.id).toBe('GBX-402');
  expect((await controller.run(request({}, { experiment: 'wlak' }), listener().events)).problem?.id).toBe(
    'GBX-400',
  );
  expect(opened).toBe(0);
});

test('pause holds a run, step goes on to the next row, play to the end', async () => {
  const heard = listener();
  const controller = controllerWith();
  const end = controller.run(request({ rows: 5 }, { paused: true }), heard.events);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 30));
  await settled();
  expect(heard.rows).toHaveLength(0);
  expect(heard.states.at(-1)!.state).toBe('paused');
  await controller.step();
  await settled();
  expect(heard.rows).toHaveLength(1);
  await controller.step();
  await settled();
  expect(heard.rows).toHaveLength(2);
  expect(heard.states.at(-1)!.state).toBe('paused');
  await controller.play();
  expect((await end).state).toBe('done');
  expect(heard.rows).toEqual(await unbroken({ rows: 5 }));
});

test('a run resumed from a checkpoint gives the rows of an unbroken run, wherever it was taken', async () => {
  const config = { rows: 7, stepsPerRow: 11, length: 0.1, start: { name: 'a', text: '0.25' } };
  const whole = await unbroken(config);
  for (const stopAfter of [0, 1, 3, 6]) {
    const first = controllerWith();
    const heard = listener({
      async row(_, index) {
        if (index + 1 === stopAfter) void first.pause();
      },
    });
    const running = first.run(request(config, { paused: stopAfter === 0 }), heard.events);
    const checkpoint = await first.checkpoint();
    expect(checkpoint).not.toBeNull();
    await first.cancel();
    expect((await running).state).toBe('cancelled');
    const again = listener();
    const end = await controllerWith().run(request(config, { checkpoint: checkpoint! }), again.events);
    expect(end.state).toBe('done');
    expect(again.notes).toEqual(['walk.resumed']);
    expect(again.rows).toEqual(whole);
  }
});

test('checkpoints come at their interval, and each alone restores the run', async () => {
  const config = { rows: 3, stepsPerRow: 4 };
  const saved: Uint8Array[] = [];
  const controller = controllerWith({ checkpointMs: 0, onCheckpoint: (bytes) => void saved.push(bytes) });
  // Interval 0 means: at every pass. The run must still get on.
  void controller.run(request(config), listener().events);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await controller.cancel();
  expect(saved.length).toBeGreaterThan(0);
  const heard = listener();
  await controllerWith().run(request(config, { checkpoint: saved.at(-1)! }), heard.events);
  expect(heard.rows).toEqual(await unbroken(config));
});

test.each([
  ['another configuration', { rows: 6 }, (bytes: Uint8Array) => bytes, 'GBX-502'],
  ['a flipped bit', { rows: 5 }, flip, 'GBX-501'],
  ['a cut file', { rows: 5 }, (bytes: Uint8Array) => bytes.slice(0, -3), 'GBX-501'],
  ['an empty file', { rows: 5 }, () => new Uint8Array(), 'GBX-501'],
])('a checkpoint is refused: %s', async (_, config, damage, id) => {
  const first = controllerWith();
  const running = first.run(request({ rows: 5 }, { paused: true }), listener().events);
  const checkpoint = (await first.checkpoint())!;
  await first.cancel();
  await running;
  const heard = listener();
  const end = await controllerWith().run(request(config, { checkpoint: damage(checkpoint) }), heard.events);
  expect(end.state).toBe('failed');
  expect(end.problem?.id).toBe(id);
  expect(heard.rows).toHaveLength(0);
});

function flip(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[copy.length >> 1]! ^= 1;
  return copy;
}

test('cancel ends a run that hangs in its engine, and the next run gets a fresh engine', async () => {
  const fakes: ReturnType<typeof fakeEngine>[] = [];
  const open = async () => {
    const fake = fakeEngine('cpu');
    fakes.push(fake);
    return { engine: fake.engine, why: null };
  };
  const controller = controllerWith({ open });
  const running = controller.run(request({}, { experiment: 'hanging' }), listener().events);
  await new Promise((resolve) => setTimeout(resolve, 10));
  await controller.cancel();
  expect((await running).state).toBe('cancelled');
  expect(fakes[0]!.destroyed()).toBe(true);
  expect((await controller.run(request(), listener().events)).state).toBe('done');
  expect(fakes).toHaveLength(2);
});

test('a lost device is replaced by its like twice, a third loss by the CPU; rows are those of an unbroken run', async () => {
  const config = { rows: 8, stepsPerRow: 5 };
  const fakes: ReturnType<typeof fakeEngine>[] = [];
  const asked: string[] = [];
  const open: ControllerOptions['open'] = async (choice) => {
    asked.push(choice);
    const fake = fakeEngine(choice === 'cpu' ? 'cpu' : 'webgpu');
    fakes.push(fake);
    return { engine: fake.engine, why: null };
  };
  const controller = controllerWith({ open });
  const lossesAt = [2, 4, 6];
  const heard = listener({
    async row(row, index) {
      heard.rows[index] = row;
      if (index !== lossesAt[0]) return;
      lossesAt.shift();
      fakes.at(-1)!.lose('pulled out');
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  });
  const end = await controller.run(request(config, { engine: 'webgpu' }), heard.events);
  expect(end).toMatchObject({
    state: 'done',
    engine: { kind: 'cpu' },
    why: { id: 'GBX-111', facts: { losses: 3 } },
  });
  expect(asked).toEqual(['webgpu', 'webgpu', 'webgpu', 'cpu']);
  expect(heard.notes.filter((id) => id.startsWith('GBX'))).toEqual(['GBX-110', 'GBX-110', 'GBX-111']);
  expect(heard.rows).toEqual(await unbroken(config));
});

/** Each run loses its device at these rows, in this way. */
function losing(
  lossesAt: number[],
  open: (asked: number) => ReturnType<typeof fakeEngine>,
  error: GlassboxError,
) {
  const fakes: ReturnType<typeof fakeEngine>[] = [];
  const controller = controllerWith({
    open: async () => {
      fakes.push(open(fakes.length));
      return { engine: fakes.at(-1)!.engine, why: null };
    },
  });
  const heard = listener({
    async row(row, index) {
      heard.rows[index] = row;
      if (index !== lossesAt[0]) return;
      lossesAt.shift();
      fakes.at(-1)!.end(error);
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  });
  return { controller, heard };
}

test('a GPU that does not come back after its first loss leaves the run to the CPU, and says why', async () => {
  const gone = new GlassboxError('GBX-110', { reason: 'reset', row: '?' });
  const { controller, heard } = losing([1], (asked) => fakeEngine(asked === 0 ? 'webgpu' : 'cpu'), gone);
  const end = await controller.run(request({ rows: 4 }), heard.events);
  expect(end).toMatchObject({
    state: 'done',
    engine: { kind: 'cpu' },
    why: { id: 'GBX-111', facts: { losses: 1 } },
  });
  expect(heard.notes.filter((id) => id.startsWith('GBX'))).toEqual(['GBX-110', 'GBX-111']);
  expect(heard.rows).toEqual(await unbroken({ rows: 4 }));
});

test('threads that end are replaced twice; the third time the run stops with its rows and says so', async () => {
  const ended = new GlassboxError('GBX-112', { reason: 'silent', row: '?' });
  const twice = losing([1, 3], () => fakeEngine('cpu'), ended);
  const end = await twice.controller.run(request({ rows: 6 }), twice.heard.events);
  expect(end).toMatchObject({ state: 'done', engine: { kind: 'cpu' }, why: null });
  expect(twice.heard.notes.filter((id) => id.startsWith('GBX'))).toEqual(['GBX-112', 'GBX-112']);
  expect(twice.heard.rows).toEqual(await unbroken({ rows: 6 }));
  const thrice = losing([1, 2, 3], () => fakeEngine('cpu'), ended);
  const failed = await thrice.controller.run(request({ rows: 6 }), thrice.heard.events);
  expect(failed).toMatchObject({ state: 'failed', problem: { id: 'GBX-115' } });
});

test('an unexpected error fails the run as GBX-500 and keeps its rows', async () => {
  const broken = defineExperiment({
    ...hanging,
    id: 'broken',
    async *run() {
      yield { values: { row: 0 } };
      throw new Error('no such thing');
    },
  });
  const heard = listener();
  const controller = controllerWith({ experiments: [shelved(broken)] });
  const end = await controller.run(request({}, { experiment: 'broken' }), heard.events);
  expect(end.problem).toMatchObject({ id: 'GBX-500', facts: { message: 'no such thing' } });
  expect(heard.rows).toHaveLength(1);
});

test('a listener that never answers a frame gets one frame, and every row', async () => {
  let frames = 0;
  const heard = listener({
    frame() {
      frames++;
      return new Promise(() => {});
    },
  });
  await controllerWith().run(request({ rows: 40, stepsPerRow: 500 }), heard.events);
  expect(frames).toBe(1);
  expect(heard.rows).toHaveLength(40);
});

test('a new run cancels the one before it', async () => {
  const controller = controllerWith();
  const first = controller.run(request({ rows: 1000 }, { paused: true }), listener().events);
  const second = controller.run(request({ rows: 2 }), listener().events);
  expect((await first).state).toBe('cancelled');
  expect((await second).state).toBe('done');
});

test('rows can be read as a generator, and leaving it ends the run', async () => {
  const controller = controllerWith();
  const rows: Row[] = [];
  for await (const row of rowsOf(controller, request({ rows: 3 }))) rows.push(row);
  expect(rows).toEqual(await unbroken({ rows: 3 }));
  for await (const row of rowsOf(controller, request({ rows: 1000 }))) {
    if (row.values.row === 2) break;
  }
  await expect(rowsOf(controller, request({ rows: -1 })).next()).rejects.toThrow('GBX-402');
});

test('a paused run gives its engine back and goes on where it stood on another, with no row told twice', async () => {
  const config = { rows: 7, stepsPerRow: 11, length: 0.1 };
  const engines: ReturnType<typeof fakeEngine>[] = [];
  const open = async (): Promise<OpenedEngine> => {
    engines.push(fakeEngine('webgpu'));
    return { engine: engines.at(-1)!.engine, why: null };
  };
  const controller = controllerWith({ open });
  let told = 0;
  const heard = listener({
    row(row, index) {
      heard.rows[index] = row;
      told++;
      if (index === 2) void controller.pause();
    },
  });
  const end = controller.run(request(config), heard.events);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(heard.states.at(-1)!.state).toBe('paused');
  expect(await controller.release()).toBe(true);
  expect(engines.map(({ destroyed }) => destroyed())).toEqual([true]);
  // Again changes nothing, and a checkpoint can still be had.
  expect(await controller.release()).toBe(true);
  expect(await controller.checkpoint()).not.toBeNull();
  expect(engines).toHaveLength(1);
  await controller.play();
  expect((await end).state).toBe('done');
  expect(engines).toHaveLength(2);
  expect(told).toBe(7);
  expect(heard.rows).toEqual(await unbroken(config));
  expect(heard.notes).toEqual(['walk.resumed']);
});

test('a run at work keeps its engine; what is over, or was never begun, does not', async () => {
  const engines: ReturnType<typeof fakeEngine>[] = [];
  const open = async (): Promise<OpenedEngine> => {
    engines.push(fakeEngine('cpu'));
    return { engine: engines.at(-1)!.engine, why: null };
  };
  const controller = controllerWith({ open });
  await controller.open('auto');
  expect(await controller.release()).toBe(true);
  expect(engines[0]!.destroyed()).toBe(true);
  const heard = listener({
    async row(_, index) {
      if (index === 1) expect(await controller.release()).toBe(false);
    },
  });
  expect((await controller.run(request({ rows: 4 }), heard.events)).state).toBe('done');
  expect(engines.map(({ destroyed }) => destroyed())).toEqual([true, false]);
  expect(await controller.release()).toBe(true);
  expect(engines[1]!.destroyed()).toBe(true);
});

test('a run without its engine can be cancelled, stepped and followed by another', async () => {
  const controller = controllerWith();
  const heard = listener();
  const first = controller.run(request({ rows: 5 }, { paused: true }), heard.events);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await controller.release()).toBe(true);
  await controller.step();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard.rows).toHaveLength(1);
  expect(await controller.release()).toBe(true);
  await controller.cancel();
  expect((await first).state).toBe('cancelled');
  expect((await controller.run(request({ rows: 2 }), listener().events)).state).toBe('done');
});

test('a run that is played while its engine still closes opens the next one and keeps it', async () => {
  const config = { rows: 5 };
  const engines: ReturnType<typeof fakeEngine>[] = [];
  let close: () => void = () => {};
  let isClosing = false;
  const open = async (): Promise<OpenedEngine> => {
    const made = fakeEngine('webgpu');
    engines.push(made);
    const destroy = async () => {
      isClosing = true;
      if (made === engines[0]) await new Promise<void>((resolve) => (close = resolve));
      await made.engine.destroy();
    };
    return { engine: { ...made.engine, destroy }, why: null };
  };
  const controller = controllerWith({ open });
  const heard = listener({
    row(row, index) {
      heard.rows[index] = row;
      if (index === 1 && engines.length === 1) void controller.pause();
    },
  });
  const end = controller.run(request(config), heard.events);
  await expect.poll(() => heard.states.at(-1)?.state).toBe('paused');
  const released = controller.release();
  await expect.poll(() => isClosing, { interval: 1 }).toBe(true);
  await controller.play();
  close();
  await released;
  expect((await end).state).toBe('done');
  expect(engines.map(({ destroyed }) => destroyed())).toEqual([true, false]);
  expect(heard.rows).toEqual(await unbroken(config));
});

test('a device that is lost after a rest is answered as any other, and the run keeps its rows', async () => {
  const config = { rows: 6, stepsPerRow: 5 };
  const engines: ReturnType<typeof fakeEngine>[] = [];
  const open = async (): Promise<OpenedEngine> => {
    engines.push(fakeEngine('webgpu'));
    return { engine: engines.at(-1)!.engine, why: null };
  };
  const controller = controllerWith({ open });
  const heard = listener({
    async row(row, index) {
      heard.rows[index] = row;
      if (index === 1 && engines.length === 1) void controller.pause();
      if (index === 3 && engines.length === 2) {
        engines[1]!.lose('gone');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  });
  const end = controller.run(request(config), heard.events);
  await expect.poll(() => heard.states.at(-1)?.state).toBe('paused');
  expect(await controller.release()).toBe(true);
  // The device that was given back says so late; nobody minds.
  engines[0]!.lose('destroyed');
  await controller.play();
  expect((await end).state).toBe('done');
  expect(heard.notes.filter((id) => id === 'GBX-110')).toHaveLength(1);
  expect(engines).toHaveLength(3);
  expect(heard.rows).toEqual(await unbroken(config));
});
