/**
 * Forward and backward of one network at one point, on jets: every unit carries `channels` numbers, channel 0 the value,
 * further ones derivatives by the inputs. Linear layers act on every channel alike (a bias has no derivative, so it enters
 * channel 0 only); activations mix channels by the chain rule; the backward pass is the adjoint of the forward one, line by
 * line. Plain loops in f64, the text to read and the oracle to test against. Arrays of a layer are [channel][unit].
 */
import { type ActivationFunction, activations } from '../../learner/activations.ts';
import { type Layer, layersOf } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';

/** How an activation acts on one unit's jet. `z`, `a` and their adjoints are [channel][unit] with `units` units a channel. */
interface JetRule {
  readonly channels: number;
  forward(act: ActivationFunction, z: Float64Array, a: Float64Array, units: number): void;
  /** zBar = (da/dz)^T aBar. */
  backward(
    act: ActivationFunction,
    z: Float64Array,
    aBar: Float64Array,
    zBar: Float64Array,
    units: number,
  ): void;
}

/** C = 1: a = act(z). */
const VALUE_ONLY: JetRule = {
  channels: 1,
  forward(act, z, a, units) {
    for (let i = 0; i < units; i++) a[i] = act.value(z[i]!);
  },
  backward(act, z, aBar, zBar, units) {
    for (let i = 0; i < units; i++) zBar[i] = act.slope(z[i]!) * aBar[i]!;
  },
};
const JET_RULES: readonly JetRule[] = [VALUE_ONLY];

/** Scratch arrays for one network at one point; reused from point to point. */
export class JetPass {
  private readonly layers: readonly Layer[];
  private readonly act: ActivationFunction;
  private readonly rule: JetRule;
  /** a[0] holds the input jet; a[l + 1] = act(z[l]), and the last one, z itself, is the output. */
  private readonly a: Float64Array[];
  private readonly z: Float64Array[];
  private readonly aBar: Float64Array[];
  private readonly zBar: Float64Array[];

  /** @throws RangeError if there is no rule for this many channels */
  constructor(
    readonly shape: NetworkShape,
    readonly channels = 1,
  ) {
    const rule = JET_RULES.find((candidate) => candidate.channels === channels);
    if (!rule) throw new RangeError(`jets of ${channels} channels are not known; use 1`);
    this.rule = rule;
    this.layers = layersOf(shape);
    this.act = activations[shape.activation];
    const room = (units: number) => new Float64Array(channels * units);
    this.z = this.layers.map((layer) => room(layer.outputs));
    this.zBar = this.layers.map((layer) => room(layer.outputs));
    this.a = [room(shape.inputs), ...this.layers.map((layer) => room(layer.outputs))];
    this.aBar = this.a.map((values) => new Float64Array(values.length));
  }

  /**
   * @param theta   parameters of all networks; this one's start at `offset`
   * @param inputs  input jets, this point's [channel][input] starting at `start`
   * @returns the output jet [channel][output]; valid until the next call
   */
  forward(theta: Float64Array, offset: number, inputs: Float64Array, start: number): Float64Array {
    const { layers, channels } = this;
    this.a[0]!.set(inputs.subarray(start, start + this.a[0]!.length));
    layers.forEach((layer, l) => {
      const [a, z] = [this.a[l]!, this.z[l]!];
      for (let c = 0; c < channels; c++) affine(layer, theta, offset, a, z, c);
      if (l < layers.length - 1) this.rule.forward(this.act, z, this.a[l + 1]!, layer.outputs);
      else this.a[l + 1]!.set(z);
    });
    return this.a[layers.length]!;
  }

  /** Adds dE/dtheta to `gradient[offset …]`, given dE/d(output jet); follows a `forward` of the same point and parameters. */
  backward(theta: Float64Array, outputBar: Float64Array, gradient: Float64Array, offset: number): void {
    const { layers, channels } = this;
    this.aBar[layers.length]!.set(outputBar);
    for (let l = layers.length - 1; l >= 0; l--) {
      const [layer, zBar] = [layers[l]!, this.zBar[l]!];
      if (l < layers.length - 1)
        this.rule.backward(this.act, this.z[l]!, this.aBar[l + 1]!, zBar, layer.outputs);
      else zBar.set(this.aBar[l + 1]!);
      this.aBar[l]!.fill(0);
      for (let c = 0; c < channels; c++)
        affineAdjoint(layer, theta, gradient, offset, this.a[l]!, zBar, this.aBar[l]!, c);
    }
  }
}

/** z = gain (W a) + b in channel c. */
function affine(
  layer: Layer,
  theta: Float64Array,
  offset: number,
  a: Float64Array,
  z: Float64Array,
  c: number,
): void {
  const { inputs, outputs, gain } = layer;
  for (let o = 0; o < outputs; o++) {
    const row = offset + layer.weights + o * inputs;
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += theta[row + i]! * a[c * inputs + i]!;
    z[c * outputs + o] = gain * sum + (layer.biases >= 0 && c === 0 ? theta[offset + layer.biases + o]! : 0);
  }
}

/** Adjoint of `affine`: adds to the gradient of W and b and to aBar. */
function affineAdjoint(
  layer: Layer,
  theta: Float64Array,
  gradient: Float64Array,
  offset: number,
  a: Float64Array,
  zBar: Float64Array,
  aBar: Float64Array,
  c: number,
): void {
  const { inputs, outputs, gain } = layer;
  for (let o = 0; o < outputs; o++) {
    const row = offset + layer.weights + o * inputs;
    const bar = gain * zBar[c * outputs + o]!;
    for (let i = 0; i < inputs; i++) {
      gradient[row + i]! += bar * a[c * inputs + i]!;
      aBar[c * inputs + i]! += bar * theta[row + i]!;
    }
    if (layer.biases >= 0 && c === 0) gradient[offset + layer.biases + o]! += zBar[o]!;
  }
}
