/** The answer key on paper: what the run said, in sentences and numbers. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../state/session.ts';
import { number, t, tOfIfKnown, withError } from '../text.ts';
import { type AnswerKey, thinned } from './answer-key.ts';
import { sheetFoot, sheetHead } from './worksheet.ts';

const MOST_ROWS = 24;
const MOST_COLUMNS = 5;

export function keySheet(session: Session, key: AnswerKey): TemplateResult {
  const guess = tOfIfKnown(key.experiment, 'guess.answer');
  return html`
    <article class="sheet" data-sheet="key">
      ${sheetHead(session, 'key', key.link)}
      <p>
        ${t('teaching.sheet.seedIs', { seed: String(key.seed) })}${engineOf(session)}
      </p>
      <p class="quiet-text">${t('teaching.sheet.same')}</p>
      ${guess ? html`<h2>${t('teaching.sheet.guessAnswer')}</h2><p>${guess}</p>` : nothing}
      <h2>${t('teaching.sheet.findings')}</h2>
      <ul class="sheet-findings">
        ${key.findings.map(
          ({ id, verdict, sentence }) => html`
            <li>
              ${label(session, id)}${sentence}
              <span class="quiet-text">${t('lab.findings.verdict', { verdict: t(`common.verdicts.${verdict}`) })}</span>
            </li>
          `,
        )}
      </ul>
      ${rows(session, key)} ${sheetFoot(key.link)}
    </article>
  `;
}

function engineOf(session: Session): TemplateResult | typeof nothing {
  const { engine } = session.status.value;
  if (!engine) return nothing;
  const { kind, device, threads } = engine;
  const name =
    kind === 'cpu' ? t('lab.engine.cpu', { threads }) : `${t(`common.engines.${kind}`)} · ${device}`;
  return html` · ${t('teaching.sheet.engine', { engine: name })}`;
}

function label(session: Session, id: string): TemplateResult | typeof nothing {
  const text = tOfIfKnown(session.experiment.id, `findings.${id}.label`);
  return text ? html`<strong>${text}</strong> ` : nothing;
}

/** Columns with a value somewhere, errors beside what they are of. */
function rows(session: Session, { columns, rows: all }: AnswerKey): TemplateResult {
  const errors = new Map(columns.flatMap(({ name, errorOf }) => (errorOf ? [[errorOf, name] as const] : [])));
  const shown = columns
    .filter(({ name, errorOf }) => !errorOf && all.some((row) => typeof row[name] === 'number' || row[name]))
    .slice(0, MOST_COLUMNS);
  const some = thinned(all, MOST_ROWS);
  const digits = new Map(session.experiment.columns.map(({ name, digits: its }) => [name, its]));
  const cell = (row: (typeof all)[number], name: string) => {
    const value = row[name];
    if (typeof value !== 'number') return String(value ?? '–');
    const error = row[errors.get(name) ?? ''];
    return typeof error === 'number' ? withError(value, error) : number(value, digits.get(name));
  };
  return html`
    <h2>${t('teaching.sheet.rows')}</h2>
    <table class="sheet-table">
      <thead><tr>${shown.map((column) => html`<th scope="col">${column.label}</th>`)}</tr></thead>
      <tbody>
        ${some.map((row) => html`<tr>${shown.map(({ name }) => html`<td>${cell(row, name)}</td>`)}</tr>`)}
      </tbody>
    </table>
    ${some.length < all.length ? html`<p class="quiet-text">${t('teaching.sheet.rowsCut', { shown: some.length, total: all.length })}</p>` : nothing}
  `;
}
