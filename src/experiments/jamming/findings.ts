/** Where half of the networks satisfy every label, what is left just before, and that fitting is not learning. */

import { variance } from '../../observables/statistics.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { JammingConfig } from '../jamming.ts';

const RESAMPLES = 400;

export function findings(rows: readonly Row[], config: JammingConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  return [threshold(rows, config), jump(rows), rest(rows), heldOut(rows, config)];
}

/** Ratio p/P at which the share of satisfied networks crosses one half, by straight lines in ln(p/P); bootstrap over samples. */
function threshold(rows: readonly Row[], { seed }: JammingConfig): Finding {
  // A width without samples has networks that ran away.
  const points = rows.flatMap(({ values, samples }) =>
    samples?.unsatisfied
      ? [{ ratio: Number(values.ratio), solved: samples.unsatisfied.map((share) => (share === 0 ? 1 : 0)) }]
      : [],
  );
  const count = points[0]?.solved.length ?? 0;
  const at = crossing(
    points,
    Array.from({ length: count }, (_, s) => s),
  );
  const found: number[] = [];
  for (let resample = 0; resample < RESAMPLES && count > 1; resample++) {
    const words = new WordReader(seedFrom(seed), Stream.Bootstrap, 0, resample);
    const one = crossing(
      points,
      Array.from({ length: count }, (_, k) => Math.floor((words.word(k) / 2 ** 32) * count)),
    );
    if (one !== null) found.push(one);
  }
  const error = found.length > 1 ? Math.sqrt(variance(found)) : Number.NaN;
  const last = rows.at(-1)!.values;
  return {
    id: 'threshold',
    verdict: at === null ? 'cannot-tell' : 'yes',
    facts: {
      ratio: rounded(at),
      error: rounded(error, 2),
      // Nothing is known of a width of which every network ran away.
      widest: rounded(last.satisfied === null ? null : last.ratio),
      satisfied: rounded(100 * Number(last.satisfied ?? Number.NaN)),
    },
  };
}

interface Point {
  readonly ratio: number;
  readonly solved: readonly number[];
}

function crossing(points: readonly Point[], chosen: readonly number[]): number | null {
  const shares = points.map(
    ({ solved }) => chosen.reduce((sum, s) => sum + solved[s]!, 0) / chosen.length - 0.5,
  );
  for (let k = 1; k < points.length; k++) {
    if (!(shares[k - 1]! < 0 && shares[k]! >= 0)) continue;
    const [from, to] = [Math.log(points[k - 1]!.ratio), Math.log(points[k]!.ratio)];
    return Math.exp(from + ((to - from) * shares[k - 1]!) / (shares[k - 1]! - shares[k]!));
  }
  return null;
}

/** Widths at which most networks, of those that did not run away, have labels unsatisfied. */
const jammedOf = (rows: readonly Row[]) =>
  rows.filter(({ values }) => typeof values.satisfied === 'number' && values.satisfied < 0.5);

/** Unsatisfied labels per parameter of networks that have some, at the last width at which most do: does it end at a finite value? */
function jump(rows: readonly Row[]): Finding {
  const jammed = jammedOf(rows).at(-1);
  const left = (jammed?.samples?.contacts ?? []).filter((value) => value > 0);
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
  const error = Math.sqrt(variance(left.length > 0 ? left : [Number.NaN]) / left.length);
  const after = rows.some(({ values }) => Number(values.satisfied) >= 0.5);
  return {
    id: 'jump',
    verdict:
      after && left.length > 1
        ? verdictOf(mean > 3 * error && mean > 0.1, mean + 2 * error < 0.1)
        : 'cannot-tell',
    facts: { contacts: rounded(mean), error: rounded(error, 2), ratio: rounded(jammed?.values.ratio) },
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
