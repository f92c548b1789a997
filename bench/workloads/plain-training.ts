/**
 * The yardstick of `training`: gradient descent of a network of any depth as one would write it in TypeScript without
 * thinking of speed, and without waste: f64, one thread, one network, point by point.
 */
import { type Layer, layersOf } from '../../src/learner/network.ts';
import type { Task } from './training-tasks.ts';

export class PlainTraining {
  private readonly layers: readonly Layer[];
  private readonly theta: Float64Array;
  private readonly gradient: Float64Array;
  /** Activations of the inputs and of every layer; deltas of every layer. */
  private readonly values: Float64Array[];
  private readonly deltas: Float64Array[];

  constructor(
    private readonly task: Task,
    network = 0,
  ) {
    this.layers = layersOf(task.shape);
    const parameters = task.weights.length / task.networks;
    this.theta = task.weights.slice(network * parameters, (network + 1) * parameters);
    this.gradient = new Float64Array(parameters);
    this.values = [task.shape.inputs, ...this.layers.map(({ outputs }) => outputs)].map(
      (units) => new Float64Array(units),
    );
    this.deltas = this.layers.map(({ outputs }) => new Float64Array(outputs));
  }

  /** The mean loss before the last of these steps. */
  steps(count: number): number {
    let energy = 0;
    for (let s = 0; s < count; s++) {
      energy = this.evaluate();
      for (let k = 0; k < this.theta.length; k++)
        this.theta[k]! -= this.task.rate.gradient * this.gradient[k]!;
    }
    return energy;
  }

  /** The mean loss; leaves its gradient. */
  evaluate(): number {
    const { points, inputs, shape } = this.task;
    this.gradient.fill(0);
    let sum = 0;
    for (let p = 0; p < points; p++) {
      this.values[0]!.set(inputs.subarray(p * shape.inputs, (p + 1) * shape.inputs));
      this.layers.forEach((_, l) => {
        this.forward(l);
      });
      sum += this.loss(p);
      for (let l = this.layers.length - 1; l >= 0; l--) this.backward(l);
    }
    return sum / points;
  }

  private forward(l: number): void {
    const { inputs, outputs, weights, biases } = this.layers[l]!;
    const [a, out] = [this.values[l]!, this.values[l + 1]!];
    const last = l + 1 === this.layers.length;
    const tanh = this.task.shape.activation === 'tanh';
    for (let o = 0; o < outputs; o++) {
      let z = this.theta[biases + o]!;
      for (let i = 0; i < inputs; i++) z += this.theta[weights + o * inputs + i]! * a[i]!;
      out[o] = last ? z : tanh ? Math.tanh(z) : Math.max(0, z);
    }
  }

  /** Of one point; leaves the deltas of the last layer. */
  private loss(p: number): number {
    const { targets, points, loss } = this.task;
    const [f, delta] = [this.values.at(-1)!, this.deltas.at(-1)!];
    const largest = f.reduce((a, b) => Math.max(a, b));
    const mass = f.reduce((sum, value) => sum + Math.exp(value - largest), 0);
    let energy = 0;
    for (let o = 0; o < f.length; o++) {
      const y = targets[p * f.length + o]!;
      if (loss === 'squared-error') {
        delta[o] = (f[o]! - y) / points;
        energy += 0.5 * (f[o]! - y) ** 2;
      } else {
        delta[o] = (Math.exp(f[o]! - largest) / mass - y) / points;
        energy += y * (largest + Math.log(mass) - f[o]!);
      }
    }
    return energy;
  }

  /** Adds to the gradient of layer l and leaves the deltas of the layer below. */
  private backward(l: number): void {
    const { inputs, outputs, weights, biases } = this.layers[l]!;
    const [a, delta] = [this.values[l]!, this.deltas[l]!];
    for (let o = 0; o < outputs; o++) {
      this.gradient[biases + o]! += delta[o]!;
      for (let i = 0; i < inputs; i++) this.gradient[weights + o * inputs + i]! += delta[o]! * a[i]!;
    }
    if (l === 0) return;
    const below = this.deltas[l - 1]!;
    const tanh = this.task.shape.activation === 'tanh';
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let o = 0; o < outputs; o++) sum += this.theta[weights + o * inputs + i]! * delta[o]!;
      below[i] = sum * (tanh ? 1 - a[i]! ** 2 : a[i]! > 0 ? 1 : 0);
    }
  }
}
