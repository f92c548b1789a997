/**
 * Candidates side by side, each with its numbers as bars, of which the reader takes one by a button or by the keys 1, 2, …: the letter
 * is appended to a setting, and the run begins again with one choice more.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { DecisionFigure, DecisionMeasure, Row } from '../../experiments/declaration.ts';
import { added, type LettersForm, playedCount, withoutLast } from '../../experiments/played-text.ts';
import { shareOf } from '../../plot/decision/shares.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { decisionSheet, measured, offers, optionName, outcomeOf } from '../../plot/sheets/board-sheets.ts';
import { decisionTable, type Table } from '../../plot/table.ts';
import { gap, t, tOf, tOfIfKnown } from '../text.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { shownOf } from './shown.ts';

export class DecisionDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  /** The decision on screen: it stays while a replay comes as far. */
  #row: Row | undefined;

  constructor(owner: GlassboxFigure, _host: () => HTMLElement) {
    this.#owner = owner;
  }

  prepare(): void {
    const { at } = this.#figure;
    const rows = this.#owner.rows.filter((row) => this.#offers(row));
    const now = rows.findLast((row) => row.values[at] === this.#count());
    // Without any play there is nothing to be waited for; what is on screen may be older than the newest row.
    this.#row = now ?? this.#row ?? rows.at(-1);
  }

  draw(): void {}
  resize(): void {}
  destroy(): void {}

  summary(): string {
    if (!this.#row) return t('lab.chart.empty');
    const all = this.#letters().map((letter) => {
      const values = this.#figure.measures.map(
        (measure) => `${this.#measureName(measure)} ${this.#shown(measure, letter)}`,
      );
      return t('common.titled', { title: this.#nameOf(letter), text: values.join(', ') });
    });
    return [...all, this.#outcome()].filter(Boolean).join(gap() || '；');
  }

  help(): string {
    return t('lab.play.decideKeys', { count: this.#letters().length });
  }

  table(): Table {
    return decisionTable(this.#figure, this.#letters(), this.#owner.rows);
  }

  key(event: KeyboardEvent): boolean {
    const letters = this.#letters();
    const letter = letters[Number(event.key) - 1];
    if (letter !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      this.#take(letter);
      return true;
    }
    if (event.key === 'Backspace') {
      this.#takeBack();
      return true;
    }
    const buttons = [...this.#owner.querySelectorAll<HTMLButtonElement>('[data-take]')];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || buttons.length === 0) return false;
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, here + step))]!.focus();
    return true;
  }

  controls(): TemplateResult {
    const { experiment, play } = this.#owner;
    const { id } = this.#figure;
    const title = tOf(experiment, `figures.${id}.title`);
    const left = this.#left();
    const over =
      left === 0 ? tOf(experiment, `figures.${id}.over`) : t('lab.play.choicesLeft', { count: left });
    return html`
      <div
        class="decision"
        role="group"
        aria-label=${`${title}. ${this.help()}`}
        aria-busy=${this.#isWaiting()}
        @keydown=${(event: KeyboardEvent) => this.key(event) && event.preventDefault()}
      >
        <div class="decision-cards">${this.#letters().map((letter) => this.#card(letter))}</div>
        <p class="decision-line"><strong>${over}</strong> ${this.#outcome()}</p>
        <div class="play">
          <button type="button" class="quiet" data-play="undo" ?disabled=${this.#count() === 0} @click=${() => this.#takeBack()}>${t('lab.play.undoChoice')}</button>
          <button type="button" class="quiet" data-play="clear" ?disabled=${this.#count() === 0} @click=${() => play?.change('')}>${t('lab.play.startOver')}</button>
        </div>
      </div>
    `;
  }

  sheet(): Scene | null {
    const form = this.#owner.play?.form as LettersForm | undefined;
    return this.#row && form ? decisionSheet(this.#shownIn(), this.#row, form) : null;
  }

  #shownIn() {
    return shownOf(this.#owner, this.#figure);
  }

  #card(letter: string): TemplateResult {
    const { experiment } = this.#owner;
    const { id, measures } = this.#figure;
    const closed = this.#left() === 0 || this.#isWaiting() || !this.#row;
    return html`
      <section class="decision-card" aria-label=${this.#nameOf(letter)}>
        <h4>${this.#nameOf(letter)}</h4>
        <dl>
          ${measures.map((measure, k) => {
            const share = this.#share(measure, letter);
            return html`
              <dt>${this.#measureName(measure)}</dt>
              <dd>
                <span class="decision-value">${this.#shown(measure, letter)}</span>
                ${share === null ? nothing : html`<span class="decision-bar" data-order=${k % 3} aria-hidden="true"><span style=${`width: ${100 * share}%`}></span></span>`}
              </dd>
            `;
          })}
        </dl>
        <button type="button" data-take=${letter} aria-disabled=${closed} @click=${() => this.#take(letter)}>
          ${tOf(experiment, `figures.${id}.choose`, { letter })}
        </button>
      </section>
    `;
  }

  get #figure(): DecisionFigure<never> {
    return this.#owner.figure as DecisionFigure<never>;
  }

  #letters(): string[] {
    const form = this.#owner.play?.form as LettersForm | undefined;
    return form ? [...form.letters] : [];
  }

  #count(): number {
    const { play } = this.#owner;
    return play ? playedCount(play.form, play.text) : 0;
  }

  #left(): number {
    return Math.max(0, (this.#owner.play?.limit ?? 0) - this.#count());
  }

  /** The row on screen is of an earlier choice. */
  #isWaiting(): boolean {
    return this.#owner.play?.waiting === true || this.#row?.values[this.#figure.at] !== this.#count();
  }

  #offers(row: Row): boolean {
    return offers(this.#figure, this.#letters(), row);
  }

  #nameOf(letter: string): string {
    return optionName(this.#shownIn(), this.#row, letter);
  }

  #measureName({ id }: DecisionMeasure): string {
    return tOf(this.#owner.experiment, `figures.${this.#figure.id}.measures.${id}`);
  }

  #shown(measure: DecisionMeasure, letter: string): string {
    return measured(this.#shownIn(), this.#row, measure, letter);
  }

  #share(measure: DecisionMeasure, letter: string): number | null {
    return shareOf(this.#figure.measures, measure, letter, this.#letters(), this.#row);
  }

  #outcome(): string {
    return outcomeOf(this.#shownIn(), this.#row);
  }

  #take(letter: string): void {
    const { play, experiment } = this.#owner;
    const { id } = this.#figure;
    if (!play || this.#isWaiting()) return;
    const left = this.#left();
    if (left === 0) {
      this.#owner.tell(tOf(experiment, `figures.${id}.over`), true);
      return;
    }
    play.change(added(play.form, play.text, letter));
    const facts = { letter, left: left - 1 };
    this.#owner.tell(tOfIfKnown(experiment, `figures.${id}.chosen`, facts) ?? letter, true);
  }

  #takeBack(): void {
    const { play } = this.#owner;
    if (play && this.#count() > 0) play.change(withoutLast(play.form, play.text));
  }
}
