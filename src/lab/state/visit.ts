/**
 * A visit to the lab: which experiment is open. Each has a session of its own, made when it is opened and left for good when
 * another takes its place; controller, engine and files that were chosen go along.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { ControllerApi } from '../../controller/protocol.ts';
import type { Experiment } from '../../experiments/declaration.ts';
import { type DecodedLink, encodeLink, type LinkNote, openLink } from '../../experiments/link.ts';
import { type Config, defaultsOf } from '../../experiments/schema.ts';
import { onShelf, type Shelved } from '../../experiments/shelf.ts';
import { byTopic, type TopicGroup } from '../../experiments/topics.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { strangeNames } from '../teaching/restraint.ts';
import type { FindingsOf } from './findings.ts';
import { differs, Session } from './session.ts';
import { readView, type View } from './view.ts';

/** What a link says of the result that it leads to. */
export interface Claim {
  /** As it is written in the link. */
  readonly fp: string;
  readonly session: Session;
  readonly config: Config;
  /** False where the link could not be used as it is: then its result is of another run. */
  readonly whole: boolean;
}

export class Visit {
  readonly session: Signal<Session>;
  /** What had to be changed to use the address. */
  readonly linkNotes: Signal<readonly LinkNote[]>;
  /** How the page shows itself. */
  readonly view: Signal<View>;
  /** Experiments as they are offered. */
  readonly groups: readonly TopicGroup<Shelved>[];
  /** The experiment that is on its way here; null while none is. */
  readonly coming: Signal<string | null> = signal(null);
  /** The result that the address claims; null as soon as another configuration is on screen. */
  readonly claim: ReadonlySignal<Claim | null>;
  readonly #claimed: Signal<Claim | null> = signal(null);
  /** How the last link was packed, and for which session: its address goes on like that. */
  #packed: { readonly session: Session; readonly encode: NonNullable<DecodedLink['encode']> } | null = null;
  readonly #files = new Map<string, Config>();

  constructor(
    readonly shelf: readonly Shelved[],
    private readonly controller: ControllerApi,
    private readonly findingsOf: FindingsOf,
    /** Whether runs wait for a person to start them. */
    private readonly still: () => boolean,
    link: DecodedLink,
  ) {
    const { experiment, config, view, notes } = link;
    const asked = readView(view);
    this.view = signal(asked.view);
    this.groups = byTopic(shelf);
    this.session = signal(new Session(experiment, controller, findingsOf, config));
    this.linkNotes = signal([...notes, ...asked.notes, ...strangeNames(experiment, asked.view)]);
    this.claim = computed(() => {
      const claim = this.#claimed.value;
      const session = this.session.value;
      return claim?.session === session && !differs(claim.config, session.config.value) ? claim : null;
    });
    this.#remember(link);
  }

  /** The reader has seen what came of the result in the link. */
  forgetClaim(): void {
    this.#claimed.value = null;
  }

  /** A configuration as the address says it: packed where the link was that it came with. */
  encode(
    experiment: Experiment,
    config: Config,
    view: Readonly<Record<string, string>>,
    fp: string | null,
  ): string {
    const packed = this.#packed?.session === this.session.peek() ? this.#packed : null;
    if (packed) return packed.encode(experiment, config, { view, files: true, fp }).link;
    return encodeLink(experiment, config, view) + (fp === null ? '' : `&fp=${fp}`);
  }

