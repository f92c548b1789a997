/**
 * Runs experiments: rows in order, play, pause, step, cancel, checkpoints, and another device when one is lost.
 *
 * The same object lives in the page's worker (through Comlink) and headless. One run at a time; an engine that was opened
 * is kept for the next run.
 */
import type { OpenedEngine } from '../engine/select.ts';
import type { Experiment } from '../experiments/declaration.ts';
import { experimentById, experiments as registered } from '../experiments/registry.ts';
import { parseConfig } from '../experiments/schema.ts';
import { checkBelongs, decodeCheckpoint } from './checkpoint.ts';
import { problemOf } from './problem.ts';
import type { ControllerApi, EngineChoice, RunEvents, RunRequest, RunStatus } from './protocol.ts';
import { Run, type RunNeeds } from './run.ts';

export interface ControllerOptions {
  open(choice: EngineChoice): Promise<OpenedEngine>;
  readonly experiments?: readonly Experiment[];
  /** Milliseconds between checkpoints; default 30 s. */
  readonly checkpointMs?: number;
  /** Hears of every checkpoint, to write it down. */
  onCheckpoint?(bytes: Uint8Array): void | Promise<void>;
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
    void this.#run?.cancel();
    const before = this.#turn;
    const started = this.#prepare(request, events);
    const ended = before.then(() => started.toEnd());
    this.#turn = ended;
    return ended;
  }

  async pause(): Promise<void> {
    this.#run?.pause();
  }

  async play(): Promise<void> {
    this.#run?.play();
  }

  async step(): Promise<void> {
    this.#run?.step();
  }

  async cancel(): Promise<void> {
    await this.#run?.cancel();
  }

  async checkpoint(): Promise<Uint8Array | null> {
    return (await this.#run?.checkpoint()) ?? null;
  }

  async release(): Promise<boolean> {
    if (this.#run) {
      const run = this.#run;
      if (!(await run.release())) return false;
      // Another run may have begun, and uses the engine.
      if (run !== this.#run) return false;
    }
    await this.#engines.discard();
    return true;
  }

  /** Cancels what runs and closes the engine. */
  async close(): Promise<void> {
    await this.cancel();
    await this.#engines.discard();
  }

  /** A run that can be paused and cancelled from now on; one that cannot even begin only tells its problem. */
  #prepare(request: RunRequest, events: RunEvents): { toEnd(): Promise<RunStatus> } {
    try {
      const experiment = experimentById(request.experiment, this.options.experiments ?? registered);
      const config = parseConfig(experiment, request.config);
      const from = request.checkpoint ? decodeCheckpoint(request.checkpoint) : null;
      if (from) checkBelongs(from, experiment, config);
      const { checkpointMs = 30_000, onCheckpoint } = this.options;
      const needs: RunNeeds = {
        engine: (choice) => this.#engines.get(choice),
        discard: () => this.#engines.discard(),
        checkpointMs,
        ...(onCheckpoint ? { onCheckpoint } : {}),
      };
      const run = new Run(experiment, config, request.engine, events, needs, request.paused ?? false);
      this.#run = run;
      return { toEnd: () => run.toEnd(from) };
    } catch (error) {
      this.#run = null;
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
