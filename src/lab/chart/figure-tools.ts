/** Below every figure: its table, its files, and what can be done with its axes. */
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text.ts';
import type { DrawnAxes, Scale } from './chart-view.ts';
import type { GlassboxFigure } from './figure-element.ts';

export function figureTools(figure: GlassboxFigure, title: string, axes: DrawnAxes | null): TemplateResult {
  return html`
    <div class="figure-tools">
      <button type="button" class="quiet" data-tool="data" aria-expanded=${figure.tableOpen} @click=${() => figure.toggleTable()}>
        ${t(figure.tableOpen ? 'lab.chart.hideData' : 'lab.chart.data')}
      </button>
      <button type="button" class="quiet" data-save="csv" aria-label=${t('lab.chart.csvLabel', { title })} @click=${() => figure.saveCsv()}>
        ${t('lab.chart.csv')}
      </button>
      ${(['png', 'svg'] as const).map(
        (format) => html`
          <button type="button" class="quiet" data-save=${format} aria-label=${t(`lab.chart.${format}Label`, { title })} @click=${() => void figure.savePicture(format)}>
            ${t(`lab.chart.${format}`)}
          </button>
        `,
      )}
      ${axes ? axesTools(figure, title, axes) : nothing}
    </div>
  `;
}

function axesTools(figure: GlassboxFigure, title: string, { x, y }: DrawnAxes): TemplateResult {
  const { zoom } = figure.view;
  return html`
    ${
      zoom
        ? html`<button type="button" class="quiet" data-zoom="all" title=${t('charts.zoom.allLong')} @click=${() => figure.zoomBy('all')}>${t('charts.zoom.all')}</button>`
        : nothing
    }
    <details class="axes-menu">
      <summary class="quiet" aria-label=${t('charts.axes.of', { title })}>${t('charts.axes.label')}</summary>
      <div class="axes-choices">
        ${y ? scaleSwitch(figure, 'x', x) : nothing} ${y ? scaleSwitch(figure, 'y', y) : nothing}
        <span class="zoom-buttons" role="group" aria-label=${t('charts.zoom.label', { title })}>
          ${zoomButton(figure, 'out', '−')} ${zoomButton(figure, 'in', '+')}
        </span>
      </div>
    </details>
  `;
}

function zoomButton(figure: GlassboxFigure, how: 'in' | 'out', sign: string): TemplateResult {
  const label = t(`charts.zoom.${how}`);
  const idle = how === 'out' && !figure.view.zoom;
  return html`<button type="button" class="quiet" data-zoom=${how} aria-label=${label} title=${label} ?disabled=${idle} @click=${() => figure.zoomBy(how)}>${sign}</button>`;
}

function scaleSwitch(
  figure: GlassboxFigure,
  axis: 'x' | 'y',
  { scale, canLog }: { readonly scale: Scale; readonly canLog: boolean },
): TemplateResult {
  const isLog = scale === 'log';
  // What a run has declared can always be left, never entered where numbers have no place.
  const isShut = !isLog && !canLog;
  return html`<button
    type="button"
    class="quiet legend-entry switch"
    data-axis=${axis}
    aria-pressed=${isLog}
    ?disabled=${isShut}
    title=${isShut ? t('charts.axes.notPositive') : ''}
    @click=${() => figure.setScale(axis, isLog ? 'linear' : 'log')}
  >${t(`charts.axes.${axis}Log`)}</button>`;
}
