/** Output jets of networks in f64 at any points, whatever engine trains them: what fields and errors in f64 are read from. */
import { parameterCount } from '../network.ts';
import type { NetworkShape } from '../problem.ts';
import type { Derivative } from '../residuals.ts';
import { BLOCK, JetBlock } from './jet-block.ts';

/**
 * @param thetas  [network][parameter]
 * @param inputs  jets of inputs [point][channel][input], the same for all networks
 * @returns [network][point][channel][output]
 * @throws RangeError if the numbers are not whole networks or points
 */
function networkJets(
  shape: NetworkShape,
  thetas: Float64Array,
  inputs: Float64Array,
  channels: readonly Derivative[],
): Float64Array {
  const [p, width, slots] = [
    parameterCount(shape),
    channels.length * shape.inputs,
    channels.length * shape.outputs,
  ];
  const [networks, points] = [thetas.length / p, inputs.length / width];
  if (!Number.isInteger(networks) || !Number.isInteger(points))
    throw new RangeError(
      `${thetas.length} parameters and ${inputs.length} inputs are not whole networks and points`,
    );
  const pass = new JetBlock(shape, channels);
  const values = new Float64Array(networks * points * slots);
  for (let e = 0; e < networks; e++) {
    const theta = thetas.subarray(e * p, (e + 1) * p);
    for (let from = 0; from < points; from += BLOCK) {
      const count = Math.min(BLOCK, points - from);
      pass.forward(theta, inputs, from * width, count, 2);
      for (let n = 0; n < count; n++)
        for (let s = 0; s < slots; s++)
          values[(e * points + from + n) * slots + s] = pass.outputs[s * BLOCK + n]!;
    }
  }
  return values;
}

/** Networks of these parameters, [network][parameter], as a place that jets are asked of. */
export function jetSource(shape: NetworkShape, thetas: Float64Array) {
  return {
    networks: thetas.length / parameterCount(shape),
    jets: async (inputs: Float64Array, channels: readonly Derivative[]) =>
      networkJets(shape, thetas, inputs, channels),
    weights: async () => thetas.slice(),
  };
}
