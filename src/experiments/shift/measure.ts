/** What is measured of a target: errors on whole plates, detectors on one point each of many plates, the error by distance to the corner. */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import sin from '@stdlib/math-base-special-sin';
import { cellMiddle } from '../../learner/pde/sampling/unit-points.ts';
import { drawPlates, type PlateFamily } from '../../learner/plates/draw.ts';
import { edgeDistance, type Plate } from '../../learner/plates/plate.ts';
import { EDGE_MARGIN, PointPurpose, plateData, platePoints } from '../../learner/plates/tasks.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { ShiftConfig } from '../shift.ts';

/** Numbers of the first plates of each kind: no two kinds share one. Targets share theirs, so that amounts are paired. */
export const Block = { Training: 0, Judged: 2e5, Source: 1e6, Tested: 3e6, Validation: 1e7 } as const;
/** Plates whose points set the threshold of a repeat's alarms, for each plate of its test. */
export const VALIDATION = 4;
/** Points of a judged plate. */
const JUDGED_POINTS = 16;

export interface Sampled {
  readonly plates: readonly Plate[];
  readonly points: readonly Float64Array[];
}

/** So many points of so many plates. */
export function samplePlates(
  { seed: number }: ShiftConfig,
  which: { family: PlateFamily; amount: number; first: number; count: number; points: number },
): Sampled {
  const seed = seedFrom(number);
  const plates = drawPlates({ ...which, seed }, which.count, which.first);
  const points = plates.map((plate, k) =>
    platePoints(plate, { count: which.points, seed, plate: which.first + k, purpose: PointPurpose.Test }),
  );
  return { plates, points };
}

export const judgedPlates = (config: ShiftConfig, family: PlateFamily, amount: number): Sampled =>
  samplePlates(config, { family, amount, first: Block.Judged, count: config.judged, points: JUDGED_POINTS });

export const dataOf = ({ plates, points }: Sampled) => plateData(plates, points, { conductivity: true });

/** Root mean square of `values` over that of `of`, plate by plate: [plate]. */
export function relativeByPlate(values: Float64Array, of: Float64Array, plates: number): number[] {
  const each = values.length / plates;
  return Array.from({ length: plates }, (_, k) => {
    const square = (all: Float64Array) =>
      all.subarray(k * each, (k + 1) * each).reduce((sum, value) => sum + value * value, 0);
    return Math.sqrt(square(values) / square(of));
  });
}

/** Mean of `values` over that of `of`, [sample], by the scatter of values - ratio x of: both vary together. */
export function ratioOfMeans(values: readonly number[], of: readonly number[]): Estimate {
  if (values.length < 2 || values.length !== of.length) return { value: Number.NaN, error: Number.NaN };
  const below = meanOverSamples(of).value;
  const value = meanOverSamples(values).value / below;
  return { value, error: meanOverSamples(values.map((x, k) => (x - value * of[k]!) / below)).error };
}

/** Distances to the corner between which errors are averaged, in units of the plate's length. */
export const RINGS = [0.02, 0.04, 0.08, 0.16, 0.32, 0.64] as const;
export const ringMiddle = (k: number): number => Math.sqrt(RINGS[k]! * RINGS[k + 1]!);
const RING_POINTS = 4;
const RING_TRIES = 64;

/**
 * Points around the corner at which a notch would be cut, even in ln r, [ring] of samples with the same number of points on each plate.
 *
 * @param corners  [plate]: the control has none of its own, and is asked about the places of the others'
 */
export function ringSamples(
  { seed: number }: ShiftConfig,
  plates: readonly Plate[],
  corners: readonly (readonly [number, number])[],
): Sampled[] {
  const seed = seedFrom(number);
  return RINGS.slice(1).map((_, ring) => {
    const kept: Plate[] = [];
    const points: Float64Array[] = [];
    plates.forEach((plate, k) => {
      const words = new WordReader(seed, Stream.PlatePoints, Block.Judged + k, FIRST_RING + ring);
      const found: number[] = [];
      for (let t = 0; t < RING_TRIES && found.length < 2 * RING_POINTS; t++) {
        const share = cellMiddle(words.word(2 * t));
        const r = plate.length * exp(ln(RINGS[ring]!) * (1 - share) + ln(RINGS[ring + 1]!) * share);
        const phi = Math.PI * (0.5 + 1.5 * cellMiddle(words.word(2 * t + 1)));
        const place = [corners[k]![0] + r * cos(phi), corners[k]![1] + r * sin(phi)] as const;
        if (plate.domain.contains(place) && edgeDistance(plate, ...place) > EDGE_MARGIN * plate.length)
          found.push(...place);
      }
      if (found.length < 2 * RING_POINTS) return;
      kept.push(plate);
      points.push(Float64Array.from(found));
    });
    return { plates: kept, points };
  });
}

/** Purposes of points beyond those of tasks.ts. */
const FIRST_RING = 16;
