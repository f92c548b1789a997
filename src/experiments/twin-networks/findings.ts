/** Functions agree, weights do not; more so on the points of training; and more than right answers alone would make them. */
import { meanOverPairs } from '../../observables/overlap.ts';
import type { Estimate } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { isClassification } from '../learner-common/tasks.ts';
import type { TwinNetworksConfig } from '../twin-networks.ts';

/** From this overlap on, two functions, or two sets of weights, count as nearly one. */
const ALIKE = 0.9;
/** A difference of overlaps below this is none. */
const NONE = 0.01;

export function findings(rows: readonly Row[], { task }: TwinNetworksConfig): readonly Finding[] {
  const last = rows.at(-1);
  if (!last) return [];
  // Those that diverged are left out.
  const networks = last.samples?.trainLoss?.length ?? 0;
  return [
    functions(last),
    weights(last),
    points(last, networks),
    ...((isClassification(task) ?? typeof last.values.sameTrain === 'number')
      ? [answers(last, networks)]
      : []),
  ];
}

function estimateOf({ values }: Row, name: string): Estimate {
  const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);
  return { value: number(values[name]), error: number(values[`${name}Error`]) };
}

/** Mean over pairs of the difference of two columns; what both share cancels in the error. */
function pairedOverPairs(row: Row, a: string, b: string, networks: number): Estimate {
  const [left, right] = [row.samples?.[a], row.samples?.[b]];
  if (!left || !right || left.length !== right.length) return { value: Number.NaN, error: Number.NaN };
  return meanOverPairs(
    left.map((value, k) => value - right[k]!),
    1,
    networks,
  );
}

const above = ({ value, error }: Estimate, bar: number) => value - 2 * error > bar;
const below = ({ value, error }: Estimate, bar: number) => value + 2 * error < bar;

function functions(last: Row): Finding {
  const [train, heldOut] = [estimateOf(last, 'qTrain'), estimateOf(last, 'qHeldOut')];
  return {
    id: 'functions',
    verdict: verdictOf(above(train, ALIKE), below(train, ALIKE)),
    facts: {
      step: rounded(last.values.step),
      train: rounded(train.value),
      trainError: rounded(train.error, 2),
      heldOut: rounded(heldOut.value),
      heldOutError: rounded(heldOut.error, 2),
    },
  };
}

/** The light says whether the weights agree; that they are nearer than random ones is told beside it. */
function weights(last: Row): Finding {
  const [raw, aligned, random] = [
    estimateOf(last, 'raw'),
    estimateOf(last, 'aligned'),
    estimateOf(last, 'random'),
  ];
  const error = Math.hypot(aligned.error, random.error);
  const more = aligned.value - random.value;
  return {
    id: 'weights',
    verdict: verdictOf(above(aligned, ALIKE), below(aligned, ALIKE)),
    facts: {
      raw: rounded(raw.value),
      rawError: rounded(raw.error, 2),
      aligned: rounded(aligned.value),
      alignedError: rounded(aligned.error, 2),
      random: rounded(random.value),
      randomError: rounded(random.error, 2),
      more: rounded(more),
      moreError: rounded(error, 2),
    },
  };
}

function points(last: Row, networks: number): Finding {
  const more = pairedOverPairs(last, 'qTrain', 'qHeldOut', networks);
  return {
    id: 'points',
    verdict: verdictOf(
      more.value > 3 * more.error && more.value > NONE,
      Math.abs(more.value) + 2 * more.error < NONE || more.value < -3 * more.error,
    ),
    facts: { more: rounded(more.value), error: rounded(more.error, 2) },
  };
}

function answers(last: Row, networks: number): Finding {
  const more = pairedOverPairs(last, 'sameHeldOut', 'independentHeldOut', networks);
  const [same, independent] = [estimateOf(last, 'sameHeldOut'), estimateOf(last, 'independentHeldOut')];
  const percent = (value: number) => rounded(100 * value);
  return {
    id: 'answers',
    verdict: verdictOf(more.value > 3 * more.error, more.value < -3 * more.error),
    facts: {
      same: percent(same.value),
      sameError: rounded(100 * same.error, 2),
      independent: percent(independent.value),
      more: percent(more.value),
      moreError: rounded(100 * more.error, 2),
    },
  };
}
