/**
 * `SpinState` over all threads. `sweep` resolves when its work is queued behind at most some 20 ms of earlier work
 * (sweep-queue.ts); everything that reads a state waits until the queue is empty. So many small requests, each awaited, are
 * cheap, and errors of a sweep may surface in a later call.
 */
import { packedOverlap, wordsPerState } from '../../glass/spins.ts';
import type { OrderBar } from '../../glass/update-orders.ts';
import type { Seed } from '../../random/seed.ts';
import type {
  SpinClock,
  SpinSnapshot,
  SpinState,
  SweepRequest,
  TemperRecord,
  TemperRequest,
} from '../contract.ts';
import { checkSweepRequest, checkTemperRequest } from '../requests.ts';
import { nextTask } from './pool.ts';
import { SpinMultipliers } from './spin-multipliers.ts';
import type { SpinServer } from './spin-server.ts';
import { temperInThreads } from './spin-temper.ts';
import { type QueuedRun, SweepQueue } from './sweep-queue.ts';

/** What all threads' states have in common. */
export interface SpinShape {
  readonly size: number;
  readonly states: number;
  readonly replicas: number;
  readonly seed: Seed;
  readonly firstState?: number;
  readonly unit: number;
  /** Energy of one unit, [sample]. */
  readonly units: readonly number[];
  /** Change of the log-odds of a spin per beta and unit of field, [sample]. */
  readonly oddsPerField: readonly number[];
  /** Which update orders the model knows. */
  readonly orders: OrderBar;
}

/** States first … end - 1, in one thread. */
export interface Shard {
  readonly server: SpinServer;
  readonly id: number;
  readonly first: number;
  readonly end: number;
}

export class CpuSpinState implements SpinState {
  readonly size: number;
  readonly samples: number;
  readonly replicas: number;
  readonly states: number;
  readonly unit: number;
  private position: SpinClock = { sweep: 0, site: 0 };
  private readonly multipliers: SpinMultipliers;
  private readonly marks = new Map<string, Uint32Array>();
  private readonly queue: SweepQueue;
  /** Reads and restores run one after another, and before sweeps that were asked for later. */
  private tail: Promise<unknown> = Promise.resolve();
  private reading = 0;
  private lastPause = performance.now();

  constructor(
    private readonly shards: readonly Shard[],
    private readonly shape: SpinShape,
    private readonly inline: boolean,
    msPerUpdate: number,
  ) {
    this.size = shape.size;
    this.states = shape.states;
    this.replicas = shape.replicas;
    this.samples = shape.states / shape.replicas;
    this.unit = shape.unit;
    this.multipliers = new SpinMultipliers(shape.oddsPerField, shape.replicas);
    const run = (runs: readonly QueuedRun[]) => this.run(runs);
    this.queue = new SweepQueue({ run, size: shape.size, msPerUpdate, depth: inline ? 1 : 2 });
  }

  get clock(): SpinClock {
    return this.position;
  }

  async sweep(request: SweepRequest): Promise<void> {
    checkSweepRequest(request, this.states, 'cpu', this.shape.orders);
    if (this.reading > 0) await this.tail;
    await this.push(request);
  }

  private async push(request: SweepRequest): Promise<void> {
    const updates = request.sweeps * this.size + (request.sites ?? 0);
    if (updates === 0) return;
    const { rule, order, betas } = request;
    const run = { rule, order, ...this.position, updates, ...this.multipliers.ofStates(betas) };
    const total = this.position.site + updates;
    this.position = { sweep: this.position.sweep + Math.floor(total / this.size), site: total % this.size };
    await this.queue.push(run);
  }

  async temper(request: TemperRequest): Promise<TemperRecord> {
    checkTemperRequest(request, this, 'cpu', this.shape.orders);
    return this.ordered(() =>
      temperInThreads(request, {
        shards: this.shards,
        shape: this.shape,
        clock: () => this.position,
        sweepMs: this.queue.expectedMs(request.sweepsPerRound * this.size),
        multiplierOf: (sample, beta) => this.multipliers.of(sample, beta),
        sweep: async (betas, sweeps) => {
          await this.push({ ...request, betas, sweeps });
          await this.queue.drain();
        },
        energies: () => this.gather(({ server, id }) => server.energies(id)),
        advance: async (sweeps) => {
          this.position = { ...this.position, sweep: this.position.sweep + sweeps };
          await this.pause();
        },
      }),
    );
  }

  /** One batch on every thread. @returns the time of the slowest, in ms */
  private async run(runs: readonly QueuedRun[]): Promise<number> {
    const clock = {
      rule: runs[0]!.rule,
      order: runs[0]!.order,
      sweep: Float64Array.from(runs, (run) => run.sweep),
      site: Int32Array.from(runs, (run) => run.site),
      updates: Int32Array.from(runs, (run) => run.updates),
    };
    const times = await Promise.all(
      this.shards.map(({ server, id, first, end }) => {
        const B = new Uint32Array(runs.length * (end - first));
        const k = new Uint8Array(B.length);
        runs.forEach((run, r) => {
          B.set(run.B.subarray(first, end), r * (end - first));
          k.set(run.k.subarray(first, end), r * (end - first));
        });
        return server.sweep(id, { ...clock, B, k });
      }),
    );
    await this.pause();
    return Math.max(...times);
  }

