/** The seed and the button for a new one: in the bar on a wide screen, folded under the engine on a narrow one. */
import { html, type TemplateResult } from 'lit';
import type { Session } from '../state/session.ts';
import { t } from '../text.ts';

export function seedControl(session: Session, id: string): TemplateResult {
  return html`
    <div class="seed">
      <label for=${id}>${t('lab.transport.seed')}</label>
      <input
        id=${id}
        type="number"
        min="0"
        step="1"
        inputmode="numeric"
        .value=${String(session.config.value.seed)}
        @change=${(event: Event) => session.change({ seed: (event.target as HTMLInputElement).valueAsNumber })}
      />
      <button type="button" data-action="new-seed" @click=${() => session.newSeed()}>${t('lab.transport.newSeed')}</button>
    </div>
  `;
}