  /** What a link says beside settings and view, of the session that it has just opened or changed. */
  #remember({ fp, encode, notes }: DecodedLink): void {
    const session = this.session.peek();
    if (encode) this.#packed = { session, encode };
    const whole = notes.length === 0;
    this.#claimed.value = fp == null ? null : { fp, session, config: session.config.peek(), whole };
  }

  /** In a frame nothing runs before it is seen or played. */
  waits = false;

  start(): void {
    if (this.waits) this.session.peek().wait();
    else void this.session.peek().start(this.still());
  }

  /** Gives the engine back while nothing runs; a paused run goes on where it stands when it is played. */
  release(): Promise<boolean> {
    return this.controller.release();
  }

  /** Opens an experiment at its defaults; the one that is open stays as it is. Of two that are asked for the later one is opened. */
  async choose(id: string): Promise<void> {
    if (id === this.session.peek().experiment.id) this.coming.value = null;
    else
      await this.#fetch(id, async () => {
        const experiment = await onShelf(id, this.shelf).load();
        return () => this.#open(experiment, defaultsOf(experiment.fields), []);
      });
  }

  /**
   * Does what a link says. Files that were chosen stay where it brings none.
   *
   * @param around  called with the change itself, once all that it needs is there
   */
  async follow(link: string, around = (change: () => void) => change()): Promise<void> {
    await this.#fetch(link, async () => {
      const decoded = await openLink(link, this.shelf);
      return () => around(() => this.#follow(decoded));
    });
  }

  /** What does not arrive is told of, and everything stays as it was. */
  async #fetch(name: string, load: () => Promise<() => void>): Promise<void> {
    this.coming.value = name;
    try {
      const change = await load();
      if (this.coming.peek() !== name) return;
      this.coming.value = null;
      change();
    } catch (error) {
      if (this.coming.peek() !== name) return;
      this.coming.value = null;
      const reason = error instanceof Error ? error.message : String(error);
      this.session
        .peek()
        .tell(error instanceof GlassboxError ? error : new GlassboxError('GBX-604', { reason }));
    }
  }

  #follow(link: DecodedLink): void {
    const { experiment, config, view, notes: mended } = link;
    const session = this.session.peek();
    const seen = readView(view);
    const notes = [...mended, ...seen.notes, ...strangeNames(experiment, seen.view)];
    // Experiment, settings and view change at once: one entry of the history.
    batch(() => {
      this.view.value = seen.view;
      if (experiment !== session.experiment)
        this.#open(experiment, withFiles(config, this.#files.get(experiment.id)), notes);
      else {
        this.linkNotes.value = notes;
        const asked = withFiles(config, filesOf(session));
        // The same run under another spelling of its address goes on.
        if (differs(session.config.peek(), asked)) session.change(asked);
      }
      this.#remember(link);
    });
  }

  /** The one after the open one, as they are offered; after the last the first. */
  next(): Shelved {
    const all = this.groups.flatMap(({ experiments }) => experiments);
    const here = all.findIndex(({ id }) => id === this.session.value.experiment.id);
    return all[(here + 1) % all.length]!;
  }

  /**
   * Opens what a file of settings says: one experiment with all its settings.
   *
   * @throws what `read` finds wrong with them; then everything stays as it was
   */
  async openSettings(id: string, read: (experiment: Experiment) => Config): Promise<void> {
    const experiment = await onShelf(id, this.shelf).load();
    const config = read(experiment);
    this.coming.value = null;
    const session = this.session.peek();
    if (experiment !== session.experiment) this.#open(experiment, config, []);
    else if (differs(session.config.peek(), config)) session.change(config);
  }

  #open(experiment: Experiment, config: Config, notes: readonly LinkNote[]): void {
    const left = this.session.peek();
    left.leave();
    this.#files.set(left.experiment.id, filesOf(left));
    const session = new Session(experiment, this.controller, this.findingsOf, config);
    session.engineChoice.value = left.engineChoice.peek();
    const { engine, why } = left.status.peek();
    session.status.value = { ...session.status.peek(), engine, why };
    batch(() => {
      this.session.value = session;
      this.linkNotes.value = notes;
    });
    this.start();
  }
}

/** Files that were chosen here stay, unless the link brings its own. */
function withFiles(config: Config, files: Config = {}): Config {
  const kept = Object.entries(files).filter(([key]) => config[key] == null);
  return { ...config, ...Object.fromEntries(kept) };
}

function filesOf({ experiment, config }: Session): Config {
  const now = config.peek();
  const files = Object.keys(experiment.fields).filter((key) => experiment.fields[key]!.kind === 'file');
  return Object.fromEntries(files.map((key) => [key, now[key]]));
}
