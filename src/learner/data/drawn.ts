/** What the generators of Gaussian or +-1 inputs share: sizes, and parts filled from the project's own random words. */
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Part } from './split.ts';

export interface SplitDraw {
  readonly points: number;
  readonly heldOutPoints: number;
  /** Dimension d. */
  readonly inputs: number;
  readonly seed: Seed;
  /** Global index of the data set: another set is another draw of everything. Default 0. */
  readonly set?: number;
}

export type InputStream = typeof Stream.DataInputs | typeof Stream.HeldOutInputs;

export interface PartPlace {
  readonly points: number;
  readonly stream: InputStream;
  readonly heldOut: boolean;
}

/** Both parts of a draw, made by one function of where they take their words. */
export function bothParts(
  { points, heldOutPoints }: Pick<SplitDraw, 'points' | 'heldOutPoints'>,
  make: (place: PartPlace) => Part,
): { readonly train: Part; readonly heldOut: Part } {
  return {
    train: make({ points, stream: Stream.DataInputs, heldOut: false }),
    heldOut: make({ points: heldOutPoints, stream: Stream.HeldOutInputs, heldOut: true }),
  };
}

/** x1 … xd. */
export function inputNames(inputs: number): string[] {
  return Array.from({ length: inputs }, (_, k) => `x${k + 1}`);
}
