/**
 * How often two classifiers give the same answer, beside how often they would if, among points of one class, their answers were
 * independent. Networks that are right nearly always agree nearly always; only what is above that says that they err alike.
 *
 * Source: Geirhos, Meding & Wichmann, "Beyond accuracy: quantifying trial-by-trial behaviour of CNNs and humans by measuring error
 * consistency", arXiv:2006.16736; here the expectation is class by class, so that easy classes do not count as likeness.
 */
import type { Answers } from './prediction-error.ts';

/** The class each network names at each point, [network][point]: the largest output, or the sign of a single one (0 or 1). */
function namedClasses({ outputs, targets, networks, width }: Answers): Uint8Array {
  const points = targets.length / width;
  return Uint8Array.from({ length: networks * points }, (_, k) => classOf(outputs, k * width, width));
}

/** The class at a point, by the largest of `width` values, or by the sign of one. */
function classOf(values: Float64Array, start: number, width: number): number {
  if (width === 1) return values[start]! > 0 ? 1 : 0;
  let best = 0;
  for (let c = 1; c < width; c++) if (values[start + c]! > values[start + best]!) best = c;
  return best;
}

export interface Agreement {
  /** Share of points at which both name the same class, [pair]. */
  readonly same: Float64Array;
  /** The same share if their answers were independent given the true class, [pair]. */
  readonly independent: Float64Array;
}

/** @param pairs  [pair][2] of network indices */
export function agreement(answers: Answers, pairs: Uint32Array): Agreement {
  const { targets, networks, width } = answers;
  const points = targets.length / width;
  const classes = Math.max(2, width);
  const named = namedClasses(answers);
  const truth = Uint8Array.from({ length: points }, (_, mu) => classOf(targets, mu * width, width));
  const counts = new Float64Array(classes);
  for (const c of truth) counts[c]!++;
  // shares[network][true class][named class]
  const shares = new Float64Array(networks * classes * classes);
  for (let e = 0; e < networks; e++)
    for (let mu = 0; mu < points; mu++) {
      const c = truth[mu]!;
      shares[(e * classes + c) * classes + named[e * points + mu]!]! += 1 / counts[c]!;
    }
  const same = new Float64Array(pairs.length / 2);
  const independent = new Float64Array(pairs.length / 2);
  for (let k = 0; k < same.length; k++) {
    const [a, b] = [pairs[2 * k]!, pairs[2 * k + 1]!];
    let equal = 0;
    for (let mu = 0; mu < points; mu++) if (named[a * points + mu] === named[b * points + mu]) equal++;
    same[k] = equal / points;
    for (let c = 0; c < classes; c++)
      for (let answer = 0; answer < classes; answer++)
        independent[k]! +=
          (counts[c]! / points) *
          shares[(a * classes + c) * classes + answer]! *
          shares[(b * classes + c) * classes + answer]!;
  }
  return { same, independent };
}
