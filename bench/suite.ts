/** The suite of `glassbox bench` and of the page bench.html: everything that is quoted, on each engine of one host. */

import type { EngineKind } from '../src/engine/contract.ts';
import type { CpuEngine } from '../src/engine/cpu/engine.ts';
import type { Host } from '../src/engine/host.ts';
import { openEngine } from '../src/engine/select.ts';
import { findAdapter } from '../src/engine/webgpu/adapter.ts';
import { openTimedWebGpuEngine, type WebGpuEngine } from '../src/engine/webgpu/engine.ts';
import { AdapterProbe } from '../src/engine/webgpu/peak.ts';
import { GlassboxError } from '../src/messages/problem.ts';
import { PACES } from './measure/clock.ts';
import type { BenchLine, EngineResult } from './result/schema.ts';
import { Bencher, type LinePlan } from './suite/bencher.ts';
import {
  type Annealing,
  type DeviceClock,
  glassLines,
  NO_CLOCK,
  openAnnealing,
  plainLine,
  skOf,
} from './suite/glass.ts';
import { learnerLines } from './suite/learner.ts';
import { callLatency, cpuPeaks, cpuSpin, gpuLatencies, gpuPeaks } from './suite/peaks.ts';
import { replicaLines, threadLines } from './suite/scaling.ts';
import { type Size, sizeFor } from './suite/sizes.ts';
import { anneal } from './workloads/annealing.ts';

export type BenchEngine = Extract<EngineKind, 'cpu' | 'webgpu'>;
export const BENCH_ENGINES: readonly BenchEngine[] = ['cpu', 'webgpu'];

/** What is told while it runs. */
export type BenchNews =
  | {
      readonly kind: 'engine';
      readonly engine: BenchEngine;
      readonly device: string;
      readonly emulated: boolean;
    }
  | {
      readonly kind: 'about';
      readonly engine: BenchEngine;
      readonly workload: string;
      readonly facts: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'line'; readonly engine: BenchEngine; readonly line: BenchLine }
  | { readonly kind: 'done'; readonly result: EngineResult };

export interface SuiteHost {
  /** @param threads  default: what the lab would use here */
  open(threads?: number): Promise<Host>;
  /** Threads that this machine can run at once. */
  readonly processors: number;
}

export interface SuiteOptions {
  /** Goes through everything and measures nothing worth keeping. */
  readonly quick: boolean;
  readonly engines?: readonly BenchEngine[];
}

/** Engines one after another, so that they do not disturb one another. */
export async function runSuite(
  host: SuiteHost,
  { quick, engines = BENCH_ENGINES }: SuiteOptions,
  told: (news: BenchNews) => void = () => {},
): Promise<EngineResult[]> {
  const results: EngineResult[] = [];
  for (const kind of engines) {
    const result = await benchEngine(kind, host, quick, told);
    told({ kind: 'done', result });
    results.push(result);
  }
  return results;
}

async function benchEngine(
  kind: BenchEngine,
  host: SuiteHost,
  quick: boolean,
  told: (news: BenchNews) => void,
): Promise<EngineResult> {
  try {
    return await (kind === 'cpu' ? benchCpu(host, quick, told) : benchGpu(host, quick, told));
  } catch (error) {
    return { ...NOTHING, engine: kind, failure: wordsOf(error) };
  }
}

const NOTHING = {
  device: null,
  emulated: false,
  threads: 0,
  timestamps: false,
  digest: null,
  ceilings: null,
  lines: [],
  spin: null,
};

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function benchCpu(
  host: SuiteHost,
  quick: boolean,
  told: (news: BenchNews) => void,
): Promise<EngineResult> {
  const { engine } = await openEngine('cpu', await host.open());
  try {
    const peak = await (engine as CpuEngine).peak();
    const bencher = new Bencher(
      engine,
      PACES[quick ? 'quick' : 'full'],
      await cpuSpin(peak),
      ...hear('cpu', told),
    );
    const size = sizeFor(engine.info, quick);
    const most = Math.max(host.processors, engine.info.threads);
    return await measured(bencher, told, false, async () => {
      await cpuPeaks(bencher, peak);
      await callLatency(bencher);
      await glassLines(bencher, size, NO_CLOCK);
      await learnerLines(bencher, size, NO_CLOCK);
      await replicaLines(bencher, size, NO_CLOCK);
      await threadLines(bencher, (count) => host.open(count), most, size);
      if (size.plainSweeps > 0) await bencher.measure(plainLine(1024, size.plainSweeps));
      await peak.close();
    });
  } finally {
    await engine.destroy();
  }
}

