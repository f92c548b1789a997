/** How a law's landscape differs from that of the data, what preconditioning makes of it, and where a glass would differ. */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';
import type { PinnLandscapeConfig } from '../pinn-landscape.ts';

/** A factor that counts. */
const TWICE = ln(2);

export function findings(rows: readonly Row[], config: PinnLandscapeConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const hessian = (stage: string) =>
    rows.find(
      ({ values }) => values.phase === 'curvature' && values.taught === 'law' && values.stage === stage,
    );
  const [start, lbfgs, newton] = [hessian('start'), hessian('lbfgs'), hessian('newton')];
  return [
    steeper(start),
    wider(newton),
    more(newton),
    compass(rows),
    evened(lbfgs),
    walksOn(rows, config),
    fewerWaysDown(start, newton),
  ];
}

type Samples = readonly number[] | undefined;
const NONE: Estimate = { value: Number.NaN, error: Number.NaN };

const meanOf = (samples: Samples): Estimate =>
  samples && samples.length > 1 ? meanOverSamples(samples) : NONE;

const logMean = (samples: Samples): Estimate => meanOf(samples?.map(ln));

/** Logarithm of the factor between two columns, network by network. */
const logRatio = (over: Samples, under: Samples): Estimate =>
  over && under && over.length === under.length
    ? meanOf(over.map((value, e) => ln(value / under[e]!)))
    : NONE;

/** A geometric mean and its standard error. */
function factorFacts(name: string, { value, error }: Estimate) {
  const centre = exp(value);
  return { [name]: rounded(centre), [`${name}Error`]: rounded(centre * error) };
}

const numberFacts = (name: string, { value, error }: Estimate, by = 1) => ({
  [name]: rounded(by * value),
  [`${name}Error`]: rounded(by * error),
});

const beyond = ({ value, error }: Estimate, bar: number) => value - 2 * error > bar;
const within = ({ value, error }: Estimate, bar: number) => value + 2 * error < bar;
const waiting = (row: Row | undefined) => (row ? {} : { state: 'waiting' });

/** The largest eigenvalue at the common start, in both units. */
function steeper(start: Row | undefined): Finding {
  const ratio = logMean(start?.samples?.topRatio);
  return {
    id: 'steeper',
    verdict: verdictOf(beyond(ratio, TWICE), within(ratio, TWICE)),
    facts: {
      ...waiting(start),
      ...factorFacts('raw', logMean(start?.samples?.rawRatio)),
      ...factorFacts('factor', ratio),
    },
  };
}

/** Condition numbers at the end of the law's way, at the same weights. */
function wider(end: Row | undefined): Finding {
  const ratio = logMean(end?.samples?.conditionRatio);
  return {
    id: 'wider',
    verdict: verdictOf(beyond(ratio, TWICE), within(ratio, TWICE)),
    facts: {
      ...waiting(end),
      ...factorFacts('factor', ratio),
      law: rounded(exp(logMean(end?.samples?.lawCondition).value)),
      data: rounded(exp(logMean(end?.samples?.dataCondition).value)),
    },
  };
}

/** How many directions matter, at the end of the law's way. */
function more(end: Row | undefined): Finding {
  const difference = end ? moreStiff(end) : NONE;
  return {
    id: 'more',
    verdict: verdictOf(beyond(difference, 0), within(difference, 0)),
    facts: {
      ...waiting(end),
      ...numberFacts('law', meanOf(end?.samples?.lawStiff)),
      ...numberFacts('data', meanOf(end?.samples?.dataStiff)),
    },
  };
}

/** Both counts are of the same networks: what they share cancels. */
function moreStiff({ values, samples }: Row): Estimate {
  const as = (name: string): Row => ({ values, samples: { count: samples?.[name] ?? [] } });
  return pairedDifference(as('lawStiff'), as('dataStiff'), 'count');
}

/** Error of the field per root of the loss, where each way ends; 1 for data, up to the boundary and the points. */
function compass(rows: readonly Row[]): Finding {
  const last = (teacher: string) =>
    rows.findLast(({ values }) => values.phase === 'training' && values.taught === teacher);
  const [law, data] = [last('law'), last('data')];
  const roots = (row: Row | undefined, name: string) => row?.samples?.[`${name}Loss`]?.map(Math.sqrt);
  const of = logRatio(law?.samples?.lawFieldError, roots(law, 'law'));
  const honest = logRatio(data?.samples?.dataFieldError, roots(data, 'data'));
  const size = { value: Math.abs(of.value), error: of.error };
  const state = data ? (of.value < 0 ? 'larger' : null) : 'waiting';
  return {
    id: 'compass',
    verdict: verdictOf(within(size, TWICE), beyond(size, TWICE)),
    facts: {
      ...(state && { state }),
      ...factorFacts('times', of),
      ...factorFacts('over', { value: -of.value, error: of.error }),
      ...factorFacts('data', honest),
      loss: rounded(exp(logMean(law?.samples?.lawLoss).value)),
      miss: rounded(exp(logMean(law?.samples?.lawFieldError).value)),
    },
  };
}

/** Directions that are less than a hundred times flatter than the steepest: as they are, and in the metrics of both methods. */
function evened(row: Row | undefined): Finding {
  const ratio = logRatio(row?.samples?.lbfgsStiff, row?.samples?.lawStiff);
  return {
    id: 'evened',
    verdict: verdictOf(beyond(ratio, 0), within(ratio, 0)),
    facts: {
      ...waiting(row),
      ...numberFacts('plain', meanOf(row?.samples?.lawStiff)),
      ...numberFacts('lbfgs', meanOf(row?.samples?.lbfgsStiff)),
      ...numberFacts('newton', meanOf(row?.samples?.newtonStiff)),
    },
  };
}

/** What Gauss-Newton gains from where L-BFGS ended, against what L-BFGS gained in about as many iterations before. */
function walksOn(
  rows: readonly Row[],
  { adamSteps, lbfgsIterations, newtonIterations }: PinnLandscapeConfig,
): Finding {
  const end = adamSteps + lbfgsIterations;
  const law = rows.filter(({ values }) => values.phase === 'training' && values.taught === 'law');
  const at = ({ values }: Row) => Number(values.iteration);
  const turn = law.find((row) => at(row) === end);
  const before = law.findLast((row) => at(row) >= adamSteps && at(row) <= end - newtonIterations);
  const after = law.findLast((row) => at(row) > end);
  const newton = logRatio(turn?.samples?.lawLoss, after?.samples?.lawLoss);
  const lbfgs = logRatio(before?.samples?.lawLoss, turn?.samples?.lawLoss);
  const gain = { value: newton.value - lbfgs.value, error: Math.sqrt(newton.error ** 2 + lbfgs.error ** 2) };
  return {
    id: 'walks',
    verdict: verdictOf(beyond(gain, 0), within(gain, 0)),
    facts: {
      ...waiting(after),
      ...factorFacts('newton', newton),
      ...factorFacts('lbfgs', lbfgs),
      iterations: newtonIterations,
    },
  };
}

/** Share of directions that go down, at the start and at the end. */
function fewerWaysDown(start: Row | undefined, end: Row | undefined): Finding {
  const [before, after] = [meanOf(start?.samples?.lawNegative), meanOf(end?.samples?.lawNegative)];
  const fall = {
    value: before.value - after.value,
    error: Math.sqrt(before.error ** 2 + after.error ** 2),
  };
  return {
    id: 'index',
    verdict: verdictOf(beyond(fall, 0), within(fall, 0)),
    facts: { ...waiting(end), ...numberFacts('before', before, 100), ...numberFacts('after', after, 100) },
  };
}
