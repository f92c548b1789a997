/** The fold below an experiment in which its formulas are; what it needs is fetched when it is opened. */
import { html, type nothing, type TemplateResult } from 'lit';
import { learnPart } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';
import { t } from '../text.ts';

export function formulasFold(session: Session): TemplateResult | typeof nothing {
  const { id } = session.experiment;
  return html`
    <details class="formulas" @toggle=${(event: Event) => void unfold(event.target as HTMLDetailsElement, id, session)}>
      <summary>${t('lab.formulas')}</summary>
    </details>
  `;
}

async function unfold(details: HTMLDetailsElement, id: string, session: Session): Promise<void> {
  if (!details.open || details.querySelector('glassbox-formulas')) return;
  try {
    await Promise.all([import('./formulas-list.ts'), learnPart('formulas')]);
    const list = document.createElement('glassbox-formulas');
    details.append(Object.assign(list, { experiment: id }));
  } catch (error) {
    details.open = false;
    session.tell(error);
  }
}
