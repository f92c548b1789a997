/** How far down the rows may be believed, whether they meet what is known, and what the moves were worth. */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { EquilibriumConfig } from './fields.ts';

/** Standard errors between a run and an exact value that count as a disagreement: one in two hundred rows by chance. */
const SURE = 4;

export function findings(rows: readonly Row[], config: EquilibriumConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  return [
    equilibrated(rows),
    ...exact(rows),
    limit(rows),
    ...(config.method === 'tempering' ? [exchange(rows)] : []),
    ...(config.method === 'population' ? [families(rows)] : []),
    ...(config.clusters ? [clusters(rows)] : []),
  ];
}

const coldestOf = (rows: readonly Row[]): Row =>
  rows.reduce((a, b) => (Number(b.values.temperature) < Number(a.values.temperature) ? b : a));

/** The light: yes if every row is, no if one is not; and down to which temperature. */
function equilibrated(rows: readonly Row[]): Finding {
  const sorted = [...rows].sort((a, b) => Number(b.values.temperature) - Number(a.values.temperature));
  const first = sorted.findIndex(({ values }) => values.equilibrated !== 'yes');
  const failed = sorted.filter(({ values }) => values.equilibrated === 'no');
  const down = first === 0 ? null : sorted[(first < 0 ? sorted.length : first) - 1]!;
  const state = failed.length > 0 ? 'no' : down === null ? 'none' : first < 0 ? 'yes' : 'partly';
  return {
    id: 'equilibrated',
    verdict: verdictOf(first < 0, failed.length > 0),
    facts: {
      state,
      down: rounded(down?.values.temperature),
      failed: rounded(failed[0]?.values.temperature),
      rows: sorted.length,
      yes: sorted.filter(({ values }) => values.equilibrated === 'yes').length,
    },
  };
}

/** Energy against its exact value on the same samples: only thermal errors count. */
function exact(rows: readonly Row[]): Finding[] {
  const deviations = rows.flatMap(({ values }) => {
    const { energy, energyThermal, exactEnergy, temperature } = values;
    if (typeof exactEnergy !== 'number' || typeof energy !== 'number') return [];
    const off = energy - exactEnergy;
    return [{ off, sigmas: Math.abs(off) / Number(energyThermal ?? Number.NaN), temperature }];
  });
  if (deviations.length === 0) return [];
  const known = deviations.filter(({ sigmas }) => Number.isFinite(sigmas));
  const worst = known.reduce((a, b) => (b.sigmas > a.sigmas ? b : a), known[0] ?? deviations[0]!);
  return [
    {
      id: 'exact',
      verdict: known.length > 0 ? verdictOf(worst.sigmas < SURE, worst.sigmas >= SURE) : 'cannot-tell',
      facts: {
        off: rounded(worst.off, 2),
        sigmas: rounded(worst.sigmas, 2),
        temperature: rounded(worst.temperature),
        rows: deviations.length,
      },
    },
  ];
}

/** What limits the coldest row: the length of the runs, or the number of samples. */
function limit(rows: readonly Row[]): Finding {
  const { values } = coldestOf(rows);
  const [thermal, disorder] = [
    Number(values.q2Thermal ?? Number.NaN),
    Number(values.q2Disorder ?? Number.NaN),
  ];
  return {
    id: 'limit',
    verdict: Number.isFinite(thermal + disorder)
      ? verdictOf(disorder > thermal, disorder <= thermal)
      : 'cannot-tell',
    facts: {
      thermal: rounded(thermal, 2),
      disorder: rounded(disorder, 2),
      temperature: rounded(values.temperature),
    },
  };
}

/** Do copies travel, and how many temperatures would the usual share of exchanges take? */
function exchange(rows: readonly Row[]): Finding {
  const { trips, slotsWanted } = rows[rows.length - 1]!.values;
  const rates = rows.flatMap(({ values }) => (typeof values.swap === 'number' ? [values.swap] : []));
  const worst = Math.min(...rates);
  const all = rates.length > 0 && typeof trips === 'number';
  return {
    id: 'exchange',
    verdict: all ? verdictOf(worst >= 0.1 && trips >= 1, worst < 0.1 || trips < 1) : 'cannot-tell',
    facts: {
      percent: rounded(100 * worst, 2),
      trips: rounded(trips),
      slots: rounded(slotsWanted),
    },
  };
}

function families(rows: readonly Row[]): Finding {
  const { values } = coldestOf(rows);
  const families = Number(values.families ?? Number.NaN);
  return {
    id: 'families',
    verdict: verdictOf(families >= 100, families < 10),
    facts: {
      families: rounded(families),
      variance: rounded(values.logVariance, 2),
      temperature: rounded(values.temperature),
    },
  };
}

/** Share of the disagreeing sites that one move exchanges: near 1 the move only renames the copies. */
function clusters(rows: readonly Row[]): Finding {
  const known = rows.filter(({ values }) => typeof values.clusterShare === 'number');
  const best = known.reduce<Row | undefined>(
    (a, b) => (a && Number(a.values.clusterShare) <= Number(b.values.clusterShare) ? a : b),
    undefined,
  );
  const share = Number(best?.values.clusterShare ?? Number.NaN);
  return {
    id: 'clusters',
    verdict: verdictOf(share < 0.5, share > 0.8),
    facts: { percent: rounded(100 * share, 2), temperature: rounded(best?.values.temperature) },
  };
}
