/**
 * One thread's networks: learner.wasm, its memory, and jobs that go on where they stopped. Runs inside a kernels worker, or in
 * the calling thread where there are none. The records it writes are declared in assembly/learner-plan.ts; the two change
 * together.
 */
import { layersOf, parameterCount } from '../../learner/network.ts';
import { LOG_OCTAVES, LOG_TABLE } from '../../random/logarithm.ts';
import { NORMAL_TABLE } from '../../random/normal.ts';
import {
  ACTIVATION_CODES,
  type LearnerSetup,
  LOSS_CODES,
  paddedPoints,
  tilePoints,
} from './learner-layout.ts';

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

const PAGE = 65_536;
/** Name of the error whose message is the number of bytes that could not be had. Name and message cross threads. */
export const MEMORY_REFUSED = 'LearnerMemoryRefused';
const LAYER_BYTES = 32;
const PLAN_BYTES = 96;
const NETWORK_BYTES = 72;
/** Byte offsets in a Network record. */
const FIELD = {
  current: 24,
  accepted: 32,
  energy: 40,
  inverseTemperature: 48,
  epsilon: 56,
  rate: 64,
} as const;
/** Word offsets in the Plan record. */
const BATCH_WORD = 21;
/** A unit of work is one network for as many steps as take about this long. */
const UNIT_MS = 0.5;

export class LearnerKernel {
  private readonly memory: WebAssembly.Memory;
  private readonly kernel: LearnerExports;
  private readonly parameters: number;
  private readonly vectorBytes: number;
  private readonly pointBytes: number;
  private readonly plan: number;
  private readonly records: number;
  private readonly theta: number;
  private readonly gradient: number;
  private readonly velocity: number;
  /** Everything from here on is scratch of the job that runs: a minibatch, or points to evaluate and their outputs. */
  private readonly scratch: number;
  private end: number;
  private job: LearnerJob = { kind: 'refresh' };
  private network = 0;
  private step = 0;
  private unitSteps = 1;
  private given: { readonly points: number; readonly at: number } | null = null;

  /** @throws an error named MEMORY_REFUSED, here and wherever more memory is needed */
  constructor(
    module: WebAssembly.Module,
    private readonly setup: LearnerSetup,
  ) {
    this.memory = new WebAssembly.Memory({ initial: 2 });
    this.kernel = new WebAssembly.Instance(module, { env: { memory: this.memory } })
      .exports as unknown as LearnerExports;
    this.parameters = parameterCount(setup.shape);
    this.vectorBytes = Math.ceil(this.parameters / 4) * 16;
    this.pointBytes = paddedPoints(setup.points) * 4;
    this.end = Math.ceil(this.kernel.heapBase() / 16) * 16;
    this.plan = this.reserve(PLAN_BYTES);
    this.records = this.reserve(setup.networks * NETWORK_BYTES);
    this.theta = this.reserve(setup.networks * this.vectorBytes);
    this.gradient = this.reserve(setup.networks * this.vectorBytes);
    this.velocity = this.reserve(setup.networks * this.vectorBytes);
    this.writePlan();
    this.writeNetworks();
    this.writeVectors(this.theta, setup.weights);
    this.scratch = this.end;
  }

  /** Starts a job; it replaces what was left of the last one. */
  begin(job: LearnerJob): void {
    this.job = job;
    this.network = 0;
    this.step = 0;
    this.unitSteps = 1;
    if (job.kind === 'langevin') {
      this.writeField(
        FIELD.inverseTemperature,
        job.temperatures.map((temperature) => 1 / temperature),
      );
      this.writeField(FIELD.epsilon, job.stepSizes);
    } else if (job.kind === 'descent') {
      this.writeField(FIELD.rate, job.learningRates);
    }
  }

  /** Room for minibatches of up to this many points: their words, rows of inputs and targets, and mask. Needed before the job. */
  reserveBatch(batch: number): void {
    const { inputs, outputs } = this.setup.shape;
    const bytes = Math.ceil(batch / 16) * 64 + (inputs + outputs + 1) * paddedPoints(batch) * 4;
    this.grow(this.scratch + bytes);
    new Uint32Array(this.memory.buffer, this.plan, PLAN_BYTES / 4)[BATCH_WORD] = this.scratch;
  }

