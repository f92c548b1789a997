/**
 * The spin half of the CPU engine: states shared out over threads by global index, each wholly in one thread, so that
 * numbers do not depend on how many threads there are.
 */

import { glassOrders, perceptronOrders } from '../../glass/update-orders.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { GlassSpec, PerceptronSpec, SpinState } from '../contract.ts';
import { checkGlassSpec, checkPerceptronSpec } from '../requests.ts';
import { glassModule } from './modules.ts';
import { type KernelPool, shareOf } from './pool.ts';
import {
  glassModelData,
  type SpinModelData,
  type SpinSetup,
  shareOfModel,
  spinMemory,
} from './spin-layout.ts';
import { CpuSpinState, type SpinShape } from './spin-state.ts';

/** What a thread's memory may hold: half of what a 32-bit address reaches. */
const MEMORY_LIMIT = 2 ** 31;
/** First guesses of the time of one update of one state, in ms. */
const GUESS_MS = 1e-5;
const GUESS_PER_PATTERN_MS = 2e-7;

/** @throws GBX-204 out of the contract's range; GBX-201 where the threads' memory does not hold it */
export function createCpuGlass(pool: KernelPool, spec: GlassSpec): Promise<SpinState> {
  const { size, states } = checkGlassSpec(spec);
  const { unit } = spec.instances[0]!;
  return openSpins(pool, glassModelData(spec.instances), {
    ...spec,
    size,
    states,
    unit,
    units: spec.instances.map((instance) => instance.unit),
    oddsPerField: spec.instances.map((i) => 2 * i.unit),
    orders: glassOrders(spec.instances),
  });
}

/** @throws as `createCpuGlass` */
export function createCpuPerceptron(pool: KernelPool, spec: PerceptronSpec): Promise<SpinState> {
  const { size, states } = checkPerceptronSpec(spec);
  const { patterns } = spec;
  return openSpins(
    pool,
    { kind: 'perceptron', patterns },
    {
      ...spec,
      size,
      states,
      unit: 1,
      units: patterns.map(() => 1),
      oddsPerField: patterns.map(() => 1),
      orders: perceptronOrders,
    },
  );
}

async function openSpins(pool: KernelPool, model: SpinModelData, shape: SpinShape): Promise<SpinState> {
  const threads = Math.min(pool.threads.length, shape.states);
  checkMemory(model, shape, threads);
  const module = await glassModule();
  const shards = await Promise.all(
    pool.threads.slice(0, threads).map(async ({ spins: server }, t) => {
      const { first, end } = shareOf(shape.states, threads, t);
      return { server, first, end, id: await server.open(module, setupFor(model, shape, first, end)) };
    }),
  );
  const guess =
    model.kind === 'perceptron' ? GUESS_MS + GUESS_PER_PATTERN_MS * model.patterns[0]!.patterns : GUESS_MS;
  return new CpuSpinState(shards, shape, pool.inline, guess * Math.ceil(shape.states / threads));
}

function setupFor(model: SpinModelData, shape: SpinShape, first: number, end: number): SpinSetup {
  const { size, seed, replicas, firstState = 0 } = shape;
  const firstSample = Math.floor(first / replicas);
  return {
    size,
    seed,
    owner: firstState + first,
    states: end - first,
    sampleOf: Uint32Array.from(
      { length: end - first },
      (_, s) => Math.floor((first + s) / replicas) - firstSample,
    ),
    model: shareOfModel(model, replicas, first, end),
  };
}

/** @throws GBX-201 naming the number of samples that would fit, before anything is allocated */
function checkMemory(model: SpinModelData, { size, states, replicas }: SpinShape, threads: number): void {
  const { sample, state } = spinMemory(model, size);
  const perThread = Math.ceil(states / threads);
  const samples = Math.ceil(perThread / replicas) + 1;
  if (samples * sample + perThread * state <= MEMORY_LIMIT) return;
  const fitting = Math.max(0, Math.floor(MEMORY_LIMIT / (sample + replicas * state)) - 1) * threads;
  throw new GlassboxError('GBX-201', {
    asked: `${states / replicas} samples of ${size} spins`,
    limitName: 'bytes of WebAssembly memory per thread',
    limit: MEMORY_LIMIT,
    largest: `${fitting} samples of this size`,
  });
}
