/** Ways on from a whole run that is not in equilibrium (GBX-140), or too short for its error bars to tell (GBX-150). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Finding } from '../../experiments/declaration.ts';
import { judgementId, lengthKey } from '../state/judgement.ts';
import type { Session } from '../state/session.ts';
import { isFieldLocked } from '../teaching/restraint.ts';
import { t } from '../text.ts';

const TIMES = 4;

export function waysOfJudgement(session: Session, finding: Finding): TemplateResult | typeof nothing {
  const id = judgementId(finding);
  if (!id || !session.isShownWhole) return nothing;
  return html`<small class="problem-id">${id}</small> ${longer(session, finding)} ${tempered(session)}`;
}

function longer(session: Session, finding: Finding): TemplateResult | typeof nothing {
  const key = lengthKey(session.experiment, finding);
  if (key === null || isFieldLocked(key)) return nothing;
  const field = session.experiment.fields[key]!;
  const now = session.config.value[key];
  if (!('max' in field) || typeof now !== 'number' || now >= field.max) return nothing;
  const more = Math.min(field.max, TIMES * now);
  return html`<button type="button" data-action="longer" @click=${() => session.change({ [key]: more })}>${t('resilience.longer')}</button>`;
}

/** Copies that trade temperatures cross barriers that one alone does not. */
function tempered(session: Session): TemplateResult | typeof nothing {
  const { method } = session.experiment.fields;
  const hasIt = method?.kind === 'choice' && method.options.includes('tempering');
  if (!hasIt || session.config.value.method === 'tempering' || isFieldLocked('method')) return nothing;
  return html`<button type="button" data-action="temper" @click=${() => session.change({ method: 'tempering' })}>${t('resilience.temper')}</button>`;
}
