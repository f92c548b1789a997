/** Above the ground state, and towards the threshold as N grows. */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { straightLine } from '../glass-common/fits.ts';
import { modelOf, type PSpinConfig, RANKS, sizeOf } from '../p-spin.ts';

/** How far from the threshold a line through three sizes may end. */
const NEAR = 0.06;

export function findings(rows: readonly Row[], config: PSpinConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const { size, temperature } = config;
  const model = modelOf(config);
  const { values } = rows[rows.length - 1]!;
  const above = Number(values.energyLarge) - model.groundEnergy;
  const error = Number(values.energyLargeError ?? Number.NaN);
  const line = straightLine(
    RANKS.map((rank) => ({
      x: sizeOf(rank, size) ** (-2 / 3),
      y: Number(values[`energy${rank}`]),
      error: Number(values[`energy${rank}Error`] ?? Number.NaN),
    })),
  );
  const end = line?.intercept;
  const apart = end ? Math.abs(end.value - model.thresholdEnergy) : Number.NaN;
  const cold = temperature === 0 && end !== undefined;
  return [
    {
      id: 'above',
      verdict: verdictOf(above > 3 * error, above < -3 * error),
      facts: {
        // A matrix has one valley and its image, and its lowest energy is −λ/2 of its largest eigenvalue: at finite N that lies above
        // −1, by 0.603 N^(−2/3) for large N (Tracy & Widom, Commun. Math. Phys. 177, 727 (1996)).
        ...(config.p === '2' && temperature === 0 && { state: 'pairs' }),
        time: rounded(values.time, 4),
        energy: rounded(values.energyLarge, 4),
        error: rounded(error, 2),
        ground: rounded(model.groundEnergy, 5),
      },
    },
    {
      id: 'threshold',
      verdict: cold ? verdictOf(apart < NEAR + 2 * end.error, apart > NEAR + 4 * end.error) : 'cannot-tell',
      facts: {
        // With pairs threshold and ground state are one, and the sentence says so.
        ...(config.p === '2' && cold && { state: 'pairs' }),
        energy: rounded(end?.value ?? Number.NaN, 4),
        error: rounded(end?.error ?? Number.NaN, 2),
        threshold: rounded(model.thresholdEnergy, 5),
      },
    },
  ];
}
