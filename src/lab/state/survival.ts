/**
 * What keeps a visit alive, beside the run: checkpoints in storage, a run taken up after a reload, sizes that fit the GPU. It reads the
 * session's signals and calls its methods, as a person would.
 */
import { effect, type Signal, signal } from '@preact/signals-core';
import type { Config } from '../../experiments/schema.ts';
import { isBarred } from '../teaching/restraint.ts';
import { percent } from '../text.ts';
import { fittingChange } from './fit.ts';
import { watchHidden } from './hidden.ts';
import { Keep, type Kept, type Refusal, type Store } from './keep.ts';
import type { Held, Lifeline } from './lifeline.ts';
import type { Note, Session } from './session.ts';
import type { Visit } from './visit.ts';

/** A run shorter than this may begin anew without a word. */
const WORTH_SAYING_MS = 60_000;

/** That of the page, once it has begun. */
export const survival: Signal<Survival | null> = signal(null);

export class Survival {
  /** A run with the present settings that was left unfinished; the page asks whether to go on with it. */
  readonly offer: Signal<Kept | null> = signal(null);
  readonly #keep: Keep;
  #began = performance.now();
  #refused: Refusal | null = null;
  /** The last size that was set in place of one that did not fit. */
  #fitted: { readonly asked: string; readonly before: Config; readonly to: Config } | null = null;

  constructor(
    private readonly visit: Visit,
    lifeline: Lifeline,
    store: Store,
    private readonly still: () => boolean,
  ) {
    this.#keep = new Keep(store, (why) => this.#onRefused(why));
    watchHidden(
      () => visit.session.peek(),
      () => lifeline.hurry(),
    );
    effect(() => {
      const session = visit.session.value;
      const { state, problem } = session.status.value;
      if (state === 'opening') this.#began = performance.now();
      if (state === 'failed' && problem?.id === 'GBX-201') queueMicrotask(() => this.#fit(session));
      if (state === 'failed' && isStale(problem?.id)) queueMicrotask(() => this.#anew(session));
    });
    // An offer is of the settings that were open.
    effect(() => {
      void visit.session.value.config.value;
      this.offer.value = null;
    });
  }

  /** Hears of every checkpoint. In a frame nothing is stored. */
  held({ request, bytes, done, total }: Held): void {
    const session = this.visit.session.peek();
    if (request.experiment !== session.experiment.id || this.visit.view.peek().embed) return;
    const share = total > 0 ? done / total : 0;
    void this.#keep.put(session.experiment, session.runConfig, bytes, share);
  }

  /** The first run of the page: where a reload left it, else from the beginning. */
  async begin(reloaded: boolean): Promise<void> {
    const session = this.visit.session.peek();
    const { experiment, config } = session;
    if (this.visit.view.peek().embed) return this.visit.start();
    if (!reloaded) this.visit.start();
    const kept = await this.#keep.find(experiment, config.peek());
    const unchanged = session === this.visit.session.peek();
    if (reloaded && unchanged && kept) this.#takeUp(session, kept, this.still());
    else if (reloaded) this.visit.start();
    else if (unchanged && kept) this.offer.value = kept;
  }

  accept(): void {
    const kept = this.offer.peek();
    this.offer.value = null;
    if (kept) this.#takeUp(this.visit.session.peek(), kept, false);
  }

  refuse(): void {
    this.offer.value = null;
    void this.#keep.forget(this.visit.session.peek().experiment);
  }

  #takeUp(session: Session, { checkpoint, share }: Kept, paused: boolean): void {
    void session.start(paused, checkpoint);
    addNote(session, { id: 'GBX-650', facts: { percent: percent(share) } });
  }

  /** A checkpoint that the controller refused: the run begins anew, which gives the same numbers. */
  #anew(session: Session): void {
    if (session !== this.visit.session.peek()) return;
    const id = session.status.peek().problem?.id;
    void this.#keep.forget(session.experiment);
    void session.start(this.still());
    addNote(session, { id: 'GBX-651', facts: { reason: id === 'GBX-501' ? 'damaged' : 'version' } });
  }

  #fit(session: Session): void {
    const { problem, engine } = session.status.peek();
    if (session !== this.visit.session.peek() || engine?.kind !== 'webgpu' || !problem) return;
    const config = session.config.peek();
    const fitting = fittingChange(session.experiment, config, problem.facts);
    if (!fitting) return;
    // A size that a teacher has fixed stays, on the engine that holds it.
    if (isBarred(fitting.change, config)) {
      session.chooseEngine('cpu');
      return;
    }
    // Where it takes several steps, what a person asked for is the first.
    const { asked, before } =
      this.#fitted?.to === config ? this.#fitted : { asked: String(problem.facts.asked), before: config };
    session.change(fitting.change);
    this.#fitted = { asked, before, to: session.config.peek() };
    const undo = () => {
      session.engineChoice.value = 'cpu';
      session.change(before);
    };
    addNote(session, { id: 'GBX-105', facts: { asked, largest: fitting.sizes }, undo });
  }

  #onRefused(why: Refusal): void {
    const session = this.visit.session.peek();
    const { unit } = session.timeLeft.peek() ?? {};
    const isLong =
      unit === 'minutes' || unit === 'hours' || performance.now() - this.#began > WORTH_SAYING_MS;
    if (this.#refused || !isLong) return;
    this.#refused = why;
    addNote(session, { id: 'GBX-652', facts: { reason: why } });
  }
}

function addNote(session: Session, note: Note): void {
  session.notes.value = [...session.notes.peek(), note];
}

const isStale = (id: string | null | undefined) => id === 'GBX-501' || id === 'GBX-502' || id === 'GBX-503';

/** Whether the page was here before: loaded again, gone back to, or put away by the browser to save memory. */
export function wasReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const discarded = (document as { wasDiscarded?: boolean }).wasDiscarded === true;
  return discarded || entry?.type === 'reload' || entry?.type === 'back_forward';
}
