/** One split of one method: scores at every stage, and how often answers lie within bars of every length. */

import { mean } from '../../observables/statistics.ts';
import {
  absoluteScores,
  conformalInterval,
  conformalQuantile,
} from '../../observables/uncertainty/conformal.ts';
import type { Predictions } from '../../observables/uncertainty/decomposition.ts';
import { totalVariance } from '../../observables/uncertainty/decomposition.ts';
import {
  levelMap,
  recalibratedLevel,
  recalibratedZ,
  varianceScale,
} from '../../observables/uncertainty/recalibrate.ts';
import { miscalibrationArea } from '../../observables/uncertainty/reliability.ts';
import {
  centralZ,
  gaussianCrps,
  gaussianNll,
  intervalScore,
  type Judged,
  pinball,
  pitValues,
  pointScores,
  sharpness,
  zScores,
} from '../../observables/uncertainty/scores.ts';
import { LEVELS, type Score, type Stage } from './names.ts';

export type StageScores = Readonly<Record<Score, number | null>>;

export interface Judgement {
  readonly stages: Readonly<Record<Stage, StageScores>>;
  /** Share of answers within the central interval of each of LEVELS, as said and after scaling. */
  readonly raw: readonly number[];
  readonly scaled: readonly number[];
}

/** Levels of the quantiles whose pinball losses make up a CRPS, middles of equal parts. */
const QUANTILES = Array.from({ length: 99 }, (_, k) => (k + 0.5) / 99);

/** @param coverage  of the intervals, 1 - alpha */
export function judge(
  calibration: Predictions,
  calibrationTargets: Float64Array,
  test: Predictions,
  testTargets: Float64Array,
  coverage: number,
): Judgement {
  const learnt = judgedOf(calibration, calibrationTargets);
  const raw = judgedOf(test, testTargets);
  const s = varianceScale(learnt);
  const scaled = { ...raw, variance: raw.variance.map((v) => s * v) };
  const sd = raw.variance.map(Math.sqrt);
  const alpha = 1 - coverage;
  const q = conformalQuantile(
    absoluteScores(learnt.mean, learnt.targets, learnt.variance.map(Math.sqrt)),
    alpha,
  );
  const plain = conformalQuantile(absoluteScores(learnt.mean, learnt.targets), alpha);
  const intervals = (low: Float64Array, high: Float64Array) => ({
    ...NOTHING,
    ...intervalScores(raw, low, high, alpha),
    rmse: rmseOf(raw),
  });
  const conformal = conformalInterval(raw.mean, q, sd);
  const even = conformalInterval(raw.mean, plain);
  return {
    stages: {
      raw: gaussianScores(raw, coverage),
      scaled: gaussianScores(scaled, coverage),
      isotonic: isotonicScores(raw, levelMap(zScores(learnt)), coverage),
      conformal: intervals(conformal.low, conformal.high),
      even: intervals(even.low, even.high),
    },
    raw: sharesWithin(raw),
    scaled: sharesWithin(scaled),
  };
}

const NOTHING: StageScores = {
  coverage: null,
  width: null,
  interval: null,
  nll: null,
  crps: null,
  sharpness: null,
  area: null,
  rmse: null,
};

function judgedOf(predictions: Predictions, targets: Float64Array): Judged {
  return { mean: predictions.mean, variance: totalVariance(predictions), targets };
}

const rmseOf = ({ mean: centre, targets }: Judged) =>
  Math.sqrt(mean(targets.map((y, k) => (y - centre[k]!) ** 2)));

function sharesWithin(judged: Judged): number[] {
  const z = zScores(judged).map(Math.abs);
  return LEVELS.map((level) => {
    const most = centralZ(level);
    return mean(z.map((value) => (value <= most ? 1 : 0)));
  });
}

function intervalScores({ targets }: Judged, low: Float64Array, high: Float64Array, alpha: number) {
  // Too few calibration points for so small an alpha: the interval is everything.
  const finite = low.every(Number.isFinite) && high.every(Number.isFinite);
  return {
    coverage: mean(targets.map((y, k) => (y >= low[k]! && y <= high[k]! ? 1 : 0))),
    width: finite ? mean(low.map((l, k) => high[k]! - l)) : null,
    interval: finite ? mean(targets.map((y, k) => intervalScore(y, low[k]!, high[k]!, alpha))) : null,
  };
}

function gaussianScores(judged: Judged, coverage: number): StageScores {
  const { mean: centre, variance } = judged;
  const z = centralZ(coverage);
  const [low, high] = [-z, z].map((side) => centre.map((m, k) => m + side * Math.sqrt(variance[k]!)));
  return {
    ...intervalScores(judged, low!, high!, 1 - coverage),
    nll: mean(pointScores(judged, gaussianNll)),
    crps: mean(pointScores(judged, gaussianCrps)),
    sharpness: sharpness(variance),
    area: miscalibrationArea(pitValues(judged), 'central'),
    rmse: rmseOf(judged),
  };
}

function isotonicScores(judged: Judged, map: ReturnType<typeof levelMap>, coverage: number): StageScores {
  const { mean: centre, variance, targets } = judged;
  const bound = (share: number) => {
    const z = recalibratedZ(map, share);
    return centre.map((m, k) => m + z * Math.sqrt(variance[k]!));
  };
  const alpha = 1 - coverage;
  let crps = 0;
  for (const share of QUANTILES) {
    const q = bound(share);
    crps += (2 / QUANTILES.length) * mean(targets.map((y, k) => pinball(y, q[k]!, share)));
  }
  return {
    ...NOTHING,
    ...intervalScores(judged, bound(alpha / 2), bound(1 - alpha / 2), alpha),
    crps,
    area: miscalibrationArea(
      zScores(judged).map((value) => recalibratedLevel(map, value)),
      'central',
    ),
    rmse: rmseOf(judged),
  };
}
