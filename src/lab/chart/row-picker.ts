/** Which row a histogram or an image shows: a slider over the rows that have one, the newest by default. */
import { html, type TemplateResult } from 'lit';
import type { Row } from '../../experiments/declaration.ts';
import { rowLabel as labelIn } from '../../plot/labels.ts';
import { t } from '../text.ts';
import { figureWords } from './shown.ts';

export function pickedIndex(count: number, picked: number | null): number {
  return picked === null ? count - 1 : Math.min(picked, count - 1);
}

export function rowPicker(
  experiment: string,
  by: string | readonly string[],
  rows: readonly Row[],
  picked: number | null,
  pick: (index: number | null) => void,
): TemplateResult | null {
  if (rows.length === 0) return null;
  const at = pickedIndex(rows.length, picked);
  const shown = rowLabel(experiment, by, rows[at]!);
  const choose = (event: Event) => {
    const index = (event.target as HTMLInputElement).valueAsNumber;
    pick(index === rows.length - 1 ? null : index);
  };
  return html`
    <label class="row-picker">
      <span>${shown}${picked === null ? html` <em>${t('lab.chart.newest')}</em>` : ''}</span>
      <input
        type="range"
        min="0"
        max=${rows.length - 1}
        step="1"
        .value=${String(at)}
        aria-valuetext=${shown}
        ?disabled=${rows.length < 2}
        @input=${choose}
      />
    </label>
  `;
}

/** What a row is called: "T = 0.5", or several such. */
export const rowLabel = (experiment: string, by: string | readonly string[], row: Row): string =>
  labelIn(figureWords(experiment), by, row);
