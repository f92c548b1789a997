/** The controls of one group of settings, made from the declaration: main ones open, the others folded away. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../state/session.ts';
import { t, tIfKnown } from '../text.ts';
import './file-setting.ts';
import './setting.ts';

/** The seed has its place beside Play. */
const ELSEWHERE = new Set(['seed']);

export function settingsGroup(session: Session, group: string): TemplateResult {
  const fields = Object.entries(session.experiment.fields).filter(
    ([name, field]) => field.group === group && !ELSEWHERE.has(name),
  );
  const level = (wanted: 'main' | 'more') => fields.filter(([, field]) => field.level === wanted);
  const control = ([name, field]: (typeof fields)[number]) =>
    field.kind === 'file'
      ? html`<glassbox-file-setting .session=${session} .name=${name}></glassbox-file-setting>`
      : html`<glassbox-setting .session=${session} .name=${name}></glassbox-setting>`;
  const more = level('more');
  const name = tIfKnown(`groups.${group}`) ?? group;
  return html`
    <section class="settings" aria-label=${`${t('lab.controls.label')}: ${name}`}>
      ${level('main').map(control)}
      ${
        more.length > 0
          ? html`<details class="more">
              <summary>${level('main').length > 0 ? t('lab.controls.more') : name}</summary>
              <div class="settings">${more.map(control)}</div>
            </details>`
          : nothing
      }
    </section>
  `;
}

/** Groups in the order in which the declaration first names them. */
export function groupsOf(session: Session): string[] {
  return [...new Set(Object.values(session.experiment.fields).map((field) => field.group))];
}
