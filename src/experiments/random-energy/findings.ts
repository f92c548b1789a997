/** Does the weight condense, and where does the entropy end? */
import { REM_CRITICAL_TEMPERATURE, randomEnergyModel } from '../../glass/exact/random-energy.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

export function findings(rows: readonly Row[]): readonly Finding[] {
  if (rows.length === 0) return [];
  const sorted = [...rows].sort((a, b) => Number(a.values.temperature) - Number(b.values.temperature));
  return [condensed(sorted[0]!), liquid(sorted[sorted.length - 1]!)];
}

/** At the coldest temperature: does a random pair share its level, as often as 1 - T/T_c says? */
function condensed({ values }: Row): Finding {
  const temperature = Number(values.temperature);
  const [value, error] = [Number(values.participation), Number(values.participationError ?? Number.NaN)];
  const known = randomEnergyModel(temperature).participation;
  const below = temperature < REM_CRITICAL_TEMPERATURE;
  return {
    id: 'condensed',
    verdict: below ? verdictOf(value - 3 * error > 0.05, value + 3 * error < 0.05) : 'cannot-tell',
    facts: {
      temperature: rounded(temperature),
      percent: rounded(100 * value),
      error: rounded(100 * error, 2),
      known: rounded(100 * known),
      levels: rounded(1 / value),
    },
  };
}

/** At the hottest: u = -1/(2T), where many levels share the weight. */
function liquid({ values }: Row): Finding {
  const temperature = Number(values.temperature);
  const [energy, error] = [Number(values.energy), Number(values.energyError ?? Number.NaN)];
  const known = randomEnergyModel(temperature).energy;
  const hot = temperature > REM_CRITICAL_TEMPERATURE;
  const off = Math.abs(energy - known);
  return {
    id: 'liquid',
    verdict: hot ? verdictOf(off < 0.02 + 3 * error, off > 0.02 + 4 * error) : 'cannot-tell',
    facts: {
      temperature: rounded(temperature),
      energy: rounded(energy, 4),
      error: rounded(error, 2),
      known: rounded(known, 4),
    },
  };
}
