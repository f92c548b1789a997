/** `<glassbox-page>`: the whole page below its header. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { topicOf } from '../../experiments/topics.ts';
import { formulasFold } from '../formulas/fold.ts';
import { LiveElement } from '../live-element.ts';
import { type Side, sidesOf } from '../sides.ts';
import { groupsOfPresets, isPresetOn } from '../state/preset-groups.ts';
import { differences, type Session } from '../state/session.ts';
import type { Visit } from '../state/visit.ts';
import { namesOf, number, t, tOf, tOfIfKnown } from '../text.ts';
import { experimentAnchor, openChooser } from './chooser.ts';
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

export class GlassboxPage extends LiveElement {
  static override properties = { visit: { attribute: false } };
  declare visit: Visit;

  #opened: Session | null = null;
  #unwatch: (() => void) | undefined;

  /** The session that is open; reading it follows it. */
  get session(): Session {
    return this.visit.session.value;
  }

  protected override updated(): void {
    const session = this.visit.session.peek();
    if (session === this.#opened) return;
    const another = this.#opened !== null;
    this.#opened = session;
    this.#unwatch?.();
    this.#unwatch = session.attention.subscribe((times) => {
      if (times > 0) goToWrongSetting();
    });
    if (!another) return;
    // The reader, and whoever listens, begins at the new question.
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('.question h2')?.focus({ preventScroll: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  /** Of another experiment nothing is kept, or a chart would go on with lines that are not its own. */
  protected override render(): TemplateResult {
    return html`${keyed(this.session, this.#page())}`;
  }

  #page(): TemplateResult {
    const { session, visit } = this;
    const sides = sidesOf(session.experiment);
    return html`
      <main id="lab" tabindex="-1">
        <glassbox-problems .visit=${visit} .session=${session}></glassbox-problems>
        <div class="intro">
          <div class="question">
            ${this.#opening()}
            ${this.#presets()} ${this.#compare()}
          </div>
          <glassbox-guess .session=${session}></glassbox-guess>
        </div>
        <div class="panels" data-sides=${sides.length}>
          ${sides.map((side) => html`<glassbox-panel .session=${session} .side=${side} .alone=${sides.length === 1}></glassbox-panel>`)}
        </div>
        ${this.#shared(sides)}
        <div class="closing">
          <glassbox-findings .session=${session}></glassbox-findings>
          ${this.#breaks(sides.length > 1)}
          ${formulasFold(session)}
          <glassbox-take-away .session=${session}></glassbox-take-away>
        </div>
        <nav class="onward" aria-label=${t('lab.experiments.label')}>
          <p><span class="eyebrow">${t('lab.experiments.next')}</span> ${experimentAnchor(visit, visit.next().id)}</p>
          <button type="button" class="quiet" @click=${openChooser}>${t('lab.experiments.all')}</button>
        </nav>
      </main>
      <footer class="footer"><p>${t('lab.footer.about')} <button type="button" class="quiet" data-action="glossary" @click=${() => void this.#words()}>${t('lab.glossary')}</button></p><p>${t('lab.footer.licence')}</p></footer>
      <section class="dock" aria-label=${t('lab.transport.label')}>
        <glassbox-transport .session=${session}></glassbox-transport>
        <div class="dock-line">
          <glassbox-engine .session=${session}></glassbox-engine>
          <glassbox-status .session=${session}></glassbox-status>
        </div>
      </section>
    `;
  }

  /** Where people arrive the page opens with what the lab is about; every other experiment with its own name. */
  #opening(): TemplateResult {
    const { experiment } = this.session;
    const question = html`<h2 tabindex="-1">${tOf(experiment.id, 'question')}</h2>`;
    return topicOf(experiment) === 'together'
      ? html`<p class="tagline">${t('common.tagline')}</p><p class="subtitle">${t('common.subtitle')}</p>${question}`
      : html`<p class="eyebrow">${t(`topics.${topicOf(experiment)}`)}</p><p class="tagline">${tOf(experiment.id, 'name')}</p>${question}`;
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
  #shared(sides: readonly Side[]): TemplateResult | typeof nothing {
    const { session } = this;
    const figures = figuresOf(session, 'both');
    // A panel that is alone holds all settings.
    const groups =
      sides.length > 1 ? groupsOf(session).filter((group) => !sides.some((side) => side === group)) : [];
    if (figures.length + groups.length === 0) return nothing;
    return html`
      <div class="shared">
        ${figures.map((declared) => figure(session, declared))}
        ${groups.map((group) => settingsGroup(session, group))}
      </div>
    `;
  }

  async #words(): Promise<void> {
    try {
      const { openGlossary } = await import('../glossary/glossary-dialog.ts');
      await openGlossary();
    } catch (error) {
      this.session.tell(error);
    }
  }

  #breaks(both: boolean): TemplateResult | typeof nothing {
    const { id } = this.session.experiment;
    const names = namesOf(id, 'breaks');
    if (names.length === 0) return nothing;
    return html`
      <section class="breaks" aria-labelledby="breaks-title">
        <h2 id="breaks-title">${t(both ? 'lab.breaks.label' : 'lab.breaks.one')}</h2>
        <ul>
          ${names.map(
            (name) =>
              html`<li>${tOf(id, `breaks.${name}.text`)} <cite>${tOf(id, `breaks.${name}.source`)}</cite></li>`,
          )}
        </ul>
      </section>
    `;
  }
}
customElements.define('glassbox-page', GlassboxPage);
