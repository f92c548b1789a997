/** `<glassbox-guess>`: a question to answer before the run does. Skippable; the answer comes when the run is done. */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import type { Session } from '../state/session.ts';
import { namesOf, t, tOf } from '../text.ts';

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
    const { id } = this.session.experiment;
    const options = guessOptions(id);
    if (options.length === 0) return nothing;
    const done = this.session.status.value.state === 'done';
    const asking = this.guess === null && !this.skipped;
    return html`
      <section class="guess" aria-labelledby="guess-title">
        <h2 id="guess-title">${t('lab.guess.label')}</h2>
        <p class="guess-question">${tOf(id, 'guess.question')}</p>
        <div role="status">
          ${
            asking
              ? nothing
              : html`
                  ${this.guess ? html`<p>${t('lab.guess.yours', { guess: tOf(id, `guess.options.${this.guess}`) })}</p>` : nothing}
                  <p>${done ? tOf(id, 'guess.answer') : t('lab.guess.wait')}</p>
                `
          }
        </div>
        <div class="guess-options">
          ${
            asking
              ? html`
                  ${options.map(
                    (option) =>
                      html`<button type="button" @click=${() => (this.guess = option)}>${tOf(id, `guess.options.${option}`)}</button>`,
                  )}
                  <button type="button" class="quiet" @click=${() => (this.skipped = true)}>${t('lab.guess.skip')}</button>
                `
              : html`<button type="button" class="quiet" @click=${() => this.#again()}>${t('lab.guess.again')}</button>`
          }
        </div>
      </section>
    `;
  }

  #again(): void {
    this.guess = null;
    this.skipped = false;
  }
}
customElements.define('glassbox-guess', GlassboxGuess);

/** The answers offered: those that the experiment's texts have. */
const guessOptions = (experiment: string): string[] => namesOf(experiment, 'guess.options');
