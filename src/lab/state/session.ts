/**
 * One experiment on the page: its configuration, its run, what came of it. Everything shown reads these signals; everything
 * done goes through these methods. The arithmetic is in the controller's worker.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { InspectedColumn } from '../../../workers/inspect.ts';
import type { ControllerApi, EngineChoice, RunEvents, RunStatus } from '../../controller/protocol.ts';
import type { Experiment, Field, Finding, Frame, Row } from '../../experiments/declaration.ts';
import {
  type Config,
  checkField,
  defaultsOf,
  type FieldProblem,
  parseConfig,
} from '../../experiments/schema.ts';
import { type Facts, GlassboxError, isProblem } from '../../messages/problem.ts';
import { allowed, isFieldHidden, isFieldLocked } from '../teaching/restraint.ts';
import { type FindingsOf, NewestOnly } from './findings.ts';
import { inSight } from './hidden.ts';
import { plannedLadder } from './ladder.ts';
import { type PinnedRun, pinsOf } from './pins.ts';
import { presetChange } from './preset-groups.ts';
import { RowStream } from './row-stream.ts';
import { type Duration, roughly, TimeLeft } from './time-left.ts';

export interface Note {
  readonly id: string;
  readonly facts: Facts;
  /** Takes back what the note tells of. */
  readonly undo?: () => void;
}
/** A finished or abandoned run, kept to compare with. */
export interface KeptRun {
  readonly rows: readonly Row[];
  readonly config: Config;
}

/** A recorded run that is on the screen in place of this one (`opening.ts`): the rows and files of this session are never its. */
export interface Recorded extends KeptRun {
  readonly frame: Frame | null;
  readonly findings: readonly Finding[];
  /** All its rows are there. */
  readonly isWhole: boolean;
  /** It was never seen moving: pictures that average over time have nothing but this. */
  readonly isStill: boolean;
  /** A person has taken over: it only stands in until the run has a row of its own. */
  readonly isLeaving: boolean;
}

const IDLE: RunStatus = { state: 'opening', done: 0, total: 0, engine: null, why: null, problem: null };
/** Fewer rows than this are no curve to compare with. */
const ROWS_WORTH_KEEPING = 2;

export class Session {
  readonly config: Signal<Config>;
  readonly engineChoice: Signal<EngineChoice> = signal('auto');
  readonly status: Signal<RunStatus> = signal(IDLE);
  readonly rows: Signal<readonly Row[]> = signal([]);
  readonly previous: Signal<KeptRun | null> = signal(null);
  /** Stays on screen until the first row of a run that only adds to it is there, so that no picture blinks. */
  readonly #held: Signal<KeptRun | null> = signal(null);
  /** Whether the rows on screen are those of the run before. */
  readonly isHeld: ReadonlySignal<boolean>;
  readonly frame: Signal<Frame | null> = signal(null);
  readonly recorded: Signal<Recorded | null> = signal(null);
  /** Whether the run began at a checkpoint that was kept. */
  isTakenUp = false;
  readonly notes: Signal<readonly Note[]> = signal([]);
  /** Problems of single settings by field; '' is the configuration as a whole. */
  readonly problems: Signal<ReadonlyMap<string, FieldProblem>> = signal(new Map());
  /** What the rows say so far; a little behind them. */
  readonly findings: Signal<readonly Finding[]> = signal([]);
  /** Whether findings of the rows on screen are still being computed. */
  readonly isFindingOut: ReadonlySignal<boolean>;
  /** About how long the run still takes; null while that cannot be said. */
  readonly timeLeft: Signal<Duration | null> = signal(null);
  /** What the files in use say of settings that they decide, by setting. */
  readonly decided: Signal<Readonly<Record<string, number>>> = signal({});
  /** Columns of the tables that were read here, by setting; a table that came with a link or a file of settings has none. */
  readonly columns: Signal<Readonly<Record<string, readonly InspectedColumn[]>>> = signal({});
  /** Raised when a run is asked for that a wrong setting forbids: the page goes to that setting. */
  readonly attention: Signal<number> = signal(0);
  readonly isRunning: ReadonlySignal<boolean>;

  /** Counts starts, so that what an earlier run still says is not heard. */
  #start = 0;
  /** The start whose end is known. Events come through a port of their own and may arrive after the end does. */
  #ended = 0;
  #told: RunStatus['problem'] = null;
  readonly #pace = new TimeLeft();
  #runConfig: Config;
  readonly #stream: RowStream;
  readonly #answers: NewestOnly;
  /** The rows that `findings` are of. */
  readonly #answered: Signal<readonly Row[]> = signal([]);

