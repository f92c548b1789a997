/** `<glassbox-glossary>`: the words of the lab, each with its meaning and its name in the other language. Comes when it is first asked for. */
import { html, type TemplateResult } from 'lit';
import { glossary as english } from '../../messages/en/glossary.ts';
import { LANGUAGES, type Language } from '../../messages/language.ts';
import { glossary as chinese } from '../../messages/zh-Hans/glossary.ts';
import { LiveElement } from '../live-element.ts';
import { language } from '../state/preferences.ts';

type Glossary = typeof chinese;
const GLOSSARIES: Readonly<Record<Language, Glossary>> = { en: english, 'zh-Hans': chinese };

export class GlassboxGlossary extends LiveElement {
  static override properties = { sought: { state: true } };
  declare sought: string;

  constructor() {
    super();
    this.sought = '';
  }

  protected override render(): TemplateResult {
    const { title, about, search, none, close } = GLOSSARIES[language.value];
    const found = this.#found();
    return html`
      <dialog class="help-dialog glossary" aria-labelledby="glossary-title">
        <h2 id="glossary-title">${title}</h2>
        <p>${about}</p>
        <label>
          <span>${search}</span>
          <input type="search" autocomplete="off" .value=${this.sought} @input=${(event: Event) => (this.sought = (event.target as HTMLInputElement).value)} />
        </label>
        <div role="status">${found.length === 0 ? html`<p>${none.replace('{{text}}', this.sought)}</p>` : ''}</div>
        <dl>${found.map((key) => this.#entry(key))}</dl>
        <form method="dialog"><button type="submit" class="primary">${close}</button></form>
      </dialog>
    `;
  }

  async open(): Promise<void> {
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
  }

  #entry(key: keyof Glossary['terms']): TemplateResult {
    const { term, meaning } = GLOSSARIES[language.value].terms[key];
    const others = LANGUAGES.filter((tag) => tag !== language.value);
    return html`
      <dt>${term}${others.map((tag) => html`<span lang=${tag}>${GLOSSARIES[tag].terms[key].term}</span>`)}</dt>
      <dd>${meaning}</dd>
    `;
  }

  /** Terms with the text in any language, in the alphabet of the one that is shown. */
  #found(): (keyof Glossary['terms'])[] {
    const text = this.sought.trim().toLowerCase();
    const { terms } = GLOSSARIES[language.value];
    const order = new Intl.Collator(language.value).compare;
    const holds = (key: keyof Glossary['terms']) =>
      LANGUAGES.some((tag) => {
        const { term, meaning } = GLOSSARIES[tag].terms[key];
        return `${term} ${meaning}`.toLowerCase().includes(text);
      });
    return (Object.keys(terms) as (keyof Glossary['terms'])[])
      .filter(holds)
      .sort((a, b) => order(terms[a].term, terms[b].term));
  }
}
customElements.define('glassbox-glossary', GlassboxGlossary);

let dialog: GlassboxGlossary | null = null;

export async function openGlossary(): Promise<void> {
  if (!dialog) {
    dialog = document.createElement('glassbox-glossary') as GlassboxGlossary;
    document.body.append(dialog);
  }
  await dialog.open();
}
