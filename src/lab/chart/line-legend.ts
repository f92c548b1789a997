/** The legend above a line chart: every line and every pinned run can be switched off and on; the name of a pinned run brings its lines forward. */
import { html, type TemplateResult } from 'lit';
import { pinsBeside } from '../../plot/compared.ts';
import type { LineData, LineSeries } from '../../plot/line-data.ts';
import { t } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { pinNames } from './pin-names.ts';

export function lineLegend(
  owner: GlassboxFigure,
  data: LineData,
  nameOf: (key: string) => string,
): TemplateResult | null {
  if (data.series.length === 0) return null;
  const own = data.series.filter(({ kind }) => kind === 'data' || kind === 'curve');
  return html`
    <ul class="legend" aria-label=${t('lab.chart.legend')}>
      ${own.map(
        (series) => html`
          <li>
            <button
              type="button"
              class="legend-entry"
              aria-pressed=${owner.isShown(series.key)}
              @click=${() => toggle(owner, series)}
            >
              <span class="swatch" data-role=${series.role} data-style=${series.style} ?data-curve=${series.kind === 'curve'}></span>
              ${nameOf(series.key)}
            </button>
          </li>
        `,
      )}
      ${pinEntries(owner, (id) => data.series.some(({ pin }) => pin?.id === id))}
    </ul>
  `;
}

/** Entries of the pinned runs of a figure. */
export function pinEntries(owner: GlassboxFigure, isDrawn: (id: number) => boolean): TemplateResult[] {
  const runs = owner.pins.runs.peek();
  const names = pinNames(owner.experiment, owner.config, runs);
  const { emphasised } = owner.pins;
  return pinsBeside(owner.rows, runs)
    .filter(({ id }) => isDrawn(id))
    .map(
      ({ id, slot }) => html`
        <li>
          <button
            type="button"
            class="legend-entry"
            data-pin=${id}
            aria-pressed=${owner.isShown(`pin:${id}`)}
            @click=${() => owner.toggle(`pin:${id}`)}
            @pointerenter=${() => (emphasised.value = id)}
            @pointerleave=${() => (emphasised.value = null)}
            @focus=${() => (emphasised.value = id)}
            @blur=${() => (emphasised.value = null)}
          >
            <span class="pin-swatch" data-slot=${slot}></span>
            ${t('charts.pins.only', { name: names.of(id) })}
          </button>
        </li>
      `,
    );
}

/** Of a figure that has no other legend. */
export function pinLegend(owner: GlassboxFigure, isDrawn: (id: number) => boolean): TemplateResult | null {
  const entries = pinEntries(owner, isDrawn);
  return entries.length > 0
    ? html`<ul class="legend" aria-label=${t('lab.chart.legend')}>${entries}</ul>`
    : null;
}

function toggle(owner: GlassboxFigure, { key, name, kind }: LineSeries): void {
  owner.toggle(key);
  // The run before goes with its line.
  const before = `previous:${name}`;
  if (kind === 'data' && owner.isShown(before) !== owner.isShown(key)) owner.toggle(before);
}
