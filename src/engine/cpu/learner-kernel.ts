/**
 * One thread's networks: learner.wasm and jobs that go on where they stopped. Runs inside a kernels worker, or in the calling
 * thread where there are none.
 */
import { parameterCount } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import type { DescentRule, LearnerMove, StepFactors } from '../contract.ts';
import { powersAfter, ruleNumbers, stepNumbers } from '../moments.ts';
import { type JetExports, JetKernel } from './jet-kernel.ts';
import { type DataRows, type LearnerSetup, TURN_NUMBERS, TURN_STEPS } from './learner-layout.ts';
import { LearnerMemory } from './learner-memory.ts';
import { FIELD, VECTOR } from './learner-records.ts';
import { paddedPoints } from './point-groups.ts';

/** What one thread does for its networks until it is done; a move's arrays are [network] of this thread. */
export type LearnerJob = { readonly kind: 'refresh' } | (LearnerMove & JobSpan);

/** When the steps are made. */
export interface JobSpan {
  readonly time: number;
  readonly steps: number;
  /** Steps that the moments have seen. */
  readonly age: number;
  readonly factors?: StepFactors | undefined;
}

/** What a kernel goes on from: vectors [network][parameter], accepted and stopped [network]. */
export interface KernelSnapshot {
  readonly weights: Float32Array;
  readonly velocities: Float32Array;
  readonly secondMoments: Float32Array;
  readonly accepted: Float64Array;
  /** The step at which it stopped, or -1. */
  readonly stopped: Float64Array;
}

/** Gradient and energy over one thread's share of the points, or over all of them: a share without points has no gradient. */
export interface ShareSum {
  readonly gradient: Float32Array;
  /** Before it is scaled. */
  readonly energy: number;
}

/** Exports of learner.wasm; what they do is said in assembly/learner.ts. */
interface LearnerExports extends JetExports {
  heapBase(): number;
  evaluate(plan: number, network: number): void;
  langevin(plan: number, network: number, time: number, steps: number, adjusted: boolean): void;
  descent(plan: number, network: number, time: number, steps: number, batch: number): void;
  underdamped(plan: number, network: number, time: number, steps: number): void;
  turn(plan: number, network: number): void;
  tile(plan: number): number;
  takeShare(share: number, shares: number): void;
  shared(plan: number): number;
  shareHasPoints(): number;
  shareGradient(): number;
  shareEnergy(): number;
  completeEnergy(sum: number): void;
  beginRefresh(plan: number, network: number): number;
  endRefresh(network: number): void;
  beginLangevin(plan: number, network: number, time: number, adjusted: boolean): number;
  endLangevin(plan: number, network: number, time: number): void;
  beginBatch(plan: number, network: number, time: number, batch: number): void;
  endDescent(plan: number, network: number, time: number, batch: number): void;
  beginUnderdamped(plan: number, network: number, time: number): boolean;
  endUnderdamped(plan: number, network: number): void;
  outputs(plan: number, network: number, inputs: number, rowBytes: number, target: number): void;
  thinnedOutputs(
    plan: number,
    network: number,
    inputs: number,
    rowBytes: number,
    target: number,
    pass: number,
  ): void;
  inputSlopes(plan: number, network: number, target: number): void;
}

/** Small networks make as many steps at a stretch as take about this long. */
const STRETCH_MS = 0.5;
/** Parameters x points (of residuals: times channels) from which on a step is taken tile by tile: about a millisecond of work. */
const LARGE_STEP = 1_000_000;

export class LearnerKernel {
  private readonly kernel: LearnerExports;
  private readonly memory: LearnerMemory;
  private readonly networks: number;
  private readonly shape: NetworkShape;
  private points: number;
  private readonly thins: boolean;
  /** What it tells of jets and residuals. */
  readonly jets: JetKernel;
  private work: Iterator<void> = [].values();
  private stretch = 1;
  /** The sum that waits for those of the other threads. */
  private waiting: ShareSum | null = null;
  private given: { readonly points: number; readonly at: number } | null = null;
  /** Number of the thinned networks that are asked for outputs, or -1. */
  private asked = -1;

