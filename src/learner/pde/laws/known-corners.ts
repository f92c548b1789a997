/** A heated plate on which optimisers are compared: what is not smooth at its corners stands beside the network. */
import { squareCorners } from '../exact/square-corners.ts';
import type { Law } from '../law.ts';
import { heatedPlateLaw } from './steady-heat.ts';

/** The evenly heated plate with the function of its four corners beside the network, whose strength is known: 1. */
export function knownCornersLaw(): Law {
  return {
    ...heatedPlateLaw(),
    id: 'known-corners',
    singular: {
      field: 0,
      function: ([x, y]) => {
        const jet = new Float64Array(6);
        squareCorners(x!, y!, jet);
        return [jet[0]!, jet[1]!, jet[2]!, jet[3]!, jet[4]!, jet[5]!];
      },
      strength: { name: 'corners', guess: 1, truth: 1 },
    },
  };
}
