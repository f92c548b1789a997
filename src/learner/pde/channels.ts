/** Sets of derivatives that belong together, and jets by channels instead of by place (src/learner/pde/domain/jet.ts). */
import { channelOf, type Derivative } from '../residuals.ts';
import { type Jet, jetSlot } from './domain/jet.ts';

/** A derivative by its coordinates in order, as text: equal derivatives have equal keys. */
const keyOf = (derivative: Derivative): string => [...derivative].sort((a, b) => a - b).join();

/** Derivatives that this one is made of in the product and chain rules, itself last. */
export function partsOf(derivative: Derivative): readonly Derivative[] {
  const [i, j] = derivative;
  if (i === undefined) return [[]];
  if (j === undefined) return [[], [i]];
  return i === j ? [[], [i], [i, i]] : [[], [i], [j], [i, j]];
}

/** The smallest set that `jetRule` takes: the value, then first and then second derivatives, each by coordinates, without repetition. */
export function closedChannels(derivatives: readonly Derivative[]): readonly Derivative[] {
  const all = new Map<string, Derivative>([['', []]]);
  for (const derivative of derivatives) for (const part of partsOf(derivative)) all.set(keyOf(part), part);
  return [...all.entries()]
    .sort(([a, p], [b, q]) => p.length - q.length || (a < b ? -1 : a > b ? 1 : 0))
    .map(([, derivative]) => derivative);
}

/** @throws RangeError if the channel is not there */
export function channelIn(channels: readonly Derivative[], derivative: Derivative): number {
  const found = channelOf(channels, derivative);
  if (found < 0) throw new RangeError(`the derivative [${derivative}] is not among the channels`);
  return found;
}

/** The numbers of a jet in the order of `channels`. */
export function channelValues(jet: Jet, axes: number, channels: readonly Derivative[]): Float64Array {
  return Float64Array.from(channels, (derivative) => jet[jetSlot(axes, derivative)]!);
}
