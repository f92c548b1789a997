/** What a kernels worker offers to learners: kernels by number, so that one worker serves several batches of networks. */
import type { GivenJets, TileValues } from './jet-kernel.ts';
import { type KernelSnapshot, type LearnerJob, LearnerKernel, type ShareSum } from './learner-kernel.ts';
import type { DataRows, LearnerSetup } from './learner-layout.ts';
import type { ResidualSetup } from './residual-layout.ts';

type Awaitable<T> = T | Promise<T>;
/** What can be read of every network, and of every parameter. */
export type LearnerScalars = 'energies' | 'accepted' | 'stopped';
export type LearnerVectors = 'gradients' | 'weights' | 'velocities' | 'secondMoments';

/** The service as its caller sees it: in this thread, or behind Comlink. Arrays are those of `LearnerKernel`. */
export interface LearnerService {
  open(module: WebAssembly.Module, setup: LearnerSetup): Awaitable<number>;
  /**
   * Starts `job`, or goes on with the last one if null, for about `budgetMs`; `total` is what it waited for.
   *
   * @returns true when it is done; the sum over this thread's points where it waits for that over all
   */
  run(
    id: number,
    job: LearnerJob | null,
    budgetMs: number,
    total?: ShareSum | null,
  ): Awaitable<boolean | ShareSum>;
  /** Room for minibatches of up to `batch` points; needed before a job that draws them. */
  reserveBatch(id: number, batch: number): Awaitable<void>;
  /** Room for the centres of a tether; needed before the first job that has one. */
  reserveTether(id: number): Awaitable<void>;
  read(id: number, what: LearnerVectors): Awaitable<Float32Array>;
  readScalars(id: number, what: LearnerScalars): Awaitable<Float64Array>;
  restore(id: number, snapshot: KernelSnapshot): Awaitable<void>;
  /** Moments of another move's begin at zero. */
  forgetMoments(id: number): Awaitable<void>;
  beginOutputs(id: number, rows: Float32Array | null, points: number, pass: number): Awaitable<void>;
  outputs(id: number, first: number, budgetMs: number): Awaitable<Float32Array>;
  inputGradients(id: number, first: number, budgetMs: number): Awaitable<Float32Array>;
  replaceData(id: number, rows: DataRows): Awaitable<void>;
  beginJets(id: number, jets: GivenJets): Awaitable<void>;
  jets(id: number, first: number, budgetMs: number): Awaitable<Float32Array>;
  residuals(id: number, network: number, first: number, budgetMs: number): Awaitable<TileValues>;
  jacobian(id: number, network: number, first: number, budgetMs: number): Awaitable<TileValues>;
  /** Room for residuals; needed before those that take the place of others. */
  reserveResiduals(id: number, bytes: number): Awaitable<void>;
  replaceResiduals(id: number, setup: ResidualSetup): Awaitable<void>;
  close(id: number): Awaitable<void>;
}

export class LocalLearnerService implements LearnerService {
  private readonly kernels = new Map<number, LearnerKernel>();
  private opened = 0;

  open(module: WebAssembly.Module, setup: LearnerSetup): number {
    const id = this.opened++;
    this.kernels.set(id, new LearnerKernel(module, setup));
    return id;
  }

  run(
    id: number,
    job: LearnerJob | null,
    budgetMs: number,
    total: ShareSum | null = null,
  ): boolean | ShareSum {
    const kernel = this.kernel(id);
    if (job) kernel.begin(job);
    else if (total) kernel.complete(total);
    return kernel.advance(budgetMs);
  }

  reserveBatch(id: number, batch: number): void {
    this.kernel(id).reserveBatch(batch);
  }

  reserveTether(id: number): void {
    this.kernel(id).reserveTether();
  }

  read(id: number, what: LearnerVectors): Float32Array {
    return this.kernel(id)[what]();
  }

  readScalars(id: number, what: LearnerScalars): Float64Array {
    return this.kernel(id)[what]();
  }

  restore(id: number, snapshot: KernelSnapshot): void {
    this.kernel(id).restore(snapshot);
  }

  forgetMoments(id: number): void {
    this.kernel(id).forgetMoments();
  }

  beginOutputs(id: number, rows: Float32Array | null, points: number, pass: number): void {
    this.kernel(id).beginOutputs(rows, points, pass);
  }

  outputs(id: number, first: number, budgetMs: number): Float32Array {
    return this.kernel(id).outputs(first, budgetMs);
  }

  inputGradients(id: number, first: number, budgetMs: number): Float32Array {
    return this.kernel(id).inputGradients(first, budgetMs);
  }

  replaceData(id: number, rows: DataRows): void {
    this.kernel(id).replaceData(rows);
  }

  beginJets(id: number, jets: GivenJets): void {
    this.kernel(id).jets.beginJets(jets);
  }

  jets(id: number, first: number, budgetMs: number): Float32Array {
    return this.kernel(id).jets.jets(first, budgetMs);
  }

  residuals(id: number, network: number, first: number, budgetMs: number): TileValues {
    return this.kernel(id).jets.residuals(network, first, budgetMs);
  }

  jacobian(id: number, network: number, first: number, budgetMs: number): TileValues {
    return this.kernel(id).jets.jacobian(network, first, budgetMs);
  }

  reserveResiduals(id: number, bytes: number): void {
    this.kernel(id).reserveResiduals(bytes);
  }

  replaceResiduals(id: number, setup: ResidualSetup): void {
    this.kernel(id).jets.replaceResiduals(setup);
  }

  close(id: number): void {
    this.kernels.delete(id);
  }

  private kernel(id: number): LearnerKernel {
    const kernel = this.kernels.get(id);
    if (!kernel) throw new RangeError(`learner ${id} is closed`);
    return kernel;
  }
}
