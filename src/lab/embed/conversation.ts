/** Answers the page around the frame, and tells it what happens in the run. */
import { effect, untracked } from '@preact/signals-core';
import { GlassboxError, isProblem } from '../../messages/problem.ts';
import { findingText } from '../parts/findings.ts';
import type { Visit } from '../state/visit.ts';
import type { Attention } from './attention.ts';
import type { ParentPort } from './parent-port.ts';
import { pictureOf } from './picture.ts';
import type { Command, StateReport } from './protocol.ts';
import { inWords, isPrivate, plainRows, stateOf } from './reports.ts';
import { applySet } from './requests.ts';

/** The state is told at most this often, ms. */
const STATE_MS = 250;
/** Rows given at once where no number is asked for. */
const ROWS = 1000;

export class Conversation {
  #port: ParentPort | null = null;
  #told = '';
  #later: ReturnType<typeof setTimeout> | undefined;
  /** Rows of the present run that were told, and the first of them, which names the run. */
  #rows = 0;
  #first: unknown = null;
  /** Rows of the run whose end was told. */
  #ended: unknown = null;

  constructor(
    private readonly visit: Visit,
    private readonly attention: Pick<Attention, 'play' | 'pause'>,
    private readonly page: HTMLElement,
  ) {}

  open(port: ParentPort): void {
    this.#port = port;
    effect(() => {
      stateOf(this.visit);
      this.#tellSoon();
    });
    effect(() => this.#tellRows());
    effect(() => this.#tellEnd());
    effect(() => this.#tellProblem());
  }

  async follow(command: Command): Promise<void> {
    try {
      await this.#do(command);
    } catch (error) {
      this.fail(command.id, error);
    }
  }

  fail(id: Command['id'], error: unknown): void {
    const known = isProblem(error) ? error : new GlassboxError('GBX-500', { message: String(error) });
    this.#port?.tell({
      type: 'error',
      ...asked(id),
      code: known.id,
      message: inWords(known.id, known.facts),
    });
  }

  async #do(command: Command): Promise<void> {
    const { id } = command;
    switch (command.type) {
      case 'hello':
        this.#port?.tell({ type: 'ready', ...asked(id), ...this.#state() });
        return;
      case 'set':
        await applySet(this.visit, command);
        break;
      case 'play':
        if (this.visit.view.peek().embed !== 'none') this.attention.play();
        break;
      case 'pause':
        this.attention.pause();
        break;
      case 'reset':
        if (!this.visit.waits) this.visit.session.peek().reset();
        break;
      case 'getState':
        break;
      case 'getRows':
        this.#giveRows(command);
        return;
      case 'getImage':
        this.#givePicture(command);
        return;
    }
    this.#port?.tell({ type: 'state', ...asked(id), ...this.#state() });
  }

  #state(): StateReport {
    return untracked(() => stateOf(this.visit));
  }

  #giveRows({ id, from = 0, count = ROWS }: Extract<Command, { type: 'getRows' }>): void {
    const session = this.visit.session.peek();
    if (isPrivate(session)) throw new GlassboxError('GBX-642');
    const rows = plainRows(session.rows.peek().slice(from, from + count));
    this.#port?.tell({ type: 'row', ...asked(id), from, rows });
  }

  #givePicture({ id, figure }: Extract<Command, { type: 'getImage' }>): void {
    if (isPrivate(this.visit.session.peek())) throw new GlassboxError('GBX-642');
    const shown = [...this.page.querySelectorAll<HTMLElement>('figure[data-figure]')];
    const chosen = figure === undefined ? shown[0] : shown.find(({ dataset }) => dataset.figure === figure);
    if (figure !== undefined && !chosen) throw new GlassboxError('GBX-644', { reason: `figure = ${figure}` });
    const image = chosen ? pictureOf(chosen) : null;
    if (image === null) throw new GlassboxError('GBX-643');
    this.#port?.tell({ type: 'state', ...asked(id), ...this.#state(), image });
  }

  /** At once after a rest, else when the last one is old enough; what has not changed is not told again. */
  #tellSoon(): void {
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      const state = this.#state();
      const text = JSON.stringify(state);
      if (!this.#port?.isOpen || text === this.#told) return;
      this.#told = text;
      this.#port.tell({ type: 'state', ...state });
    }, STATE_MS);
  }

  #tellRows(): void {
    const session = this.visit.session.value;
    const rows = session.rows.value;
    if (rows[0] !== this.#first) {
      this.#first = rows[0] ?? null;
      this.#rows = 0;
    }
    if (!this.#port?.isOpen || rows.length <= this.#rows || isPrivate(session)) return;
    // What came at once, and only the columns: pictures can be asked for.
    const fresh = rows.slice(this.#rows).map(({ values }) => ({ values }));
    this.#port.tell({ type: 'row', from: this.#rows, rows: fresh });
    this.#rows = rows.length;
  }

  #tellEnd(): void {
    const session = this.visit.session.value;
    if (session.status.value.state !== 'done' || session.isFindingOut.value || isPrivate(session)) return;
    const rows = session.rows.value;
    if (!this.#port?.isOpen || rows === this.#ended) return;
    this.#ended = rows;
    const { id } = session.experiment;
    const findings = session.findings.value.map((finding) => ({
      id: finding.id,
      verdict: finding.verdict,
      text: untracked(() => findingText(id, finding)),
    }));
    this.#port.tell({ type: 'done', rows: rows.length, findings });
  }

  #tellProblem(): void {
    const session = this.visit.session.value;
    const { problem } = session.status.value;
    const wrong = [...session.problems.value.values()][0];
    if (problem) {
      const code = problem.id ?? 'GBX-500';
      const facts = problem.id ? problem.facts : { message: problem.message };
      this.#port?.tell({ type: 'error', code, message: untracked(() => inWords(code, facts)) });
    } else if (wrong) {
      this.#port?.tell({
        type: 'error',
        code: wrong.id,
        message: untracked(() => inWords(wrong.id, wrong.facts)),
      });
    }
  }
}

/** The number of the question, where it had one. */
const asked = (id: Command['id']) => (id === undefined ? {} : { id });
