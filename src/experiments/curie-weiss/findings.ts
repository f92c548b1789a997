/** The magnet orders and m says so; the glass freezes and m keeps silent; and the sampler agrees with exact averages. */

import type { CurieWeissConfig } from '../curie-weiss.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

/** Three quantities at each temperature are compared: one in ten thousand by chance each. */
const SIGMAS = 4;
/** Absolute difference that nobody would see, for errors that a few samples make too small. */
const UNSEEN = 0.002;
const COMPARED = [
  ['absM', 'exactM'],
  ['q2', 'exactQ2'],
  ['energy', 'exactEnergy'],
] as const;

export function findings(rows: readonly Row[], config: CurieWeissConfig): readonly Finding[] {
  return rows.length === 0 ? [] : [orders(rows), silent(rows, config), exact(rows)];
}

function orders(rows: readonly Row[]): Finding {
  const { temperature, absM, absQ } = rows[rows.length - 1]!.values;
  const cold = Number(temperature) < 0.9;
  return {
    id: 'orders',
    verdict: cold ? verdictOf(Number(absM) > 0.5 && Number(absQ) > 0.25, Number(absM) < 0.5) : 'cannot-tell',
    facts: { temperature: rounded(temperature), m: rounded(absM), q: rounded(absQ) },
  };
}

/** Without a field: |m| of the glass no larger than chance gives, sqrt(2 / pi N), while |q| is several times that. */
function silent(rows: readonly Row[], { size, field }: CurieWeissConfig): Finding {
  const { temperature, glassM, glassQ } = rows[rows.length - 1]!.values;
  const chance = Math.sqrt(2 / (Math.PI * size));
  const cold = Number(temperature) < 0.9;
  return {
    id: 'silent',
    verdict:
      field === 0 && cold
        ? verdictOf(
            Number(glassM) < 2 * chance && Number(glassQ) > 2 * Number(glassM),
            Number(glassM) > Number(glassQ),
          )
        : 'cannot-tell',
    facts: {
      temperature: rounded(temperature),
      m: rounded(glassM),
      q: rounded(glassQ),
      chance: rounded(chance, 2),
    },
  };
}

/** The largest disagreement with the exact averages, in standard errors. */
function exact(rows: readonly Row[]): Finding {
  const all = rows.flatMap(({ values }) =>
    COMPARED.map(([measured, known]) => {
      const apart = Math.abs(Number(values[measured]) - Number(values[known]));
      const error = Number(values[`${measured}Error`] ?? Number.NaN);
      return { sigmas: Math.max(0, apart - UNSEEN) / error, temperature: Number(values.temperature) };
    }),
  );
  const known = all.filter(({ sigmas }) => Number.isFinite(sigmas));
  const worst = known.reduce((a, b) => (b.sigmas > a.sigmas ? b : a), { sigmas: 0, temperature: Number.NaN });
  return {
    id: 'exact',
    verdict: known.length > 0 ? verdictOf(worst.sigmas < SIGMAS, worst.sigmas >= SIGMAS) : 'cannot-tell',
    facts: {
      numbers: known.length,
      sigmas: rounded(worst.sigmas, 2),
      temperature: rounded(worst.temperature),
    },
  };
}
