/**
 * Runs experiments: rows in order, play, pause, step, cancel, checkpoints, and another device when one is lost.
 *
 * The same object lives in the page's worker (through Comlink) and headless. One run at a time; an engine that was opened
 * is kept for the next run.
 */
import type { OpenedEngine } from '../engine/select.ts';
import type { SpinsAtRow } from '../experiments/declaration.ts';
import { parseConfig } from '../experiments/schema.ts';
import { checkShards } from '../experiments/shards.ts';
import { onShelf, type Shelved, shelf } from '../experiments/shelf.ts';
import { checkBelongs, decodeCheckpoint } from './checkpoint.ts';
import { problemOf } from './problem.ts';
import type { ControllerApi, EngineChoice, RunEvents, RunRequest, RunStatus } from './protocol.ts';
import { Run, type RunNeeds } from './run.ts';

export interface ControllerOptions {
  open(choice: EngineChoice): Promise<OpenedEngine>;
  /** What can be run; default: every experiment. */
  readonly experiments?: readonly Shelved[];
  /** Milliseconds between checkpoints; default 30 s. */
  readonly checkpointMs?: number;
  /** Hears of every checkpoint, to write it down. */
  onCheckpoint?(bytes: Uint8Array): void | Promise<void>;
  /** Hears of the spins behind a row before the row itself; after the loss of a device some are told twice. */
  readonly onStates?: ((spins: readonly SpinsAtRow[], row: number) => void | Promise<void>) | undefined;
}

const IDLE: RunStatus = { state: 'opening', done: 0, total: 0, engine: null, why: null, problem: null };

/** Keeps the engine that is open, and opens it once however many ask. */
class EngineKeeper {
  #choice: EngineChoice | null = null;
  #opened: Promise<OpenedEngine> | null = null;

  constructor(private readonly open: (choice: EngineChoice) => Promise<OpenedEngine>) {}

  async get(choice: EngineChoice): Promise<OpenedEngine> {
    if (this.#opened && this.#choice !== choice) await this.discard();
    this.#choice = choice;
    this.#opened ??= this.#watched(choice);
    return this.#opened;
  }

  /** Ends the engine, and whatever still computes on it. */
  async discard(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    this.#choice = null;
    const engine = await opened?.then(({ engine }) => engine).catch(() => null);
    await engine?.destroy().catch(() => {});
  }

  /** A promise that forgets itself when opening fails or the device is lost. */
  #watched(choice: EngineChoice): Promise<OpenedEngine> {
    const opening = this.open(choice);
    const forget = () => {
      if (this.#opened === opening) this.#opened = null;
    };
    opening.then(({ engine }) => void engine.lost.then(forget), forget);
    return opening;
  }
}

export class Controller implements ControllerApi {
  readonly #engines: EngineKeeper;
  #run: Run | null = null;
  /** What was asked of a run whose experiment is still being loaded. */
  #orders: ((run: Run) => void)[] = [];
  #loading: Promise<unknown> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ControllerOptions) {
    this.#engines = new EngineKeeper((choice) => options.open(choice));
  }

  /** @throws GlassboxError when a forced engine cannot be opened */
  async open(choice: EngineChoice): Promise<RunStatus> {
    const { engine, why } = await this.#engines.get(choice);
    return { ...IDLE, engine: engine.info, why };
  }

  async run(request: RunRequest, events: RunEvents): Promise<RunStatus> {
    this.#order((run) => void run.cancel());
    this.#run = null;
    this.#orders = [];
    const before = this.#turn;
    const prepared = this.#prepare(request, events, this.#orders);
    this.#loading = prepared;
    const ended = before.then(async () => (await prepared).toEnd());
    this.#turn = ended;
    return ended;
  }

  async pause(): Promise<void> {
    this.#order((run) => run.pause());
  }

  async play(): Promise<void> {
    this.#order((run) => run.play());
  }

  async step(): Promise<void> {
    this.#order((run) => run.step());
  }

  async cancel(): Promise<void> {
    if (this.#run) await this.#run.cancel();
    else this.#order((run) => void run.cancel());
  }

  async checkpoint(): Promise<Uint8Array | null> {
    await this.#loading;
    return (await this.#run?.checkpoint()) ?? null;
  }

  async release(): Promise<boolean> {
    if (this.#run) {
      const run = this.#run;
      if (!(await run.release())) return false;
      // Another run may have begun, and uses the engine.
      if (run !== this.#run) return false;
      // Its engine is gone already; if it has been played in the meantime it is opening the next.
      if (!run.isOver) return true;
    }
    await this.#engines.discard();
    return true;
  }

  /** Cancels what runs and closes the engine. */
  async close(): Promise<void> {
    await this.cancel();
    await this.#engines.discard();
  }

  #order(order: (run: Run) => void): void {
    if (this.#run) order(this.#run);
    else this.#orders.push(order);
  }

  /** A run that can be paused and cancelled from now on; one that cannot even begin only tells its problem. */
  async #prepare(
    request: RunRequest,
    events: RunEvents,
    orders: readonly ((run: Run) => void)[],
  ): Promise<{ toEnd(): Promise<RunStatus> }> {
    try {
      const experiment = await onShelf(request.experiment, this.options.experiments ?? shelf).load();
      const config = parseConfig(experiment, request.config);
      const from = request.checkpoint ? decodeCheckpoint(request.checkpoint) : null;
      const { shard } = request;
      if (shard) checkShards(experiment, config, shard);
      if (from) checkBelongs(from, experiment, config, shard);
      const { checkpointMs = 30_000, onCheckpoint, onStates } = this.options;
      const needs: RunNeeds = {
        engine: (choice) => this.#engines.get(choice),
        discard: () => this.#engines.discard(),
        checkpointMs,
        ...(onCheckpoint ? { onCheckpoint } : {}),
        ...(onStates ? { onStates } : {}),
      };
      const run = new Run(experiment, config, request, events, needs);
      // Unless another run has been asked for meanwhile.
      if (orders === this.#orders) this.#run = run;
      for (const order of orders) order(run);
      return { toEnd: () => run.toEnd(from) };
    } catch (error) {
      const status: RunStatus = { ...IDLE, state: 'failed', problem: problemOf(error) };
      return {
        async toEnd() {
          await events.status(status);
          return status;
        },
      };
    }
  }
}
