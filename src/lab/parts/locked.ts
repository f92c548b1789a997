/** A setting that a teacher has fixed: its value to be read, by eyes and by ears, and not to be changed. */
import { html, type nothing, type TemplateResult } from 'lit';
import type { Session } from '../state/session.ts';
import { number, t, tIfKnown, tOf } from '../text.ts';
import { icon } from './icons.ts';

/** @param described  ids of what says more of it */
export function lockedControl(
  session: Session,
  name: string,
  described: string | typeof nothing,
  id = `field-${name}`,
): TemplateResult {
  const note = `locked-${id}`;
  return html`
    <div class="locked">
      ${icon('lock')}
      <input id=${id} type="text" readonly .value=${valueInWords(session, name)} aria-describedby=${typeof described === 'string' ? `${note} ${described}` : note} />
    </div>
    <p class="help locked-note" id=${note}>${t('stories.locked')}</p>
  `;
}

/** A value as its control would show it. */
export function valueInWords(session: Session, name: string, value = session.config.value[name]): string {
  const field = session.field(name);
  if (field.kind === 'choice') return tOf(session.experiment.id, `fields.${name}.options.${String(value)}`);
  if (field.kind === 'toggle') return t(value ? 'lab.controls.on' : 'lab.controls.off');
  if (name === 'seed') return String(value);
  if (typeof value !== 'number')
    return (value as { name?: string } | null)?.name ?? (String(value ?? '') || t('common.none'));
  const unit = 'unit' in field && field.unit ? tIfKnown(`units.${field.unit}`) : null;
  return unit ? `${number(value, 8)} ${unit}` : number(value, 8);
}
