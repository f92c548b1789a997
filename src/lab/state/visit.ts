/**
 * A visit to the lab: which experiment is open. Each has a session of its own, made when it is opened and left for good when
 * another takes its place; controller, engine and files that were chosen go along.
 */
import { batch, type Signal, signal } from '@preact/signals-core';
import type { ControllerApi } from '../../controller/protocol.ts';
import type { Experiment } from '../../experiments/declaration.ts';
import { type DecodedLink, type LinkNote, openLink } from '../../experiments/link.ts';
import { type Config, defaultsOf } from '../../experiments/schema.ts';
import { onShelf, type Shelved } from '../../experiments/shelf.ts';
import { byTopic, type TopicGroup } from '../../experiments/topics.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { strangeNames } from '../teaching/restraint.ts';
import type { FindingsOf } from './findings.ts';
import { differs, Session } from './session.ts';
import { readView, type View } from './view.ts';

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
  readonly #files = new Map<string, Config>();
  #broken: Error | null = null;

  constructor(
    readonly shelf: readonly Shelved[],
    private readonly controller: ControllerApi,
    private readonly findingsOf: FindingsOf,
    /** Whether runs wait for a person to start them. */
    private readonly still: () => boolean,
    { experiment, config, view, notes }: DecodedLink,
  ) {
    const asked = readView(view);
    this.view = signal(asked.view);
    this.groups = byTopic(shelf);
    this.session = signal(new Session(experiment, controller, findingsOf, config));
    this.linkNotes = signal([...notes, ...asked.notes, ...strangeNames(experiment, asked.view)]);
  }

  start(): void {
    void this.session.peek().start(this.still());
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
   * Does what a link says. Files are in none: those that were chosen stay.
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

  #follow({ experiment, config, view, notes: mended }: DecodedLink): void {
    const session = this.session.peek();
    const seen = readView(view);
    const notes = [...mended, ...seen.notes, ...strangeNames(experiment, seen.view)];
    // Experiment, settings and view change at once: one entry of the history.
    batch(() => {
      this.view.value = seen.view;
      if (experiment !== session.experiment) {
        this.#open(experiment, { ...config, ...this.#files.get(experiment.id) }, notes);
        return;
      }
      this.linkNotes.value = notes;
      const asked = { ...config, ...filesOf(session) };
      // The same run under another spelling of its address goes on.
      if (differs(session.config.peek(), asked)) session.change(asked);
    });
  }

  /** The one after the open one, as they are offered; after the last the first. */
  next(): Shelved {
    const all = this.groups.flatMap(({ experiments }) => experiments);
    const here = all.findIndex(({ id }) => id === this.session.value.experiment.id);
    return all[(here + 1) % all.length]!;
  }

  /** The controller's worker is dead: no experiment can run before the page is loaded again. */
  break(error: Error): void {
    this.#broken = error;
    this.session.peek().break(error);
  }

  #open(experiment: Experiment, config: Config, notes: readonly LinkNote[]): void {
    const left = this.session.peek();
    left.leave();
    this.#files.set(left.experiment.id, filesOf(left));
    const session = new Session(experiment, this.controller, this.findingsOf, config);
    session.engineChoice.value = left.engineChoice.peek();
    const { engine, why } = left.status.peek();
    session.status.value = { ...session.status.peek(), engine, why };
    if (this.#broken) session.break(this.#broken);
    batch(() => {
      this.session.value = session;
      this.linkNotes.value = notes;
    });
    this.start();
  }
}

function filesOf({ experiment, config }: Session): Config {
  const now = config.peek();
  const files = Object.keys(experiment.fields).filter((key) => experiment.fields[key]!.kind === 'file');
  return Object.fromEntries(files.map((key) => [key, now[key]]));
}
