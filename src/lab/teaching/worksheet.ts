/** The worksheet: what a student needs on paper, made from the declaration, its texts and the lesson's link. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Figure } from '../../experiments/declaration.ts';
import { defaultsOf } from '../../experiments/schema.ts';
import { valueInWords } from '../parts/locked.ts';
import { sidesOf } from '../sides.ts';
import type { Session } from '../state/session.ts';
import { gap, namesOf, t, tOf } from '../text.ts';
import { figuresNow, freeSettings, type Lesson, lessonLink, nameOfFigure } from './lesson.ts';
import { qrCode } from './qr.ts';

/** Rows to write measured values into; columns beside the one for what was changed. */
const TABLE_ROWS = 5;
const TABLE_COLUMNS = 3;

export function worksheet(session: Session, lesson: Lesson): TemplateResult {
  const { id } = session.experiment;
  const link = lessonLink(session, lesson);
  return html`
    <article class="sheet" data-sheet="work">
      ${sheetHead(session, 'work', link)}
      <p class="sheet-person">
        <span>${t('teaching.sheet.name')}</span><span>${t('teaching.sheet.class')}</span><span>${t('teaching.sheet.date')}</span>
      </p>
      <h2>${t('teaching.sheet.question')}</h2>
      <p class="sheet-question">${tOf(id, 'question')}</p>
      ${prediction(session, lesson)} ${settingsLine(session, lesson)}
      <h2>${t('teaching.sheet.todo')}</h2>
      <ol>
        ${steps(session, lesson).map((step) => html`<li>${step}</li>`)}
      </ol>
      ${measured(session, lesson)}
      <h2>${t('teaching.sheet.explain')}</h2>
      ${lines(4)} ${lesson.hide.includes('breaks') ? nothing : breaks(session)} ${sheetFoot(link)}
    </article>
  `;
}

/** Name of the experiment beside the code of its link. */
export function sheetHead(session: Session, kind: 'work' | 'key', link: string): TemplateResult {
  const code = qrCode(link, t('teaching.sheet.code'));
  return html`
    <header>
      <div>
        <p class="eyebrow">Glassbox · ${t(`teaching.sheet.${kind}`)}</p>
        <h1 tabindex="-1">${tOf(session.experiment.id, 'name')}</h1>
      </div>
      ${code ?? html`<p class="quiet-text">${t('teaching.tooLong')}</p>`}
    </header>
  `;
}

export const sheetFoot = (link: string): TemplateResult =>
  html`<p class="sheet-link"><strong>${t('teaching.sheet.address')}</strong> <a href=${link}>${link}</a></p>`;

function prediction({ experiment }: Session, lesson: Lesson): TemplateResult {
  const options = lesson.hide.includes('guess') ? [] : namesOf(experiment.id, 'guess.options');
  return html`
    <h2>${t('teaching.sheet.predict')}</h2>
    ${
      options.length > 0
        ? html`
            <p>${tOf(experiment.id, 'guess.question')}</p>
            <ul class="sheet-boxes">
              ${options.map((option) => html`<li>${tOf(experiment.id, `guess.options.${option}`)}</li>`)}
            </ul>
            <p>${t('teaching.sheet.because')}</p>
          `
        : nothing
    }
    ${lines(2)}
  `;
}

/** Settings other than the defaults, and those that are fixed: enough to set up the run by hand. */
function settingsLine(session: Session, { lock }: Lesson): TemplateResult {
  const { experiment, config } = session;
  const defaults = defaultsOf(experiment.fields) as Record<string, unknown>;
  const told = Object.keys(experiment.fields).filter(
    (name) => name !== 'seed' && (config.value[name] !== defaults[name] || lock.includes(name)),
  );
  const seed = t('teaching.sheet.seedIs', { seed: String(config.value.seed) });
  return html`
    <h2>${t('teaching.sheet.settings')}</h2>
    ${
      told.length === 0
        ? html`<p>${t('teaching.sheet.defaults')}${gap()}${seed}</p>`
        : html`<ul class="sheet-settings">
            ${told.map((name) => html`<li>${tOf(experiment.id, `fields.${name}.label`)} <strong>${valueInWords(session, name)}</strong></li>`)}
            <li>${seed}</li>
          </ul>`
    }
  `;
}

