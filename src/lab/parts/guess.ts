/**
 * `<glassbox-guess>`: a question to answer before the run does. Skippable. Where the experiment says how, the answer is the run's own,
 * from its findings; its P(q) comes into view as soon as a guess is made.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import type { Session } from '../state/session.ts';
import { gap, namesOf, number, t, tOf } from '../text.ts';
import './guess-overlaps.ts';

export class GlassboxGuess extends LiveElement {
  static override properties = {
    session: { attribute: false },
    guess: { state: true },
    skipped: { state: true },
  };
  declare session: Session;
  declare guess: string | null;
  declare skipped: boolean;

  constructor() {
    super();
    this.guess = null;
    this.skipped = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { id, guess } = this.session.experiment;
    const options = namesOf(id, 'guess.options');
    if (options.length === 0) return nothing;
    const asking = this.guess === null && !this.skipped;
    return html`
      <section class="guess" aria-labelledby="guess-title">
        <h2 id="guess-title">${t('lab.guess.label')}</h2>
        <p class="guess-question">${tOf(id, 'guess.question', this.#numbers())}</p>
        <div role="status">${asking ? nothing : this.#answer()}</div>
        ${
          this.guess && guess?.shows
            ? html`<glassbox-guess-overlaps .session=${this.session} .figures=${guess.shows}></glassbox-guess-overlaps>`
            : nothing
        }
        <div class="guess-options">
          ${
            asking
              ? html`
                  ${options.map(
                    (option) =>
                      html`<button type="button" data-guess=${option} @click=${() => this.#take(option)}>${tOf(id, `guess.options.${option}`)}</button>`,
                  )}
                  <button type="button" class="quiet" data-guess="skip" @click=${() => (this.skipped = true)}>${t('lab.guess.skip')}</button>
                `
              : html`<button type="button" class="quiet" @click=${() => this.#again()}>${t('lab.guess.again')}</button>`
          }
        </div>
      </section>
    `;
  }

  #answer(): TemplateResult {
    const { id, guess } = this.session.experiment;
    const whole = this.session.isShownWhole;
    return html`
      ${this.guess ? html`<p>${t('lab.guess.yours', { guess: this.#option(this.guess) })}</p>` : nothing}
      ${whole && guess ? html`<p class="guess-says"><strong>${this.#says()}</strong></p>` : nothing}
      <p>${whole ? tOf(id, 'guess.answer') : t('lab.guess.wait')}</p>
    `;
  }

  /** What the run says, and whether it was guessed. */
  #says(): string {
    const said = this.session.experiment.guess?.says(this.session.shownFindings) ?? null;
    if (said === null) return t('opening.guess.saysNot');
    const says = t('opening.guess.says', { answer: this.#option(said) });
    return said === this.guess ? `${says}${gap()}${t('opening.guess.right')}` : says;
  }

  #option(name: string): string {
    return tOf(this.session.experiment.id, `guess.options.${name}`);
  }

  /** Settings that a question may name. */
  #numbers(): Record<string, string> {
    const settings = Object.entries(this.session.config.value);
    return Object.fromEntries(
      settings.flatMap(([key, value]) => (typeof value === 'number' ? [[key, number(value)]] : [])),
    );
  }

  #take(option: string): void {
    this.guess = option;
    // What unfolds is below what was pressed, on a phone below the edge.
    void this.updateComplete.then(() => this.querySelector('.guess')?.scrollIntoView({ block: 'nearest' }));
  }

  #again(): void {
    this.guess = null;
    this.skipped = false;
  }
}
customElements.define('glassbox-guess', GlassboxGuess);
