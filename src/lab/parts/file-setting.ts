/** `<glassbox-file-setting>`: a file of the person's own: drop or choose, what was read, what is wrong, columns of a table. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FileField, OwnFile } from '../../experiments/declaration.ts';
import { type Facts, GlassboxError, type ProblemId } from '../../messages/problem.ts';
import { LiveElement } from '../live-element.ts';
import { columnFields, type Inspection, inspectCouplings, inspectTable, textFor } from '../state/inspect.ts';
import type { Session } from '../state/session.ts';
import { allowed, isFieldLocked } from '../teaching/restraint.ts';
import { t, tOf, tOfIfKnown } from '../text.ts';
import './column-setting.ts';
import { problemText } from './problem-text.ts';

/** A dense matrix of 4096 spins is some 60 MB of text; beyond this a page would only hang. */
const LARGEST_MB = 64;

export class GlassboxFileSetting extends LiveElement {
  static override properties = {
    session: { attribute: false },
    name: { attribute: false },
    reading: { state: true },
    inspection: { state: true },
    wrong: { state: true },
    over: { state: true },
  };
  declare session: Session;
  declare name: string;
  declare reading: string | null;
  declare inspection: Inspection | null;
  declare wrong: { id: ProblemId; facts: Facts } | null;
  declare over: boolean;

  constructor() {
    super();
    this.reading = null;
    this.inspection = null;
    this.wrong = null;
    this.over = false;
  }

  protected override render(): TemplateResult {
    const { session, name } = this;
    const { id } = session.experiment;
    const file = session.config.value[name] as OwnFile | null;
    const problem = this.wrong ?? session.problems.value.get(name) ?? this.#problemOfRun(file);
    const help = tOfIfKnown(id, `fields.${name}.help`) ?? t(`lab.files.${this.#accepts}`);
    if (this.#accepts === 'splits') return this.#onlyFolder(help);
    if (isFieldLocked(name)) return this.#onlyFolder(t('stories.locked'));
    return html`
      <div
        class="setting file"
        data-field=${name}
        ?data-over=${this.over}
        ?data-wrong=${problem !== undefined && problem !== null}
        @dragover=${(event: DragEvent) => this.#over(event, true)}
        @dragleave=${(event: DragEvent) => this.#over(event, false)}
        @drop=${(event: DragEvent) => this.#dropped(event)}
      >
        <span class="label" id=${`label-${name}`}>${tOf(id, `fields.${name}.label`)}</span>
        <div class="file-row">
          <button type="button" aria-describedby=${`help-${name}`} @click=${() => this.#input.click()}>${t('lab.files.choose')}</button>
          <span class="drop-hint">${t('lab.files.drop')}</span>
          <input
            class="visually-hidden"
            type="file"
            tabindex="-1"
            aria-labelledby=${`label-${name}`}
            accept=${this.#accepts === 'table' ? '.csv,.tsv,.txt,text/csv' : '.txt,.mtx,.csv,.mc,.rud,text/plain'}
            @change=${() => this.#read(this.#input.files?.[0])}
          />
        </div>
        <p class="help" id=${`help-${name}`}>${help}</p>
        <div role="status">
          ${this.reading ? html`<p>${t('lab.files.reading', { name: this.reading })}</p>` : nothing}
          ${file ? this.#loaded(file) : nothing}
        </div>
        ${problem ? html`<p class="wrong" role="alert">${problemText(problem)}</p>` : nothing}
      </div>
    `;
  }

  /** A page cannot open a folder: said, and nothing offered. */
  #onlyFolder(help: string): TemplateResult {
    const { session, name } = this;
    return html`
      <div class="setting file" data-field=${name}>
        <span class="label">${tOf(session.experiment.id, `fields.${name}.label`)}</span>
        <p class="help">${help}</p>
      </div>
    `;
  }