async function benchGpu(
  host: SuiteHost,
  quick: boolean,
  told: (news: BenchNews) => void,
): Promise<EngineResult> {
  const found = await (await host.open()).gpu();
  if (!found.gpu) throw new GlassboxError(found.why);
  await findAdapter(found.gpu);
  const engine = await openTimedWebGpuEngine(found.gpu);
  const { gpu, info } = engine;
  // Other work is looked for on the processor, which an adapter shares with nobody.
  const { engine: beside } = await openEngine('cpu', await host.open());
  try {
    const peak = await (beside as CpuEngine).peak();
    const pace = PACES[quick ? 'quick' : info.software ? 'emulated' : 'full'];
    const bencher = new Bencher(engine, pace, await cpuSpin(peak), ...hear('webgpu', told));
    const clock: DeviceClock = gpu.timer ? () => gpu.timer!.take() : NO_CLOCK;
    return await measured(bencher, told, gpu.timer !== null, async () => {
      const probe = await AdapterProbe.open(gpu);
      await gpuPeaks(bencher, probe, clock);
      await gpuLatencies(bencher, probe, clock);
      probe.close();
      const wanted = sizeFor(info, quick);
      const size = info.software || quick ? wanted : await affordable(engine, wanted);
      await glassLines(bencher, size, clock);
      await learnerLines(bencher, size, clock);
      await replicaLines(bencher, size, clock);
    });
  } finally {
    gpu.timer?.destroy();
    await engine.destroy();
    await beside.destroy();
  }
}

/** Runs the lines of an engine. What ends them early is told, with the lines until then. */
async function measured(
  bencher: Bencher,
  told: (news: BenchNews) => void,
  timestamps: boolean,
  lines: () => Promise<void>,
): Promise<EngineResult> {
  const { kind, device, software: emulated, threads } = bencher.engine.info;
  const engine = kind === 'webgpu' ? 'webgpu' : 'cpu';
  told({ kind: 'engine', engine, device, emulated });
  let digest: string | null = null;
  let failure: string | null = null;
  try {
    digest = await digestOf(bencher);
    await lines();
  } catch (error) {
    failure = wordsOf(error);
  }
  const { ceilings } = bencher;
  return { engine, device, emulated, threads, timestamps, digest, ceilings, ...bencher.finish(), failure };
}

function hear(engine: BenchEngine, told: (news: BenchNews) => void) {
  return [
    (line: BenchLine) => told({ kind: 'line', engine, line }),
    ({ workload, facts }: Pick<LinePlan, 'workload' | 'facts'>) =>
      told({ kind: 'about', engine, workload, facts }),
  ] as const;
}

/** Spins after ten sweeps: the same on every engine and host, or nothing is worth timing. */
async function digestOf({ engine }: Bencher): Promise<string> {
  const instance = skOf({ size: 1024, couplings: 'binary' });
  return (await anneal(engine, { instance, replicas: 2, rule: 'heat-bath', sweeps: 10 })).digest;
}

/** An annealing takes no longer than so, ms. */
const LONGEST_MS = 250;
const PROBE_SWEEPS = 10;

/** From a GPU in a telephone to one in a data centre: fewer replicas where they take too long, found out once. */
async function affordable(engine: WebGpuEngine, size: Size): Promise<Size> {
  const dense: Annealing[] = [];
  for (const one of size.dense) {
    if (one.couplings === 'gaussian') {
      const { replicas, sweeps } = dense.at(-1)!;
      dense.push({ ...one, replicas, sweeps });
      continue;
    }
    const work = await openAnnealing({ engine }, skOf(one), { ...one, sweeps: PROBE_SWEEPS });
    // The first one compiles, and measures which kernel is fastest.
    await work.run(1);
    await work.reset!();
    const from = performance.now();
    await work.run(1);
    const ms = ((performance.now() - from) * one.sweeps) / PROBE_SWEEPS;
    await work.close();
    const factor = 2 ** Math.ceil(Math.log2(Math.max(1, ms / LONGEST_MS)));
    dense.push({ ...one, sweeps: Math.max(20, Math.round(one.sweeps / factor)) });
  }
  return { ...size, dense };
}
