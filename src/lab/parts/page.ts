/** `<glassbox-page>`: the whole page below its header. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { type Config, defaultsOf } from '../../experiments/schema.ts';
import { topicOf } from '../../experiments/topics.ts';
import { formulasFold } from '../formulas/fold.ts';
import { LiveElement } from '../live-element.ts';
import { type Side, sidesOf } from '../sides.ts';
import { groupsOfPresets, isPresetOn } from '../state/preset-groups.ts';
import { differs, type Session } from '../state/session.ts';
import type { Visit } from '../state/visit.ts';
import { isWhole, wholeAfterPaint } from '../state/whole.ts';
import { openTeacher } from '../stories/gate.ts';
import { isBarred, isPartHidden } from '../teaching/restraint.ts';
import { namesOf, t, tOf, tOfIfKnown } from '../text.ts';
import { experimentAnchor, openChooser } from './chooser.ts';
import './compare.ts';
import './engine.ts';
import './findings.ts';
import './guess.ts';
import './notices.ts';
import { figure, figuresOf } from './panel.ts';
import './problem-banner.ts';
import { openShare } from '../share/open.ts';
import '../share/later-verdict.ts';
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

  protected override firstUpdated(): void {
    wholeAfterPaint();
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
    // A step of a story takes the focus itself.
    if (this.visit.view.peek().story) return;
    // The reader, and whoever listens, begins at the new question.
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('.question h2')?.focus({ preventScroll: true });
  }

  /** Opens the dialog with everything that leads back to this run. */
  share(): void {
    void openShare(this.visit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  /** Of another experiment nothing is kept, or a chart would go on with lines that are not its own. */
  protected override render(): TemplateResult {
    return html`<glassbox-story .visit=${this.visit}></glassbox-story>${keyed(this.session, this.#page())}`;
  }

  #page(): TemplateResult {
    const { session, visit } = this;
    const sides = sidesOf(session.experiment);
    return html`
      <main id="lab" tabindex="-1">
        <glassbox-notices .session=${session}></glassbox-notices>
        <glassbox-news></glassbox-news>
        <glassbox-problems .visit=${visit} .session=${session}></glassbox-problems>
        <glassbox-later-verdict .visit=${visit}></glassbox-later-verdict>
        <div class="intro">
          <div class="question">
            ${this.#opening()}
            ${isPartHidden('presets') ? nothing : this.#presets()}
            <glassbox-compare .session=${session}></glassbox-compare>
          </div>
          ${isPartHidden('guess') ? nothing : html`<glassbox-guess .session=${session}></glassbox-guess>`}
        </div>
        <div class="panels" data-sides=${sides.length}>
          ${sides.map((side) => html`<glassbox-panel .session=${session} .side=${side} .alone=${sides.length === 1}></glassbox-panel>`)}
        </div>
        ${isWhole.value ? this.#below(sides) : nothing}
      </main>
      ${isWhole.value ? this.#footer() : nothing}
      <section class="dock" aria-label=${t('lab.transport.label')}>
        <glassbox-transport .session=${session}></glassbox-transport>
        <div class="dock-line">
          ${isPartHidden('engine') ? nothing : html`<glassbox-engine .session=${session}></glassbox-engine>`}
          <glassbox-status .session=${session}></glassbox-status>
        </div>
      </section>
    `;
  }

  #below(sides: readonly Side[]): TemplateResult {
    const { session } = this;
    return html`
      ${this.#shared(sides)}
      <div class="closing">
        ${isPartHidden('findings') ? nothing : html`<glassbox-findings .session=${session}></glassbox-findings>`}
        ${isPartHidden('breaks') ? nothing : this.#breaks(sides.length > 1)}
        ${isPartHidden('take-away') ? nothing : html`<glassbox-take-away .session=${session}></glassbox-take-away>`}
        ${isPartHidden('formulas') ? nothing : formulasFold(session)}
      </div>
      ${isPartHidden('chooser') ? nothing : this.#onward()}
    `;
  }

  #onward(): TemplateResult {
    const { visit } = this;
    return html`
      <nav class="onward" aria-label=${t('lab.experiments.label')}>
        <p><span class="eyebrow">${t('lab.experiments.next')}</span> ${experimentAnchor(visit, visit.next().id)}</p>
        <button type="button" class="quiet" @click=${openChooser}>${t('lab.experiments.all')}</button>
        <glassbox-told-in .visit=${visit}></glassbox-told-in>
      </nav>
    `;
  }

  #footer(): TemplateResult {
    const teachers = html`<button type="button" class="quiet" data-action="teacher" aria-haspopup="dialog" @click=${() => void openTeacher(this.visit)}>${t('stories.teachers')}</button>`;
    const glossary = html`<button type="button" class="quiet" data-action="glossary" aria-haspopup="dialog" @click=${() => void this.#words()}>${t('lab.glossary')}</button>`;
    return html`
      <footer class="footer">
        <div><p>${t('lab.footer.about')}</p><p>${t('lab.footer.licence')} <a href="./THIRD-PARTY-NOTICES.txt" target="_blank" rel="noopener">${t('lab.footer.notices')}</a></p></div>
        <div class="footer-ways">
          <a href="./bench.html">${t('lab.footer.bench')}</a>
          ${isPartHidden('glossary') ? nothing : glossary}
          ${isPartHidden('teacher') ? nothing : teachers}
          <glassbox-install></glassbox-install>
        </div>
      </footer>
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
        ${differs(session.config.value, defaultsOf(session.experiment.fields)) ? this.#defaults() : nothing}
        ${others.map((group) => this.#presetGroup(...group))}
      </div>
      ${this.#presetHelp()}
    `;
  }

  #defaults(): TemplateResult {
    return html`<button type="button" class="quiet" data-action="defaults" @click=${() => this.session.backToDefaults()}>${t('lab.controls.defaults')}</button>`;
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
            <button type="button" data-preset=${name} title=${this.#isFixed(name) ? t('stories.locked') : help} ?disabled=${this.#isFixed(name)} aria-pressed=${this.#isOn(name)} @click=${() => session.preset(name)}>
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

  /** A preset that would change what a teacher has fixed does not do what its name says. */
  #isFixed(name: string): boolean {
    const { experiment, config } = this.session;
    return isBarred(experiment.presets[name] as Config, config.value);
  }

  #isOn(name: string): boolean {
    return isPresetOn(this.session.experiment, this.session.config.value, name);
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
