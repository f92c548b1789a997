/** Least squares from few features to many, against the exact risk at these n and p. */
import {
  errorIsSound,
  type LinearProblem,
  ridgelessRisk,
  ridgelessTrainError,
} from '../../../src/learner/exact/linear-descent.ts';
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

const NAME = 'double-descent';
/** As the experiment draws them: sigma^2 = 1/4, |beta| = 1. */
const [POINTS, NOISE] = [100, 0.25] as const;

export function descentSection(read: Reader): Section {
  const features = read.has(NAME) ? read.list(NAME, 'features') : [];
  const draws = read.has(NAME) ? Number(read.stored(NAME).settings.draws) : 0;
  const unsound = features.filter((p) => !errorIsSound(POINTS, p));
  return {
    id: 'descent',
    title: 'Linear regression: double descent',
    text: [
      'Excess risk of least squares, of the solution of least norm where there are more features than points: isotropic Gaussian features,',
      'n = 100 points, |β| = 1, noise of variance 1/4. Exact at finite n and p: σ²p/(n − p − 1) below, (1 − n/p) + σ²n/(p − n − 1) above',
      '[HMRT22]. The bias is the first of these two terms, and the training error is σ²(1 − p/n).',
    ].join('\n'),
    lines: [
      ...features.map((p) => line(read, p, 'risk', 'linearRisk', (of) => ridgelessRisk(of)!.risk)),
      ...features
        .filter((p) => p > POINTS)
        .map((p) => line(read, p, 'bias', 'linearBias', (of) => ridgelessRisk(of)!.bias)),
      ...features
        .filter((p) => p < POINTS)
        .map((p) => line(read, p, 'training error', 'linearTrain', ridgelessTrainError)),
    ],
    remarks:
      unsound.length === 0
        ? []
        : [
            `At p = ${unsound.join(' and ')} the risk has a variance, and its standard error none (moments up to order (|p − n| + 1)/2 exist): over ${draws} draws the mean is more often a little low than high, and the error with it.`,
          ],
  };
}

function line(
  read: Reader,
  features: number,
  what: string,
  column: string,
  exact: (of: LinearProblem) => number,
): Line {
  const value = exact({ points: POINTS, features, noise: NOISE });
  return {
    quantity: `${what}, p = ${features}`,
    reference: known('exact', value, 0, 'HMRT22'),
    ours: read.at(NAME, column, 'features', features),
    from: [NAME],
    digits: value > 2 ? 3 : 5,
  };
}
