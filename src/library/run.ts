/** Experiments for programs: `for await (const row of run('sk-anneal', { size: 64 })) …`. */
import { Controller } from '../controller/controller.ts';
import type { EngineChoice, RunEvents, RunStatus } from '../controller/protocol.ts';
import { rowsOf } from '../controller/rows.ts';
import { openEngine } from '../engine/select.ts';
import type { Frame, Row } from '../experiments/declaration.ts';
import { onShelf, type Shelved, shelf } from '../experiments/shelf.ts';
import type { Facts } from '../messages/problem.ts';
import { type HostOptions, hostFor } from './host.ts';

export interface RunOptions extends HostOptions {
  /** Default `auto`: a hardware GPU where there is one, else the processor. */
  readonly engine?: EngineChoice;
  /** Ends the run; the loop over its rows then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes of a checkpoint to go on from: rows that were there are given again, the rest is computed. */
  readonly checkpoint?: Uint8Array;
  /** Seconds between checkpoints. Default 30. */
  readonly checkpointSeconds?: number;
  /** Hears of every checkpoint, to keep it. */
  readonly onCheckpoint?: (bytes: Uint8Array) => void | Promise<void>;
  /** Progress, and which engine runs. */
  readonly onStatus?: (status: RunStatus) => void;
  /** What moves between rows, at most ten times a second; never part of a result. */
  readonly onFrame?: (frame: Frame) => void;
  /** What is worth knowing and no error: a message id with its facts. */
  readonly onNote?: (id: string, facts: Facts) => void;
}

/** Every experiment, none loaded yet: `id`, `topic`, and `load()` for its declaration (fields, columns, findings). */
export const experiments: readonly Shelved[] = shelf;

/** An experiment by its id. @throws GBX-400 naming those that exist */
export function experiment(id: string): Shelved {
  return onShelf(id, shelf);
}

/**
 * Runs an experiment and gives its rows as they come, the same numbers as the lab and the command line. The run waits for its
 * reader, and leaving the loop ends it.
 *
 * @param id        of the experiment, as in `experiments`
 * @param settings  what differs from the defaults (`glassbox describe ID` names them all)
 * @throws GBX-400 for an unknown experiment; GBX-401 … for settings that cannot be; GBX-414 when the engine that was named cannot be
 *   opened; the problem that stopped the run
 */
export async function* run(
  id: string,
  settings: Readonly<Record<string, unknown>> = {},
  options: RunOptions = {},
): AsyncGenerator<Row, void> {
  const { engine = 'auto', signal, checkpoint, checkpointSeconds = 30, onCheckpoint } = options;
  signal?.throwIfAborted();
  const host = await hostFor(options);
  const controller = new Controller({
    open: (choice) => openEngine(choice, host),
    checkpointMs: 1000 * checkpointSeconds,
    ...(onCheckpoint ? { onCheckpoint } : {}),
  });
  const cancel = () => void controller.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    const request = { experiment: id, config: settings, engine, ...(checkpoint ? { checkpoint } : {}) };
    yield* rowsOf(controller, request, eventsFor(options));
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener('abort', cancel);
    await controller.close();
  }
}

function eventsFor({ onStatus, onFrame, onNote }: RunOptions): Partial<RunEvents> {
  return {
    ...(onStatus ? { status: onStatus } : {}),
    ...(onFrame ? { frame: onFrame } : {}),
    ...(onNote ? { note: onNote } : {}),
  };
}
