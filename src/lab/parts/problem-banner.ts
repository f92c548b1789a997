/** `<glassbox-problems>`: what went wrong or changed, in words, with its id and a way on. Never a silent page. */
import { html, nothing, type TemplateResult } from 'lit';
import { flagOf } from '../../experiments/command-line.ts';
import type { LinkNote } from '../../experiments/link.ts';
import type { ProblemId } from '../../messages/problem.ts';
import { LiveElement } from '../live-element.ts';
import { canSay } from '../state/problem-words.ts';
import type { Note, Session } from '../state/session.ts';
import type { Visit } from '../state/visit.ts';
import { isFieldLocked } from '../teaching/restraint.ts';
import { gap, t, tIfKnown, tOf } from '../text.ts';
import { openChooser } from './chooser.ts';
import { named, problemText } from './problem-text.ts';
import { isSuperseded, noteWays, problemWays } from './ways-on.ts';
import { chooseFileFor } from './wrong-setting.ts';

export class GlassboxProblems extends LiveElement {
  static override properties = { visit: { attribute: false }, session: { attribute: false } };
  declare visit: Visit;
  declare session: Session;

  protected override render(): TemplateResult {
    const { session } = this;
    const { problem } = session.status.value;
    const whole = session.problems.value.get('');
    const told = [problem, whole, ...this.visit.linkNotes.value, ...session.notes.value];
    // Said whole or not yet: whoever listens hears it once.
    if (told.some((one) => one && isProblemId(one.id ?? '') && !canSay(one.id!))) return html``;
    return html`
      ${problem ? this.#failed(problem) : nothing}
      ${whole ? html`<div class="banner wrong" role="alert"><p>${problemText(whole)}</p></div>` : nothing}
      ${this.#missingFile()}
      ${this.#link()} ${this.#notes()}
    `;
  }

