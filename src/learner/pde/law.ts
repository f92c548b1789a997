/**
 * A differential equation with all that makes its solution unique: what a physics-informed network is taught. Said in terms of the
 * fields themselves; `compile.ts` turns it into residuals of a network's output jets (src/learner/residuals.ts).
 */
import type { Derivative } from '../residuals.ts';
import type { KnownField } from './ansatz.ts';
import type { PrescribedValue } from './domain/boundary-values.ts';
import type { LawDomain } from './domain/through-time.ts';
import type { Encoding } from './encoding.ts';

/** What coefficients may depend on. */
export interface Place {
  /** Coordinates [axis]: x, y; x, t; or x, y, t. */
  readonly point: readonly number[];
  /** Unit normal out of the domain [axis], on the boundary; zeros inside. */
  readonly normal: readonly number[];
}
/** A number, or a function of the place. */
export type Coefficient = number | ((place: Place) => number);

/** A derivative of one of the fields: { field: 0, derivative: [0, 0] } is u_xx. */
export interface FieldFactor {
  readonly field: number;
  readonly derivative: Derivative;
}

/** coefficient * [constant] * product of at most two derivatives of fields. Without factors it is a source. */
export interface LawTerm {
  readonly coefficient: Coefficient;
  readonly factors: readonly [] | readonly [FieldFactor] | readonly [FieldFactor, FieldFactor];
  /** Index into `Law.constants`: an unknown that is trained. */
  readonly constant?: number;
}

/** The sum of its terms is 0. */
export interface Equation {
  readonly name: string;
  readonly terms: readonly LawTerm[];
}

export type BoundaryCondition = {
  readonly name: string;
  /** Names of pieces of the domain's boundary. */
  readonly pieces: readonly string[];
} & (
  | {
      /** field = value: soft as a residual, or hard as u = g + phi N. */
      readonly kind: 'value';
      readonly field: number;
      readonly value: PrescribedValue;
    }
  /** Fluxes, tractions, Robin conditions: always soft. */
  | { readonly kind: 'equations'; readonly equations: readonly Equation[] }
);

/** An unknown constant of the law. */
export interface LawConstant {
  readonly name: string;
  /** Where training starts. */
  readonly guess: number;
  /** What made the data, where that is known. */
  readonly truth: number | null;
}

/** A scalar made of the fields and their derivatives, drawn and judged: temperature, displacement, von Mises stress. */
export interface Quantity {
  readonly name: string;
  /** @param jets  [field][channel] of the law's channels at the place */
  of(jets: readonly ArrayLike<number>[], place: Place): number;
}

export interface Law {
  readonly id: string;
  readonly coordinates: readonly string[];
  readonly fields: readonly string[];
  readonly domain: LawDomain;
  /** Derivatives that the equations inside need, closed as `jetRule` wants it. */
  readonly channels: readonly Derivative[];
  readonly equations: readonly Equation[];
  readonly boundary: readonly BoundaryCondition[];
  readonly constants: readonly LawConstant[];
  readonly quantities: readonly Quantity[];
  /** Axis that is a circle: the field has the period of the domain's box along it, and needs no condition at its ends. */
  readonly periodic?: number;
  /** Inputs that fit the shape of the domain (ln r and the angle around a hole), which a network is given in place of the scaled coordinates. */
  readonly inputs?: Encoding;
  /** phi of hard conditions by field, where it is better than the general one (`distanceTo`); null: the general one. */
  readonly distances?: readonly (KnownField | null)[];
  /** g of hard conditions by field, where it is better than the general one (`extensionTo`); null: the general one. */
  readonly extensions?: readonly (KnownField | null)[];
  /** What no smooth network can be, e.g. r^(2/3) sin(2 theta/3) at a re-entrant corner: offered as an enrichment of one field. */
  readonly singular?: {
    readonly field: number;
    readonly function: KnownField;
    readonly strength: LawConstant;
  };
  /** Typical size of each field, [field]: the network's output is multiplied by it. Default 1. */
  readonly scales?: readonly number[];
  /** Exact jets [field][channel of `channels`] at a point, where they are known. */
  readonly exact: ((point: readonly number[]) => readonly Float64Array[]) | null;
}
