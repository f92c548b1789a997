/** The CPU engine: WebAssembly SIMD in a pool of threads. Works without cross-origin isolation and without a GPU. */
import { GlassboxError } from '../../messages/problem.ts';
import type {
  Engine,
  EngineInfo,
  GlassSpec,
  LearnerSpec,
  LearnerState,
  PerceptronSpec,
  SpinState,
} from '../contract.ts';
import type { Host } from '../host.ts';
import { createLearner } from './learner.ts';
import { learnerModule } from './modules.ts';
import { CpuPeak } from './peak.ts';
import { type KernelPool, openPool } from './pool.ts';
import { createCpuGlass, createCpuPerceptron } from './spins.ts';

export class CpuEngine implements Engine {
  readonly info: EngineInfo;
  readonly lost: Promise<Error>;

  constructor(private readonly pool: KernelPool) {
    this.lost = pool.died.then((reason) => new GlassboxError('GBX-112', { reason, row: '?' }));
    const threads = pool.threads.length;
    this.info = {
      kind: 'cpu',
      device: `WebAssembly SIMD, ${threads} thread${threads === 1 ? '' : 's'}`,
      software: false,
      threads,
      limits: {},
    };
  }

  async glass(spec: GlassSpec): Promise<SpinState> {
    return createCpuGlass(this.pool, spec);
  }

  async perceptron(spec: PerceptronSpec): Promise<SpinState> {
    return createCpuPerceptron(this.pool, spec);
  }

  async learner(spec: LearnerSpec): Promise<LearnerState> {
    const services = this.pool.threads.map((thread) => thread.learner);
    return createLearner(services, await learnerModule(), spec);
  }

  /** For benchmarks: what these threads can do at most. */
  peak(): Promise<CpuPeak> {
    return CpuPeak.open(this.pool);
  }

  async destroy(): Promise<void> {
    this.pool.destroy();
  }
}

export async function openCpuEngine(host: Host): Promise<Engine> {
  return new CpuEngine(await openPool(host));
}
