/** Which widths freeze, whether the boundary moves with the number of parameters, and whether the numbers can be trusted. */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { GlassDiagramConfig } from '../glass-diagram.ts';
import { freezingOf } from './freezing.ts';
import { ratioOf, WIDTHS } from './widths.ts';

export function findings(rows: readonly Row[], config: GlassDiagramConfig): readonly Finding[] {
  const cooled = rows.filter(({ values }) => typeof values.temperature === 'number');
  if (cooled.length === 0) return [];
  return [frozen(cooled, config), slope(cooled, config), extremes(cooled, config), equilibrium(cooled)];
}

function frozen(rows: readonly Row[], config: GlassDiagramConfig): Finding {
  // A width that is frozen at the hottest temperature already has no freezing temperature here, and is frozen all the same.
  const found = WIDTHS.filter((width) => {
    const { result } = freezingOf(rows, width, config.seed);
    return result?.result === 'found' || result?.side === 'frozen';
  });
  const known = rows.length >= config.steps;
  return {
    id: 'frozen',
    verdict: known ? verdictOf(found.length > 0, found.length === 0) : 'cannot-tell',
    facts: { count: found.length, of: WIDTHS.length, coldest: rounded(rows.at(-1)!.values.temperature) },
  };
}

/** Of the widths that freeze in range: the fewest against the most parameters per datum. */
function slope(rows: readonly Row[], config: GlassDiagramConfig): Finding {
  const points = WIDTHS.map((width) => ({ width, ...freezingOf(rows, width, config.seed).estimate })).filter(
    ({ value, error }) => Number.isFinite(value + error),
  );
  const [few, many] = [points[0], points.at(-1)];
  if (!few || !many || few === many)
    return {
      id: 'boundary',
      verdict: 'cannot-tell',
      facts: { few: '-', fewError: '-', many: '-', manyError: '-', fewRatio: '-', manyRatio: '-' },
    };
  const [difference, error] = [few.value - many.value, Math.hypot(few.error, many.error)];
  return {
    id: 'boundary',
    verdict: verdictOf(Math.abs(difference) > 3 * error, Math.abs(difference) + 2 * error < 0.1 * few.value),
    facts: {
      few: rounded(few.value),
      fewError: rounded(few.error, 2),
      many: rounded(many.value),
      manyError: rounded(many.error, 2),
      fewRatio: rounded(ratioOf(config, few.width)),
      manyRatio: rounded(ratioOf(config, many.width)),
    },
  };
}

/** Delta q at the coldest temperature, narrowest against widest. */
function extremes(rows: readonly Row[], config: GlassDiagramConfig): Finding {
  const { values } = rows.at(-1)!;
  const [narrow, wide] = [WIDTHS[0], WIDTHS.at(-1)!];
  const of = (width: number) =>
    [Number(values[`gap${width}`] ?? Number.NaN), Number(values[`gap${width}Error`] ?? Number.NaN)] as const;
  const [[a, aError], [b, bError]] = [of(narrow), of(wide)];
  return {
    id: 'coldest',
    verdict: verdictOf(
      Math.abs(a - b) > 3 * Math.hypot(aError, bError),
      Math.abs(a - b) + 2 * Math.hypot(aError, bError) < 0.1,
    ),
    facts: {
      temperature: rounded(values.temperature),
      narrow: rounded(a),
      narrowError: rounded(aError, 2),
      wide: rounded(b),
      wideError: rounded(bError, 2),
      narrowRatio: rounded(ratioOf(config, narrow)),
      wideRatio: rounded(ratioOf(config, wide)),
    },
  };
}

/** How many of the (width, T) points carry a green light. */
function equilibrium(rows: readonly Row[]): Finding {
  const lights = rows.flatMap(({ values }) => WIDTHS.map((width) => values[`light${width}`]));
  const count = (light: string) => lights.filter((one) => one === light).length;
  return {
    id: 'equilibrium',
    verdict: verdictOf(count('green') === lights.length, count('red') > 0),
    facts: { green: count('green'), red: count('red'), of: lights.length },
  };
}