  /**
   * @param largeStep  parameters x points from which on a step is cut
   * @throws an error named MEMORY_REFUSED, here and wherever more memory is needed
   */
  constructor(
    module: WebAssembly.Module,
    setup: LearnerSetup,
    private readonly largeStep = LARGE_STEP,
  ) {
    this.networks = setup.networks;
    this.shape = setup.shape;
    this.points = setup.points;
    this.thins = setup.dropout > 0;
    const memory = new WebAssembly.Memory({ initial: 2 });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.kernel = exports as unknown as LearnerExports;
    this.memory = new LearnerMemory(memory, this.kernel.heapBase(), setup);
    this.jets = new JetKernel(this.kernel, this.memory, setup.shape, setup.networks, setup.residuals);
    if (setup.share) this.kernel.takeShare(setup.share.index, setup.share.count);
  }

  /** Starts a job; it replaces what was left of the last one. */
  begin(job: LearnerJob): void {
    this.stretch = 1;
    this.waiting = null;
    this.work = this.pieces(job);
    const { memory, networks } = this;
    memory.turnBySteps(job.kind !== 'refresh' && job.factors !== undefined);
    if (job.kind === 'refresh') return;
    for (let n = 0; n < networks; n++) memory.writeNumbers(n, stepNumbers(job, n));
    memory.writeTether(job.tether ?? null);
    if (job.kind === 'descent') this.beginRule(job.rule, job.weightDecay, job.age);
  }

  private beginRule(descentRule: DescentRule, weightDecay: number, age: number): void {
    const { memory } = this;
    const rule = ruleNumbers(descentRule);
    memory.writeRule(rule, weightDecay);
    // The kernel multiplies the f32 decays in f64.
    const [b1, b2] = [Math.fround(rule.firstDecay), Math.fround(rule.secondDecay)];
    const powers = powersAfter({ ...rule, firstDecay: b1, secondDecay: b2 }, age, Number);
    memory.writeField(FIELD.firstPower, new Float64Array(this.networks).fill(powers[0]));
    memory.writeField(FIELD.secondPower, new Float64Array(this.networks).fill(powers[1]));
  }

  /** Numbers of `count` steps of a network from `step` on, where they change. */
  private turn(job: LearnerJob, network: number, step: number, count: number): void {
    if (job.kind === 'refresh' || !job.factors) return;
    const window = this.memory.turnWindow;
    for (let s = 0; s < count; s++) {
      const { rate, temperature, kept, drawn } = stepNumbers(job, network, job.factors, step + s);
      window[TURN_NUMBERS * s] = rate;
      window[TURN_NUMBERS * s + 1] = 1 / temperature;
      window[TURN_NUMBERS * s + 2] = kept;
      window[TURN_NUMBERS * s + 3] = drawn;
    }
  }

  /** The moments are another move's: they begin at zero. */
  forgetMoments(): void {
    const zeros = new Float32Array(this.networks * parameterCount(this.shape));
    this.memory.writeVectors(VECTOR.velocity, zeros);
    this.memory.writeVectors(VECTOR.secondMoment, zeros);
  }

  /** Room for minibatches of up to this many points; needed before the job. */
  reserveBatch(batch: number): void {
    this.memory.reserveBatch(batch);
  }

  /** Other training data, at most as many as the first ones. */
  replaceData(rows: DataRows): void {
    this.memory.writeData(rows);
    this.points = rows.points;
  }

  /** Room for residuals; needed before they take the place of others. */
  reserveResiduals(bytes: number): void {
    this.memory.reserveResiduals(bytes);
  }

  /** Room for the centres of a tether; needed before the first job that has one. */
  reserveTether(): void {
    this.memory.reserveTether();
  }

