/** Paired comparisons of surrogates, repeat by repeat. */
import { studentFrom } from '../../observables/equilibrium.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { Arm, PhysicsAsAnchorConfig } from '../physics-as-anchor.ts';

export function findings(rows: readonly Row[], config: PhysicsAsAnchorConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const at = (arm: Arm, labels: number) =>
    rows.find(({ values }) => values.arm === arm && values.labels === labels);
  const { labels } = config;
  return [
    compared('anchored', at('data', 0), at('anchored', 0)),
    compared('carries', at('data', 0), at('newLaw', 0)),
    compared('misleads', at('oldLaw', 0), at('data', 0)),
    compared('beside', at('labelled', labels), at('newLaw', labels), labels),
    compared('trusted', at('oldLaw', labels), at('labelled', labels), labels),
  ];
}

/** Is the second clearly more exact than the first? */
function compared(id: string, first: Row | undefined, second: Row | undefined, labels = 0): Finding {
  if (!first || !second) return { id, verdict: 'cannot-tell', facts: { state: 'waiting' } };
  const [a, b] = [first.samples?.error ?? [], second.samples?.error ?? []];
  const difference = meanOverSamples(a.map((e, r) => e - b[r]!));
  const wide = studentFrom(1.96, a.length) * difference.error;
  const percent = (value: number) => rounded(100 * value);
  const [before, after] = [meanOverSamples(a), meanOverSamples(b)];
  return {
    id,
    verdict: verdictOf(difference.value > wide, difference.value < -wide),
    facts: {
      labels,
      first: percent(before.value),
      firstError: percent(before.error),
      second: percent(after.value),
      secondError: percent(after.error),
      difference: percent(difference.value),
      low: percent(difference.value - wide),
      high: percent(difference.value + wide),
    },
  };
}
