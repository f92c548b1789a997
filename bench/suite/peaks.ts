/** The ceilings: what processor or adapter can do at most, and what a call, a dispatch and a read-back cost. */

import type { SpinState } from '../../src/engine/contract.ts';
import type { CpuPeak, PeakKind } from '../../src/engine/cpu/peak.ts';
import type { AdapterLimit, AdapterProbe } from '../../src/engine/webgpu/peak.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { seedFrom } from '../../src/random/seed.ts';
import type { Spin } from '../measure/quiet.ts';
import type { Bencher } from './bencher.ts';
import type { DeviceClock } from './glass.ts';

const KIB = 1024;
/** Bytes that a thread touches: first cache, second cache, last cache twice, memory. */
export const SETS = [16 * KIB, 256 * KIB, 2048 * KIB, 16_384 * KIB, 65_536 * KIB] as const;

const bandwidth = { group: 'peak', unit: 'GB/s', better: 'more' } as const;
const arithmetic = { group: 'peak', unit: '10⁹/s', better: 'more' } as const;
const latency = { group: 'latency', unit: 'µs', value: (ms: number) => 1000 * ms } as const;

const KINDS: Readonly<Record<PeakKind, 'integerPerNs' | 'additions16PerNs' | 'floatPerNs'>> = {
  integers: 'integerPerNs',
  additions: 'additions16PerNs',
  floats: 'floatPerNs',
};

export async function cpuPeaks(bencher: Bencher, peak: CpuPeak): Promise<void> {
  for (const bytes of SETS) {
    const { median } = await bencher.measure({
      ...bandwidth,
      workload: 'bandwidth',
      facts: { KiB: bytes / KIB },
      value: (ms) => peak.bytes(bytes) / (1e6 * ms),
      open: async () => ({
        run: async (passes) => void (await peak.copy(bytes, passes)),
        close: () => {},
      }),
    });
    bencher.ceilings.bandwidth.push({ bytes, bytesPerNs: median });
  }
  for (const kind of ['integers', 'additions', 'floats'] as const) {
    const { median } = await bencher.measure({
      ...arithmetic,
      workload: kind,
      facts: {},
      value: (ms) => (TURNS * peak.operations(kind)) / (1e6 * ms),
      open: async () => ({
        run: async (units) => void (await peak.compute(kind, TURNS * units)),
        close: () => {},
      }),
    });
    bencher.ceilings = { ...bencher.ceilings, [KINDS[kind]]: median };
  }
}

/** A run of the arithmetic has so many turns: not so few that asking for it counts. */
const TURNS = 10_000;
/** The fixed piece that shows other work takes about so long, ms. */
const SPIN_MS = 3;

/** The same arithmetic on every thread, as long as `SPIN_MS` on this machine. */
export async function cpuSpin(peak: CpuPeak): Promise<Spin> {
  let [turns, best] = [TURNS, 0];
  while (best < SPIN_MS) {
    turns *= 2;
    best = Math.min(await peak.compute('integers', turns), await peak.compute('integers', turns));
  }
  return () => peak.compute('integers', turns);
}

/** Asks the engine for one update of one small state, and hears that it is done. */
export async function callLatency(bencher: Bencher): Promise<void> {
  const seed = seedFrom(2026);
  const instance = sherringtonKirkpatrick({
    size: 64,
    couplings: 'binary',
    couplingBits: 1,
    seed,
    sample: 0,
  });
  let state: SpinState;
  await bencher.measure({
    ...latency,
    workload: 'call',
    facts: {},
    open: async () => {
      const { threads } = bencher.engine.info;
      state = await bencher.engine.glass({ instances: [instance], replicas: threads, seed });
      const betas = new Float64Array(threads).fill(1);
      return {
        async run(calls) {
          for (let k = 0; k < calls; k++) {
            await state.sweep({ betas, rule: 'heat-bath', order: 'sequential', sweeps: 0, sites: 1 });
            await state.flips();
          }
        },
        close: () => state.destroy(),
      };
    },
  });
}

export async function gpuPeaks(bencher: Bencher, probe: AdapterProbe, clock: DeviceClock): Promise<void> {
  const limit = async (
    name: AdapterLimit,
    line: typeof bandwidth | typeof arithmetic,
    facts: Record<string, number>,
  ) => {
    const { median, device } = await bencher.measure({
      ...line,
      workload: name === 'copy' ? 'bandwidth' : name,
      facts,
      value: (ms) => probe.amount(name) / (1e6 * ms),
      open: async () => ({
        device: clock,
        run: (dispatches) => probe.run(name, dispatches),
        close: () => {},
      }),
    });
    return device?.median ?? median;
  };
  const bytes = probe.copiedBytes;
  const perNs = await limit('copy', bandwidth, { KiB: bytes / KIB });
  bencher.ceilings.bandwidth.push({ bytes, bytesPerNs: perNs });
  bencher.ceilings = {
    ...bencher.ceilings,
    integerPerNs: await limit('integers', arithmetic, {}),
    floatPerNs: await limit('floats', arithmetic, {}),
  };
}

export async function gpuLatencies(bencher: Bencher, probe: AdapterProbe, clock: DeviceClock): Promise<void> {
  const BATCH = 200;
  const open = (run: (units: number) => Promise<void>) => async () => ({
    device: clock,
    run,
    close: () => {},
  });
  const repeat = (task: () => Promise<void>) => async (units: number) => {
    for (let k = 0; k < units; k++) await task();
  };
  const plan = { ...latency, facts: {} };
  await bencher.measure({
    ...plan,
    workload: 'dispatch',
    value: (ms) => (1000 * ms) / BATCH,
    open: open((units) => probe.runSmall(BATCH * units)),
  });
  await bencher.measure({ ...plan, workload: 'submit', open: open(repeat(() => probe.runSmall(1))) });
  await bencher.measure({ ...plan, workload: 'readback', open: open(repeat(() => probe.readBack())) });
}
