/**
 * What a field is made of: u = g + phi N + c S, with the network's output N, a scale or a function phi that vanishes on the boundary, an
 * extension g of the boundary values, and a known singular function S with a trainable strength c. A soft field is N times a scale.
 *
 * Derivatives of u are sums of derivatives of N with coefficients from those of phi, g and S (product rule), so hard conditions and
 * enrichment change the columns of residuals, not their form.
 */
import type { Derivative } from '../residuals.ts';
import { type Jet, jetSlot } from './domain/jet.ts';

/** A known function with its derivatives. */
export type KnownField = (point: readonly number[]) => Jet;

export interface Ansatz {
  /** phi: a scale, or a function. */
  readonly factor: number | KnownField;
  /** g, or none. */
  readonly lift: KnownField | null;
  /** S with the index of its strength among the problem's trainable constants, or none. */
  readonly singular: { readonly field: KnownField; readonly strength: number } | null;
}

/** Jets of the known functions of one ansatz at one point. */
export interface KnownJets {
  readonly factor: Jet | number;
  readonly lift: Jet | null;
  readonly singular: Jet | null;
}

export function knownJets({ factor, lift, singular }: Ansatz, point: readonly number[]): KnownJets {
  return {
    factor: typeof factor === 'number' ? factor : factor(point),
    lift: lift ? lift(point) : null,
    singular: singular ? singular.field(point) : null,
  };
}

/** One summand of a derivative of u: a coefficient from the known jets, times a derivative of N or a trainable constant, or alone. */
export interface Summand {
  /** Derivative of the network's output, or null where there is none. */
  readonly output: Derivative | null;
  readonly constant: number | null;
  coefficient(known: KnownJets): number;
}

/** u's derivative, taken apart. @param axes  coordinates that jets are by */
export function summandsOf(ansatz: Ansatz, derivative: Derivative, axes: number): Summand[] {
  const slot = jetSlot(axes, derivative);
  const summands = productRule(ansatz, derivative, axes);
  if (ansatz.lift) summands.push({ output: null, constant: null, coefficient: ({ lift }) => lift![slot]! });
  if (ansatz.singular)
    summands.push({
      output: null,
      constant: ansatz.singular.strength,
      coefficient: ({ singular }) => singular![slot]!,
    });
  return summands;
}

function productRule({ factor }: Ansatz, derivative: Derivative, axes: number): Summand[] {
  if (typeof factor === 'number')
    return [{ output: derivative, constant: null, coefficient: (known) => known.factor as number }];
  const of = (output: Derivative, rest: Derivative, times = 1): Summand => {
    const slot = jetSlot(axes, rest);
    return { output, constant: null, coefficient: (known) => times * (known.factor as Jet)[slot]! };
  };
  const [i, j] = derivative;
  if (i === undefined) return [of([], [])];
  if (j === undefined) return [of([i], []), of([], [i])];
  const mixed = i === j ? [of([i], [i], 2)] : [of([i], [j]), of([j], [i])];
  return [of([i, j], []), ...mixed, of([], [i, j])];
}
