/** `<glassbox-lab>`: the whole page below its header. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LinkNote } from '../../experiments/link.ts';
import { en } from '../../messages/en/index.ts';
import { LiveElement } from '../live-element.ts';
import { groupsOfPresets, isPresetOn } from '../state/preset-groups.ts';
import { differences, type Session } from '../state/session.ts';
import { number, t, tOf, tOfIfKnown } from '../text.ts';
import './engine.ts';
import './findings.ts';
import './guess.ts';
import { figure, figuresOf } from './panel.ts';
import './problem-banner.ts';
import { groupsOf, settingsGroup } from './settings.ts';
import './status.ts';
import './take-away.ts';
import './transport.ts';
import { goToWrongSetting } from './wrong-setting.ts';

export class GlassboxLab extends LiveElement {
  static override properties = { session: { attribute: false }, linkNotes: { attribute: false } };
  declare session: Session;
  declare linkNotes: readonly LinkNote[];

  #unwatch: (() => void) | undefined;

  protected override firstUpdated(): void {
    const { attention } = this.session;
    this.#unwatch = attention.subscribe((times) => {
      if (times > 0) goToWrongSetting();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const { id } = session.experiment;
    return html`
      <main id="lab" tabindex="-1">
        <glassbox-problems .session=${session} .linkNotes=${this.linkNotes}></glassbox-problems>
        <div class="intro">
          <div class="question">
            <p class="tagline">${t('common.tagline')}</p>
            <p class="subtitle">${t('common.subtitle')}</p>
            <h2>${tOf(id, 'question')}</h2>
            ${this.#presets()} ${this.#compare()}
          </div>
          <glassbox-guess .session=${session}></glassbox-guess>
        </div>
        <div class="panels">
          <glassbox-panel .session=${session} .side=${'glass'}></glassbox-panel>
          <glassbox-panel .session=${session} .side=${'learner'}></glassbox-panel>
        </div>
        ${this.#shared()}
        <div class="closing">
          <glassbox-findings .session=${session}></glassbox-findings>
          ${this.#breaks()}
          <glassbox-take-away .session=${session}></glassbox-take-away>
        </div>
      </main>
      <footer class="footer"><p>${t('lab.footer.about')}</p><p>${t('lab.footer.licence')}</p></footer>
      <section class="dock" aria-label=${t('lab.transport.label')}>
        <glassbox-transport .session=${session}></glassbox-transport>
        <div class="dock-line">
          <glassbox-engine .session=${session}></glassbox-engine>
          <glassbox-status .session=${session}></glassbox-status>
        </div>
      </section>
    `;
  }

  #presets(): TemplateResult {
    const { session } = this;
    const [first, ...others] = groupsOfPresets(session.experiment);
    return html`
      <div class="presets" role="group" aria-label=${t('lab.controls.presets')}>
        ${first ? this.#presetGroup(...first) : nothing}
        <button type="button" class="quiet" data-action="defaults" @click=${() => session.backToDefaults()}>${t('lab.controls.defaults')}</button>
        ${others.map((group) => this.#presetGroup(...group))}
      </div>
      ${this.#presetHelp()}
    `;
  }

  /** Toggles that exclude one another, under the name of what they change. */
  #presetGroup(group: string, names: readonly string[]): TemplateResult {
    const { session } = this;
    const { id } = session.experiment;
    const label = tOfIfKnown(id, `presetGroups.${group}`) ?? t('lab.controls.presets');
    return html`
      <div class="preset-group" role="group" aria-label=${label}>
        <span class="presets-label">${label}</span>
        ${names.map((name) => {
          const help = tOfIfKnown(id, `presetHelp.${name}`) ?? '';
          return html`
            <button type="button" data-preset=${name} title=${help} aria-pressed=${this.#isOn(name)} @click=${() => session.preset(name)}>
              ${tOf(id, `presets.${name}`)}
            </button>
          `;
        })}
      </div>
    `;
  }

  /** What the pressed buttons mean, where a touch screen shows no tooltip. */
  #presetHelp(): TemplateResult | typeof nothing {
    const { id, presets } = this.session.experiment;
    const on = Object.keys(presets).filter((name) => this.#isOn(name));
    if (on.length === 0) return nothing;
    return html`<p class="help" role="status">
      ${on.map((name) => html`<span><strong>${tOf(id, `presets.${name}`)}</strong> ${tOfIfKnown(id, `presetHelp.${name}`)} </span>`)}
    </p>`;
  }

  #isOn(name: string): boolean {
    return isPresetOn(this.session.experiment, this.session.config.value, name);
  }

  #compare(): TemplateResult | typeof nothing {
    const { session } = this;
    const kept = session.previous.value;
    if (!kept) return nothing;
    void session.rows.value;
    const { id } = session.experiment;
    // "No file" and "no column named" say nothing of a run; the choice beside them does.
    const changed = differences(kept.config, session.runConfig)
      .filter((key) => kept.config[key] !== null && kept.config[key] !== '')
      .map((key) =>
        t('lab.compare.setting', {
          label: tOf(id, `fields.${key}.label`),
          value: this.#shown(key, kept.config[key]),
        }),
      );
    const what =
      changed.length > 0
        ? changed.join(t('lab.compare.comma'))
        : t('lab.compare.same', { seed: String(kept.config.seed) });
    return html`
      <p class="compare" role="status">
        ${t('lab.compare.kept', { what })}
        <button type="button" class="quiet" @click=${() => session.forgetPrevious()}>${t('lab.compare.clear')}</button>
      </p>
    `;
  }

  #shown(key: string, value: unknown): string {
    const field = this.session.field(key);
    if (field.kind === 'choice')
      return tOf(this.session.experiment.id, `fields.${key}.options.${String(value)}`);
    if (key === 'seed') return String(value);
    if (typeof value === 'number') return number(value);
    if (typeof value === 'boolean') return t(value ? 'lab.controls.on' : 'lab.controls.off');
    return (value as { name?: string } | null)?.name ?? (String(value ?? '') || t('common.none'));
  }

  /** Figures of both sides and settings of neither. */
  #shared(): TemplateResult {
    const { session } = this;
    const groups = groupsOf(session).filter((group) => group !== 'glass' && group !== 'learner');
    return html`
      <div class="shared">
        ${figuresOf(session, 'both').map((declared) => figure(session, declared))}
        ${groups.map((group) => settingsGroup(session, group))}
      </div>
    `;
  }

  #breaks(): TemplateResult | typeof nothing {
    const { id } = this.session.experiment;
    const texts = (en.experiments as Record<string, { breaks?: object }>)[id]?.breaks;
    if (!texts) return nothing;
    return html`
      <section class="breaks" aria-labelledby="breaks-title">
        <h2 id="breaks-title">${t('lab.breaks.label')}</h2>
        <ul>
          ${Object.keys(texts).map(
            (name) =>
              html`<li>${tOf(id, `breaks.${name}.text`)} <cite>${tOf(id, `breaks.${name}.source`)}</cite></li>`,
          )}
        </ul>
      </section>
    `;
  }
}
customElements.define('glassbox-lab', GlassboxLab);
