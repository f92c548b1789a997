/** `<glassbox-told-in>`: the stories in which the open experiment is told, as links to its step there. */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import type { Visit } from '../state/visit.ts';
import { isPartHidden } from '../teaching/restraint.ts';
import { t } from '../text.ts';
import { stepAddress } from './step-address.ts';
import { toldIn } from './stories.ts';

export class GlassboxToldIn extends LiveElement {
  static override properties = { visit: { attribute: false } };
  declare visit: Visit;

  protected override render(): TemplateResult | typeof nothing {
    const told = toldIn(this.visit.session.value.experiment.id);
    if (told.length === 0 || isPartHidden('stories')) return nothing;
    return html`
      <p class="told-in">
        <span class="eyebrow">${t('stories.told')}</span>
        ${told.map(
          ({ story, step }) => html`
            <a href=${stepAddress(this.visit, story, step)} data-story=${story.id}>
              ${t('stories.place', { title: t(`stories.titles.${story.id}`), step })}
            </a>
          `,
        )}
      </p>
    `;
  }
}
customElements.define('glassbox-told-in', GlassboxToldIn);
