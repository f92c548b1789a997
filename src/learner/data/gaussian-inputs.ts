/** Inputs x ~ N(0, 1/d): |x|^2 is 1 on average, so a pre-activation w . x is of order one for weights of order one. */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export interface InputDraw {
  readonly sets: number;
  readonly points: number;
  /** Dimension d. */
  readonly inputs: number;
  readonly seed: Seed;
  /** Global index of the first data set. Default 0. */
  readonly firstSet?: number;
  /** Points the networks never train on come from a stream of their own. Default false. */
  readonly heldOut?: boolean;
}

/** [set][point][input]; component i of point mu takes word mu d + i of owner `set`. */
export function gaussianInputs({
  sets,
  points,
  inputs,
  seed,
  firstSet = 0,
  heldOut = false,
}: InputDraw): Float64Array {
  const values = new Float64Array(sets * points * inputs);
  const scale = 1 / Math.sqrt(inputs);
  const stream = heldOut ? Stream.HeldOutInputs : Stream.DataInputs;
  for (let set = 0; set < sets; set++) {
    const words = new WordReader(seed, stream, firstSet + set);
    for (let k = 0; k < points * inputs; k++)
      values[set * points * inputs + k] = scale * normalOf(words.word(k));
  }
  return values;
}