  /** Works for about `budgetMs`, at least one unit. @returns true when the job is done */
  advance(budgetMs: number): boolean {
    const start = performance.now();
    let last = start;
    const steps = this.job.kind === 'refresh' ? 1 : this.job.steps;
    if (steps === 0) return true;
    for (let units = 0; this.network < this.setup.networks; units++) {
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
    return this.readField(FIELD.energy);
  }

  accepted(): Float64Array {
    return this.readField(FIELD.accepted);
  }

  /** [network][parameter], after a refresh. */
  gradients(): Float32Array {
    return this.readVectors(this.gradient);
  }

  weights(): Float32Array {
    return this.readVectors(this.theta);
  }

  velocities(): Float32Array {
    return this.readVectors(this.velocity);
  }

  restore(weights: Float32Array, velocities: Float32Array, accepted: Float64Array): void {
    this.writeVectors(this.theta, weights);
    this.writeVectors(this.velocity, velocities);
    this.writeField(FIELD.accepted, accepted);
    const view = new DataView(this.memory.buffer);
    for (let n = 0; n < this.setup.networks; n++) view.setInt32(this.record(n) + FIELD.current, 0, true);
  }

  /** Points for the next `outputs`, as rows [input][point]; null for the training points. */
  beginOutputs(rows: Float32Array | null, points: number): void {
    this.given = null;
    if (!rows) return;
    const at = this.scratch;
    this.grow(at + rows.byteLength + this.setup.shape.outputs * paddedPoints(points) * 4);
    new Float32Array(this.memory.buffer, at, rows.length).set(rows);
    this.given = { points, at };
  }

  /** Rows [output][point] of networks from `first` on, as many as about `budgetMs` allows, at least one. */
  outputs(first: number, budgetMs: number): Float32Array {
    const start = performance.now();
    const { outputs, inputs } = this.setup.shape;
    const rowBytes = this.given ? paddedPoints(this.given.points) * 4 : this.pointBytes;
    const target = this.scratch + (this.given ? inputs * rowBytes : 0);
    this.grow(target + outputs * rowBytes);
    const parts: Float32Array[] = [];
    for (let n = first; n < this.setup.networks; n++) {
      if (parts.length > 0 && performance.now() - start > budgetMs) break;
      const source = this.given?.at ?? this.inputsOf(n);
      this.kernel.outputs(this.plan, this.record(n), source, rowBytes, target);
      parts.push(new Float32Array(this.memory.buffer, target, (outputs * rowBytes) / 4).slice());
    }
    const size = (outputs * rowBytes) / 4;
    const all = new Float32Array(parts.length * size);
    parts.forEach((part, index) => {
      all.set(part, index * size);
    });
    return all;
  }

  private unit(count: number): void {
    const { job, plan } = this;
    const record = this.record(this.network);
    if (job.kind === 'refresh') this.kernel.evaluate(plan, record);
    else if (job.kind === 'langevin') {
      this.kernel.langevin(plan, record, job.time + this.step, count, job.adjusted);
    } else {
      const time = job.time + this.step;
      this.kernel.descent(plan, record, time, count, job.momentum, job.weightDecay, job.batch);
    }
  }

  private record(network: number): number {
    return this.records + network * NETWORK_BYTES;
  }

  private inputsOf(network: number): number {
    return new DataView(this.memory.buffer).getUint32(this.record(network), true);
  }

  /** Memory up to `end` bytes. Growing detaches every view, so views are made afresh where they are used. */
  private grow(end: number): void {
    const missing = end - this.memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      this.memory.grow(Math.ceil(missing / PAGE));
    } catch {
      throw Object.assign(new RangeError(`${end}`), { name: MEMORY_REFUSED });
    }
  }

