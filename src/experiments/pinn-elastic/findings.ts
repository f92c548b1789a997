/** How far displacement and stress are from the exact ones, the number 3 at the hole, and whether the residual could have said so. */
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { PinnElasticConfig } from '../pinn-elastic.ts';
import { exactCurve } from './curves.ts';

/** A relative error that engineers would live with. */
const GOOD = 0.01;
/** Stress concentration and deflection of the end: within this share of the exact number. */
const WITHIN = 0.03;
/** An error so many times the residual is not told by it; a residual elsewhere so many times that on its points is not held there. */
const [HIDDEN, LOOSE] = [3, 2];

export function findings(rows: readonly Row[], config: PinnElasticConfig): readonly Finding[] {
  const last = rows.findLast(({ values }) => values.phase === 'training');
  if (!last) return [];
  return [
    solved(last),
    stressed(last),
    ...(config.problem === 'hole' ? [concentrated(last)] : []),
    ...(config.problem === 'cantilever' ? [bent(rows, config)] : []),
    hidden(last),
    loose(last),
  ];
}

const NONE: Estimate = { value: Number.NaN, error: Number.NaN };

const of = ({ samples }: Row, name: string): Estimate => {
  const values = samples?.[name];
  return values && values.length > 0 ? meanOverSamples(values) : NONE;
};

/** Of one network there is no error: nothing is then beyond doubt. */
const below = ({ value, error }: Estimate, bar: number) => value + 2 * error < bar;
const above = ({ value, error }: Estimate, bar: number) => value - 2 * error > bar;

const told = (name: string, { value, error }: Estimate, by = 1) => ({
  [name]: rounded(by * value),
  [`${name}Error`]: rounded(by * error),
});

function solved(row: Row): Finding {
  const error = of(row, 'displacement');
  return {
    id: 'solved',
    verdict: verdictOf(below(error, GOOD), above(error, GOOD)),
    facts: { ...told('miss', error, 100), ...told('block', of(row, 'block'), 100) },
  };
}

function stressed(row: Row): Finding {
  const error = of(row, 'stress');
  return {
    id: 'stressed',
    verdict: verdictOf(below(error, GOOD), above(error, GOOD)),
    facts: told('miss', error, 100),
  };
}

/** Kirsch's 3. */
function concentrated(row: Row): Finding {
  const found = of(row, 'concentration');
  const off = { value: Math.abs(found.value / 3 - 1), error: found.error / 3 };
  return {
    id: 'concentrated',
    verdict: verdictOf(below(off, WITHIN), above(off, WITHIN)),
    facts: { ...told('factor', found), exact: 3, within: 100 * WITHIN },
  };
}

/** How far the end of the beam goes down, against Timoshenko. */
function bent(rows: readonly Row[], config: PinnElasticConfig): Finding {
  const end = rows.findLast(({ values }) => typeof values.deflection === 'number');
  const exact = exactCurve('deflection')(config)!.y.at(-1)!;
  const found = end ? of(end, 'deflection') : NONE;
  const off = { value: Math.abs(found.value / exact - 1), error: found.error / exact };
  return {
    id: 'bent',
    verdict: verdictOf(below(off, WITHIN), above(off, WITHIN)),
    facts: {
      ...(!end && { state: 'waiting' }),
      ...told('deflection', found),
      exact: rounded(exact),
      within: 100 * WITHIN,
    },
  };
}

/** Logarithm of the ratio of two columns, network by network: one network that is off by far does not outweigh the others. */
function logRatio({ samples }: Row, a: string, b: string): Estimate {
  const [over, under] = [samples?.[a], samples?.[b]];
  if (!over || !under || over.length === 0) return NONE;
  return meanOverSamples(over.map((value, e) => Math.log(value / under[e]!)));
}

/** As it is told: the geometric mean. */
const timesOf = ({ value, error }: Estimate): Estimate => ({
  value: Math.exp(value),
  error: Math.exp(value) * error,
});

/** Is the stress wrong by more than the residual says? Both in units of the load. */
function hidden(row: Row): Finding {
  const log = logRatio(row, 'stress', 'residual');
  return {
    id: 'hidden',
    verdict: verdictOf(above(log, Math.log(HIDDEN)), below(log, Math.log(HIDDEN))),
    facts: {
      ...told('residual', of(row, 'residual')),
      ...told('miss', of(row, 'stress')),
      ...told('times', timesOf(log)),
    },
  };
}

/** Is the law held between the points as it is on them? */
function loose(row: Row): Finding {
  const log = logRatio(row, 'unseen', 'residual');
  return {
    id: 'loose',
    verdict: verdictOf(above(log, Math.log(LOOSE)), below(log, Math.log(LOOSE))),
    facts: { ...told('times', timesOf(log)), ...told('unseen', of(row, 'unseen')) },
  };
}
