/**
 * Outputs of one network at given points, in f64: the plain definition of the network function, for making labels.
 * Engines have their own passes and are tested against this.
 */
import { activations } from './activations.ts';
import { layersOf } from './network.ts';
import type { NetworkShape } from './problem.ts';

/**
 * @param theta   parameters, [parameter]
 * @param inputs  [point][input]
 * @returns [point][output]
 */
export function evaluate(shape: NetworkShape, theta: Float64Array, inputs: Float64Array): Float64Array {
  const layers = layersOf(shape);
  const act = activations[shape.activation].value;
  const points = inputs.length / shape.inputs;
  const outputs = new Float64Array(points * shape.outputs);
  for (let point = 0; point < points; point++) {
    let a = inputs.subarray(point * shape.inputs, (point + 1) * shape.inputs);
    for (const [l, layer] of layers.entries()) {
      const z = new Float64Array(layer.outputs);
      for (let o = 0; o < layer.outputs; o++) {
        let sum = 0;
        for (let i = 0; i < layer.inputs; i++) sum += theta[layer.weights + o * layer.inputs + i]! * a[i]!;
        z[o] = layer.gain * sum + (layer.biases >= 0 ? theta[layer.biases + o]! : 0);
      }
      a = l < layers.length - 1 ? z.map(act) : z;
    }
    outputs.set(a, point * shape.outputs);
  }
  return outputs;
}
