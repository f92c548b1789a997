/** Two rates, four ages: the answer depends on how long one looks. */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { SkFreezeConfig } from '../sk-freeze.ts';
import { AGES } from './ages.ts';

/** A copy counts as frozen where it stays this much like itself over half a step. */
const FROZEN = 0.5;

export function findings(rows: readonly Row[], config: SkFreezeConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const cooling = rows.filter(({ values }) => typeof values.temperature === 'number');
  const ageing = rows.filter(({ values }) => typeof values.time === 'number');
  return [rate(cooling), flips(cooling), memory(ageing), plateau(ageing, config)];
}

/** Where the self-overlap crosses one half on the way down, by linear interpolation. */
function frozenAt(rows: readonly Row[], name: string): number | null {
  for (let k = 1; k < rows.length; k++) {
    const [hot, cold] = [rows[k - 1]!.values, rows[k]!.values];
    const [above, below] = [Number(hot[name]), Number(cold[name])];
    if (above < FROZEN && below >= FROZEN) {
      const share = (FROZEN - above) / (below - above);
      return Number(hot.temperature) + share * (Number(cold.temperature) - Number(hot.temperature));
    }
  }
  return null;
}

function rate(rows: readonly Row[]): Finding {
  const [fast, slow] = [frozenAt(rows, 'selfFast'), frozenAt(rows, 'selfSlow')];
  const known = fast !== null && slow !== null;
  return {
    id: 'rate',
    verdict: known ? verdictOf(fast > slow + 0.01, fast < slow) : 'cannot-tell',
    facts: { fast: known ? rounded(fast) : '-', slow: known ? rounded(slow) : '-' },
  };
}

function flips(rows: readonly Row[]): Finding {
  const [first, last] = [rows[0]?.values, rows[rows.length - 1]?.values];
  const [hot, cold] = [Number(first?.flipsSlow), Number(last?.flipsSlow)];
  const known = rows.length > 1 && hot > 0 && Number.isFinite(cold);
  return {
    id: 'flips',
    verdict: known ? verdictOf(cold < hot / 3, cold > hot / 2) : 'cannot-tell',
    facts: {
      hot: known ? rounded(100 * hot, 2) : '-',
      cold: known ? rounded(100 * cold, 2) : '-',
      temperature: rounded(last?.temperature),
    },
  };
}

/** At one lag the older copy has forgotten less. */
function memory(rows: readonly Row[]): Finding {
  const row = rows[rows.length - 1]?.values;
  const [young, old] = [Number(row?.[`age${AGES[1]}`]), Number(row?.[`age${AGES[3]}`])];
  const error = Math.hypot(Number(row?.[`age${AGES[1]}Error`]), Number(row?.[`age${AGES[3]}Error`]));
  const known = Number.isFinite(young + old + error);
  return {
    id: 'memory',
    verdict: known
      ? verdictOf(old - young > Math.max(0.02, 3 * error), old - young < Math.max(0.02, 2 * error))
      : 'cannot-tell',
    facts: {
      time: rounded(row?.time, 7),
      young: known ? rounded(young) : '-',
      old: known ? rounded(old) : '-',
      error: known ? rounded(error, 2) : '-',
    },
  };
}

/** Does the correlation of the oldest copies go below q_EA, so that even they still move on? */
function plateau(rows: readonly Row[], { temperature }: SkFreezeConfig): Finding {
  const row = rows[rows.length - 1]?.values;
  const [c, error] = [Number(row?.[`age${AGES[3]}`]), Number(row?.[`age${AGES[3]}Error`])];
  const known = Number.isFinite(c + error);
  return {
    id: 'left',
    verdict: known ? verdictOf(c - 2 * error > 0.2, c + 2 * error < 0.2) : 'cannot-tell',
    facts: {
      c: known ? rounded(c) : '-',
      error: known ? rounded(error, 2) : '-',
      temperature,
      time: rounded(row?.time, 7),
    },
  };
}
