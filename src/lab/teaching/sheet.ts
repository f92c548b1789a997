/**
 * `<glassbox-sheet>`: a sheet of paper over the page, to be printed: worksheet or answer key. It follows the language; Esc or “Back to
 * the lab” puts it away, and the run goes on beneath.
 */
import { html, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { findingText } from '../parts/findings.ts';
import type { Session } from '../state/session.ts';
import { t, tOf } from '../text.ts';
import { type AnswerKey, answerKey } from './answer-key.ts';
import { keySheet } from './key-sheet.ts';
import { type Lesson, lessonLink } from './lesson.ts';
import { worksheet } from './worksheet.ts';

export type SheetKind = 'work' | 'key';

export class GlassboxSheet extends LiveElement {
  static override properties = {
    session: { attribute: false },
    kind: { attribute: false },
    lesson: { attribute: false },
  };
  declare session: Session;
  declare kind: SheetKind;
  declare lesson: Lesson;
  /** What had the focus before. */
  readonly #before = document.activeElement as HTMLElement | null;
  readonly #title = document.title;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-modal', 'true');
    document.documentElement.dataset.sheet = this.kind;
    document.getElementById('app')!.inert = true;
    document.addEventListener('keydown', this.#escape);
  }

  override disconnectedCallback(): void {
    delete document.documentElement.dataset.sheet;
    document.getElementById('app')!.inert = false;
    document.removeEventListener('keydown', this.#escape);
    document.title = this.#title;
    this.#before?.focus();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="sheet-tools">
        <button type="button" class="primary" data-action="print" @click=${() => print()}>${t('teaching.sheet.print')}</button>
        <button type="button" data-action="sheet-back" @click=${() => this.remove()}>${t('teaching.sheet.back')}</button>
      </div>
      ${this.kind === 'work' ? worksheet(this.session, this.lesson) : keySheet(this.session, keyOf(this.session, this.lesson))}
    `;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  /** The title names the file when a browser prints into one. */
  protected override updated(): void {
    const title = `${t(`teaching.sheet.${this.kind}`)} · ${tOf(this.session.experiment.id, 'name')}`;
    document.title = `${title} · Glassbox`;
    this.setAttribute('aria-label', title);
  }

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.remove();
  };
}
customElements.define('glassbox-sheet', GlassboxSheet);

export function openSheet(session: Session, kind: SheetKind, lesson: Lesson): void {
  const sheet = document.createElement('glassbox-sheet') as GlassboxSheet;
  Object.assign(sheet, { session, kind, lesson });
  document.body.append(sheet);
}

/** The key of the run on the page, in the language that is shown. */
export function keyOf(session: Session, lesson: Lesson): AnswerKey {
  const { experiment, runConfig, status } = session;
  const engine = status.value.engine;
  return answerKey({
    experiment,
    config: runConfig,
    rows: session.rows.value,
    findings: session.findings.value,
    link: lessonLink(session, lesson),
    engine: engine ? `${engine.kind} · ${engine.device}` : null,
    sentence: (finding) => findingText(experiment.id, finding),
    label: (column) => tOf(experiment.id, `columns.${column}`),
  });
}
