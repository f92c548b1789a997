/** What each picture shows of the way, how far it misreads the loss, and what curvature it shows. */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { SLICES } from '../slice.ts';

/** A plane that holds this share of the way shows it; one that holds less than that does not. */
const [SHOWN, LOST] = [0.9, 0.5];
/** A map that is wrong by this factor, half of the time, misreads. */
const WRONG = 1.5;

export function findings(rows: readonly Row[]): readonly Finding[] {
  if (rows.length === 0) return [];
  const slices = SLICES.flatMap((name) => rows.find(({ values }) => values.slice === name) ?? []);
  const way = rows.filter(({ values }) => typeof values.step === 'number');
  return [...slices.map(hides), misread(way), ...curvatures(slices)];
}

/** One for each picture: the share of the way in its plane, and the distance out of it. */
function hides({ values }: Row): Finding {
  const share = Number(values.share ?? Number.NaN);
  return {
    id: `hides-${values.slice}`,
    verdict: verdictOf(share >= SHOWN, share < LOST),
    facts: {
      share: rounded(100 * share),
      rms: rounded(values.rms),
      max: rounded(values.max),
    },
  };
}

/** Median factor between the loss read off a map, at the foot of the perpendicular, and the loss that was there. */
function misread(way: readonly Row[]): Finding {
  const factor = (name: string) => {
    const factors = way.slice(0, -1).flatMap(({ values }) => {
      const ratio = Number(values[`${name}Reading`]) / Number(values.loss);
      return ratio > 0 && ratio < Infinity ? [Math.max(ratio, 1 / ratio)] : [];
    });
    return factors.sort((a, b) => a - b)[Math.floor(factors.length / 2)];
  };
  const factors = Object.fromEntries(SLICES.map((name) => [name, factor(name)]));
  const known = Object.values(factors).filter((value) => value !== undefined);
  const worst = Math.max(...known);
  return {
    id: 'misread',
    verdict: known.length === 0 ? 'cannot-tell' : verdictOf(worst > WRONG, worst <= WRONG),
    facts: {
      ...Object.fromEntries(SLICES.map((name) => [name, rounded(factors[name])])),
      ...(known.length === 0 && { state: 'waiting' }),
    },
  };
}

/** The walls that random directions do not see. */
function curvatures(slices: readonly Row[]): Finding[] {
  const [random, top] = ['random', 'hessian'].map((name) =>
    slices.find(({ values }) => values.slice === name),
  );
  if (!random || !top) return [];
  const [mean, largest] = [Number(top.values.meanCurvature), Number(top.values.curvature1)];
  return [
    {
      id: 'curvatures',
      verdict: verdictOf(largest > 10 * Math.abs(mean), largest <= 10 * Math.abs(mean)),
      facts: {
        top: rounded(largest),
        second: rounded(top.values.curvature2),
        mean: rounded(mean),
        random1: rounded(random.values.curvature1),
        random2: rounded(random.values.curvature2),
      },
    },
  ];
}
