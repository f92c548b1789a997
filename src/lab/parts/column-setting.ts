/** `<glassbox-column-setting>`: which columns of a table that was read stand for what: one of a list, or boxes to tick. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InspectedColumn } from '../../../workers/inspect.ts';
import type { NamesColumns } from '../../experiments/declaration.ts';
import { LiveElement } from '../live-element.ts';
import { canServe, columnFields, namesMeant } from '../state/inspect.ts';
import type { Session } from '../state/session.ts';
import { isFieldLocked } from '../teaching/restraint.ts';
import { t, tOf, tOfIfKnown } from '../text.ts';
import { lockedControl } from './locked.ts';
import { named, problemText } from './problem-text.ts';

export class GlassboxColumnSetting extends LiveElement {
  static override properties = { session: { attribute: false }, name: { attribute: false } };
  declare session: Session;
  declare name: string;

  protected override render(): TemplateResult | typeof nothing {
    const { session, name } = this;
    const field = session.field(name);
    const asked = field.kind === 'text' ? field.columns : undefined;
    const columns = asked && session.columns.value[asked.table];
    if (!asked || !columns) return nothing;
    const { id } = session.experiment;
    const label = tOf(id, `fields.${name}.label`);
    const help = tOfIfKnown(id, `fields.${name}.help`);
    const problem = session.problems.value.get(name);
    const described = [help ? `help-${name}` : '', problem ? `wrong-${name}` : ''].filter(Boolean).join(' ');
    const below = html`
      ${help ? html`<p class="help" id=${`help-${name}`}>${help}</p>` : nothing}
      ${problem ? html`<p class="wrong" id=${`wrong-${name}`} role="alert">${problemText(named(problem, label))}</p>` : nothing}
    `;
    if (isFieldLocked(name))
      return html`<div class="setting" data-field=${name}><label for=${`field-${name}`}>${label}</label>${lockedControl(session, name, nothing)}</div>`;
    return html`
      <div class="setting" data-field=${name} data-kind="column" ?data-wrong=${problem !== undefined}>
        ${
          asked.many
            ? html`<fieldset aria-describedby=${described || nothing}>
                <legend>${label}</legend>
                ${this.#boxes(asked, columns)}
              </fieldset>`
            : html`<label for=${`field-${name}`}>${label}</label>${this.#list(asked, columns, described)}`
        }
        ${below}
      </div>
    `;
  }

  #list(asked: NamesColumns, columns: readonly InspectedColumn[], described: string): TemplateResult {
    const [chosen = ''] = namesMeant(this.#text, asked, columns);
    return html`
      <select
        id=${`field-${this.name}`}
        aria-describedby=${described || nothing}
        @change=${(event: Event) => this.session.change({ [this.name]: (event.target as HTMLSelectElement).value })}
      >
        ${asked.empty === 'none' ? html`<option value="" ?selected=${chosen === ''}>${t('lab.files.none')}</option>` : nothing}
        ${columns.map(
          (column) => html`
            <option value=${column.name} ?selected=${column.name === chosen} ?disabled=${!canServe(column, asked)}>
              ${columnText(column)}
            </option>
          `,
        )}
      </select>
    `;
  }

  /** Columns that will do; the others are only counted, a table may have many. What stands for something else already is not offered. */
  #boxes(asked: NamesColumns, columns: readonly InspectedColumn[]): TemplateResult {
    const others = this.#namedElsewhere(asked, columns);
    const offered = columns.filter((column) => canServe(column, asked) && !others.includes(column.name));
    const chosen = namesMeant(this.#text, asked, columns, others);
    const left = columns.length - offered.length - others.length;
    return html`
      <ul class="boxes">
        ${offered.map((column) => {
          const isChosen = chosen.includes(column.name);
          // Nothing ticked would stand for everything: the last box stays.
          const isLast = asked.empty === 'others' && isChosen && chosen.length === 1;
          return html`<li>
            <label>
              <input
                type="checkbox"
                value=${column.name}
                .checked=${isChosen}
                ?disabled=${isLast}
                @change=${(event: Event) => this.#tick(column.name, (event.target as HTMLInputElement).checked, offered, chosen, asked)}
              />
              ${columnText(column)}
            </label>
          </li>`;
        })}
      </ul>
      ${left > 0 ? html`<p class="help">${t('lab.files.unfit', { count: left })}</p>` : nothing}
    `;
  }

  #tick(
    name: string,
    on: boolean,
    offered: readonly InspectedColumn[],
    chosen: readonly string[],
    { empty }: NamesColumns,
  ): void {
    const names = offered
      .map((column) => column.name)
      .filter((each) => (each === name ? on : chosen.includes(each)));
    const isAll = empty === 'others' && names.length === offered.length;
    this.session.change({ [this.name]: isAll ? '' : names.join(', ') });
  }

  /** What the settings beside this one say of the same table. */
  #namedElsewhere({ table }: NamesColumns, columns: readonly InspectedColumn[]): string[] {
    const { session, name } = this;
    return columnFields(session.experiment.fields, table).flatMap(([key, asked]) =>
      key === name || asked.many ? [] : namesMeant(String(session.config.value[key]), asked, columns),
    );
  }

  get #text(): string {
    return String(this.session.config.value[this.name] ?? '');
  }
}

/** Name, kind, and what may keep it from being used. */
function columnText({ name, kind, missing, distinct, measured, formulas }: InspectedColumn): string {
  const facts: string[] = [
    formulas
      ? t('lab.files.formulas')
      : kind === 'numeric'
        ? t('lab.files.numeric')
        : measured
          ? t('lab.files.bounds')
          : t('lab.files.classes', { count: distinct }),
  ];
  if (missing > 0) facts.push(t('lab.files.missing', { count: missing }));
  return t('lab.files.column', { name, facts: facts.join(t('lab.files.comma')) });
}

customElements.define('glassbox-column-setting', GlassboxColumnSetting);