  /** Lets other tasks of this thread in, when kernels run in it. */
  private async pause(): Promise<void> {
    if (!this.inline || performance.now() - this.lastPause < 8) return;
    await nextTask();
    this.lastPause = performance.now();
  }

  /** Runs `read` when all that was asked for before is done. */
  private ordered<T>(read: () => Promise<T>): Promise<T> {
    this.reading++;
    const done = this.tail.then(async () => {
      await this.queue.drain();
      return read();
    });
    this.tail = done.then(
      () => this.reading--,
      () => this.reading--,
    );
    return done;
  }

  private async gather(ask: (shard: Shard) => Promise<Float64Array>): Promise<Float64Array> {
    const parts = await Promise.all(this.shards.map(ask));
    const all = new Float64Array(this.states);
    parts.forEach((part, i) => {
      all.set(part, this.shards[i]!.first);
    });
    return all;
  }

  private async packed(): Promise<Uint32Array> {
    const parts = await Promise.all(this.shards.map(({ server, id }) => server.packed(id)));
    const words = wordsPerState(this.size);
    const all = new Uint32Array(this.states * words);
    parts.forEach((part, i) => {
      all.set(part, this.shards[i]!.first * words);
    });
    return all;
  }

  energies(): Promise<Float64Array> {
    return this.ordered(() => this.gather(({ server, id }) => server.energies(id)));
  }

  flips(): Promise<Float64Array> {
    return this.ordered(() => this.gather(({ server, id }) => server.flips(id)));
  }

  magnetisations(): Promise<Int32Array> {
    // Spins against all spins up.
    return this.ordered(async () => {
      const packed = await this.packed();
      const up = allUp(this.size);
      return Int32Array.from({ length: this.states }, (_, s) => packedOverlap(packed, s, up, 0, this.size));
    });
  }

  overlaps(pairs: Uint32Array): Promise<Int32Array> {
    return this.ordered(async () => {
      const packed = await this.packed();
      return Int32Array.from({ length: pairs.length / 2 }, (_, p) =>
        packedOverlap(packed, pairs[2 * p]!, packed, pairs[2 * p + 1]!, this.size),
      );
    });
  }

  remember(mark: string): Promise<void> {
    return this.ordered(async () => {
      this.marks.set(mark, await this.packed());
    });
  }

  correlate(mark: string): Promise<Int32Array> {
    return this.ordered(async () => {
      const then = this.marks.get(mark);
      if (!then) throw new RangeError(`nothing was remembered under "${mark}"`);
      const now = await this.packed();
      return Int32Array.from({ length: this.states }, (_, s) => packedOverlap(then, s, now, s, this.size));
    });
  }

  snapshot(): Promise<SpinSnapshot> {
    return this.ordered(async () => {
      const marks = Object.fromEntries([...this.marks].map(([mark, spins]) => [mark, spins.slice()]));
      const flips = await this.gather(({ server, id }) => server.flips(id));
      return { clock: this.position, spins: await this.packed(), flips, marks };
    });
  }

  restore(snapshot: SpinSnapshot): Promise<void> {
    return this.ordered(async () => {
      const words = wordsPerState(this.size);
      const { spins, flips, clock, marks } = snapshot;
      await Promise.all(
        this.shards.map(({ server, id, first, end }) =>
          server.restore(id, spins.slice(first * words, end * words), flips.slice(first, end)),
        ),
      );
      this.position = clock;
      this.marks.clear();
      for (const [mark, packed] of Object.entries(marks)) this.marks.set(mark, packed.slice());
    });
  }

  /** Linear memory of each thread's kernel in bytes, [thread]: for tests and benchmarks. */
  memoryBytes(): Promise<number[]> {
    return this.ordered(() => Promise.all(this.shards.map(({ server, id }) => server.memoryBytes(id))));
  }

  /**
   * For benchmarks, the memory limit of accepted flips of a dense glass: all threads at once move the rows of a random `share` of the
   * sites, `passes` times for each state (SpinKernel.moveRows). @returns nanoseconds per row, all threads together
   */
  moveRows(share: number, passes: number): Promise<number> {
    return this.ordered(async () => {
      const parts = await Promise.all(
        this.shards.map(({ server, id }) => server.moveRows(id, share, passes)),
      );
      const rows = parts.reduce((sum, part) => sum + part.rows, 0);
      return (1e6 * Math.max(...parts.map(({ ms }) => ms))) / rows;
    });
  }

  destroy(): void {
    this.marks.clear();
    // A pool that was closed first took its kernels with it.
    for (const { server, id } of this.shards) (async () => server.close(id))().catch(() => {});
  }
}

function allUp(size: number): Uint32Array {
  const words = new Uint32Array(wordsPerState(size)).fill(0xffffffff);
  if (size % 32 !== 0) words[words.length - 1] = 2 ** (size % 32) - 1;
  return words;
}
