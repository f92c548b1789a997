/** One pinned run in the list: its mark, its name, in what it differs, what it ended with, what it said. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Figure, Row } from '../../experiments/declaration.ts';
import { isSameRun } from '../../plot/compared.ts';
import { rowLabel } from '../chart/row-picker.ts';
import { settingWords } from '../setting-words.ts';
import { distinguishing } from '../state/distinguishing.ts';
import type { PinBoard, PinnedRun } from '../state/pins.ts';
import type { Session } from '../state/session.ts';
import { isBarred } from '../teaching/restraint.ts';
import { t, tOf, withError } from '../text.ts';
import { findingItem } from './findings.ts';

/** Values of the last row that the list tells. */
const VALUES = 3;

export function pinnedRun(
  session: Session,
  board: PinBoard,
  run: PinnedRun,
  name: string,
  remove: () => void,
): TemplateResult {
  const { experiment } = session;
  const { emphasised } = board;
  // While it is still the run on screen, it is as far as that is.
  const isNow = isSameRun(run.rows, session.rows.value);
  const barred = isBarred(run.config, session.config.value);
  const { rows, findings } = isNow ? { rows: session.rows.value, findings: session.findings.value } : run;
  return html`
    <li class="pin" @pointerenter=${() => (emphasised.value = run.id)} @pointerleave=${() => (emphasised.value = null)}>
      <p class="pin-head">
        <span class="pin-swatch" data-slot=${run.slot} aria-hidden="true"></span>
        <input
          type="text"
          class="pin-name"
          maxlength="60"
          aria-label=${t('charts.pins.renameOf', { name })}
          .value=${name}
          @focus=${() => (emphasised.value = run.id)}
          @blur=${() => (emphasised.value = null)}
          @change=${(event: Event) => board.rename(run.id, (event.target as HTMLInputElement).value)}
        />
        <button type="button" class="quiet" data-pins="open" ?disabled=${barred} title=${barred ? t('stories.locked') : nothing} aria-label=${t('charts.pins.openOf', { name })} @click=${() => session.change(run.config)}>${t('charts.pins.open')}</button>
        <button type="button" class="quiet" data-pins="remove" aria-label=${t('charts.pins.removeOf', { name })} @click=${remove}>${t('charts.pins.remove')}</button>
      </p>
      <p class="pin-facts">${isNow ? nothing : html`${differing(session, run)}<br />`}${ending(experiment.id, experiment.figures as readonly Figure<never>[], rows)}</p>
      ${
        findings.length === 0
          ? nothing
          : html`<details class="pin-found"><summary>${t('charts.pins.found')}</summary><ul>${findings.map((finding) => findingItem(experiment.id, finding))}</ul></details>`
      }
    </li>
  `;
}

function differing(session: Session, { config }: PinnedRun): string {
  const { id } = session.experiment;
  const keys = distinguishing([session.runConfig, config]);
  if (keys.length === 0) return t('charts.pins.same');
  const what = keys.map((key) => settingWords(id, key, config[key])).join(t('lab.compare.comma'));
  return t('charts.pins.differs', { what });
}

/** The first few quantities that the figures show, with errors, where the run ended. */
function ending(experiment: string, figures: readonly Figure<never>[], rows: readonly Row[]): string {
  const lines = figures.flatMap((figure) => (figure.kind === 'line' ? [figure] : []));
  for (const { x } of lines) {
    const row = rows.findLast(({ values }) => typeof values[x] === 'number');
    if (!row) continue;
    const measured = lines
      .filter((figure) => figure.x === x)
      .flatMap(({ series }) => series)
      .filter(({ y, role }) => typeof row.values[y] === 'number' && role !== 'control')
      .filter(({ y }, k, all) => all.findIndex((other) => other.y === y) === k)
      .slice(0, VALUES);
    if (measured.length === 0) continue;
    const values = measured.map(
      ({ y, error }) =>
        `${tOf(experiment, `columns.${y}`)} ${withError(row.values[y] as number, error ? (row.values[error] as number | null) : null)}`,
    );
    return t('charts.pins.end', {
      at: rowLabel(experiment, x, row),
      values: values.join(t('lab.compare.comma')),
    });
  }
  return t('charts.pins.points', { count: rows.length });
}
