/**
 * Corners of the cube {-1, 1}^d with the product of the first k coordinates as the class: k = 2 in the plane is XOR, the smallest
 * problem that no line solves; k = 3 and more are parities, in which no fewer than k inputs together tell anything.
 * Source: M. Minsky & S. Papert, Perceptrons (1969), chapter 3.
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { bothParts, inputNames, type SplitDraw } from './drawn.ts';
import { type ClassEncoding, type DataSplit, encodeClass, encodedNames } from './split.ts';

export interface ParityDraw extends SplitDraw {
  /** k, 1 to d. */
  readonly order: number;
  /** Standard deviation of the Gaussian noise around the corners; the class is that of the corner. */
  readonly noise: number;
  /** Default one-hot. */
  readonly encoding?: ClassEncoding;
}

const CLASSES = ['-', '+'] as const;

/** Streams: DataInputs and HeldOutInputs, owner = set; time 0 is the corners' bits, time 1 the noise. */
export function parity(draw: ParityDraw): DataSplit {
  const { inputs, order, noise, seed, encoding = 'one-hot', set = 0 } = draw;
  if (!(Number.isInteger(order) && order >= 1 && order <= inputs))
    throw new RangeError(`a parity of ${order} of ${inputs} inputs`);
  const parts = bothParts(draw, ({ points, stream }) => {
    const corner = new WordReader(seed, stream, set);
    const around = new WordReader(seed, stream, set, 1);
    const x = new Float64Array(points * inputs);
    const targets: number[] = [];
    for (let mu = 0; mu < points; mu++) {
      let product = 1;
      for (let k = mu * inputs; k < (mu + 1) * inputs; k++) {
        const side = corner.word(k) >>> 31 ? 1 : -1;
        if (k - mu * inputs < order) product *= side;
        x[k] = side + (noise > 0 ? noise * normalOf(around.word(k)) : 0);
      }
      targets.push(...encodeClass(product > 0 ? 1 : 0, 2, encoding));
    }
    return { points, inputs: x, targets: Float64Array.from(targets) };
  });
  return {
    task: 'classification',
    inputNames: inputNames(inputs),
    outputNames: encodedNames(CLASSES, encoding),
    ...parts,
  };
}
