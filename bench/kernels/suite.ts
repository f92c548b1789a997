/** Times every kernel of the WebGPU engine on its workload, after its digest has been found equal to the reference's. */
import type { EngineInfo, SpinSnapshot, SpinState } from '../../src/engine/contract.ts';
import type { Host } from '../../src/engine/host.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { openWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { type AdapterPeak, measurePeak } from '../../src/engine/webgpu/peak.ts';
import { WebGpuSpinState } from '../../src/engine/webgpu/spins.ts';
import {
  type AdapterShare,
  type SweepCounts,
  shareOfPeak,
  sweepCounts,
} from '../../src/engine/webgpu/sweep-counts.ts';
import { labelOf, type SweepTuning } from '../../src/engine/webgpu/sweep-variants.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { type KernelWorkload, kernelWorkloads } from './workloads.ts';

export interface KernelTime {
  readonly workload: string;
  /** Kernel and size of its workgroups. */
  readonly kernel: string;
  /** Asked for by name; false: what the engine chose. */
  readonly asked: boolean;
  readonly acceptance: number;
  /** Nanoseconds per proposed update of all states together: the best round. */
  readonly nsPerUpdate: number;
  /** How many times as fast as the naive kernel of the same workload. */
  readonly speedUp: number;
  readonly updates: number;
  readonly digest: string;
  /** Per proposed update. */
  readonly counts: SweepCounts;
  readonly limit: AdapterShare;
}

export interface KernelBench {
  readonly host: Host['name'];
  readonly info: EngineInfo;
  readonly peak: AdapterPeak;
  readonly times: readonly KernelTime[];
}

type Timed = Omit<KernelTime, 'speedUp' | 'limit'>;

/** Sweeps of the reference from a random start on, so that acceptance does not drift while kernels are timed. */
const WARM_SWEEPS = 20;
/** Sweeps from there on, after which the digests are compared. */
const CHECKED_SWEEPS = 2;

export interface KernelBenchOptions {
  /** Seconds for each kernel, about. */
  readonly seconds: number;
  /** Only workloads whose name has this in it. */
  readonly only: string;
}

export const secondsOf = (quick: boolean): number => (quick ? 0.2 : 2);

export async function benchKernels(host: Host, options: KernelBenchOptions): Promise<KernelBench> {
  const { gpu } = await host.gpu();
  if (!gpu) throw new GlassboxError('GBX-102');
  const probe = await openWebGpuEngine(gpu);
  const { info } = probe;
  const peak = await measurePeak(probe.gpu);
  await probe.destroy();
  const times: KernelTime[] = [];
  for (const workload of kernelWorkloads(info.software).filter(({ name }) => name.includes(options.only))) {
    const start = await startOf(workload);
    const timed: Timed[] = [];
    for (const kernel of workload.kernels) {
      const engine = await openWebGpuEngine(gpu, kernel === undefined ? {} : { kernel });
      try {
        timed.push(await timeKernel(await workload.open(engine), workload, kernel, start, options));
      } finally {
        await engine.destroy();
      }
    }
    const naive = timed.at(-1)!.nsPerUpdate;
    for (const each of timed) {
      const limit = shareOfPeak(each.counts, peak, each.nsPerUpdate);
      times.push({ ...each, speedUp: naive / each.nsPerUpdate, limit });
    }
  }
  return { host: host.name, info, peak, times };
}

const request = ({ rule, order, beta }: KernelWorkload, state: SpinState, sweeps: number) => ({
  betas: new Float64Array(state.states).fill(beta),
  rule,
  order,
  sweeps,
});

interface Start {
  readonly snapshot: SpinSnapshot;
  /** After some more sweeps. */
  readonly digest: string;
}

async function startOf(workload: KernelWorkload): Promise<Start> {
  const state = await workload.open(new ReferenceEngine());
  await state.sweep(request(workload, state, WARM_SWEEPS));
  const snapshot = await state.snapshot();
  await state.sweep(request(workload, state, CHECKED_SWEEPS));
  return { snapshot, digest: spinDigest(await state.snapshot(), state.size) };
}

const flipsOf = async (state: SpinState) => (await state.flips()).reduce((sum, count) => sum + count, 0);

/** @throws Error where the spins are not the reference's: nothing is timed that is wrong */
async function timeKernel(
  state: SpinState,
  workload: KernelWorkload,
  kernel: SweepTuning['kernel'],
  start: Start,
  { seconds }: KernelBenchOptions,
): Promise<Timed> {
  await state.restore(start.snapshot);
  await state.sweep(request(workload, state, CHECKED_SWEEPS));
  const digest = spinDigest(await state.snapshot(), state.size);
  if (digest !== start.digest) {
    throw new Error(`${workload.name}, ${kernel}: digest ${digest}, the reference has ${start.digest}`);
  }
  const perSweep = state.states * state.size;
  let sweeps = 1;
  let nsPerUpdate = Infinity;
  let [updates, flips] = [0, 0];
  const began = performance.now();
  do {
    const before = await flipsOf(state);
    const from = performance.now();
    await state.sweep(request(workload, state, sweeps));
    const ms = performance.now() - from;
    flips += (await flipsOf(state)) - before;
    updates += sweeps * perSweep;
    nsPerUpdate = Math.min(nsPerUpdate, (ms * 1e6) / (sweeps * perSweep));
    if (ms < 250 * seconds) sweeps *= 2;
  } while (performance.now() - began < 1000 * seconds);
  if (!(state instanceof WebGpuSpinState)) throw new TypeError('only WebGPU has these kernels');
  const { rule, order, size, degree, patterns } = workload;
  const acceptance = flips / updates;
  const by = await state.sweptBy(order);
  state.destroy();
  return {
    workload: workload.name,
    kernel: labelOf(by),
    asked: kernel !== undefined,
    acceptance,
    nsPerUpdate,
    updates,
    digest,
    counts: sweepCounts({ ...by, rule, acceptance, size, degree, patterns }),
  };
}
