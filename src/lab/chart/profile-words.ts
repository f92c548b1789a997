/** What is said of a profile: its legend to click, and a sentence for each of its parts. */
import { html, type TemplateResult } from 'lit';
import type { ProfileData } from '../../plot/profile/profile-data.ts';
import { number, t } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';

type NameOf = (key: string) => string;

export function profileLegend(
  owner: GlassboxFigure,
  { bands, lines, points }: ProfileData,
  nameOf: NameOf,
): TemplateResult | null {
  const entries = [
    ...lines.map(({ key, role, style }) => ({ key, role, style, look: '' })),
    ...bands.map(({ key, role, look }) => ({ key, role, style: 'band', look })),
    ...points.map(({ key, role, mark }) => ({ key, role, style: 'points', look: mark })),
  ];
  if (entries.length === 0) return null;
  return html`
    <ul class="legend" aria-label=${t('lab.chart.legend')}>
      ${entries.map(
        ({ key, role, style, look }) => html`
          <li>
            <button type="button" class="legend-entry" aria-pressed=${owner.isShown(key)} @click=${() => owner.toggle(key)}>
              <span class="swatch" data-role=${role} data-style=${style} data-look=${look}></span>
              ${nameOf(key)}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

/** From where to where each curve goes, how wide each band is, how many points there are. */
export function profileSentences({ x, lines, bands, points }: ProfileData, nameOf: NameOf): string[] {
  const [first, last] = [x[0]!, x[x.length - 1]!];
  const curves = lines.flatMap(({ key, y }) => {
    const values = y.filter((value) => typeof value === 'number');
    if (values.length === 0) return [];
    const facts = { name: nameOf(key), first: number(values[0], 3), firstX: number(first, 3) };
    return [t('lab.chart.series', { ...facts, last: number(values.at(-1), 3), lastX: number(last, 3) })];
  });
  const widths = bands.map((band) => {
    const wide = (k: number) => number(((band.high[k] ?? Number.NaN) - (band.low[k] ?? Number.NaN)) / 2, 2);
    const middle = Math.floor(x.length / 2);
    const facts = { name: nameOf(band.key), left: wide(0), middle: wide(middle), right: wide(x.length - 1) };
    return t('lab.chart.bandIs', { ...facts, at: number(x[middle], 3) });
  });
  const marks = points.map(({ key, at }) =>
    t('lab.chart.pointsAre', { name: nameOf(key), count: at.length }),
  );
  return [...curves, ...widths, ...marks];
}
