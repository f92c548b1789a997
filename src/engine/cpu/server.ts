/**
 * What one kernels thread offers: an object per kernel family, whose answers are awaited so that a caller
 * cannot tell a worker from its own thread.
 */
import { LocalLearnerService } from './learner-service.ts';
import { PeakServer } from './peak-server.ts';
import { SpinServer } from './spin-server.ts';

export class KernelServer {
  readonly spins = new SpinServer();
  readonly learner = new LocalLearnerService();
  readonly peak = new PeakServer();

  /** Answers as soon as the thread runs. */
  async ping(): Promise<void> {}
}

/** A server as its callers see it, near or far. Callers await every answer; arguments are plain data. */
export type KernelThread = { readonly [K in keyof KernelServer]: KernelServer[K] };
