/** Depth, number and price of the states where quenches end. */
import type { Finding, Row } from '../declaration.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';
import type { MetastableConfig } from '../metastable.ts';

export function findings(rows: readonly Row[], { starts }: MetastableConfig): readonly Finding[] {
  return rows.length === 0 ? [] : [deeper(rows), dearer(rows), ends(rows, starts), counted(rows)];
}

/** Reluctant below greedy, from the same starts, at the largest size. */
function deeper(rows: readonly Row[]): Finding {
  const last = rows[rows.length - 1]!;
  const gain = pairedDifference(
    differenceOf(last, 'energyGreedy'),
    differenceOf(last, 'energyReluctant'),
    'energy',
  );
  return {
    id: 'deeper',
    verdict: verdictOf(gain.value > 3 * gain.error, gain.value < -3 * gain.error),
    facts: {
      size: rounded(last.values.size, 4),
      greedy: rounded(last.values.energyGreedy),
      reluctant: rounded(last.values.energyReluctant),
      gain: rounded(gain.value),
      error: rounded(gain.error, 2),
    },
  };
}

/** A row whose samples of one column go by one name. */
function differenceOf({ values, samples }: Row, column: string): Row {
  return { values, samples: { energy: samples?.[column] ?? [] } };
}

/** What patience costs. */
function dearer(rows: readonly Row[]): Finding {
  const { size, flipsGreedy, flipsReluctant } = rows[rows.length - 1]!.values;
  const ratio = Number(flipsReluctant) / Number(flipsGreedy);
  return {
    id: 'dearer',
    verdict: verdictOf(ratio > 2, ratio < 1),
    facts: {
      size: rounded(size, 4),
      greedy: rounded(flipsGreedy),
      reluctant: rounded(flipsReluctant),
      ratio: rounded(ratio, 2),
    },
  };
}

/** From some size on, nearly every start has an end of its own. */
function ends(rows: readonly Row[], starts: number): Finding {
  const [first, last] = [rows[0]!.values, rows[rows.length - 1]!.values];
  const [few, many] = [Number(first.distinctRandom), Number(last.distinctRandom)];
  return {
    id: 'ends',
    verdict: rows.length > 1 ? verdictOf(many > 0.9, many < few) : 'cannot-tell',
    facts: {
      starts,
      small: rounded(first.size, 4),
      few: rounded(few * starts),
      large: rounded(last.size, 4),
      many: rounded(many * starts),
    },
  };
}

/** The largest size whose states were all visited. */
function counted(rows: readonly Row[]): Finding {
  const of = rows.filter(({ values }) => typeof values.minima === 'number');
  const [first, last] = [of[0]?.values, of[of.length - 1]?.values];
  const growth = Number(last?.minima) / Number(first?.minima);
  return {
    id: 'counted',
    verdict: of.length > 1 ? verdictOf(growth > 1.5, growth < 1) : 'cannot-tell',
    facts: {
      size: rounded(last?.size),
      minima: rounded(last?.minima),
      error: rounded(last?.minimaError, 2),
      complexity: rounded(last?.complexity),
    },
  };
}
