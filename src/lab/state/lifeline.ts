/**
 * A controller that outlives its worker. Now and then it asks the run for a checkpoint; when the worker dies it starts another and the run goes
 * on from there, so that a crash loses at most the time between two checkpoints. After three deaths in one run it gives up.
 */
import type { Death } from '../../../workers/life.ts';
import type {
  ControllerApi,
  EngineChoice,
  RunEvents,
  RunRequest,
  RunStatus,
} from '../../controller/protocol.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { CheckpointPace } from './checkpoint-pace.ts';
import { Mortal } from './mortal.ts';

/** A controller with the worker it lives in. */
export interface Heart {
  readonly controller: ControllerApi;
  /** Resolves at the worker's death; what was asked of it is never answered. */
  readonly died: Promise<Death>;
  end(): void;
}

/** A checkpoint that the page holds. */
export interface Held {
  readonly request: RunRequest;
  readonly bytes: Uint8Array;
  readonly done: number;
  readonly total: number;
}

const MOST_DEATHS = 3;
/** Before another worker is started, by the number of deaths: memory comes back, a file arrives. */
const PAUSE_MS: readonly number[] = [0, 200, 800];
const CANCELLED: RunStatus = {
  state: 'cancelled',
  done: 0,
  total: 0,
  engine: null,
  why: null,
  problem: null,
};

/** A heart, and the waits that end with it. */
interface Beating extends Heart {
  readonly mortal: Mortal<Death>;
}

interface Current {
  readonly request: RunRequest;
  status: RunStatus;
  paused: boolean;
  held: Held | null;
  /** Rows that were told. */
  rows: number;
  /** Of them, those that the held checkpoint has. */
  heldRows: number;
}

export class Lifeline implements ControllerApi {
  #heart: Beating | null = null;
  #current: Current | null = null;
  #pace: CheckpointPace | null = null;

  /** @param onHeld  hears of every checkpoint, to keep it */
  constructor(
    private readonly start: () => Heart,
    private readonly onHeld: (held: Held) => void = () => {},
  ) {}

  /** @throws GBX-602 where no worker starts, and what the controller throws */
  async open(engine: EngineChoice): Promise<RunStatus> {
    for (let deaths = 1; ; deaths++) {
      const heart = this.#alive();
      const opened = await heart.mortal.unlessDead(heart.controller.open(engine));
      if (!('how' in opened)) return opened;
      if (deaths >= MOST_DEATHS) throw givenUp(opened);
      await pause(PAUSE_MS[deaths]!);
    }
  }

  /** @throws GBX-114 or GBX-602 when the worker has died three times */
  async run(request: RunRequest, events: RunEvents): Promise<RunStatus> {
    const held = request.checkpoint ? { request, bytes: request.checkpoint, done: 0, total: 0 } : null;
    const current: Current = {
      request,
      status: CANCELLED,
      paused: request.paused ?? false,
      held,
      rows: 0,
      heldRows: 0,
    };
    this.#current = current;
    for (let deaths = 1; ; deaths++) {
      const end = await this.#once(current, events);
      if (!('how' in end)) return end;
      if (current !== this.#current) return CANCELLED;
      if (deaths >= MOST_DEATHS) throw givenUp(end);
      await pause(PAUSE_MS[deaths]!);
      if (current !== this.#current) return CANCELLED;
      // One that never started has taken nothing away.
      if (end.how !== 'missing')
        await events.note('GBX-113', { reason: reasonOf(end), row: current.heldRows });
    }
  }

  async pause(): Promise<void> {
    if (this.#current) this.#current.paused = true;
    await this.#tell((controller) => controller.pause());
  }

  async play(): Promise<void> {
    if (this.#current) this.#current.paused = false;
    await this.#tell((controller) => controller.play());
  }

  async step(): Promise<void> {
    // If the worker dies before the next row the run stands there, as it would have after it.
    if (this.#current) this.#current.paused = true;
    await this.#tell((controller) => controller.step());
  }

  async cancel(): Promise<void> {
    this.#current = null;
    await this.#tell((controller) => controller.cancel());
  }

  async checkpoint(): Promise<Uint8Array | null> {
    const heart = this.#heart;
    if (!heart) return this.#current?.held?.bytes ?? null;
    const bytes = await heart.mortal.unlessDead(heart.controller.checkpoint());
    return bytes === null || bytes instanceof Uint8Array ? bytes : (this.#current?.held?.bytes ?? null);
  }

  /** Where nothing was ever asked, or the worker has just died, no engine is held. */
  async release(): Promise<boolean> {
    const heart = this.#heart;
    if (!heart) return true;
    const released = await heart.mortal.unlessDead(heart.controller.release());
    return typeof released === 'boolean' ? released : true;
  }

  /** The page may go away: a checkpoint now, if one was cheap so far. */
  hurry(): void {
    this.#pace?.hurry();
  }

  /** The run on one worker, to its end or the worker's. */
  async #once(current: Current, events: RunEvents): Promise<RunStatus | Death> {
    const heart = this.#alive();
    const pace = new CheckpointPace(() => this.#hold(heart, current));
    this.#pace = pace;
    const heard: RunEvents = {
      ...events,
      row: (row, index) => {
        current.rows = index + 1;
        return events.row(row, index);
      },
      status: (status) => {
        current.status = status;
        pace.show(status.state);
        return events.status(status);
      },
    };
    const { request, held, paused } = current;
    const asked = { ...request, paused, ...(held ? { checkpoint: held.bytes } : {}) };
    try {
      return await heart.mortal.unlessDead(heart.controller.run(asked, heard));
    } finally {
      pace.stop();
    }
  }

  async #hold(heart: Beating, current: Current): Promise<number> {
    const bytes = await heart.mortal.unlessDead(heart.controller.checkpoint());
    if (!(bytes instanceof Uint8Array) || current !== this.#current) return 0;
    const { done, total } = current.status;
    current.heldRows = current.rows;
    current.held = { request: current.request, bytes, done, total };
    this.onHeld(current.held);
    return bytes.byteLength;
  }

  #alive(): Beating {
    if (this.#heart) return this.#heart;
    const started = this.start();
    const heart: Beating = { ...started, mortal: new Mortal(started.died) };
    this.#heart = heart;
    void heart.died.then(() => {
      // An error may leave it half alive.
      heart.end();
      if (this.#heart === heart) this.#heart = null;
    });
    return heart;
  }

  /** What a dead worker was told is forgotten; the run that goes on knows it from `paused`. */
  async #tell(what: (controller: ControllerApi) => Promise<void>): Promise<void> {
    const heart = this.#heart;
    if (heart) await heart.mortal.unlessDead(what(heart.controller));
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const reasonOf = ({ how, message }: Death) => message || how;

function givenUp(death: Death): GlassboxError {
  return new GlassboxError(death.how === 'missing' ? 'GBX-602' : 'GBX-114', { reason: reasonOf(death) });
}
