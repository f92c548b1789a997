/** `<glassbox-setting>`: one declared field as a labelled native control, with its help and its problem beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import type {
  ChoiceField,
  Field,
  IntegerField,
  RealField,
  ToggleField,
} from '../../experiments/declaration.ts';
import { LiveElement } from '../live-element.ts';
import type { Session } from '../state/session.ts';
import { allowed, isFieldLocked } from '../teaching/restraint.ts';
import { number, t, tIfKnown, tOf, tOfIfKnown } from '../text.ts';
import { lockedControl } from './locked.ts';
import { named, problemText } from './problem-text.ts';
import { fromPosition, SLIDER_POSITIONS, toPosition } from './slider-scale.ts';

/** A slider moved by keys sends many changes; the run starts again when it rests. */
const REST_MS = 350;

export class GlassboxSetting extends LiveElement {
  static override properties = {
    session: { attribute: false },
    name: { attribute: false },
    draft: { state: true },
  };
  declare session: Session;
  declare name: string;
  /** The value while the slider is being moved. */
  declare draft: number | null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.draft = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#rest);
  }

  protected override render(): TemplateResult {
    const { session, name } = this;
    const field = session.field(name);
    const { id } = session.experiment;
    const problem = session.problems.value.get(name);
    const help = tOfIfKnown(id, `fields.${name}.help`);
    const label = tOf(id, `fields.${name}.label`);
    return html`
      <div class="setting" data-field=${name} data-kind=${field.kind} ?data-wrong=${problem !== undefined}>
        <label for=${`field-${name}`}>${label}</label>
        ${session.isDecided(name) ? this.#decided() : isFieldLocked(name) ? lockedControl(session, name, this.#described()) : this.#control(field)}
        ${help ? html`<p class="help" id=${`help-${name}`}>${help}</p>` : nothing}
        ${problem ? html`<p class="wrong" id=${`wrong-${name}`} role="alert">${problemText(named(problem, label))}</p>` : nothing}
      </div>
    `;
  }

  #control(field: Field): TemplateResult {
    switch (field.kind) {
      case 'integer':
      case 'real':
        return this.#numeric(field);
      case 'choice':
        return this.#choice(field);
      case 'toggle':
        return this.#toggle(field);
      case 'text':
        return html`<input
          id=${`field-${this.name}`}
          type="text"
          maxlength=${field.maxLength}
          .value=${String(this.#value)}
          aria-describedby=${this.#described()}
          @change=${(event: Event) => this.#commit((event.target as HTMLInputElement).value)}
        />`;
      case 'file':
        // Files have an element of their own.
        return html``;
    }
  }

  /** A file in use says it: shown, not asked. */
  #decided(): TemplateResult {
    const value = this.session.decided.value[this.name];
    const shown =
      value === undefined ? t('lab.files.decides') : t('lab.files.decided', { value: number(value) });
    return html`<input id=${`field-${this.name}`} type="text" disabled .value=${shown} aria-describedby=${this.#described()} />`;
  }

  #numeric(field: IntegerField | RealField): TemplateResult {
    const value = this.draft ?? Number(this.#value);
    const unit = field.unit ? tIfKnown(`units.${field.unit}`) : null;
    const label = tOf(this.session.experiment.id, `fields.${this.name}.label`);
    return html`
      <div class="numeric">
        <input
          type="range"
          min="0"
          max=${SLIDER_POSITIONS}
          step="1"
          tabindex="0"
          aria-label=${label}
          aria-valuetext=${unit ? `${number(value)} ${unit}` : number(value)}
          .value=${String(toPosition(field, value))}
          @input=${(event: Event) => {
            this.draft = fromPosition(field, (event.target as HTMLInputElement).valueAsNumber);
          }}
          @change=${() => this.#commitSoon()}
        />
        <input
          id=${`field-${this.name}`}
          type="number"
          inputmode=${field.kind === 'integer' ? 'numeric' : 'decimal'}
          min=${field.min}
          max=${field.max}
          step=${field.kind === 'integer' ? '1' : 'any'}
          .value=${String(value)}
          aria-describedby=${this.#described()}
          aria-invalid=${this.session.problems.value.has(this.name)}
          @change=${(event: Event) => this.#commit((event.target as HTMLInputElement).valueAsNumber)}
        />
        ${unit ? html`<span class="unit">${unit}</span>` : nothing}
      </div>
    `;
  }

  #choice(field: ChoiceField): TemplateResult {
    const { id } = this.session.experiment;
    return html`
      <select
        id=${`field-${this.name}`}
        aria-describedby=${this.#described()}
        .value=${String(this.#value)}
        @change=${(event: Event) => this.#commit((event.target as HTMLSelectElement).value)}
      >
        ${field.options.map(
          (option) => html`
            <option value=${option} ?selected=${option === this.#value}>${tOf(id, `fields.${this.name}.options.${option}`)}</option>
          `,
        )}
      </select>
    `;
  }

  #toggle(_field: ToggleField): TemplateResult {
    return html`<input
      id=${`field-${this.name}`}
      type="checkbox"
      .checked=${this.#value === true}
      aria-describedby=${this.#described()}
      @change=${(event: Event) => this.#commit((event.target as HTMLInputElement).checked)}
    />`;
  }

  get #value(): unknown {
    return this.session.config.value[this.name];
  }

  #described(): string | typeof nothing {
    const { session, name } = this;
    const ids = [
      tOfIfKnown(session.experiment.id, `fields.${name}.help`) ? `help-${name}` : '',
      session.problems.value.has(name) ? `wrong-${name}` : '',
    ];
    return ids.filter(Boolean).join(' ') || nothing;
  }

  #commit(value: unknown): void {
    clearTimeout(this.#rest);
    this.draft = null;
    // What was typed may come to rest only after it was fixed.
    this.session.change(allowed({ [this.name]: value }));
  }

  #commitSoon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (this.draft !== null && this.draft !== this.#value) this.#commit(this.draft);
      else this.draft = null;
    }, REST_MS);
  }
}
customElements.define('glassbox-setting', GlassboxSetting);
