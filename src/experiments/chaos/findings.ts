/** Bonds lead elsewhere, temperature does not (at sizes like these). */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

/** r below which valleys count as other ones. */
const OTHER = 0.8;
/** r from which they count as the same. */
const SAME = 0.9;

export function findings(rows: readonly Row[]): readonly Finding[] {
  if (rows.length === 0) return [];
  const { strength, bond, bondError, thermal, thermalError } = rows[rows.length - 1]!.values;
  const [bonds, warmth] = [Number(bond ?? Number.NaN), Number(thermal ?? Number.NaN)];
  const [a, b] = [2 * Number(bondError ?? Number.NaN), 2 * Number(thermalError ?? Number.NaN)];
  return [
    {
      id: 'bonds',
      verdict: verdictOf(bonds + a < OTHER, bonds - a > OTHER),
      facts: { strength: rounded(strength), r: rounded(bond), error: rounded(bondError, 2) },
    },
    {
      id: 'thermal',
      verdict: verdictOf(warmth + b > SAME && warmth > SAME - 0.1, warmth + b < SAME),
      facts: {
        percent: Math.round(100 * Number(strength)),
        r: rounded(thermal),
        error: rounded(thermalError, 2),
      },
    },
  ];
}
