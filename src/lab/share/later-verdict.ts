/** The place of the verdict on the page: empty until a link claims a result, whose code and texts then come. */
import { html, nothing, type TemplateResult } from 'lit';
import { GlassboxError } from '../../messages/problem.ts';
import { LiveElement } from '../live-element.ts';
import { learnPart } from '../state/preferences.ts';
import type { Visit } from '../state/visit.ts';

export class GlassboxLaterVerdict extends LiveElement {
  static override properties = { visit: { attribute: false }, here: { state: true } };
  declare visit: Visit;
  declare here: boolean;
  #asked = false;

  constructor() {
    super();
    this.here = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.visit.claim.value) return nothing;
    if (!this.here) void this.#load();
    return this.here ? html`<glassbox-verdict .visit=${this.visit}></glassbox-verdict>` : nothing;
  }

  async #load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      await Promise.all([import('./verdict.ts'), learnPart('share')]);
      this.here = true;
    } catch (error) {
      this.#asked = false;
      const reason = error instanceof Error ? error.message : String(error);
      this.visit.session.peek().tell(new GlassboxError('GBX-604', { reason }));
    }
  }
}
customElements.define('glassbox-later-verdict', GlassboxLaterVerdict);
