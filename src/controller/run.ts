/** One run from its start to its end, across as many devices as it takes. */
import type { Engine } from '../engine/contract.ts';
import type { OpenedEngine } from '../engine/select.ts';
import type {
  ConfigOf,
  Experiment,
  Fields,
  Frame,
  Row,
  RunContext,
  SpinsAtRow,
} from '../experiments/declaration.ts';
import type { Config } from '../experiments/schema.ts';
import type { Facts } from '../messages/problem.ts';
import { type Checkpoint, configHash, encodeCheckpoint } from './checkpoint.ts';
import { Gate } from './gate.ts';
import { isLoss, Losses } from './losses.ts';
import { isAbort, problemOf } from './problem.ts';
import type { EngineChoice, RunEvents, RunRequest, RunState, RunStatus } from './protocol.ts';

/** Frames and changes of progress are passed on at most this often, ms. */
const FRAME_MS = 100;
/** A cancelled run may use this long to end by itself; then its engine is taken away. */
const GRACE_MS = 60;

export interface RunNeeds {
  engine(choice: EngineChoice): Promise<OpenedEngine>;
  discard(): Promise<void>;
  readonly checkpointMs: number;
  onCheckpoint?(bytes: Uint8Array): void | Promise<void>;
  onStates?(spins: readonly SpinsAtRow[], row: number): void | Promise<void>;
}

type Ending =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'released' }
  | { readonly kind: 'lost'; readonly error: Error };

export class Run {
  #rows: Row[] = [];
  /** The newest checkpoint; its rows and state belong together. */
  #kept: Checkpoint | null = null;
  #status: RunStatus = { state: 'opening', done: 0, total: 0, engine: null, why: null, problem: null };
  #shownAt = 0;
  #framePending = false;
  #frameAt = Number.NEGATIVE_INFINITY;
  #stepping = false;
  #gate: Gate;
  /** Counts devices: what an abandoned generator still says is not heard. */
  #attempt = 0;
  readonly #cancelled: Promise<void>;
  #cancelNow: () => void = () => {};
  readonly #ended: Promise<void>;
  #endNow: () => void = () => {};
  /** Ends the work on the present device; resolves once that device is free. */
  #letGo: () => Promise<void> = async () => {};
  #freed: () => void = () => {};

