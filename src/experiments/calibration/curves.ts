/** What right bars would show, and the noise that the generator has. */
import { knownSd } from '../../learner/data/known-noise.ts';
import { Z_95 } from '../../observables/proportion.ts';
import type { CalibrationConfig } from '../calibration.ts';
import type { Curve } from '../declaration.ts';

const GRID = Array.from({ length: 101 }, (_, k) => k / 100);

/** The 95 % band of one split's judged points, where their number is known beforehand. */
const band = (id: string, side: 1 | -1): Curve<CalibrationConfig> => ({
  id,
  role: 'exact',
  style: 'dotted',
  points: ({ task, judged }) =>
    task === 'one-input' || task === 'eight-inputs'
      ? {
          x: GRID,
          y: GRID.map((p) => Math.min(1, Math.max(0, p + side * Z_95 * Math.sqrt((p * (1 - p)) / judged)))),
        }
      : null,
});

export const curves = {
  diagonal: { id: 'diagonal', role: 'exact', style: 'solid', points: () => ({ x: [0, 1], y: [0, 1] }) },
  low: band('low', -1),
  high: band('high', 1),
  noise: {
    id: 'noise',
    role: 'exact',
    style: 'solid',
    points: ({ task }) =>
      task === 'one-input' ? { x: [-2, 2], y: [-2, 2].map((x) => knownSd('one-input', [x])) } : null,
  },
} as const satisfies Record<string, Curve<CalibrationConfig>>;
