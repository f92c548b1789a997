/** The seed and the button for a new one: in the bar on a wide screen, folded under the engine on a narrow one. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../state/session.ts';
import { isFieldHidden, isFieldLocked } from '../teaching/restraint.ts';
import { t } from '../text.ts';
import { lockedControl } from './locked.ts';
import { named, problemText } from './problem-text.ts';

export function seedControl(session: Session, id: string): TemplateResult | typeof nothing {
  if (isFieldHidden('seed')) return nothing;
  if (isFieldLocked('seed'))
    return html`<div class="seed"><label for=${id}>${t('lab.transport.seed')}</label>${lockedControl(session, 'seed', nothing, id)}</div>`;
  const problem = session.problems.value.get('seed');
  return html`
    <div class="seed">
      <label for=${id}>${t('lab.transport.seed')}</label>
      <input
        id=${id}
        type="number"
        min="0"
        step="1"
        inputmode="numeric"
        aria-invalid=${problem !== undefined}
        aria-describedby=${problem ? `wrong-${id}` : nothing}
        .value=${String(session.config.value.seed)}
        @change=${(event: Event) => session.change({ seed: (event.target as HTMLInputElement).valueAsNumber })}
      />
      <button type="button" data-action="new-seed" @click=${() => session.newSeed()}>${t('lab.transport.newSeed')}</button>
    </div>
    ${problem ? html`<p class="wrong" id=${`wrong-${id}`} role="alert">${problemText(named(problem, t('lab.transport.seed')))}</p>` : nothing}
  `;
}
