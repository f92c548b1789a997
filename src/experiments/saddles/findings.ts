/** Height against index on both sides, the exact curve of the glass, and how many searches ended nowhere. */
import { indexAtEnergy } from '../../glass/exact/spherical-p-spin.ts';
import { bootstrapInterval, type Interval, rankCorrelation } from '../../observables/rank-correlation.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { SaddlesConfig, SideName } from '../saddles.ts';

interface Point {
  readonly sample: number;
  readonly alpha: number;
  readonly height: number;
}

export function findings(rows: readonly Row[], config: SaddlesConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const [learner, glass] = [pointsOf(rows, 'learner'), pointsOf(rows, 'glass')];
  return [
    monotone('learner', learner, config),
    monotone('glass', glass, config),
    curve(glass, config),
    ...(['learner', 'glass'] as const).map((side) => rejected(rows, side)),
  ];
}

/** Every critical point of a side once. */
function pointsOf(rows: readonly Row[], side: SideName): Point[] {
  return rows.flatMap(({ samples = {} }) => {
    const [alphas = [], heights = [], owners = []] = [
      samples[`${side}Alphas`],
      samples[`${side}Heights`],
      samples[`${side}Samples`],
    ];
    return alphas.map((alpha, k) => ({ alpha, height: heights[k]!, sample: owners[k]! }));
  });
}

function bySample(points: readonly Point[], { samples }: SaddlesConfig): Point[][] {
  return Array.from({ length: samples }, (_, sample) => points.filter((point) => point.sample === sample));
}

/** Rank correlation inside each sample, whose heights have a level of their own. NaN where it has none. */
function rankCorrelations(points: readonly Point[], config: SaddlesConfig): number[] {
  return bySample(points, config).map((own) =>
    rankCorrelation(
      own.map(({ alpha }) => alpha),
      own.map(({ height }) => height),
    ),
  );
}

/** The mean of those over samples, with its interval. */
export function rankInterval(points: readonly Point[], config: SaddlesConfig): Interval {
  return bootstrapInterval(rankCorrelations(points, config), { seed: seedFrom(config.seed) });
}

/** Beside the interval, which is a little too narrow for so few samples, three standard errors are asked for. */
function monotone(side: SideName, points: readonly Point[], config: SaddlesConfig): Finding {
  const { value, low, high } = rankInterval(points, config);
  const known = rankCorrelations(points, config).filter((rho) => !Number.isNaN(rho));
  const bar = known.length > 1 ? 3 * meanOverSamples(known).error : Number.NaN;
  return {
    id: `${side}-monotone`,
    verdict: verdictOf(low > 0 && value > bar, high < 0 && value < -bar),
    facts: { rho: rounded(value, 2), low: rounded(low, 2), high: rounded(high, 2), count: points.length },
  };
}

/** Distance in index from the exact curve that counts as lying on it, and as lying elsewhere, for some tens of spins. */
const NEAR = 0.06;
const AWAY = 0.15;

function curve(points: readonly Point[], config: SaddlesConfig): Finding {
  const means = bySample(points, config)
    .filter((own) => own.length > 0)
    .map(
      (own) => own.reduce((sum, { alpha, height }) => sum + alpha - indexAtEnergy(3, height), 0) / own.length,
    );
  const { value, error } =
    means.length > 0 ? meanOverSamples(means) : { value: Number.NaN, error: Number.NaN };
  const apart = Math.abs(value);
  return {
    id: 'glass-curve',
    verdict: verdictOf(apart + 2 * error < NEAR, apart - 2 * error > AWAY),
    facts: { apart: rounded(value, 2), error: rounded(error, 2), size: config.size },
  };
}

function rejected(rows: readonly Row[], side: SideName): Finding {
  const total = (column: string) => rows.reduce((sum, { values }) => sum + Number(values[column] ?? 0), 0);
  const [found, lost] = [total(`${side}Found`), total(`${side}Rejected`)];
  return {
    id: `${side}-found`,
    verdict: verdictOf(found > lost, found < lost),
    facts: { found, searches: found + lost, lost, share: Math.round((100 * lost) / (found + lost)) },
  };
}