function steps(session: Session, lesson: Lesson): string[] {
  const { experiment } = session;
  const { hide, lock } = lesson;
  const join = (names: readonly string[]) => names.join(t('story.common.comma'));
  const named = (label: string) => t('lab.controls.named', { label });
  const figure = chartOf(session, lesson);
  const presets = hide.includes('presets')
    ? []
    : Object.keys(experiment.presets)
        .filter((name) => Object.keys(experiment.presets[name]!).every((key) => !isFixed(key, lock)))
        .slice(0, 3);
  const free = freeSettings(session, lesson).slice(0, 4);
  return [
    t('teaching.sheet.open'),
    t('teaching.sheet.first'),
    ...(figure
      ? [t('teaching.sheet.read', { title: tOf(experiment.id, `figures.${figure.id}.title`) })]
      : []),
    ...(presets.length > 0
      ? [
          t('teaching.sheet.presets', {
            names: join(presets.map((name) => named(tOf(experiment.id, `presets.${name}`)))),
          }),
        ]
      : []),
    ...(free.length > 0
      ? [
          t('teaching.sheet.change', {
            names: join(free.map((name) => named(tOf(experiment.id, `fields.${name}.label`)))),
          }),
        ]
      : []),
    ...(isFixed('seed', lock) || hide.includes('seed') ? [] : [t('teaching.sheet.seed')]),
  ];
}

const isFixed = (name: string, lock: readonly string[]) => lock.includes('all') || lock.includes(name);

/** The first chart of lines that the class sees. */
function chartOf(session: Session, { hide }: Lesson): (Figure<never> & { kind: 'line' }) | null {
  const seen = figuresNow(session).filter(({ id }) => !hide.includes(nameOfFigure(id)));
  return seen.find((figure) => figure.kind === 'line') ?? null;
}

/** Empty rows for what is read off that chart. */
function measured(session: Session, lesson: Lesson): TemplateResult {
  const { id } = session.experiment;
  const figure = chartOf(session, lesson);
  const config = session.config.value as never;
  const curves = (figure?.series ?? []).filter((series) => series.when?.(config) ?? true);
  const columns = figure
    ? [figure.x, ...curves.slice(0, TABLE_COLUMNS - 1).map(({ y }) => y)].map((name) =>
        tOf(id, `columns.${name}`),
      )
    : [];
  const heads = [t('teaching.sheet.changed'), ...columns];
  return html`
    <h2>${t('teaching.sheet.table')}</h2>
    <table class="sheet-table" data-columns=${heads.length}>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${Array.from({ length: TABLE_ROWS }, () => html`<tr>${heads.map(() => html`<td></td>`)}</tr>`)}
      </tbody>
    </table>
  `;
}

function breaks({ experiment }: Session): TemplateResult | typeof nothing {
  const names = namesOf(experiment.id, 'breaks');
  if (names.length === 0) return nothing;
  const both = sidesOf(experiment).length > 1;
  return html`
    <h2>${t(both ? 'teaching.sheet.breaks' : 'teaching.sheet.trust')}</h2>
    <ul class="sheet-breaks">
      ${names.map((name) => html`<li>${tOf(experiment.id, `breaks.${name}.text`)} <cite>${tOf(experiment.id, `breaks.${name}.source`)}</cite></li>`)}
    </ul>
  `;
}

const lines = (count: number): TemplateResult =>
  html`<div class="sheet-lines" aria-hidden="true">${Array.from({ length: count }, () => html`<i></i>`)}</div>`;
