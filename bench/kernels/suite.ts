/** Times every kernel of the WebGPU engine on its workload, after its digest has been found equal to the reference's. */
import type { EngineInfo, SpinState } from '../../src/engine/contract.ts';
import type { Host } from '../../src/engine/host.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { openWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import type { SweepTuning } from '../../src/engine/webgpu/sweep-variants.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { type KernelWorkload, kernelWorkloads } from './workloads.ts';

export interface KernelTime {
  readonly workload: string;
  readonly kernel: string;
  readonly acceptance: number;
  /** Nanoseconds per proposed update of all states together: the best round. */
  readonly nsPerUpdate: number;
  readonly updates: number;
  readonly digest: string;
}

export interface KernelBench {
  readonly host: Host['name'];
  readonly info: EngineInfo;
  readonly times: readonly KernelTime[];
}

/** Sweeps before the digest is compared: the reference has all the time in the world, a person has not. */
const CHECKED_SWEEPS = 2;

export interface KernelBenchOptions {
  /** Seconds for each kernel, about. */
  readonly seconds: number;
  /** Only workloads whose name has this in it. */
  readonly only: string;
}

export async function benchKernels(host: Host, options: KernelBenchOptions): Promise<KernelBench> {
  const { gpu } = await host.gpu();
  if (!gpu) throw new GlassboxError('GBX-102');
  const probe = await openWebGpuEngine(gpu);
  const { info } = probe;
  await probe.destroy();
  const times: KernelTime[] = [];
  for (const workload of kernelWorkloads(info.software).filter(({ name }) => name.includes(options.only))) {
    const expected = await referenceDigest(workload);
    for (const kernel of workload.kernels) {
      const engine = await openWebGpuEngine(gpu, kernel === undefined ? {} : { kernel });
      try {
        times.push(await timeKernel(await workload.open(engine), workload, kernel, expected, options));
      } finally {
        await engine.destroy();
      }
    }
  }
  return { host: host.name, info, times };
}

const request = ({ rule, order, beta }: KernelWorkload, state: SpinState, sweeps: number) => ({
  betas: new Float64Array(state.states).fill(beta),
  rule,
  order,
  sweeps,
});

async function referenceDigest(workload: KernelWorkload): Promise<string> {
  const state = await workload.open(new ReferenceEngine());
  await state.sweep(request(workload, state, CHECKED_SWEEPS));
  return spinDigest(await state.snapshot(), state.size);
}

const flipsOf = async (state: SpinState) => (await state.flips()).reduce((sum, count) => sum + count, 0);

/** @throws Error where the spins are not the reference's: nothing is timed that is wrong */
async function timeKernel(
  state: SpinState,
  workload: KernelWorkload,
  kernel: SweepTuning['kernel'],
  expected: string,
  { seconds }: KernelBenchOptions,
): Promise<KernelTime> {
  await state.sweep(request(workload, state, CHECKED_SWEEPS));
  const digest = spinDigest(await state.snapshot(), state.size);
  if (digest !== expected) {
    throw new Error(`${workload.name}, ${kernel}: digest ${digest}, the reference has ${expected}`);
  }
  const perSweep = state.states * state.size;
  let sweeps = 1;
  let nsPerUpdate = Infinity;
  let [updates, flips] = [0, 0];
  const began = performance.now();
  do {
    const before = await flipsOf(state);
    const start = performance.now();
    await state.sweep(request(workload, state, sweeps));
    const ms = performance.now() - start;
    flips += (await flipsOf(state)) - before;
    updates += sweeps * perSweep;
    nsPerUpdate = Math.min(nsPerUpdate, (ms * 1e6) / (sweeps * perSweep));
    if (ms < 250 * seconds) sweeps *= 2;
  } while (performance.now() - began < 1000 * seconds);
  state.destroy();
  return {
    workload: workload.name,
    kernel: kernel ?? 'default',
    acceptance: flips / updates,
    nsPerUpdate,
    updates,
    digest,
  };
}
