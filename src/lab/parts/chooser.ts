/**
 * `<glassbox-chooser>`: all experiments by topic, each a link with its question, in a dialog that a button in the header opens.
 * Links, so that one can be opened in another tab, kept or sent; a plain click changes the experiment in place.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { experimentLink } from '../state/address.ts';
import type { Visit } from '../state/visit.ts';
import { t, tOf } from '../text.ts';

export class GlassboxChooser extends LiveElement {
  static override properties = { visit: { attribute: false }, isOpen: { state: true } };
  declare visit: Visit;
  /** Closed it holds nothing: some fifty links would be a third of the page's first render. */
  declare isOpen: boolean;

  constructor() {
    super();
    this.isOpen = false;
  }

  protected override render(): TemplateResult {
    return html`
      <button type="button" data-action="experiments" aria-haspopup="dialog" @click=${() => void this.open()}>
        ${t('lab.experiments.label')}
      </button>
      <dialog class="chooser" aria-labelledby="chooser-title" @click=${this.#leaveOutside} @close=${() => (this.isOpen = false)}>
        ${this.isOpen ? this.#topics() : nothing}
      </dialog>
    `;
  }

  #topics(): TemplateResult {
    const close = () => this.#dialog.close();
    return html`
      <nav aria-labelledby="chooser-title">
        <div class="chooser-head">
          <h2 id="chooser-title">${t('lab.experiments.label')}</h2>
          <button type="button" @click=${close}>${t('lab.experiments.close')}</button>
        </div>
        <div class="topics">
          ${this.visit.groups.map(
            ({ topic, experiments }) => html`
              <section data-topic=${topic} aria-labelledby=${`topic-${topic}`}>
                <h3 id=${`topic-${topic}`}>${t(`topics.${topic}`)}</h3>
                <ul>
                  ${experiments.map(({ id }) => html`<li>${experimentAnchor(this.visit, id, close)}</li>`)}
                </ul>
              </section>
            `,
          )}
        </div>
      </nav>
    `;
  }

  async open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.#dialog.showModal();
    const here = this.querySelector<HTMLElement>('[aria-current]');
    here?.focus();
    here?.scrollIntoView({ block: 'nearest' });
  }

  /** A click beside the box closes it: the dialog itself is only hit outside of what it holds. */
  readonly #leaveOutside = (event: MouseEvent) => {
    if (event.target === this.#dialog) this.#dialog.close();
  };

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }
}
customElements.define('glassbox-chooser', GlassboxChooser);

/** Opens the chooser from anywhere on the page. */
export function openChooser(): void {
  void document.querySelector<GlassboxChooser>('glassbox-chooser')?.open();
}

/** Name and question of an experiment, as a link to it at its defaults. */
export function experimentAnchor(visit: Visit, id: string, chosen: () => void = () => {}): TemplateResult {
  const choose = (event: MouseEvent) => {
    // With a modifier the browser does as it is asked: another tab, another window, a download.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    chosen();
    void visit.choose(id);
  };
  const here = visit.session.value.experiment.id === id;
  return html`
    <a class="experiment" href=${experimentLink(id)} data-experiment=${id} aria-current=${here ? 'page' : nothing} aria-busy=${visit.coming.value === id ? 'true' : nothing} @click=${choose}>
      <strong>${tOf(id, 'name')}</strong> <span>${tOf(id, 'question')}</span>
    </a>
  `;
}
