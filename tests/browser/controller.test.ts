import { proxy, type Remote, wrap } from 'comlink';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Controller } from '../../src/controller/controller.ts';
import type { ControllerApi, RunStatus } from '../../src/controller/protocol.ts';
import { carryProblems } from '../../src/controller/transfer.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Row } from '../../src/experiments/declaration.ts';

const CONFIG = {
  size: 24,
  samples: 2,
  replicas: 2,
  steps: 3,
  sweeps: 20,
  moves: 10,
  hidden: 2,
  points: 20,
  inputs: 4,
};

let worker: Worker;
let controller: Remote<ControllerApi>;
beforeAll(() => {
  carryProblems();
  worker = new Worker(new URL('../../workers/controller.ts', import.meta.url), { type: 'module' });
  controller = wrap<ControllerApi>(worker);
});
afterAll(() => worker.terminate());

function listener() {
  const rows: Row[] = [];
  const states: RunStatus['state'][] = [];
  const events = {
    row: (row: Row, index: number) => {
      rows[index] = row;
    },
    frame: () => {},
    status: ({ state }: RunStatus) => void states.push(state),
    note: () => {},
  };
  return { rows, states, events };
}

const glassOf = (rows: readonly Row[]) => rows.map(({ samples }) => samples?.glassEnergy);

test('the controller in its worker gives the glass that the reference gives in the page, sample by sample', async () => {
  const there = listener();
  const end = await controller.run(
    { experiment: 'side-by-side', config: CONFIG, engine: 'cpu' },
    proxy(there.events),
  );
  expect(end).toMatchObject({ state: 'done', problem: null, engine: { kind: 'cpu' } });
  const here = listener();
  const reference = new Controller({ open: async () => ({ engine: new ReferenceEngine(), why: null }) });
  await reference.run({ experiment: 'side-by-side', config: CONFIG, engine: 'reference' }, here.events);
  expect(there.rows).toHaveLength(3);
  expect(glassOf(there.rows)).toEqual(glassOf(here.rows));
  expect(glassOf(there.rows)[0]).toHaveLength(2);
});

test('pause, step and cancel reach the worker, and a checkpoint comes back as bytes that resume', async () => {
  const long = { ...CONFIG, steps: 6 };
  const first = listener();
  const request = { experiment: 'side-by-side', config: long, engine: 'cpu' as const };
  const running = controller.run({ ...request, paused: true }, proxy(first.events));
  await controller.step();
  await expect.poll(() => first.rows.length).toBe(1);
  const checkpoint = await controller.checkpoint();
  expect(checkpoint).toBeInstanceOf(Uint8Array);
  await controller.cancel();
  expect((await running).state).toBe('cancelled');

  const again = listener();
  await controller.run({ ...request, checkpoint: checkpoint! }, proxy(again.events));
  const whole = listener();
  await controller.run(request, proxy(whole.events));
  expect(again.rows).toEqual(whole.rows);
});

test('bad settings come back as a problem with id and facts', async () => {
  const { events } = listener();
  const bad = { experiment: 'side-by-side', config: { size: 1e6 }, engine: 'cpu' as const };
  const end = await controller.run(bad, proxy(events));
  expect(end.problem).toMatchObject({ id: 'GBX-402', facts: { name: 'size', max: 4096 } });
});
