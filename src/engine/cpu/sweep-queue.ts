/**
 * Sweeps on their way to the threads. A request is queued and goes out in batches that take about PIECE_MS: long requests
 * are cut, small ones (one sweep each, say) travel together while earlier ones are computed. So a caller that awaits every
 * small request pays for a promise, not for a message, and a thread is never busy for long between two messages.
 */
import type { UpdateOrder, UpdateRule } from '../contract.ts';

/** Updates of every state from (sweep, site) on, under one multiplier per state. */
export interface QueuedRun {
  readonly rule: UpdateRule;
  readonly order: UpdateOrder;
  readonly sweep: number;
  readonly site: number;
  readonly updates: number;
  readonly B: Uint32Array;
  readonly k: Uint8Array;
}

export interface QueueOptions {
  /** Runs a batch on all threads. @returns the time of the slowest thread, in ms */
  readonly run: (runs: readonly QueuedRun[]) => Promise<number>;
  readonly size: number;
  /** First guess of the time that one update of all states takes, in ms; corrected by what is measured. */
  readonly msPerUpdate: number;
  /** Batches sent ahead: two keep a worker busy, one is enough in the caller's own thread. */
  readonly depth: 1 | 2;
}

/** About how long one batch takes. */
export const PIECE_MS = 8;
/** Requests that may wait, however small: a caller that only awaits `push` would keep other tasks of its thread out. */
const MOST_WAITING = 500;

export class SweepQueue {
  private waiting: QueuedRun[] = [];
  private waitingUpdates = 0;
  private inFlight = 0;
  private failure: unknown = null;
  private listeners: (() => void)[] = [];
  private msPerUpdate: number;

  constructor(private readonly options: QueueOptions) {
    this.msPerUpdate = options.msPerUpdate;
  }

  /** Queues a run; resolves as soon as no more than about one batch, or 500 requests, wait. @throws what an earlier batch threw */
  async push(run: QueuedRun): Promise<void> {
    this.waiting.push(run);
    this.waitingUpdates += run.updates;
    this.pump();
    while (this.failure === null && this.full()) await this.progress();
    this.check();
  }

  private full(): boolean {
    return this.waitingUpdates * this.msPerUpdate > PIECE_MS || this.waiting.length > MOST_WAITING;
  }

  /** Time that so many updates of all states take, in ms, as far as is known. */
  expectedMs(updates: number): number {
    return updates * this.msPerUpdate;
  }

  /** Resolves when every queued run is done. */
  async drain(): Promise<void> {
    while (this.failure === null && (this.inFlight > 0 || this.waiting.length > 0)) await this.progress();
    this.check();
  }

  private check(): void {
    if (this.failure !== null) throw this.failure;
  }

  private progress(): Promise<void> {
    return new Promise((resolve) => {
      this.listeners.push(resolve);
    });
  }

  private pump(): void {
    while (this.failure === null && this.inFlight < this.options.depth && this.waiting.length > 0) {
      this.inFlight++;
      void this.send(this.take());
    }
  }

  private async send(runs: readonly QueuedRun[]): Promise<void> {
    try {
      const ms = await this.options.run(runs);
      this.learn(
        ms,
        runs.reduce((sum, run) => sum + run.updates, 0),
      );
    } catch (error) {
      this.failure = error;
    }
    this.inFlight--;
    this.pump();
    const listeners = this.listeners;
    this.listeners = [];
    for (const listener of listeners) listener();
  }

  /** Runs of one rule and order that take about PIECE_MS; the last one may be cut, and goes on in the next batch. */
  private take(): QueuedRun[] {
    let room = Math.max(1, Math.floor(PIECE_MS / this.msPerUpdate));
    const taken: QueuedRun[] = [];
    while (room > 0 && this.waiting.length > 0 && alike(this.waiting[0]!, taken[0] ?? this.waiting[0]!)) {
      const next = this.waiting[0]!;
      const updates = Math.min(next.updates, room);
      taken.push({ ...next, updates });
      if (updates === next.updates) this.waiting.shift();
      else this.waiting[0] = this.behind(next, updates);
      room -= updates;
      this.waitingUpdates -= updates;
    }
    return taken;
  }

  private behind(run: QueuedRun, updates: number): QueuedRun {
    const site = run.site + updates;
    const { size } = this.options;
    return {
      ...run,
      sweep: run.sweep + Math.floor(site / size),
      site: site % size,
      updates: run.updates - updates,
    };
  }

  /** Slow batches correct the guess at once, fast ones by degrees; of one too short for a coarse clock only a bound is known. */
  private learn(ms: number, updates: number): void {
    const measured = Math.max(ms, 0.5) / updates;
    if (ms < 0.5 && measured > this.msPerUpdate) return;
    this.msPerUpdate = measured > this.msPerUpdate ? measured : (this.msPerUpdate + measured) / 2;
  }
}

/** Can two runs go out in one batch? */
function alike(a: QueuedRun, b: QueuedRun): boolean {
  return a.rule === b.rule && a.order === b.order;
}
