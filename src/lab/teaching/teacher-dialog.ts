/** `<glassbox-teacher>`: a dialog to choose what a class sees and what is fixed, for its link, and the way to the sheets of paper. */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { valueInWords } from '../parts/locked.ts';
import { copyText, saveFile } from '../save.ts';
import type { Session } from '../state/session.ts';
import { PLAIN_VIEW } from '../state/view.ts';
import type { Visit } from '../state/visit.ts';
import { t, tOf } from '../text.ts';
import { keyToCsv, keyToJson } from './answer-key.ts';
import { figuresNow, type Lesson, lessonLink, nameOfFigure, partsOf, settingsOf, toggled } from './lesson.ts';
import { keyOf, openSheet, type SheetKind } from './sheet.ts';

export class GlassboxTeacher extends LiveElement {
  static override properties = {
    visit: { attribute: false },
    lesson: { state: true },
    said: { state: true },
  };
  declare visit: Visit;
  /** What is ticked, before it is used. */
  declare lesson: Lesson;
  declare said: 'copied' | 'notCopied' | 'previewing' | null;

  constructor() {
    super();
    this.lesson = PLAIN_VIEW;
    this.said = null;
  }

  protected override render(): TemplateResult {
    const session = this.visit.session.value;
    return html`
      <dialog class="chooser teacher" aria-labelledby="teacher-title" @click=${this.#leaveOutside}>
        <div class="chooser-head">
          <h2 id="teacher-title">${t('stories.teachers')}</h2>
          <button type="button" @click=${() => this.#dialog.close()}>${t('lab.experiments.close')}</button>
        </div>
        ${this.#body(session)}
      </dialog>
    `;
  }

  async open(): Promise<void> {
    const { hide, lock } = this.visit.view.peek();
    this.lesson = { hide, lock };
    this.said = null;
    await this.updateComplete;
    this.#dialog.showModal();
  }

