/** `<glassbox-settings>`: keys, sound, appearance. Comes when it is first asked for; its texts are part `settings`. */
import { html, type TemplateResult } from 'lit';
import { ACTION_IDS, type ActionId, DEFAULT_KEYS, keyName, rebound } from '../keys/keymap.ts';
import { LiveElement } from '../live-element.ts';
import { sound } from '../sound/sound.ts';
import {
  chooseTheme,
  hotkeys,
  keymap,
  learnPart,
  setHotkeys,
  setKeymap,
  THEMES,
  theme,
} from '../state/preferences.ts';
import { t } from '../text.ts';

export class GlassboxSettings extends LiveElement {
  static override properties = { changing: { state: true } };
  /** The action that waits for its new key. */
  declare changing: ActionId | null;

  constructor() {
    super();
    this.changing = null;
  }

  protected override render(): TemplateResult {
    return html`
      <dialog class="help-dialog settings-dialog" aria-labelledby="settings-title" @close=${() => (this.changing = null)}>
        <h2 id="settings-title">${t('settings.title')}</h2>
        ${this.#appearance()} ${this.#sound()} ${this.#keys()}
        <form method="dialog"><button type="submit" class="primary">${t('lab.help.close')}</button></form>
      </dialog>
    `;
  }

  async open(): Promise<void> {
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
  }

  #appearance(): TemplateResult {
    return html`
      <fieldset>
        <legend>${t('lab.header.theme')}</legend>
        ${THEMES.map(
          (choice) => html`
            <label class="check">
              <input type="radio" name="theme" value=${choice} .checked=${theme.value === choice} @change=${() => chooseTheme(choice)} />
              ${t(`lab.header.themes.${choice}`)}
            </label>
          `,
        )}
        <p class="help">${t('settings.projector')}</p>
      </fieldset>
    `;
  }

  #sound(): TemplateResult {
    const change = (event: Event) => (sound.value = (event.target as HTMLInputElement).checked);
    return html`
      <fieldset>
        <legend>${t('settings.sound')}</legend>
        <label class="check">
          <input type="checkbox" data-setting="sound" .checked=${sound.value} @change=${change} />${t('settings.hear')}
        </label>
        <p class="help">${t('settings.heard')}</p>
      </fieldset>
    `;
  }

  #keys(): TemplateResult {
    return html`
      <fieldset>
        <legend>${t('settings.keys')}</legend>
        <label class="check">
          <input type="checkbox" data-setting="hotkeys" .checked=${hotkeys.value} @change=${(event: Event) => setHotkeys((event.target as HTMLInputElement).checked)} />
          ${t('lab.help.keysToggle')}
        </label>
        <p class="help">${t('settings.where')}</p>
        <table class="keys">
          <thead><tr><th scope="col">${t('settings.action')}</th><th scope="col">${t('settings.key')}</th><th scope="col"><span class="visually-hidden">${t('settings.change')}</span></th></tr></thead>
          <tbody>${ACTION_IDS.map((id) => this.#row(id))}</tbody>
        </table>
        <p class="help">${t('settings.fixed')}</p>
        <p role="status" class="help">${this.changing ? t('settings.press', { action: t(`settings.actions.${this.changing}`) }) : ''}</p>
        <button type="button" class="quiet" data-action="default-keys" @click=${() => setKeymap(DEFAULT_KEYS)}>${t('settings.defaults')}</button>
      </fieldset>
    `;
  }

  #row(id: ActionId): TemplateResult {
    const action = t(`settings.actions.${id}`);
    const key = keymap.value[id];
    return html`
      <tr>
        <th scope="row">${action}</th>
        <td>${key === null ? t('settings.none') : html`<kbd>${key}</kbd>`}</td>
        <td>
          <button
            type="button"
            class="quiet"
            data-rebind=${id}
            aria-label=${t('settings.changeOf', { action })}
            aria-pressed=${this.changing === id}
            @click=${() => (this.changing = this.changing === id ? null : id)}
            @keydown=${(event: KeyboardEvent) => this.#take(event, id)}
            @blur=${() => (this.changing = null)}
          >
            ${t(this.changing === id ? 'settings.waiting' : 'settings.change')}
          </button>
        </td>
      </tr>
    `;
  }

  /** The next key is the new one; Backspace and Delete take the key away, Escape leaves it. */
  #take(event: KeyboardEvent, id: ActionId): void {
    if (this.changing !== id || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') this.changing = null;
    if (event.key === 'Backspace' || event.key === 'Delete') setKeymap(rebound(keymap.peek(), id, null));
    else {
      const name = keyName(event);
      if (name === null) return;
      setKeymap(rebound(keymap.peek(), id, name));
    }
    this.changing = null;
  }
}
customElements.define('glassbox-settings', GlassboxSettings);

let dialog: GlassboxSettings | null = null;

export async function openSettings(): Promise<void> {
  await learnPart('settings');
  if (!dialog) {
    dialog = document.createElement('glassbox-settings') as GlassboxSettings;
    document.body.append(dialog);
  }
  await dialog.open();
}