  /**
   * Works for about `budgetMs`, at least one piece.
   *
   * @returns true when the job is done; its sum where a thread with a share of the points waits for `complete`
   */
  advance(budgetMs: number): boolean | ShareSum {
    const start = performance.now();
    do {
      if (this.work.next().done) return true;
      if (this.waiting) return this.waiting;
    } while (performance.now() - start <= budgetMs);
    return false;
  }

  /** The sum over the shares of all threads; `advance` goes on with it. */
  complete({ gradient, energy }: ShareSum): void {
    this.memory.floats(this.kernel.shareGradient(), gradient.length).set(gradient);
    this.kernel.completeEnergy(energy);
    this.waiting = null;
  }

  /** The job network by network; yields between any two short pieces of it. */
  private *pieces(job: LearnerJob): Generator<void, void> {
    const steps = job.kind === 'refresh' ? 1 : job.steps;
    const points =
      job.kind === 'descent' && job.batch > 0 ? job.batch : Math.max(this.points, this.jets.columns);
    const large = points * parameterCount(this.shape) >= this.largeStep;
    for (let network = 0; network < this.networks; network++) {
      const record = this.memory.record(network);
      for (let step = 0; step < steps; ) {
        if (job.kind !== 'refresh' && this.memory.isStopped(network)) break;
        if (large) {
          this.turn(job, network, step, 1);
          this.kernel.turn(this.memory.plan, record);
          yield* this.stepByTiles(job, record, step);
          step++;
        } else {
          const count = Math.min(this.stretch, steps - step, TURN_STEPS);
          this.turn(job, network, step, count);
          this.smallSteps(job, record, step, count);
          step += count;
          yield;
        }
      }
    }
  }

  /** Some steps at once, and how many next time. */
  private smallSteps(job: LearnerJob, record: number, step: number, count: number): void {
    const start = performance.now();
    const { plan } = this.memory;
    if (job.kind === 'refresh') this.kernel.evaluate(plan, record);
    else if (job.kind === 'langevin')
      this.kernel.langevin(plan, record, job.time + step, count, job.adjusted);
    else if (job.kind === 'underdamped') this.kernel.underdamped(plan, record, job.time + step, count);
    else this.kernel.descent(plan, record, job.time + step, count, job.batch);
    if (count < this.stretch) return;
    const elapsed = performance.now() - start;
    if (elapsed < STRETCH_MS / 2) this.stretch *= 2;
    else if (elapsed > STRETCH_MS * 2 && this.stretch > 1) this.stretch /= 2;
  }

  /** One step, tile by tile: the same operations in the same order as in `smallSteps`. */
  private *stepByTiles(job: LearnerJob, record: number, step: number): Generator<void, void> {
    const { kernel } = this;
    const { plan } = this.memory;
    const time = job.kind === 'refresh' ? 0 : job.time + step;
    if (job.kind === 'descent' && (job.batch > 0 || this.thins)) {
      kernel.beginBatch(plan, record, time, job.batch);
      yield* this.evaluation();
    } else if (kernel.beginRefresh(plan, record)) {
      yield* this.evaluation();
      kernel.endRefresh(record);
    }
    yield;
    if (job.kind === 'langevin' && kernel.beginLangevin(plan, record, time, job.adjusted)) {
      yield* this.evaluation();
      kernel.endLangevin(plan, record, time);
    } else if (job.kind === 'descent') {
      kernel.endDescent(plan, record, time, job.batch);
    } else if (job.kind === 'underdamped' && kernel.beginUnderdamped(plan, record, time)) {
      kernel.beginRefresh(plan, record);
      yield* this.evaluation();
      kernel.endRefresh(record);
      kernel.endUnderdamped(plan, record);
    }
    yield;
  }

  /** The evaluation that has begun, tile by tile, and with the points of other threads where they have a share. */
  private *evaluation(): Generator<void, void> {
    const { kernel, memory } = this;
    while (!kernel.tile(memory.plan)) yield;
    if (!kernel.shared(memory.plan)) return;
    const length = kernel.shareHasPoints() ? parameterCount(this.shape) : 0;
    this.waiting = {
      gradient: memory.floats(kernel.shareGradient(), length).slice(),
      energy: kernel.shareEnergy(),
    };
    yield;
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.memory.bytes;
  }

