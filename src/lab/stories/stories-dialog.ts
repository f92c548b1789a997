/** The dialog of all stories: what each tells, and a link to its first step. */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import type { Visit } from '../state/visit.ts';
import { t, tIfKnown } from '../text.ts';
import { stepAddress } from './step-address.ts';
import { STORIES } from './stories.ts';

export class GlassboxStories extends LiveElement {
  static override properties = { visit: { attribute: false } };
  declare visit: Visit;

  protected override render(): TemplateResult {
    const told = this.visit.view.value.story?.id;
    return html`
      <dialog class="chooser stories" aria-labelledby="stories-title" @click=${this.#leaveOutside}>
        <div class="chooser-head">
          <h2 id="stories-title">${t('stories.label')}</h2>
          <button type="button" @click=${() => this.#dialog.close()}>${t('lab.experiments.close')}</button>
        </div>
        <div class="stories-body">
          <p class="quiet-text">${t('story.common.about')}</p>
          <ul>
            ${STORIES.map(
              (story) => html`
                <li>
                  <a class="experiment" data-story=${story.id} href=${stepAddress(this.visit, story, 1)} aria-current=${story.id === told ? 'true' : nothing} @click=${this.#chosen}>
                    <strong>${t(`stories.titles.${story.id}`)}</strong>
                    <span>${tIfKnown(`story.${story.id}.about`)} ${t('stories.count', { count: story.steps.length })}</span>
                  </a>
                </li>
              `,
            )}
          </ul>
        </div>
      </dialog>
    `;
  }

  async open(): Promise<void> {
    await this.updateComplete;
    this.#dialog.showModal();
  }

  /** A plain click goes on here; with a modifier the browser opens another tab, and the dialog stays. */
  readonly #chosen = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    this.#dialog.close();
    // The button that opened the dialog would keep the focus; the step takes it.
    (document.activeElement as HTMLElement | null)?.blur();
  };

  readonly #leaveOutside = (event: MouseEvent) => {
    if (event.target === this.#dialog) this.#dialog.close();
  };

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }
}
customElements.define('glassbox-stories', GlassboxStories);

export function openStoriesDialog(visit: Visit): void {
  let dialog = document.querySelector<GlassboxStories>('glassbox-stories');
  if (!dialog) {
    dialog = document.createElement('glassbox-stories') as GlassboxStories;
    dialog.visit = visit;
    // Inside the app, so that it goes when the app does.
    document.getElementById('app')!.append(dialog);
  }
  void dialog.open();
}
