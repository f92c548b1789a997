/** The strip of shapes that `glass-diagram` cools together, and its columns. */
import { fieldTheory, parameterCount } from '../../learner/network.ts';

/** Hidden units, few to many. */
export const WIDTHS = [1, 2, 4, 8, 16, 32] as const;
export type Width = (typeof WIDTHS)[number];

/** Parameters of the network of a width, f = H^(-1/2) sum_h v_h tanh(w_h x). */
export const parametersOf = (inputs: number, width: Width) => parameterCount(fieldTheory(inputs, width));

/** Parameters per datum p/P. */
export const ratioOf = (
  { inputs, points }: { readonly inputs: number; readonly points: number },
  width: Width,
) => parametersOf(inputs, width) / points;
