/** The data behind a figure as a table, a page at a time. */
import { html, type TemplateResult } from 'lit';
import type { Cell, Table } from '../../plot/table.ts';
import { number, t } from '../text.ts';

const PAGE = 24;

export function dataTable(
  title: string,
  table: Table,
  page: number,
  go: (page: number) => void,
): TemplateResult {
  const pages = Math.max(1, Math.ceil(table.rows.length / PAGE));
  const at = Math.min(page, pages - 1);
  const shown = table.rows.slice(at * PAGE, (at + 1) * PAGE);
  return html`
    <div class="data-table" role="region" tabindex="0" aria-label=${title}>
      <table>
        <caption class="visually-hidden">${title}</caption>
        <thead>
          <tr>${table.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${shown.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cellText(cell)}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
    ${pages > 1 ? pager(table.rows.length, at, pages, go) : ''}
  `;
}

function pager(total: number, at: number, pages: number, go: (page: number) => void): TemplateResult {
  const facts = { from: at * PAGE + 1, to: Math.min(total, (at + 1) * PAGE), total };
  return html`
    <div class="pager">
      <button type="button" class="quiet" ?disabled=${at === 0} @click=${() => go(at - 1)}>${t('lab.chart.previousPage')}</button>
      <span>${t('lab.chart.page', facts)}</span>
      <button type="button" class="quiet" ?disabled=${at === pages - 1} @click=${() => go(at + 1)}>${t('lab.chart.nextPage')}</button>
    </div>
  `;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return number(cell, 6);
  return cell === null || cell === undefined ? '' : String(cell);
}
