/** One engine for one run after another: host, controller and signals, opened once. */
import { Controller, type ControllerOptions } from '../../controller/controller.ts';
import { openEngine } from '../../engine/select.ts';
import { headlessHost } from '../../host/headless.ts';
import { Signals } from './signals.ts';

export interface SessionOptions {
  readonly threads: number | undefined;
  /** Seconds between checkpoints. */
  readonly checkpointSeconds: number;
}

export class Session {
  /** Hears of every checkpoint of the run that goes on. */
  keep: (bytes: Uint8Array) => void = () => {};
  /** Hears that somebody wants to stop; `asked` when a person waits for an answer. */
  stopping: (asked: boolean) => void = () => {};
  /** Notes that were said: runs of a series have the same ones. */
  readonly said = new Set<string>();
  readonly #signals: Signals;
  readonly #stopped = new AbortController();

  /** Hears of the spins behind every row; unset, nobody takes them from their engine. */
  states: ControllerOptions['onStates'];

  private constructor(readonly controller: Controller) {
    this.#signals = new Signals(async (asked) => {
      this.stopping(asked);
      this.#stopped.abort();
      await controller.checkpoint();
      await controller.cancel();
    });
  }

  static async open({ threads, checkpointSeconds }: SessionOptions): Promise<Session> {
    const host = await headlessHost(threads);
    const controller: Controller = new Controller({
      open: (choice) => openEngine(choice, host),
      checkpointMs: 1000 * checkpointSeconds,
      onCheckpoint: (bytes) => session.keep(bytes),
      get onStates() {
        return session.states;
      },
    });
    const session = new Session(controller);
    return session;
  }

  /** Aborted once somebody wants to stop. */
  get stop(): AbortSignal {
    return this.#stopped.signal;
  }

  /** That of the signal that came; 1 before any. */
  get exitCode(): number {
    return this.#signals.exitCode;
  }

  /** Threads that are left open would keep the process alive for ever. */
  async close(): Promise<void> {
    this.#signals.release();
    await this.controller.close();
  }
}
