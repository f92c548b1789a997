/** How wrong a batch of networks is: loss per point and share of wrong answers, [network]. */
import { losses } from '../learner/losses.ts';
import type { Loss } from '../learner/problem.ts';

/** Answers of a batch, [network][point][output], and what was right, [point][output]. */
export interface Answers {
  readonly outputs: Float64Array;
  readonly targets: Float64Array;
  readonly networks: number;
  /** Outputs of one point. */
  readonly width: number;
}

/** Mean loss per point, [network]; for squared error half of the mean square. */
export function meanLosses(answers: Answers, loss: Loss): Float64Array {
  const { targets, width } = answers;
  const points = targets.length / width;
  return perNetwork(answers, (f, point) => losses[loss].value(f, targets, point * width) / points);
}

/**
 * Share of wrong classes, [network]: by the largest of several outputs, or by the sign of one. An output of exactly 0 is wrong.
 */
export function errorRates(answers: Answers): Float64Array {
  const { targets, width } = answers;
  const points = targets.length / width;
  const isRight = (f: Float64Array, point: number) => {
    const y = targets.subarray(point * width, (point + 1) * width);
    return width === 1 ? f[0]! * y[0]! > 0 : largest(f) === largest(y);
  };
  return perNetwork(answers, (f, point) => (isRight(f, point) ? 0 : 1 / points));
}

function perNetwork(
  { outputs, targets, networks, width }: Answers,
  of: (f: Float64Array, point: number) => number,
): Float64Array {
  const points = targets.length / width;
  if (outputs.length !== networks * targets.length)
    throw new RangeError(`${outputs.length} outputs for ${networks} networks at ${points} points`);
  return Float64Array.from({ length: networks }, (_, e) => {
    let sum = 0;
    for (let p = 0; p < points; p++) {
      const start = (e * points + p) * width;
      sum += of(outputs.subarray(start, start + width), p);
    }
    return sum;
  });
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
