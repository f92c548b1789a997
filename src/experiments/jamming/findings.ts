/** Where half of the networks satisfy every label, what is left just before, and that fitting is not learning. */

import { bootstrapOverSamples } from '../../observables/binder.ts';
import { firstCrossing } from '../../observables/level-crossing.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { JammingConfig } from '../jamming.ts';

export function findings(rows: readonly Row[], config: JammingConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  return [threshold(rows, config), jump(rows), rest(rows), heldOut(rows, config)];
}

/** Ratio p/P at which the share of satisfied networks crosses one half, by straight lines in ln(p/P); bootstrap over samples. */
function threshold(rows: readonly Row[], { seed }: JammingConfig): Finding {
  // A width without samples has networks that ran away.
  const measured = rows.filter(({ samples }) => samples?.unsatisfied);
  const x = measured.map(({ values }) => Math.log(Number(values.ratio)));
  const solved = measured.map(({ samples }) => samples!.unsatisfied!.map((share) => (share === 0 ? 1 : 0)));
  const crossing = (shares: readonly number[]) => {
    const points = shares.map((value, k) => ({ x: x[k]!, y: { value, error: 0 } }));
    return Math.exp(firstCrossing(points, 0.5, 'rising')?.value ?? Number.NaN);
  };
  const at = solved[0]
    ? bootstrapOverSamples(solved, crossing, { seed: seedFrom(seed) })
    : { value: Number.NaN, error: Number.NaN };
  const last = rows.at(-1)!.values;
  return {
    id: 'threshold',
    verdict: Number.isFinite(at.value) ? 'yes' : 'cannot-tell',
    facts: {
      ratio: rounded(at.value),
      error: rounded(at.error, 2),
      // Nothing is known of a width of which every network ran away.
      widest: rounded(last.satisfied === null ? null : last.ratio),
      satisfied: rounded(100 * Number(last.satisfied ?? Number.NaN)),
    },
  };
}

/** Widths at which most networks, of those that did not run away, have labels unsatisfied. */
const jammedOf = (rows: readonly Row[]) =>
  rows.filter(({ values }) => typeof values.satisfied === 'number' && values.satisfied < 0.5);

/** Unsatisfied labels per parameter of networks that have some, at the last width at which most do: does it end at a finite value? */
function jump(rows: readonly Row[]): Finding {
  const jammed = jammedOf(rows).at(-1);
  const left = (jammed?.samples?.contacts ?? []).filter((value) => value > 0);
  const { value, error } = left.length > 0 ? meanOverSamples(left) : { value: Number.NaN, error: Number.NaN };
  const after = rows.some(({ values }) => Number(values.satisfied) >= 0.5);
  return {
    id: 'jump',
    verdict:
      after && left.length > 1
        ? verdictOf(value > 3 * error && value > 0.1, value + 2 * error < 0.1)
        : 'cannot-tell',
    facts: { contacts: rounded(value), error: rounded(error, 2), ratio: rounded(jammed?.values.ratio) },
  };
}

/** Networks with unsatisfied labels must be at rest, or the count is of a training that was cut short. */
function rest(rows: readonly Row[]): Finding {
  const jammed = jammedOf(rows);
  const largest = Math.max(
    jammed.length === 0 ? Number.NaN : 0,
    ...jammed.map(({ values }) => Number(values.gradient) / Math.sqrt(2 * Number(values.energy))),
  );
  return {
    id: 'settled',
    verdict: jammed.length === 0 ? 'cannot-tell' : verdictOf(largest < 0.02, largest > 0.1),
    facts: { gradient: rounded(largest, 2) },
  };
}

/** Right on what was trained, on what was not by chance or by the rule. */
function heldOut(rows: readonly Row[], { task }: JammingConfig): Finding {
  const { values } = rows.at(-1)!;
  const [wrong, error] = [Number(values.heldOutWrong ?? Number.NaN), Number(values.heldOutWrongError)];
  const random = Number(values.satisfied) >= 0.5 ? 'random' : 'random-jammed';
  return {
    id: 'generalises',
    verdict: verdictOf(wrong + 3 * error < 0.5, Math.abs(wrong - 0.5) < 3 * error),
    facts: {
      wrong: rounded(100 * wrong),
      error: rounded(100 * error, 2),
      ...(Number.isFinite(wrong) && { state: task === 'random-labels' ? random : 'rule' }),
    },
  };
}
