/** `<glassbox-formulas>`: what an experiment rests on, typeset, each with a sentence and its source. Comes when it is first unfolded. */
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { LiveElement } from '../live-element.ts';
import { t } from '../text.ts';
import { FORMULAS, FORMULAS_OF } from './formulas.ts';
import { MATHML } from './mathml.ts';

export class GlassboxFormulas extends LiveElement {
  static override properties = { experiment: { attribute: false } };
  declare experiment: string;

  protected override render(): TemplateResult {
    return html`
      <p class="help">${t('formulas.about')}</p>
      <dl>
        ${(FORMULAS_OF[this.experiment] ?? []).map(
          (id) => html`
            <div class="formula" data-formula=${id}>
              <dt tabindex="0">${unsafeHTML(MATHML[id])}</dt>
              <dd>${t(`formulas.say.${id}`)} <cite lang="en">${FORMULAS[id].source}</cite></dd>
            </div>
          `,
        )}
      </dl>
    `;
  }
}
customElements.define('glassbox-formulas', GlassboxFormulas);