  /** Energies of networks whose refresh is done, [network]. */
  energies(): Float64Array {
    return this.memory.readField(FIELD.energy);
  }

  accepted(): Float64Array {
    return this.memory.readField(FIELD.accepted);
  }

  stopped(): Float64Array {
    return this.memory.readField(FIELD.stopped);
  }

  /** [network][parameter], after a refresh. */
  gradients(): Float32Array {
    return this.memory.readVectors(VECTOR.gradient);
  }

  weights(): Float32Array {
    return this.memory.readVectors(VECTOR.theta);
  }

  velocities(): Float32Array {
    return this.memory.readVectors(VECTOR.velocity);
  }

  secondMoments(): Float32Array {
    return this.memory.readVectors(VECTOR.secondMoment);
  }

  restore({ weights, velocities, secondMoments, accepted, stopped }: KernelSnapshot): void {
    this.memory.writeVectors(VECTOR.theta, weights);
    this.memory.writeVectors(VECTOR.velocity, velocities);
    this.memory.writeVectors(VECTOR.secondMoment, secondMoments);
    this.memory.writeField(FIELD.accepted, accepted);
    this.memory.writeField(FIELD.stopped, stopped);
    this.memory.markStale();
  }

  /**
   * Points for the next `outputs`, as rows [input][point]; null for the training points.
   *
   * @param pass  of thinned networks; -1 for the whole ones
   */
  beginOutputs(rows: Float32Array | null, points: number, pass: number): void {
    this.given = null;
    this.asked = this.thins ? pass : -1;
    if (!rows) return;
    const at = this.memory.scratch;
    this.memory.reserveScratch(rows.byteLength + this.shape.outputs * paddedPoints(points) * 4);
    this.memory.floats(at, rows.length).set(rows);
    this.given = { points, at };
  }

  /** Rows [output][point] of networks from `first` on, as many as about `budgetMs` allows, at least one. */
  outputs(first: number, budgetMs: number): Float32Array {
    const { kernel, memory, asked, shape } = this;
    const rowBytes = this.given ? paddedPoints(this.given.points) * 4 : memory.pointBytes;
    const target = memory.scratch + (this.given ? shape.inputs * rowBytes : 0);
    memory.reserveScratch(target + shape.outputs * rowBytes - memory.scratch);
    return this.rowsOf(first, budgetMs, { target, floats: (shape.outputs * rowBytes) / 4 }, (n) => {
      const [record, source] = [memory.record(n), this.given?.at ?? memory.inputsOf(n)];
      if (asked < 0) kernel.outputs(memory.plan, record, source, rowBytes, target);
      else kernel.thinnedOutputs(memory.plan, record, source, rowBytes, target, asked);
    });
  }

  /** Rows [input][point] of dE/dx of networks from `first` on, likewise. */
  inputGradients(first: number, budgetMs: number): Float32Array {
    const { kernel, memory } = this;
    const target = memory.scratch;
    const bytes = this.shape.inputs * memory.pointBytes;
    memory.reserveScratch(bytes);
    return this.rowsOf(first, budgetMs, { target, floats: bytes / 4 }, (n) =>
      kernel.inputSlopes(memory.plan, memory.record(n), target),
    );
  }

  private rowsOf(
    first: number,
    budgetMs: number,
    { target, floats }: { readonly target: number; readonly floats: number },
    compute: (network: number) => void,
  ): Float32Array {
    const start = performance.now();
    const parts: Float32Array[] = [];
    for (let n = first; n < this.networks; n++) {
      if (parts.length > 0 && performance.now() - start > budgetMs) break;
      compute(n);
      parts.push(this.memory.floats(target, floats).slice());
    }
    const all = new Float32Array(parts.length * floats);
    parts.forEach((part, index) => {
      all.set(part, index * floats);
    });
    return all;
  }
}