  /** What of the address could not be used; where it was the experiment, the way to those that exist. */
  #link(): TemplateResult | typeof nothing {
    const { linkNotes } = this.visit;
    if (linkNotes.value.length === 0) return nothing;
    const lost = linkNotes.value.some(({ id }) => id === 'GBX-418');
    return html`
      <div class="banner" role="status">
        <p>${t('lab.link.changed')}</p>
        <ul>${linkNotes.value.map((note) => html`<li>${problemText(this.#inWords(note))}</li>`)}</ul>
        <p class="buttons">
          ${lost ? html`<button type="button" data-action="choose-experiment" @click=${openChooser}>${t('lab.experiments.choose')}</button>` : nothing}
          <button type="button" class="quiet" @click=${() => (linkNotes.value = [])}>${t('lab.problem.dismiss')}</button>
        </p>
      </div>
    `;
  }

  /** Settings by their labels; what is no setting keeps its name. */
  #inWords(note: LinkNote): LinkNote {
    const { id, fields } = this.session.experiment;
    const name = String(note.facts.name);
    return name in fields ? named(note, tOf(id, `fields.${name}.label`)) : note;
  }

  /** A link says "my own file" and carries none: said at the top, where a page that shows nothing is first looked at. */
  #missingFile(): TemplateResult | typeof nothing {
    const { session } = this;
    const missing = [...session.problems.value.values()].find(({ id }) => id === 'GBX-430');
    if (!missing || session.rows.value.length > 0) return nothing;
    const { id, fields } = session.experiment;
    const group = fields[missing.field]?.group;
    const file = Object.keys(fields).find(
      (key) => fields[key]!.kind === 'file' && fields[key]!.group === group,
    );
    if (!file) return nothing;
    const label = tOf(id, `fields.${file}.label`);
    return html`
      <div class="banner wrong" role="alert">
        <p><strong>${t('lab.link.missingFile', { label })}</strong>${gap()}${t('lab.link.missingFileTodo')} <small class="problem-id">${missing.id}</small></p>
        <p class="buttons">
          <button type="button" data-action="choose-file" @click=${() => chooseFileFor(file)}>${t('lab.files.choose')}</button>
          <button type="button" class="quiet" @click=${() => session.backToDefaults()}>${t('lab.controls.defaults')}</button>
        </p>
      </div>
    `;
  }

  /** Another engine helps only where the engine is at fault: a file stays as it is on any of them. */
  #isOfTheEngine(known: ProblemId | null): boolean {
    const { status, engineChoice } = this.session;
    if (engineChoice.value === 'cpu' || status.value.engine?.kind === 'cpu') return false;
    return known === null || !/^GBX-[34]/.test(known);
  }

  #failed(problem: NonNullable<Session['status']['value']['problem']>): TemplateResult {
    const { session } = this;
    const known = isProblemId(problem.id ?? '') ? (problem.id as ProblemId) : null;
    return html`
      <div class="banner wrong" role="alert">
        <h2>${t('lab.problem.label')}</h2>
        <p>${known ? problemText({ id: known, facts: problem.facts }) : t('lab.problem.unknown')}</p>
        <details>
          <summary>${t('lab.problem.details')}</summary>
          <pre tabindex="0">${problem.message}</pre>
        </details>
        <p class="buttons">
          ${problemWays(problem.id)}
          <button type="button" @click=${() => session.reset()}>${t('lab.problem.retry')}</button>
          ${
            this.#isOfTheEngine(known)
              ? html`<button type="button" @click=${() => session.chooseEngine('cpu')}>${t('lab.problem.cpu')}</button>`
              : nothing
          }
          <button type="button" class="quiet" @click=${() => session.dismissProblem()}>${t('lab.problem.dismiss')}</button>
        </p>
      </div>
    `;
  }

  /** Flags of settings become their labels: the page has no flags. */
  #labelled(settings: string): string {
    const { id, fields } = this.session.experiment;
    const labels = new Map(Object.keys(fields).map((key) => [flagOf(key), tOf(id, `fields.${key}.label`)]));
    return settings.replace(/--[a-z-]+/g, (flag) => {
      const label = labels.get(flag);
      return label ? t('lab.controls.named', { label }) : flag;
    });
  }

  /** Networks ran away: the way on is a smaller rate, where the experiment has one to choose. */
  #slower(): TemplateResult | typeof nothing {
    const { session } = this;
    const rate = session.config.value.learningRate;
    if (typeof rate !== 'number' || isFieldLocked('learningRate')) return nothing;
    const half = rate / 2;
    return html`
      <button type="button" data-action="halve-rate" @click=${() => session.change({ learningRate: half })}>
        ${t('learner.slower', { rate: half })}
      </button>
    `;
  }

  /** What was decided on the way, and what happened to the engine: said once, together. */
  #notes(): TemplateResult | typeof nothing {
    const notes = this.session.notes.value.filter(isLastWord);
    if (notes.length === 0) return nothing;
    return html`
      <div class="banner" role="status" data-notes>
        <ul>${notes.map((note) => html`<li>${this.#note(note)}</li>`)}</ul>
        <button type="button" class="quiet" @click=${() => this.session.dismissNotes()}>${t('lab.problem.dismiss')}</button>
      </div>
    `;
  }

  #note(note: Note): TemplateResult | string {
    const { id, facts } = note;
    // One way on for all that say so.
    const last = isRunaway(note) && this.session.notes.value.findLast(isRunaway) === note;
    const slower = last ? this.#slower() : nothing;
    if (isProblemId(id)) return html`${problemText({ id, facts })} ${noteWays(this.session, note)}${slower}`;
    // What was read from a file has texts of its own (`table.…`, `couplings.…`); the rest are the experiment's.
    const shown = { ...facts };
    if (typeof facts.settings === 'string') shown.settings = this.#labelled(facts.settings);
    const said = tIfKnown(id, shown) ?? tOf(this.session.experiment.id, `notes.${id}`, shown);
    return isRunaway(note) ? html`${said} <small class="problem-id">${RUNAWAY}</small> ${slower}` : said;
  }
}
customElements.define('glassbox-problems', GlassboxProblems);

/** Of the same networks, when more ran away, the last count holds. */
function isLastWord(note: Note, at: number, all: readonly Note[]): boolean {
  const isSame = ({ id, facts }: Note) =>
    id === note.id && facts.step === note.facts.step && facts.networks === note.facts.networks;
  if (isSuperseded(note, all.slice(at + 1))) return false;
  return note.id !== RUNAWAY || !all.slice(at + 1).some(isSame);
}

/** Networks ran away: said in general, or by an experiment in its own words. */
const RUNAWAY = 'GBX-120';
const isRunaway = ({ id }: Note) => id === RUNAWAY || id === 'diverged';

/** What comes from a worker has passed the same list. */
const isProblemId = (id: string): id is ProblemId => /^GBX-\d{3}$/.test(id);
