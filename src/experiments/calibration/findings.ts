/** Whose bars are honest as they are, what setting them right does, whether the promise of conformal intervals holds, and who is best. */

import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import { conformalRank, coverageLaw } from '../../observables/uncertainty/conformal.ts';
import type { CalibrationConfig } from '../calibration.ts';
import { isDrawn } from '../calibration.ts';
import type { Finding, Row } from '../declaration.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';
import { METHODS, type Method, type Stage } from './names.ts';
import { splitFactor } from './splits.ts';

/** Bars count as honest within this much of the coverage that they promise. */
const NEAR = 0.03;
/** Errors by which a difference must exceed its bound. */
const CLEAR = 2;
/** Sd within which the largest of ten coverages of a true law stays, all but once in a thousand, where they are nearly Gaussian: */
const FAR = 4.5;
/** with so many calibration scores beyond the quantile, all splits together. Fewer leave a tail of misses too long to test by its sd. */
const ENOUGH_BEYOND = 30;

type Find = (method: Method, stage: Stage) => Row | undefined;

export function findings(rows: readonly Row[], config: CalibrationConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const find: Find = (method, stage) =>
    rows.find(({ values }) => values.method === method && values.stage === stage);
  return [
    ...METHODS.map((method) => honest(method, find, config)),
    scale(find, config),
    promise(find, config),
    members(find, config),
    ...(isDrawn(config) ? [noise(find)] : []),
  ];
}

const estimate = (row: Row | undefined, name: string): Estimate => {
  const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);
  return { value: number(row?.values[name]), error: number(row?.values[`${name}Error`]) };
};
const facts = (name: string, { value, error }: Estimate) => ({
  [name]: rounded(value),
  [`${name}Error`]: rounded(error, 2),
});

const sizesOf = (row: Row | undefined) => ({
  judged: row?.samples?.judged ?? [],
  trained: row?.samples?.trained ?? [],
});

/** Difference split by split; its error that of splits that share rows, where they do. */
function pairedOverSplits(
  a: Row | undefined,
  b: Row | undefined,
  name: string,
  { task }: CalibrationConfig,
): Estimate {
  if (!a || !b) return { value: Number.NaN, error: Number.NaN };
  const { value, error } = pairedDifference(a, b, name);
  return { value, error: error * splitFactor(task, sizesOf(a)) };
}

/** Within three points of what it promises, beyond doubt, or beyond them. */
function honest(method: Method, find: Find, { coverage, task }: CalibrationConfig): Finding {
  const [raw, scaled] = (['raw', 'scaled'] as const).map((stage) =>
    estimate(find(method, stage), 'coverage'),
  );
  const sizes = sizesOf(find(method, 'raw'));
  // A few splits of a few points each may agree by chance: their scatter is not believed below that of counting.
  const answers = sizes.judged.reduce((sum, n) => sum + n, 0);
  const counting =
    answers > 0 ? splitFactor(task, sizes) * Math.sqrt((coverage * (1 - coverage)) / answers) : 0;
  const error = Math.max(raw!.error, counting);
  const off = Math.abs(raw!.value - coverage);
  return {
    id: method,
    verdict: verdictOf(off + CLEAR * error <= NEAR, off - CLEAR * error > NEAR),
    facts: {
      nominal: rounded(coverage),
      ...facts('coverage', raw!),
      ...facts('after', scaled!),
      ...(Number.isNaN(raw!.value) && { state: 'waiting' }),
    },
  };
}

/** One number for all variances: what it does to the likelihood of a single network, split by split. */
function scale(find: Find, config: CalibrationConfig): Finding {
  const [raw, scaled] = [find('single', 'raw'), find('single', 'scaled')];
  const gain = pairedOverSplits(raw, scaled, 'nll', config);
  return {
    id: 'scale',
    verdict: verdictOf(gain.value > CLEAR * gain.error, gain.value < -CLEAR * gain.error),
    facts: {
      ...facts('gain', gain),
      ...facts('before', estimate(raw, 'nll')),
      ...facts('after', estimate(scaled, 'nll')),
      ...(Number.isNaN(gain.value) && { state: 'waiting' }),
    },
  };
}

/** Coverage of both kinds of conformal intervals, all methods, against the law that needs no model. */
function promise(find: Find, config: CalibrationConfig): Finding {
  const counts = (row: Row | undefined) => row?.samples?.coverage?.length ?? 0;
  const all = METHODS.flatMap((method) =>
    (['conformal', 'even'] as const).map((stage) => find(method, stage)),
  );
  const splits = counts(all[0]);
  // The law is for independent splits of the sizes asked for, which a table's are not.
  const { calibrationPoints, judged, coverage } = config;
  const law = coverageLaw(calibrationPoints, 1 - coverage, judged);
  const beyond = calibrationPoints + 1 - conformalRank(calibrationPoints, 1 - coverage);
  const complete = splits > 0 && isDrawn(config) && all.every((row) => counts(row) === splits);
  const known = complete && splits * beyond >= ENOUGH_BEYOND;
  const sigma = law.sd / Math.sqrt(splits);
  const worst = all.reduce((most, row) => {
    const off = Math.abs(estimate(row, 'coverage').value - law.mean) / sigma;
    return Number.isFinite(off) ? Math.max(most, off) : most;
  }, 0);
  const ensemble = estimate(find('ensemble', 'conformal'), 'coverage');
  return {
    id: 'promise',
    verdict: verdictOf(known && worst <= FAR, known && worst > FAR),
    facts: {
      ...facts('coverage', ensemble),
      nominal: rounded(coverage),
      law: rounded(law.mean),
      sigmas: rounded(worst, 2),
      ...(splits === 0 && { state: 'waiting' }),
      ...(splits > 0 && !isDrawn(config) && { state: 'table' }),
      ...(complete && beyond <= 0 && { state: 'endless', points: calibrationPoints }),
      ...(complete && beyond > 0 && !known && { state: 'few' }),
    },
  };
}

/** CRPS of the ensemble against its first member alone, split by split. */
function members(find: Find, config: CalibrationConfig): Finding {
  const [single, ensemble] = [find('single', 'raw'), find('ensemble', 'raw')];
  const gain = pairedOverSplits(single, ensemble, 'crps', config);
  return {
    id: 'members',
    verdict: verdictOf(gain.value > CLEAR * gain.error, gain.value < -CLEAR * gain.error),
    facts: {
      ...facts('gain', gain),
      ...facts('single', estimate(single, 'crps')),
      ...facts('ensemble', estimate(ensemble, 'crps')),
      ...(Number.isNaN(gain.value) && { state: 'waiting' }),
    },
  };
}

/** Is the noise that the ensemble says the noise there is, within a tenth? */
function noise(find: Find): Finding {
  const ratios = find('ensemble', 'raw')?.samples?.noiseRatio ?? [];
  const ratio = ratios.length > 0 ? meanOverSamples(ratios) : { value: Number.NaN, error: Number.NaN };
  const off = Math.abs(ratio.value - 1);
  return {
    id: 'noise',
    verdict: verdictOf(off + CLEAR * ratio.error <= 0.1, off - CLEAR * ratio.error > 0.1),
    facts: {
      ...facts('ratio', ratio),
      ...(ratios.length === 0 && { state: 'waiting' }),
      ...(ratio.value - 1 - CLEAR * ratio.error > 0.1 && { state: 'more' }),
    },
  };
}