  #body(session: Session): TemplateResult {
    return html`
      <div class="teacher-body">
        <p>${t('teaching.about', { name: tOf(session.experiment.id, 'name') })}</p>
        <p class="quiet-text">${t('teaching.courtesy')}</p>
        ${this.#settings(session)}
        <fieldset>
          <legend>${t('teaching.parts')}</legend>
          <ul class="ticks">
            ${partsOf(session).map(([part, name]) => this.#tick(name, t(`teaching.partNames.${part}`)))}
          </ul>
        </fieldset>
        <fieldset>
          <legend>${t('teaching.figures')}</legend>
          <ul class="ticks">
            ${figuresNow(session).map(({ id }) => this.#tick(nameOfFigure(id), tOf(session.experiment.id, `figures.${id}.title`)))}
          </ul>
        </fieldset>
        ${this.#link(session)} ${this.#paper(session)}
      </div>
    `;
  }

  #settings(session: Session): TemplateResult {
    const { id } = session.experiment;
    const all = this.lesson.lock.includes('all');
    return html`
      <table class="teacher-settings">
        <thead>
          <tr>
            <th scope="col">${t('teaching.setting')}</th>
            <th scope="col">${t('teaching.value')}</th>
            <th scope="col">${t('teaching.hide')}</th>
            <th scope="col">${t('teaching.lock')}</th>
          </tr>
        </thead>
        <tbody>
          ${settingsOf(session).map((name) => {
            const label = name === 'seed' ? t('lab.transport.seed') : tOf(id, `fields.${name}.label`);
            return html`
              <tr>
                <th scope="row">${label}</th>
                <td>${valueInWords(session, name)}</td>
                <td>${this.#box('hide', name, t('teaching.hideNamed', { name: label }))}</td>
                <td>${this.#box('lock', name, t('teaching.lockNamed', { name: label }), all)}</td>
              </tr>
            `;
          })}
        </tbody>
      </table>
      <label class="check">${this.#box('lock', 'all', null)} ${t('teaching.lockAll')}</label>
    `;
  }

  #tick(name: string, label: string): TemplateResult {
    return html`<li><label class="check">${this.#box('hide', name, null)} ${t('teaching.hideNamed', { name: label })}</label></li>`;
  }

  #box(which: keyof Lesson, name: string, label: string | null, given = false): TemplateResult {
    const change = (event: Event) => {
      const on = (event.target as HTMLInputElement).checked;
      this.lesson = { ...this.lesson, [which]: toggled(this.lesson[which], name, on) };
      this.said = null;
    };
    return html`<input
      type="checkbox"
      data-tick=${`${which}-${name}`}
      aria-label=${label ?? nothing}
      ?disabled=${given}
      .checked=${given || this.lesson[which].includes(name)}
      @change=${change}
    />`;
  }

  #link(session: Session): TemplateResult {
    const link = lessonLink(session, this.lesson);
    const copy = async () => {
      this.said = (await copyText(link)) ? 'copied' : 'notCopied';
    };
    return html`
      <section aria-labelledby="lesson-link">
        <h3 id="lesson-link">${t('teaching.link')}</h3>
        <input type="text" readonly aria-labelledby="lesson-link" .value=${link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <p class="buttons">
          <button type="button" class="primary" data-action="copy-lesson" @click=${() => void copy()}>${t('teaching.copy')}</button>
          <button type="button" data-action="preview-lesson" @click=${() => this.#use(this.lesson)}>${t('teaching.preview')}</button>
          <button type="button" class="quiet" data-action="plain-lesson" @click=${() => this.#use(PLAIN_VIEW)}>${t('teaching.plain')}</button>
        </p>
        <p role="status">${this.said ? t(`teaching.${this.said}`) : nothing}</p>
      </section>
    `;
  }

  /** The page behind the dialog becomes the lesson. */
  #use({ hide, lock }: Lesson): void {
    this.lesson = { hide, lock };
    this.visit.view.value = { ...this.visit.view.peek(), hide, lock };
    this.said = hide.length + lock.length > 0 ? 'previewing' : null;
  }

  #paper(session: Session): TemplateResult {
    const isOver = session.status.value.state === 'done' && !session.isFindingOut.value;
    const sheet = (kind: SheetKind) => () => {
      this.#dialog.close();
      openSheet(session, kind, this.lesson);
    };
    const save = (ending: 'json' | 'csv') => () => {
      const key = keyOf(session, this.lesson);
      const text = ending === 'json' ? keyToJson(key) : keyToCsv(key);
      const type = ending === 'json' ? 'application/json' : 'text/csv';
      saveFile(`${session.experiment.id}-answer-key.${ending}`, new Blob([text], { type }));
    };
    return html`
      <section aria-labelledby="lesson-paper">
        <h3 id="lesson-paper">${t('teaching.paper')}</h3>
        <p class="buttons">
          <button type="button" data-action="worksheet" @click=${sheet('work')}>${t('teaching.worksheet')}</button>
          <button type="button" data-action="answer-key" ?disabled=${!isOver} @click=${sheet('key')}>${t('teaching.key')}</button>
          <button type="button" data-action="key-json" ?disabled=${!isOver} @click=${save('json')}>${t('teaching.keyJson')}</button>
          <button type="button" data-action="key-csv" ?disabled=${!isOver} @click=${save('csv')}>${t('teaching.keyCsv')}</button>
        </p>
        ${isOver ? nothing : html`<p class="quiet-text">${t('teaching.unfinished')}</p>`}
      </section>
    `;
  }

  readonly #leaveOutside = (event: MouseEvent) => {
    if (event.target === this.#dialog) this.#dialog.close();
  };

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }
}
customElements.define('glassbox-teacher', GlassboxTeacher);

export function openTeacherDialog(visit: Visit): void {
  let dialog = document.querySelector<GlassboxTeacher>('glassbox-teacher');
  if (!dialog) {
    dialog = document.createElement('glassbox-teacher') as GlassboxTeacher;
    dialog.visit = visit;
    document.getElementById('app')!.append(dialog);
  }
  void dialog.open();
}
