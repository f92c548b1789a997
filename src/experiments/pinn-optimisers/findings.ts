/** What each way down reached, why it ended, and what f32 had to do with it; seed by seed, medians in the sentences. */
import { medianOf } from '../../dynamics/optimise/switch-rule.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { OptimisersConfig, Way } from '../pinn-optimisers.ts';

/** A method is better where its error is at most this share of the other's, for every seed. */
const CLEARLY = 0.5;
/** f32 makes little difference where its error is at most this many times that of f64. */
const ALIKE = 10;

export function findings(rows: readonly Row[], config: OptimisersConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  return [finish(rows), floor(rows), newton(rows), ended(rows), signal(rows, config)];
}

/** The last row of a way, once it is over. */
function lastOf(rows: readonly Row[], way: Way): Row | null {
  const last = rows.filter(({ values }) => values.way === way).at(-1);
  return last?.values.reason ? last : null;
}

/** Iterations within which half of the seeds had ended, and all that they did was done. */
function madeOf(rows: readonly Row[], last: Row | null): number | string {
  const { way, cost } = last?.values ?? {};
  const first = rows.find(({ values }) => values.way === way && values.cost === cost);
  return rounded(first?.values.made, 6);
}

/** Relative errors, by seed. */
function errorsOf(row: Row | null, way: Way): readonly number[] {
  return row?.samples?.[`${way}L2`] ?? [];
}

function isBelow(errors: readonly number[], others: readonly number[], share: number): boolean {
  return errors.length > 0 && errors.every((error, e) => error <= share * others[e]!);
}

const said = (errors: readonly number[]) => rounded(medianOf(errors), 3);

/** Does a second-order method go on where Adam has done what it can? */
function finish(rows: readonly Row[]): Finding {
  const [adam, lbfgs] = [lastOf(rows, 'adam'), lastOf(rows, 'lbfgsExact')];
  const [before, after] = [errorsOf(adam, 'adam'), errorsOf(lbfgs, 'lbfgsExact')];
  return {
    id: 'finish',
    verdict: verdictOf(isBelow(after, before, CLEARLY), isBelow(before, after, 1)),
    facts: {
      ...(!lbfgs && { state: 'waiting' }),
      adam: said(before),
      lbfgs: said(after),
      steps: rounded(adam?.values.made, 6),
      cost: rounded(lbfgs?.values.cost, 4),
    },
  };
}

/** Is it rounding that ends L-BFGS in f32? */
function floor(rows: readonly Row[]): Finding {
  const [single, double] = [lastOf(rows, 'lbfgs'), lastOf(rows, 'lbfgsExact')];
  const [f32, f64] = [errorsOf(single, 'lbfgs'), errorsOf(double, 'lbfgsExact')];
  const limited = single?.values.reason === 'precision-limited';
  const none = single?.values.arithmetic === 'f64';
  return {
    id: 'floor',
    verdict: verdictOf(!none && limited, !none && single !== null && !limited),
    facts: {
      ...(!single || !double ? { state: 'waiting' } : none && { state: 'reference' }),
      made: madeOf(rows, single),
      f32: said(f32),
      f64: said(f64),
      loss: rounded(single?.values.lbfgsLoss, 3),
      rounding: rounded(single?.values.floor, 2),
    },
  };
}

/** Gauss-Newton against the best of the others, and against itself in f32. */
function newton(rows: readonly Row[]): Finding {
  const [single, double, other] = [
    lastOf(rows, 'newton'),
    lastOf(rows, 'newtonExact'),
    lastOf(rows, 'lbfgsExact'),
  ];
  const [f32, f64, lbfgs] = [
    errorsOf(single, 'newton'),
    errorsOf(double, 'newtonExact'),
    errorsOf(other, 'lbfgsExact'),
  ];
  const better = isBelow(f64, lbfgs, CLEARLY);
  return {
    id: 'newton',
    verdict: verdictOf(better && isBelow(f32, f64, ALIKE), isBelow(lbfgs, f64, 1)),
    facts: {
      ...(!double && { state: 'waiting' }),
      f32: said(f32),
      f64: said(f64),
      lbfgs: said(lbfgs),
      cost: rounded(double?.values.cost, 4),
    },
  };
}

/** Why L-BFGS by the engine ended, in plain words. */
function ended(rows: readonly Row[]): Finding {
  const row = lastOf(rows, 'lbfgs');
  const reason = String(row?.values.reason ?? 'waiting');
  return {
    id: 'ended',
    verdict: verdictOf(reason === 'converged', reason === 'diverged' || reason === 'stopped'),
    facts: { state: reason, made: madeOf(rows, row) },
  };
}

/**
 * Does the signal stand above the noise of the points? Judged as the switch does, by the median over seeds of the last two looks; one
 * look says little, for an estimated signal scatters and may be below zero. Looks have draws of their own, so their count is a measure.
 */
function signal(rows: readonly Row[], { sampling, renewEvery }: OptimisersConfig): Finding {
  const looks = rows.filter(({ values }) => values.way === 'adam');
  const ratios = looks.map(({ values }) => Number(values.ratio ?? Number.NaN));
  const lastTwo = ratios.slice(-2);
  const above = lastTwo.every((ratio) => ratio >= 1);
  const below = lastTwo.every((ratio) => ratio < 1);
  const fixed = sampling === 'grid' || renewEvery === 0;
  const last = looks.at(-1)?.values ?? {};
  const verdict = looks.length < 2 ? 'cannot-tell' : verdictOf(above, below);
  return {
    id: 'signal',
    verdict,
    facts: {
      ...(looks.length < 2 ? { state: 'waiting' } : fixed && { state: FIXED[verdict] }),
      below: ratios.filter((ratio) => ratio < 1).length,
      looks: ratios.length,
      first: rounded(ratios[0], 2),
      last: rounded(ratios.at(-1), 2),
      loss: rounded(last.adamLoss, 2),
      heldOut: rounded(last.heldOut, 2),
    },
  };
}

const FIXED = { yes: 'fixed-above', no: 'fixed-below', 'cannot-tell': 'fixed-between' } as const;
