/** What a controller says and hears. The same object runs in the page's worker (through Comlink) and headless. */
import type { EngineInfo, EngineKind } from '../engine/contract.ts';
import type { Frame, Row } from '../experiments/declaration.ts';
import type { Shard } from '../experiments/shards.ts';
import type { Facts, ProblemId } from '../messages/problem.ts';

export type EngineChoice = 'auto' | EngineKind;

export interface RunRequest {
  readonly experiment: string;
  /** Checked again here: whatever the face sent. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly engine: EngineChoice;
  /** Bytes of a checkpoint to go on from. */
  readonly checkpoint?: Uint8Array;
  /** Compute only this share of the samples. */
  readonly shard?: Shard;
  /** Start in pause. */
  readonly paused?: boolean;
}

export type RunState = 'opening' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

export interface RunStatus {
  readonly state: RunState;
  readonly done: number;
  readonly total: number;
  readonly engine: EngineInfo | null;
  /** Why this engine, when it is not what was asked: a problem id and facts. */
  readonly why: { readonly id: ProblemId; readonly facts: Facts } | null;
  readonly problem: { readonly id: ProblemId | null; readonly facts: Facts; readonly message: string } | null;
}

/** Called in order; a slow listener costs frames, never rows. */
export interface RunEvents {
  row(row: Row, index: number): void | Promise<void>;
  frame(frame: Frame): void | Promise<void>;
  status(status: RunStatus): void | Promise<void>;
  note(id: string, facts: Facts): void | Promise<void>;
}

export interface ControllerApi {
  /** Opens the engine early, so that the page can name it before a run. */
  open(engine: EngineChoice): Promise<RunStatus>;
  /** Cancels what runs, then starts. Resolves when the run has ended, whatever its end. */
  run(request: RunRequest, events: RunEvents): Promise<RunStatus>;
  pause(): Promise<void>;
  play(): Promise<void>;
  /** Runs to the next row, then pauses. */
  step(): Promise<void>;
  /** Ends the run within 100 ms. */
  cancel(): Promise<void>;
  /** The newest checkpoint of the current or last run; taken now if it runs. */
  checkpoint(): Promise<Uint8Array | null>;
  /**
   * Gives the engine back, with its device and threads, until one is needed: a paused run stands where it is, and goes on from
   * there when it is played. @returns whether it is free: not while a run is at work
   */
  release(): Promise<boolean>;
}
