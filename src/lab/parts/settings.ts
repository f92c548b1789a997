/** The controls of one group of settings, made from the declaration: main ones open, the others folded away. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../experiments/declaration.ts';
import type { Session } from '../state/session.ts';
import { isFieldHidden, isPartHidden } from '../teaching/restraint.ts';
import { t, tIfKnown } from '../text.ts';
import './file-setting.ts';
import './setting.ts';

/** The seed has its place beside Play. */
const ELSEWHERE = new Set(['seed']);

/** @param among  several groups stand together: what is folded away then says of which it is */
export function settingsGroup(
  session: Session,
  group: string,
  among = false,
): TemplateResult | typeof nothing {
  if (isPartHidden('settings')) return nothing;
  const fields = Object.entries(session.experiment.fields).filter(
    ([name, field]) =>
      field.group === group &&
      !ELSEWHERE.has(name) &&
      !isFieldHidden(name) &&
      !standsWithTable(session, field),
  );
  if (fields.length === 0) return nothing;
  const level = (wanted: 'main' | 'more') => fields.filter(([, field]) => field.level === wanted);
  const control = ([name, field]: (typeof fields)[number]) =>
    field.kind === 'file'
      ? html`<glassbox-file-setting .session=${session} .name=${name}></glassbox-file-setting>`
      : html`<glassbox-setting .session=${session} .name=${name}></glassbox-setting>`;
  const more = level('more');
  const name = tIfKnown(`groups.${group}`) ?? group;
  const nothingOpen = level('main').length === 0;
  const summary = nothingOpen
    ? name
    : among
      ? t('lab.controls.moreOf', { group: name })
      : t('lab.controls.more');
  return html`
    <section class="settings" aria-label=${`${t('lab.controls.label')}: ${name}`}>
      ${level('main').map(control)}
      ${
        more.length > 0
          ? html`<details class="more">
              <summary>${summary}</summary>
              <div class="settings">${more.map(control)}</div>
            </details>`
          : nothing
      }
    </section>
  `;
}

/** Columns are chosen beside the table they are of, once it is read. */
function standsWithTable({ columns, config }: Session, field: Field): boolean {
  const table = field.kind === 'text' ? field.columns?.table : undefined;
  return table !== undefined && table in columns.value && config.value[table] !== null;
}

/** Every group, one after the other: main settings first, then what is folded away, by group. */
export function allSettings(session: Session): TemplateResult {
  return html`<div class="all-settings">${groupsOf(session).map((group) => settingsGroup(session, group, true))}</div>`;
}

/** Groups in the order in which the declaration first names them. */
export function groupsOf(session: Session): string[] {
  const fields = Object.entries(session.experiment.fields).filter(([name]) => !ELSEWHERE.has(name));
  return [...new Set(fields.map(([, field]) => field.group))];
}
