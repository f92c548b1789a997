/** `<glassbox-copy>`: a text with a button that copies it; where the browser refuses, the text is selected and a line says so. */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { copyText } from '../save.ts';
import { t } from '../text.ts';

export class GlassboxCopy extends LiveElement {
  static override properties = {
    text: { attribute: false },
    label: { attribute: false },
    button: { attribute: false },
    name: { attribute: false },
    told: { state: true },
  };
  declare text: string;
  /** Says what the text is, for those who do not see it. */
  declare label: string;
  declare button: string;
  declare name: string;
  declare told: 'copied' | 'refused' | null;

  constructor() {
    super();
    this.told = null;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('text') && changed.get('text') !== undefined) this.told = null;
  }

  protected override render(): TemplateResult {
    // Where a browser fits the field to its text this is only the first guess.
    const lines = this.text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 44)), 0);
    const rows = Math.min(8, Math.max(2, lines));
    return html`
      <div class="copy-box">
        <textarea readonly rows=${rows} spellcheck="false" aria-label=${this.label} .value=${this.text} @focus=${() => this.#field.select()}></textarea>
        <button type="button" data-copy=${this.name} @click=${() => void this.copy()}>
          ${this.told === 'copied' ? t('share.copied') : this.button}
        </button>
      </div>
      <p class="copy-told" role="status">${this.told === 'refused' ? t('share.refused') : nothing}</p>
    `;
  }

  async copy(): Promise<void> {
    const done = await copyText(this.text);
    this.told = done ? 'copied' : 'refused';
    if (done) return;
    this.#field.focus();
    this.#field.select();
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }
}
customElements.define('glassbox-copy', GlassboxCopy);

export function copyBox(name: string, text: string, label: string, button: string): TemplateResult {
  return html`<glassbox-copy .name=${name} .text=${text} .label=${label} .button=${button}></glassbox-copy>`;
}
