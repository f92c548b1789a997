/** `<glassbox-header>`: name, language, appearance, help. */
import { html, nothing, type TemplateResult } from 'lit';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../messages/language.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { openShortcuts } from '../keys/actions.ts';
import { LiveElement } from '../live-element.ts';
import { openShare } from '../share/open.ts';
import { sidesOf } from '../sides.ts';
import {
  chooseTheme,
  hotkeys,
  language,
  setHotkeys,
  switchLanguage,
  THEMES,
  type Theme,
  theme,
} from '../state/preferences.ts';
import type { Visit } from '../state/visit.ts';
import { openStories } from '../stories/gate.ts';
import { isPartHidden } from '../teaching/restraint.ts';
import { t } from '../text.ts';
import './chooser.ts';

export class GlassboxHeader extends LiveElement {
  static override properties = { visit: { attribute: false }, helps: { state: true } };
  declare visit: Visit;
  /** Whether help is open: closed it holds nothing. */
  declare helps: boolean;

  constructor() {
    super();
    this.helps = false;
  }

  protected override render(): TemplateResult {
    return html`
      <header class="header">
        <a class="skip" href="#lab" @click=${(event: Event) => skipTo(event, 'lab')}>${t('lab.header.skip')}</a>
        <h1><img src="./glassbox.svg" alt="" width="28" height="28" />${t('common.title')}</h1>
        ${isPartHidden('chooser') ? nothing : this.#choose()}
        <div class="header-tools">
          <div class="language" role="group" aria-label=${t('lab.header.language')}>
            ${LANGUAGES.map(
              (tag) => html`
                <button type="button" lang=${tag} aria-pressed=${language.value === tag} @click=${() => void this.#speak(tag)}>
                  ${LANGUAGE_NAMES[tag]}
                </button>
              `,
            )}
          </div>
          <label class="theme">
            <span class="visually-hidden">${t('lab.header.theme')}</span>
            <select @change=${(event: Event) => chooseTheme((event.target as HTMLSelectElement).value as Theme)}>
              ${THEMES.map(
                (choice) =>
                  html`<option value=${choice} ?selected=${choice === theme.value}>${t(`lab.header.themes.${choice}`)}</option>`,
              )}
            </select>
          </label>
          ${
            isPartHidden('share')
              ? nothing
              : html`<button type="button" data-action="share" aria-haspopup="dialog" @click=${() => void openShare(this.visit)}>${t('lab.header.share')}</button>`
          }
          <button type="button" @click=${() => void this.#openHelp()}>${t('lab.header.help')}</button>
        </div>
      </header>
      ${this.#help()}
    `;
  }

  #choose(): TemplateResult {
    return html`
      <glassbox-chooser .visit=${this.visit}></glassbox-chooser>
      ${
        isPartHidden('stories')
          ? nothing
          : html`<button type="button" data-action="stories" aria-haspopup="dialog" @click=${() => void openStories(this.visit)}>${t('stories.label')}</button>`
      }
    `;
  }

  /** What does not arrive is told of in the language that is spoken. */
  async #speak(tag: Language): Promise<void> {
    try {
      await switchLanguage(tag);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const facts = { language: LANGUAGE_NAMES[tag], reason };
      this.visit.session.value.tell(new GlassboxError('GBX-603', facts));
    }
  }

  /** One dialog at a time. */
  #settings(): void {
    this.querySelector<HTMLDialogElement>('.help-dialog')?.close();
    void openShortcuts(this.visit);
  }

  async #openHelp(): Promise<void> {
    this.helps = true;
    await this.updateComplete;
    this.querySelector<HTMLDialogElement>('.help-dialog')?.showModal();
  }

  #help(): TemplateResult | typeof nothing {
    if (!this.helps) return nothing;
    const both = sidesOf(this.visit.session.value.experiment).length > 1;
    const what = both ? 'what' : 'whatOne';
    const paragraphs = [what, 'choose', 'run', 'change', 'charts', 'keys', 'private'] as const;
    return html`
      <dialog class="help-dialog" aria-labelledby="help-title" @close=${() => (this.helps = false)}>
        <h2 id="help-title">${t('lab.help.title')}</h2>
        ${paragraphs.map((name) => html`<p>${t(`lab.help.${name}`)}</p>`)}
        <label class="check">
          <input type="checkbox" .checked=${hotkeys.value} @change=${(event: Event) => setHotkeys((event.target as HTMLInputElement).checked)} />
          ${t('lab.help.keysToggle')}
        </label>
        <button type="button" data-action="settings" @click=${() => this.#settings()}>${t('lab.help.settings')}</button>
        <form method="dialog"><button type="submit" class="primary">${t('lab.help.close')}</button></form>
      </dialog>
    `;
  }
}
customElements.define('glassbox-header', GlassboxHeader);

/** The fragment is the run's address, so a skip link moves the focus itself. */
function skipTo(event: Event, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  target?.focus();
  target?.scrollIntoView();
}