  constructor(
    readonly experiment: Experiment,
    private readonly controller: ControllerApi,
    private readonly findingsOf: FindingsOf,
    config: Config = defaultsOf(experiment.fields),
  ) {
    this.config = signal(config);
    this.#runConfig = config;
    this.#stream = new RowStream((rows) => {
      const all = [...this.rows.peek()];
      // After a loss rows are told again: each replaces the one of its place.
      for (const [index, row] of rows) all[index] = row;
      this.rows.value = all;
      void this.#answers.wake();
    });
    this.#answers = new NewestOnly(() => this.#findOut());
    this.isFindingOut = computed(
      () => this.rows.value.length > 0 && this.rows.value !== this.#answered.value,
    );
    this.isHeld = computed(() => this.#held.value !== null && this.rows.value.length === 0);
    this.isRunning = computed(
      () => ['opening', 'running'].includes(this.status.value.state) && this.#start > 0,
    );
  }

  /** The configuration of the rows on screen. */
  get runConfig(): Config {
    return this.#runConfig;
  }

  /** What figures show: the rows that are there, or those of the run before while a played one begins. */
  get shown(): KeptRun {
    const recorded = this.recorded.value;
    if (recorded) return recorded;
    const rows = this.rows.value;
    const held = this.#held.value;
    return rows.length === 0 && held ? held : { rows, config: this.#runConfig };
  }

  /** What one figure shows: that of the run before until there is a row for it, or the run is over. */
  shownIn(isDrawn: (row: Row) => boolean): KeptRun {
    const recorded = this.recorded.value;
    if (recorded) return recorded;
    const held = this.#held.value;
    const rows = this.rows.value;
    if (held && !rows.some(isDrawn) && held.rows.some(isDrawn)) return held;
    return { rows, config: this.#runConfig };
  }

  get shownRows(): readonly Row[] {
    return this.recorded.value?.rows ?? this.rows.value;
  }

  /** What pictures of the moment show. */
  get shownFrame(): Frame | null {
    const recorded = this.recorded.value;
    return recorded ? recorded.frame : this.frame.value;
  }

  get shownFindings(): readonly Finding[] {
    return this.recorded.value?.findings ?? this.findings.value;
  }

  /** Whether what is on the screen is a whole run, with what was found in it. */
  get isShownWhole(): boolean {
    const recorded = this.recorded.value;
    if (recorded) return recorded.isWhole;
    return this.status.value.state === 'done' && !this.isFindingOut.value;
  }

  /**
   * Starts with the present settings, from the beginning or from a checkpoint of this run; keeps the run before where it can be
   * compared.
   */
  async start(paused = false, checkpoint?: Uint8Array): Promise<void> {
    const config = this.#checked();
    if (!config) {
      void this.#nameEngine();
      return;
    }
    // Any start but the first is a person's wish, and so is to go on with what was kept.
    this.isTakenUp = checkpoint !== undefined;
    if (this.#start > 0 || this.isTakenUp) this.recorded.value = null;
    const start = ++this.#start;
    const kept = this.rows.peek();
    const before = kept.length > 0 ? { rows: kept, config: this.#runConfig } : this.#held.peek();
    const played = before !== null && this.#isPlayed(before.config, config);
    this.#keepPinned();
    this.#stream.clear();
    this.#told = null;
    batch(() => {
      if (!played && kept.length >= ROWS_WORTH_KEEPING && differs(this.#runConfig, config))
        this.previous.value = { rows: kept, config: this.#runConfig };
      this.#held.value = played ? before : null;
      this.#runConfig = config;
      this.rows.value = [];
      this.frame.value = null;
      this.timeLeft.value = null;
      this.#pace.reset();
      // What was found stays as long as its pictures do.
      if (!played) this.findings.value = [];
      this.notes.value = [];
      this.status.value = { ...this.status.peek(), state: 'opening', done: 0, total: 0, problem: null };
    });
    const engine = this.engineChoice.peek();
    const from = checkpoint ? { checkpoint } : {};
    const request = { experiment: this.experiment.id, config, engine, paused, ...from };
    try {
      const end = await this.controller.run(request, this.#events(start));
      if (start === this.#start) {
        this.#ended = start;
        this.#stream.flush();
        if (this.rows.peek().length > 0) this.#held.value = null;
        this.status.value = { ...end, problem: end.problem ?? this.#told };
      }
    } catch (error) {
      if (start === this.#start) this.fail(error);
    }
    if (start === this.#start) this.#stream.flush();
  }

  /** Nothing starts before it is asked for; settings may change until then. */
  wait(): void {
    if (this.#start === 0) this.status.value = { ...this.status.peek(), state: 'paused' };
  }

  async toggle(): Promise<void> {
    this.#takeOver();
    const { state } = this.status.peek();
    if (this.isRunning.peek()) await this.#halt();
    else if (this.problems.peek().size > 0) this.attention.value++;
    else if (state === 'paused' && this.#start > 0) await this.controller.play();
    else await this.start();
  }

  async pause(): Promise<void> {
    this.#takeOver();
    if (this.isRunning.peek()) await this.#halt();
  }

  /** A recording makes way for a row, so there has to be one: the run goes to its first before it stands. */
  async #halt(): Promise<void> {
    await (this.recorded.peek() ? this.controller.step() : this.controller.pause());
  }

  /** On to the next row; from the end, from the beginning. */
  async step(): Promise<void> {
    const { state } = this.status.peek();
    if (this.problems.peek().size > 0) {
      this.attention.value++;
      return;
    }
    this.#takeOver();
    if (this.#start === 0 || state === 'done' || state === 'failed' || state === 'cancelled') {
      void this.start(true);
      await this.#untilStarted();
    }
    await this.controller.step();
  }

  /** Changes settings and starts again, unless one of them is not allowed: then its problem is shown and nothing runs. */
  change(change: Config): void {
    this.config.value = { ...this.config.peek(), ...change };
    void this.start();
  }

  preset(name: string): void {
    const config = this.config.peek();
    const change = allowed(presetChange(this.experiment, config, name));
    if (Object.keys(change).some((key) => change[key] !== config[key])) this.change(change);
  }

  reset(): void {
    void this.start();
  }

  /** Another experiment takes the page: the run ends, and what it still says is not heard. */
  leave(): void {
    this.#keepPinned();
    this.#start++;
    this.recorded.value = null;
    this.#stream.clear();
    void this.controller.cancel();
  }

  backToDefaults(): void {
    this.change(allowed(defaultsOf(this.experiment.fields)));
  }

  /** Keeps the run on screen beside those to come. */
  pin(): PinnedRun | null {
    const [rows, findings] = [this.rows.peek(), this.findings.peek()];
    return pinsOf(this.experiment.id).pin({ rows, findings, config: this.#runConfig });
  }

  /** A run that was pinned on its way is kept as far as it came. */
  #keepPinned(): void {
    pinsOf(this.experiment.id).follow(this.rows.peek(), this.findings.peek());
  }

  /** @returns false where a teacher has fixed the seed or taken it away: the run goes on */
  newSeed(): boolean {
    if (isFieldLocked('seed') || isFieldHidden('seed')) return false;
    // Six digits are enough to tell runs apart and short enough to say aloud.
    this.change({ seed: crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000 });
    return true;
  }

  chooseEngine(choice: EngineChoice): void {
    this.engineChoice.value = choice;
    void this.start();
  }

  /** The same run on another engine, from where it is. */
  async moveTo(choice: EngineChoice): Promise<void> {
    const start = this.#start;
    const checkpoint =
      this.isRunning.peek() || this.status.peek().state === 'paused'
        ? await this.controller.checkpoint()
        : null;
    if (start !== this.#start) return;
    this.engineChoice.value = choice;
    await this.start(this.status.peek().state === 'paused', checkpoint ?? undefined);
  }

  forgetPrevious(): void {
    this.previous.value = null;
  }

  /** Something beneath the run broke: said, never swallowed. */
  fail(error: unknown): void {
    this.tell(error);
    this.status.value = { ...this.status.peek(), state: 'failed' };
  }

  /** Something beside the run went wrong; the run itself is sound and goes on. */
  tell(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const problem = isProblem(error)
      ? { id: error.id, facts: error.facts, message }
      : { id: null, facts: {}, message };
    this.#told = problem;
    this.status.value = { ...this.status.peek(), problem };
  }

  dismissProblem(): void {
    this.#told = null;
    this.status.value = { ...this.status.peek(), problem: null };
  }

  dismissNotes(): void {
    this.notes.value = [];
  }

  /** Where the run stands now: the live rung, or the newest row's. */
  temperature(): number | null {
    const live = this.shownFrame?.values.temperature;
    const rows = this.shownRows;
    const last = rows[rows.length - 1]?.values.temperature;
    // The ladder only goes down: of a late frame and a newer row the colder one is now.
    const known = [live, last].filter((temperature) => typeof temperature === 'number');
    return known.length > 0 ? Math.min(...known) : null;
  }

  /** Rungs of the run, hot to cold; none where its rows do not walk down one ladder. */
  ladder(): readonly number[] {
    const rows = this.shownRows;
    const last = rows[rows.length - 1];
    const walks = this.experiment.columns.some(({ name }) => name === 'temperature');
    // A run may go on to other rows than those of its cooling.
    if (!walks || (last && typeof last.values.temperature !== 'number')) return [];
    return plannedLadder(this.config.value);
  }

  /** Whether a file in use answers this setting instead of the person. */
  isDecided(key: string): boolean {
    const config = this.config.value;
    return Object.entries(this.experiment.fields).some(
      ([name, field]) =>
        field.kind === 'file' &&
        field.decides?.includes(key) &&
        config[name] !== null &&
        (!field.implies || config[field.implies.field] === field.implies.value),
    );
  }

  /** What a person does is done to the run: a recording makes way, at the latest for the run's next row. */
  #takeOver(): void {
    const recorded = this.recorded.peek();
    if (recorded) this.recorded.value = this.rows.peek().length > 0 ? null : { ...recorded, isLeaving: true };
  }

  field(key: string): Field {
    const field = this.experiment.fields[key];
    if (!field) throw new Error(`no field ${key}`);
    return field;
  }

  /** Whether two configurations differ, and in nothing but what is played into figures. */
  #isPlayed(before: Config, now: Config): boolean {
    const changed = differences(before, now);
    const isPlay = (field: Field | undefined) => field?.kind === 'text' && field.form !== undefined;
    return changed.length > 0 && changed.every((key) => isPlay(this.experiment.fields[key]));
  }

  /** Where nothing can run yet, the engine that would is named all the same. */
  async #nameEngine(): Promise<void> {
    if (this.#start > 0) return;
    try {
      const { engine, why } = await this.controller.open(this.engineChoice.peek());
      if (this.#start === 0) this.status.value = { ...this.status.peek(), engine, why };
    } catch (error) {
      if (this.#start === 0) this.fail(error);
    }
  }

  async #findOut(): Promise<void> {
    const start = this.#start;
    const rows = this.rows.peek();
    if (rows.length === 0) return;
    try {
      const findings = await this.findingsOf(this.experiment.id, rows, this.#runConfig);
      if (start === this.#start) this.findings.value = findings;
    } catch (error) {
      this.tell(error);
    }
    if (start === this.#start) this.#answered.value = rows;
  }

  #checked(): Config | null {
    const config = this.config.peek();
    const problems = new Map<string, FieldProblem>();
    for (const [key, field] of Object.entries(this.experiment.fields)) {
      const problem = checkField(key, field, config[key]);
      if (problem) problems.set(key, problem);
    }
    if (problems.size === 0) {
      try {
        this.problems.value = problems;
        return parseConfig(this.experiment, config);
      } catch (error) {
        if (!(error instanceof GlassboxError)) throw error;
        // A name may be anything, also of a variable in a formula; a field is meant.
        const name = String(error.facts.field ?? error.facts.name ?? '');
        const field = name in this.experiment.fields ? name : '';
        problems.set(field, { field, id: error.id, facts: error.facts });
      }
    }
    this.problems.value = problems;
    return null;
  }

  #events(start: number): RunEvents {
    const current = () => start === this.#start;
    return {
      row: (row, index) => {
        if (current()) this.#stream.push(row, index);
      },
      frame: (frame) => {
        if (!current()) return;
        this.frame.value = frame;
        this.#estimate(frame);
        // No other comes before this one is answered.
        return inSight();
      },
      status: (status) => {
        if (!current() || this.#ended === start) return;
        if (status.state !== 'running') {
          this.#pace.pause();
          // Nobody is told of an end, or a pause, before the rows that came before it.
          this.#stream.flush();
        }
        // What a person was told stays until they have read it.
        this.status.value = { ...status, problem: status.problem ?? this.#told };
      },
      note: (id, facts) => {
        if (current()) this.notes.value = [...this.notes.peek(), { id, facts }];
      },
    };
  }

  #estimate({ done, total }: Frame): void {
    const left = this.#pace.observe(done, total, performance.now());
    const rough = left === null ? null : roughly(left);
    const { unit, count } = this.timeLeft.peek() ?? {};
    if (rough?.unit !== unit || rough?.count !== count) this.timeLeft.value = rough;
  }

  #untilStarted(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.status.subscribe(({ state }) => {
        if (state === 'opening') return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  }
}

/** Whether two configurations give other rows. */
export function differs(a: Config, b: Config): boolean {
  return Object.keys({ ...a, ...b }).some((key) => a[key] !== b[key]);
}

/** The settings in which an earlier run was other than this one. */
export function differences(earlier: Config, now: Config): string[] {
  return Object.keys(earlier).filter((key) => earlier[key] !== now[key]);
}
