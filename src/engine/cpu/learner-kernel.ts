/**
 * One thread's networks: learner.wasm and jobs that go on where they stopped. Runs inside a kernels worker, or in the calling
 * thread where there are none.
 */
import type { NetworkShape } from '../../learner/problem.ts';
import { type LearnerSetup, paddedPoints } from './learner-layout.ts';
import { FIELD, LearnerMemory } from './learner-memory.ts';

/** What one thread does for its networks until it is done; arrays are [network] of this thread. */
export type LearnerJob =
  | { readonly kind: 'refresh' }
  | {
      readonly kind: 'langevin';
      readonly adjusted: boolean;
      readonly temperatures: Float64Array;
      readonly stepSizes: Float64Array;
      readonly time: number;
      readonly steps: number;
    }
  | {
      readonly kind: 'descent';
      readonly learningRates: Float64Array;
      readonly momentum: number;
      readonly weightDecay: number;
      readonly batch: number;
      readonly time: number;
      readonly steps: number;
    };

/** Exports of learner.wasm. */
export interface LearnerExports {
  heapBase(): number;
  evaluate(plan: number, network: number): void;
  langevin(plan: number, network: number, time: number, steps: number, adjusted: boolean): void;
  descent(
    plan: number,
    network: number,
    time: number,
    steps: number,
    momentum: number,
    weightDecay: number,
    batch: number,
  ): void;
  outputs(plan: number, network: number, inputs: number, rowBytes: number, target: number): void;
}

/** A unit of work is one network for as many steps as take about this long. */
const UNIT_MS = 0.5;

export class LearnerKernel {
  private readonly kernel: LearnerExports;
  private readonly memory: LearnerMemory;
  private readonly networks: number;
  private readonly shape: NetworkShape;
  private job: LearnerJob = { kind: 'refresh' };
  private network = 0;
  private step = 0;
  private unitSteps = 1;
  private given: { readonly points: number; readonly at: number } | null = null;

  /** @throws an error named MEMORY_REFUSED, here and wherever more memory is needed */
  constructor(module: WebAssembly.Module, setup: LearnerSetup) {
    this.networks = setup.networks;
    this.shape = setup.shape;
    const memory = new WebAssembly.Memory({ initial: 2 });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.kernel = exports as unknown as LearnerExports;
    this.memory = new LearnerMemory(memory, this.kernel.heapBase(), setup);
  }

  /** Starts a job; it replaces what was left of the last one. */
  begin(job: LearnerJob): void {
    this.job = job;
    this.network = 0;
    this.step = 0;
    this.unitSteps = 1;
    if (job.kind === 'langevin') {
      this.memory.writeField(
        FIELD.inverseTemperature,
        job.temperatures.map((temperature) => 1 / temperature),
      );
      this.memory.writeField(FIELD.epsilon, job.stepSizes);
    } else if (job.kind === 'descent') {
      this.memory.writeField(FIELD.rate, job.learningRates);
    }
  }

  /** Room for minibatches of up to this many points; needed before the job. */
  reserveBatch(batch: number): void {
    this.memory.reserveBatch(batch);
  }

  /** Works for about `budgetMs`, at least one unit. @returns true when the job is done */
  advance(budgetMs: number): boolean {
    const start = performance.now();
    let last = start;
    const steps = this.job.kind === 'refresh' ? 1 : this.job.steps;
    if (steps === 0) return true;
    for (let units = 0; this.network < this.networks; units++) {
      if (units > 0 && last - start > budgetMs) return false;
      const count = Math.min(this.unitSteps, steps - this.step);
      this.unit(count);
      this.step += count;
      if (this.step === steps) {
        this.network++;
        this.step = 0;
      }
      const now = performance.now();
      if (count === this.unitSteps) {
        if (now - last < UNIT_MS / 2) this.unitSteps *= 2;
        else if (now - last > UNIT_MS * 2 && this.unitSteps > 1) this.unitSteps /= 2;
      }
      last = now;
    }
    return true;
  }

  /** Energies of networks whose refresh is done, [network]. */
  energies(): Float64Array {
    return this.memory.readField(FIELD.energy);
  }

  accepted(): Float64Array {
    return this.memory.readField(FIELD.accepted);
  }

  /** [network][parameter], after a refresh. */
  gradients(): Float32Array {
    return this.memory.readVectors(this.memory.gradient);
  }

  weights(): Float32Array {
    return this.memory.readVectors(this.memory.theta);
  }

  velocities(): Float32Array {
    return this.memory.readVectors(this.memory.velocity);
  }

  restore(weights: Float32Array, velocities: Float32Array, accepted: Float64Array): void {
    this.memory.writeVectors(this.memory.theta, weights);
    this.memory.writeVectors(this.memory.velocity, velocities);
    this.memory.writeField(FIELD.accepted, accepted);
    this.memory.markStale();
  }

  /** Points for the next `outputs`, as rows [input][point]; null for the training points. */
  beginOutputs(rows: Float32Array | null, points: number): void {
    this.given = null;
    if (!rows) return;
    const at = this.memory.scratch;
    this.memory.reserveScratch(rows.byteLength + this.shape.outputs * paddedPoints(points) * 4);
    this.memory.floats(at, rows.length).set(rows);
    this.given = { points, at };
  }

  /** Rows [output][point] of networks from `first` on, as many as about `budgetMs` allows, at least one. */
  outputs(first: number, budgetMs: number): Float32Array {
    const start = performance.now();
    const { outputs, inputs } = this.shape;
    const rowBytes = this.given ? paddedPoints(this.given.points) * 4 : this.memory.pointBytes;
    const target = this.memory.scratch + (this.given ? inputs * rowBytes : 0);
    this.memory.reserveScratch(target + outputs * rowBytes - this.memory.scratch);
    const parts: Float32Array[] = [];
    for (let n = first; n < this.networks; n++) {
      if (parts.length > 0 && performance.now() - start > budgetMs) break;
      const source = this.given?.at ?? this.memory.inputsOf(n);
      this.kernel.outputs(this.memory.plan, this.memory.record(n), source, rowBytes, target);
      parts.push(this.memory.floats(target, (outputs * rowBytes) / 4).slice());
    }
    const size = (outputs * rowBytes) / 4;
    const all = new Float32Array(parts.length * size);
    parts.forEach((part, index) => {
      all.set(part, index * size);
    });
    return all;
  }

  private unit(count: number): void {
    const { job } = this;
    const { plan } = this.memory;
    const record = this.memory.record(this.network);
    if (job.kind === 'refresh') this.kernel.evaluate(plan, record);
    else if (job.kind === 'langevin') {
      this.kernel.langevin(plan, record, job.time + this.step, count, job.adjusted);
    } else {
      const time = job.time + this.step;
      this.kernel.descent(plan, record, time, count, job.momentum, job.weightDecay, job.batch);
    }
  }
}