  private reserve(bytes: number): number {
    const at = this.end;
    this.end = at + Math.ceil(bytes / 16) * 16;
    this.grow(this.end);
    return at;
  }

  private place(values: Float32Array | Uint32Array): number {
    const at = this.reserve(values.byteLength);
    new Uint8Array(this.memory.buffer, at, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return at;
  }

  private writePlan(): void {
    const { shape, loss, points, seed, precision, energyScale } = this.setup;
    const tileBytes = tilePoints(shape, points) * 4;
    const layers = layersOf(shape);
    const table = this.reserve(layers.length * LAYER_BYTES);
    layers.forEach((layer, l) => {
      const [rows, slopes, deltas] = [0, 0, 0].map(() => this.reserve(layer.outputs * tileBytes));
      const at = table + l * LAYER_BYTES;
      const words = new Int32Array(this.memory.buffer, at, LAYER_BYTES / 4);
      const biases = layer.biases < 0 ? -1 : layer.biases * 4;
      words.set([layer.inputs, layer.outputs, 0, layer.weights * 4, biases, rows!, slopes!, deltas!]);
      new Float32Array(this.memory.buffer, at, LAYER_BYTES / 4)[2] = layer.gain;
    });
    const mask = this.place(
      Uint32Array.from({ length: this.pointBytes / 4 }, (_, p) => (p < points ? 0xffffffff : 0)),
    );
    const padded = new Float32Array(this.vectorBytes / 4);
    padded.set(precision);
    const words = [
      table,
      layers.length,
      ACTIVATION_CODES.indexOf(shape.activation),
      LOSS_CODES.indexOf(loss),
      this.parameters,
      this.vectorBytes,
      tileBytes,
      points,
      this.pointBytes,
      mask,
      shape.outputs,
      shape.inputs,
      seed[0],
      seed[1],
      this.place(padded),
      this.reserve(Math.ceil(this.parameters / 16) * 64),
      this.reserve(this.vectorBytes),
      this.reserve(this.vectorBytes),
      this.place(NORMAL_TABLE),
      this.place(LOG_TABLE),
      this.place(LOG_OCTAVES),
    ];
    new Uint32Array(this.memory.buffer, this.plan, PLAN_BYTES / 4).set(words);
    new DataView(this.memory.buffer).setFloat64(this.plan + 88, energyScale, true);
  }

  private writeNetworks(): void {
    const { setup } = this;
    const inputs = this.place(setup.inputs);
    const targets = this.place(setup.targets);
    for (let n = 0; n < setup.networks; n++) {
      new Uint32Array(this.memory.buffer, this.record(n), 6).set([
        inputs + setup.inputSet[n]! * setup.shape.inputs * this.pointBytes,
        targets + setup.targetSet[n]! * setup.shape.outputs * this.pointBytes,
        this.theta + n * this.vectorBytes,
        this.gradient + n * this.vectorBytes,
        this.velocity + n * this.vectorBytes,
        setup.owner + n,
      ]);
    }
  }

  private writeField(offset: number, values: Float64Array): void {
    const view = new DataView(this.memory.buffer);
    values.forEach((value, n) => {
      view.setFloat64(this.record(n) + offset, value, true);
    });
  }

  private readField(offset: number): Float64Array {
    const view = new DataView(this.memory.buffer);
    return Float64Array.from({ length: this.setup.networks }, (_, n) =>
      view.getFloat64(this.record(n) + offset, true),
    );
  }

  private writeVectors(at: number, values: Float32Array): void {
    for (let n = 0; n < this.setup.networks; n++) {
      new Float32Array(this.memory.buffer, at + n * this.vectorBytes, this.parameters).set(
        values.subarray(n * this.parameters, (n + 1) * this.parameters),
      );
    }
  }

  private readVectors(at: number): Float32Array {
    const values = new Float32Array(this.setup.networks * this.parameters);
    for (let n = 0; n < this.setup.networks; n++) {
      const vector = new Float32Array(this.memory.buffer, at + n * this.vectorBytes, this.parameters);
      values.set(vector, n * this.parameters);
    }
    return values;
  }
}