  constructor(
    private readonly experiment: Experiment,
    private readonly config: Config,
    private readonly request: Pick<RunRequest, 'engine' | 'shard' | 'paused'>,
    private readonly events: RunEvents,
    private readonly needs: RunNeeds,
  ) {
    this.#gate = this.#newGate(request.paused ?? false);
    this.#cancelled = new Promise((resolve) => {
      this.#cancelNow = resolve;
    });
    this.#ended = new Promise((resolve) => {
      this.#endNow = resolve;
    });
  }

  /** Runs to an end of any kind; never rejects. */
  async toEnd(from: Checkpoint | null): Promise<RunStatus> {
    try {
      await this.#show({ state: 'opening' }, true);
      if (from) await this.#goBackTo(from);
      const ending = await this.#onSomeDevice();
      await this.#show(
        ending.kind === 'done' ? { state: 'done', done: this.#status.total } : { state: 'cancelled' },
        true,
      );
    } catch (error) {
      const problem = problemOf(error);
      await this.#show({ state: 'failed', problem });
    } finally {
      this.#gate.close();
      this.#endNow();
    }
    return this.#status;
  }

  pause(): void {
    if (this.isOver) return;
    this.#gate.pause();
    if (this.#status.state === 'running') void this.#show({ state: 'paused' });
  }

  play(): void {
    this.#stepping = false;
    this.#goOn();
  }

  step(): void {
    this.#stepping = true;
    this.#goOn();
  }

  async cancel(): Promise<void> {
    if (this.isOver) return;
    this.#gate.cancel();
    this.#cancelNow();
    await this.#ended;
  }

  /** Bytes of the newest checkpoint, taken now if the run can give one. */
  async checkpoint(): Promise<Uint8Array | null> {
    if (!this.isOver) await Promise.race([this.#gate.checkpoint(), this.#ended]);
    return this.#kept && encodeCheckpoint(this.#kept);
  }

  /**
   * While paused, gives the engine back with nothing lost: when the run is played, it goes on from here on a new one.
   *
   * @returns whether the engine is free: not while the run is at work
   */
  async release(): Promise<boolean> {
    if (this.isOver) return true;
    if (!this.#gate.paused) return false;
    await Promise.race([this.#gate.checkpoint(), this.#ended]);
    if (this.isOver) return true;
    // It may have been played in the meantime.
    if (!this.#gate.paused || !this.#kept) return false;
    await this.#letGo();
    return this.#gate.paused;
  }

  async #onSomeDevice(): Promise<Ending> {
    const losses = new Losses(this.request.engine);
    for (;;) {
      const opened = await this.#openEngine(losses);
      if (!opened) return { kind: 'cancelled' };
      const ending = await this.#onDevice(opened.engine);
      if (ending.kind === 'released') {
        if (!(await this.#restUntilPlayed())) return { kind: 'cancelled' };
        continue;
      }
      if (ending.kind !== 'lost') return ending;
      await this.needs.discard();
      const { id, facts, wait } = losses.answer(ending.error, this.#keptRows());
      await this.events.note(id, facts);
      await this.#goBackTo(this.#kept);
      this.#gate.close();
      this.#gate = this.#newGate(this.#gate.paused, this.#gate.cancelled);
      await this.#show({ state: 'opening', ...(id === 'GBX-111' ? { why: { id, facts } } : {}) }, true);
      await Promise.race([new Promise((resolve) => setTimeout(resolve, wait)), this.#cancelled]);
    }
  }

  /** Without an engine, at the newest checkpoint, which holds every row that was told. @returns false when cancelled */
  async #restUntilPlayed(): Promise<boolean> {
    await this.needs.discard();
    this.#freed();
    try {
      await this.#gate.pass(async () => this.#kept?.state ?? null);
      return true;
    } catch (error) {
      if (isAbort(error)) return false;
      throw error;
    }
  }

  async #openEngine(losses: Losses): Promise<OpenedEngine | null> {
    const { choice } = losses;
    const opening = this.needs.engine(choice).catch((error: unknown) => {
      // The device that went away may leave no adapter behind.
      if (!losses.any) throw error;
      return this.needs.engine('cpu');
    });
    const opened = await Promise.race([opening, this.#cancelled.then(() => null)]);
    opening.catch(() => {});
    if (!opened || this.#gate.cancelled) return null;
    const { engine } = opened;
    const gone = losses.any && choice !== 'cpu' && engine.info.kind === 'cpu';
    const why = gone ? losses.gone(this.#keptRows()) : (opened.why ?? this.#status.why);
    if (gone && why) await this.events.note(why.id, why.facts);
    const state = this.#gate.paused ? 'paused' : 'running';
    await this.#show({ state, engine: engine.info, why }, true);
    return opened;
  }

  #keptRows(): number {
    return this.#kept?.rows.length ?? 0;
  }

  async #onDevice(engine: Engine): Promise<Ending> {
    const attempt = ++this.#attempt;
    let lostBy: Error | null = null;
    const lost = engine.lost.then((error): Ending => {
      lostBy = error;
      return { kind: 'lost', error };
    });
    const cancelled = this.#cancelled.then(async (): Promise<Ending> => {
      await new Promise((resolve) => setTimeout(resolve, GRACE_MS));
      return { kind: 'cancelled' };
    });
    const consumed = this.#consume(engine, attempt).catch(async (error: unknown): Promise<Ending> => {
      if (isAbort(error) && this.#gate.cancelled) return { kind: 'cancelled' };
      if (isLoss(error)) return { kind: 'lost', error };
      // A call that fails because the device went may be heard before the loss itself.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (lostBy) return { kind: 'lost', error: lostBy };
      throw error;
    });
    const released = new Promise<void>((resolve) => {
      this.#letGo = () => {
        resolve();
        return new Promise((freed) => {
          this.#freed = freed;
        });
      };
    });
    const which = await Promise.race([
      consumed.then(() => 'ended' as const),
      lost.then(() => 'lost' as const),
      released.then(() => 'released' as const),
      cancelled.then(() => 'late' as const),
    ]);
    if (which === 'ended') return consumed;
    // The generator hangs in a call of its engine: leave it behind, with its engine.
    this.#attempt++;
    consumed.catch(() => {});
    if (which === 'lost') return lost;
    if (which === 'released') {
      await this.#leaveGenerator(consumed);
      return { kind: 'released' };
    }
    void this.needs.discard();
    return { kind: 'cancelled' };
  }

  /** The generator, which waits at its gate, ends and clears up; the run goes on at a gate of its own. */
  async #leaveGenerator(consumed: Promise<Ending>): Promise<void> {
    const left = this.#gate;
    this.#gate = this.#newGate(left.paused, left.cancelled);
    this.#letGo = async () => {};
    left.cancel();
    const grace = new Promise((resolve) => setTimeout(resolve, GRACE_MS));
    await Promise.race([consumed.catch(() => {}), grace]);
  }

  async #consume(engine: Engine, attempt: number): Promise<Ending> {
    const context = this.#context(engine, attempt);
    for await (const row of this.experiment.run(this.config as ConfigOf<Fields>, context)) {
      if (attempt !== this.#attempt) return { kind: 'cancelled' };
      this.#rows.push(row);
      await this.events.row(row, this.#rows.length - 1);
      if (this.#stepping) {
        this.#stepping = false;
        this.pause();
      }
    }
    return { kind: 'done' };
  }

  #context(engine: Engine, attempt: number): RunContext {
    const current = () => attempt === this.#attempt;
    const gate = this.#gate;
    const { onStates } = this.needs;
    return {
      engine,
      restored: structuredClone(this.#kept?.state ?? null),
      ...this.#shard(),
      tick: (save) => {
        if (!current()) return Promise.reject(new DOMException('The run was left behind.', 'AbortError'));
        return gate.pass(save);
      },
      progress: (done, total) => {
        if (current()) this.#status = { ...this.#status, done, total };
      },
      wantsFrame: () => current() && !this.#framePending && performance.now() - this.#frameAt >= FRAME_MS,
      frame: (frame) => {
        if (current()) this.#sendFrame(frame);
      },
      note: (id, facts: Facts) => {
        if (current()) void quietly(this.events.note(id, facts));
      },
      ...(onStates && {
        states: async (spins: readonly SpinsAtRow[]) => {
          if (current()) await onStates(spins, this.#rows.length);
        },
      }),
    };
  }

  #shard(): Pick<RunRequest, 'shard'> {
    const { shard } = this.request;
    return shard ? { shard } : {};
  }

  #sendFrame(frame: Frame): void {
    if (this.#framePending) return;
    this.#framePending = true;
    this.#frameAt = performance.now();
    void quietly(this.events.frame(frame)).finally(() => {
      this.#framePending = false;
    });
  }

  #newGate(paused: boolean, cancelled = false): Gate {
    const gate = new Gate(
      {
        checkpointMs: this.needs.checkpointMs,
        keep: (state) => this.#keep(state),
        passed: () => this.#showProgress(),
      },
      paused,
    );
    if (cancelled) gate.cancel();
    return gate;
  }

  async #keep(state: unknown): Promise<void> {
    const { id, version } = this.experiment;
    const { done, total } = this.#status;
    const hash = configHash(this.experiment, this.config);
    const rows = [...this.#rows];
    // The experiment goes on with its own arrays, so they are copied.
    const copy = structuredClone(state);
    this.#kept = {
      experiment: id,
      version,
      configHash: hash,
      config: this.config,
      ...this.#shard(),
      rows,
      done,
      total,
      state: copy,
    };
    if (this.needs.onCheckpoint) await this.needs.onCheckpoint(encodeCheckpoint(this.#kept));
  }

  /** Rows up to a checkpoint (or none) stand, and are told again; a row replaces the one of its index. */
  async #goBackTo(checkpoint: Checkpoint | null): Promise<void> {
    this.#kept = checkpoint;
    this.#rows = [...(checkpoint?.rows ?? [])];
    this.#status = { ...this.#status, done: checkpoint?.done ?? 0, total: checkpoint?.total ?? 0 };
    for (const [index, row] of this.#rows.entries()) await this.events.row(row, index);
  }

  #goOn(): void {
    if (this.isOver) return;
    this.#gate.play();
    if (this.#status.state === 'paused') void this.#show({ state: 'running' });
  }

  #showProgress(): void {
    if (performance.now() - this.#shownAt >= FRAME_MS) void this.#show({});
  }

  /** @returns a promise that fails when an important change cannot be told; others are told as far as possible */
  async #show(change: Partial<RunStatus>, important = false): Promise<void> {
    this.#status = { ...this.#status, ...change };
    this.#shownAt = performance.now();
    const told = this.events.status(this.#status);
    await (important ? told : quietly(told));
  }

  get isOver(): boolean {
    const over: readonly RunState[] = ['done', 'cancelled', 'failed'];
    return over.includes(this.#status.state);
  }
}

/** A listener that fails misses something, never ends the run. */
async function quietly(told: void | Promise<void>): Promise<void> {
  try {
    await told;
  } catch {}
}