  #loaded(file: OwnFile): TemplateResult {
    const lines = this.inspection?.lines ?? [];
    return html`
      <p class="loaded">
        ${t('lab.files.loaded', { name: file.name })}
        <button type="button" class="quiet" @click=${() => this.#remove()}>${t('lab.files.remove')}</button>
      </p>
      ${
        lines.length > 0
          ? html`<ul class="report" aria-label=${t('lab.files.lookLabel')}>
              ${lines.map((line) => html`<li>${line()}</li>`)}
            </ul>`
          : nothing
      }
      ${this.inspection?.columns ? this.#columns() : nothing}
    `;
  }

  /** Which columns stand for what, where the experiment has settings for it. */
  #columns(): TemplateResult | typeof nothing {
    const asked = columnFields(this.session.experiment.fields, this.name);
    if (asked.length === 0) return nothing;
    return html`
      <div class="columns" role="group" aria-label=${t('lab.files.columns')}>
        ${asked.map(
          ([name]) =>
            html`<glassbox-column-setting .session=${this.session} .name=${name}></glassbox-column-setting>`,
        )}
      </div>
    `;
  }

  /** What a run found wrong with the file in use: said here too, not only at the top of the page. */
  #problemOfRun(file: OwnFile | null): { id: ProblemId; facts: Facts } | null {
    const { problem } = this.session.status.value;
    const { group } = this.session.field(this.name);
    const inUse = Object.entries(this.session.experiment.fields).some(
      ([key, field]) => field.group === group && this.session.runConfig[key] === 'own',
    );
    if (!file || !inUse || !problem?.id) return null;
    const ofThisKind = this.#accepts === 'table' ? /^GBX-3[34]/ : /^GBX-3[0-2]/;
    return ofThisKind.test(problem.id) ? { id: problem.id, facts: problem.facts } : null;
  }

  async #read(file: File | undefined): Promise<void> {
    if (!file) return;
    this.wrong = null;
    if (file.size > LARGEST_MB * 2 ** 20) {
      this.wrong = { id: 'GBX-600', facts: { name: file.name, limit: LARGEST_MB } };
      return;
    }
    this.reading = file.name;
    const field = this.session.field(this.name);
    try {
      const text = await file.text();
      this.inspection = await (this.#accepts === 'table'
        ? inspectTable(file.name, text, this.session.experiment.fields)
        : inspectCouplings(text));
      const { columns, decided } = this.inspection;
      const names = field.kind === 'file' ? (field.decides ?? []) : [];
      const told = decided.map((value, k) => [names[k], value] as const).filter(([name]) => name);
      this.session.decided.value = { ...this.session.decided.peek(), ...Object.fromEntries(told) };
      this.#keepColumns(columns);
      const named = columns
        ? columnFields(this.session.experiment.fields, this.name).map(([key, asked]) => [
            key,
            textFor(String(this.session.config.peek()[key]), asked, columns),
          ])
        : [];
      const chosen = { [this.name]: { name: file.name, text }, ...Object.fromEntries(named) };
      this.session.change(allowed({ ...chosen, ...this.#ownChoice('own') }));
    } catch (error) {
      this.inspection = null;
      if (error instanceof GlassboxError) this.wrong = { id: error.id, facts: error.facts };
      else this.wrong = { id: 'GBX-601', facts: { name: file.name, reason: String(error) } };
    } finally {
      this.reading = null;
      this.#input.value = '';
    }
  }

  #remove(): void {
    this.inspection = null;
    this.wrong = null;
    this.#keepColumns(null);
    this.session.change(allowed({ [this.name]: null, ...this.#ownChoice(null) }));
  }

  #keepColumns(columns: Inspection['columns']): void {
    const { [this.name]: _, ...others } = this.session.columns.peek();
    this.session.columns.value = columns ? { ...others, [this.name]: columns } : others;
  }

  /** The choice that says "my own file", in the same group: follows the file. */
  #ownChoice(value: 'own' | null): Record<string, unknown> {
    const { fields } = this.session.experiment;
    const { group } = this.session.field(this.name);
    const entry = Object.entries(fields).find(
      ([, field]) => field.group === group && field.kind === 'choice' && field.options.includes('own'),
    );
    return entry ? { [entry[0]]: value ?? entry[1].default } : {};
  }

  get #accepts(): FileField['accepts'] {
    const field = this.session.field(this.name);
    return field.kind === 'file' ? field.accepts : 'table';
  }

  get #input(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[type=file]')!;
  }

  #over(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over = over;
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    void this.#read(event.dataTransfer?.files[0]);
  }
}

customElements.define('glassbox-file-setting', GlassboxFileSetting);
