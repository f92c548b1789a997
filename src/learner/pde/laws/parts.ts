/** Small parts that laws are put together from. */
import type { Derivative } from '../../residuals.ts';
import type { PrescribedValue } from '../domain/boundary-values.ts';
import type { LineField, PlaneField } from '../exact/jet.ts';
import type { Coefficient, LawConstant, LawTerm, Quantity } from '../law.ts';

export const U_X: Derivative = [0];
export const U_Y: Derivative = [1];
export const U_XX: Derivative = [0, 0];
export const U_XY: Derivative = [0, 1];
export const U_YY: Derivative = [1, 1];
/** u, u_x, u_t, u_xx: a line through time, as exact solutions on a line list them. */
export const LINE_CHANNELS: readonly Derivative[] = [[], [0], [1], [0, 0]];
/** u, u_x, u_y, u_t, u_xx, u_yy: the plane through time. */
export const PLANE_TIME_CHANNELS: readonly Derivative[] = [[], [0], [1], [2], [0, 0], [1, 1]];

/** coefficient * derivative of a field. */
export const term = (coefficient: Coefficient, derivative: Derivative, field = 0): LawTerm => ({
  coefficient,
  factors: [{ field, derivative }],
});
/** A term without fields. */
export const source = (coefficient: Coefficient): LawTerm => ({ coefficient, factors: [] });

/** An unknown of an inverse problem: where training starts. */
export interface Unknown {
  readonly guess: number;
}

/** A material number of a law: known, or trained from a guess. */
export interface Material {
  readonly name: string;
  readonly value: number;
  readonly unknown?: Unknown;
}

/** The trainable constants among materials, and terms that contain one of them. */
export function materialTerms(materials: readonly Material[]): {
  readonly constants: readonly LawConstant[];
  /** material * coefficient * the rest of the term */
  times(material: number, of: LawTerm): LawTerm;
} {
  const trained = materials.filter(({ unknown }) => unknown);
  return {
    constants: trained.map(({ name, value, unknown }) => ({ name, guess: unknown!.guess, truth: value })),
    times: (material, of) => {
      const { value, unknown } = materials[material]!;
      if (unknown) return { ...of, constant: trained.indexOf(materials[material]!) };
      const { coefficient } = of;
      return {
        ...of,
        coefficient:
          typeof coefficient === 'number' ? value * coefficient : (place) => value * coefficient(place),
      };
    },
  };
}

/** Exact jets [field][channel] of one field of the plane. */
export function exactPlane(field: PlaneField): (point: readonly number[]) => Float64Array[] {
  return ([x, y]) => {
    const jet = new Float64Array(6);
    field(x!, y!, jet);
    return [jet];
  };
}

/** Exact jets [field][channel] on a line through time. */
export function exactLine(field: LineField): (point: readonly number[]) => Float64Array[] {
  return ([x, t]) => {
    const jet = new Float64Array(4);
    field(x!, t!, jet);
    return [jet];
  };
}

/** f(x) as values on a line through time, the same at all times: [f, f', f'']. */
export function lineValue(f: (x: number) => readonly [number, number, number]): PrescribedValue {
  return (x) => {
    const [value, slope, bend] = f(x!);
    return [value, slope, 0, bend, 0, 0];
  };
}

export const temperature: Quantity = { name: 'temperature', of: ([u]) => u![0]! };
