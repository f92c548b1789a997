/**
 * Forward and backward of one network at one point, on jets: every unit carries a number for each channel, channel 0 the value,
 * further ones derivatives by the coordinates. Linear layers act on every channel alike (a bias has no derivative, so it enters
 * channel 0 only); activations mix channels by the chain rule; the backward pass is the adjoint of the forward one, line by
 * line. Plain loops in f64, the text to read and the oracle to test against. Arrays of a layer are [channel][unit].
 */
import { type ActivationFunction, activations } from '../../learner/activations.ts';
import { type Layer, layersOf } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import { type Derivative, type JetRule, jetRule, VALUE_CHANNEL } from '../../learner/residuals.ts';

/**
 * a = act(z) as jets: a_i = act' z_i, a_k = act' z_k + act'' z_i z_j. Arrays [channel][unit].
 * Source: chain rule; Faa di Bruno to second order.
 */
function activate(
  act: ActivationFunction,
  rule: JetRule,
  z: Float64Array,
  a: Float64Array,
  units: number,
): void {
  for (let u = 0; u < units; u++) {
    const value = act.value(z[u]!);
    const [slope, curvature] = [act.slopeAt(z[u]!, value), act.curvatureAt(z[u]!, value)];
    a[u] = value;
    for (const i of rule.first) a[i * units + u] = slope * z[i * units + u]!;
    for (const [k, i, j] of rule.second)
      a[k * units + u] = slope * z[k * units + u]! + curvature * z[i * units + u]! * z[j * units + u]!;
  }
}

/** The adjoint of `activate`: zBar = (da/dz)^T aBar. */
function activateAdjoint(
  act: ActivationFunction,
  rule: JetRule,
  z: Float64Array,
  aBar: Float64Array,
  zBar: Float64Array,
  units: number,
): void {
  for (let u = 0; u < units; u++) {
    const value = act.value(z[u]!);
    const slope = act.slopeAt(z[u]!, value);
    let valueBar = slope * aBar[u]!;
    if (rule.channels > 1) {
      const [curvature, third] = [act.curvatureAt(z[u]!, value), act.thirdAt(z[u]!, value)];
      for (const i of rule.first) {
        const at = i * units + u;
        zBar[at] = slope * aBar[at]!;
        valueBar += curvature * z[at]! * aBar[at]!;
      }
      for (const [k, i, j] of rule.second) {
        const [at, zi, zj, bar] = [k * units + u, z[i * units + u]!, z[j * units + u]!, aBar[k * units + u]!];
        zBar[at] = slope * bar;
        zBar[i * units + u]! += curvature * zj * bar;
        zBar[j * units + u]! += curvature * zi * bar;
        valueBar += (curvature * z[at]! + third * zi * zj) * bar;
      }
    }
    zBar[u] = valueBar;
  }
}

/** Scratch arrays for one network at one point; reused from point to point. */
export class JetPass {
  private readonly layers: readonly Layer[];
  private readonly act: ActivationFunction;
  private readonly rule: JetRule;
  private readonly channels: number;
  /** a[0] holds the input jet; a[l + 1] = act(z[l]), and the last one, z itself, is the output. */
  private readonly a: Float64Array[];
  private readonly z: Float64Array[];
  private readonly aBar: Float64Array[];
  private readonly zBar: Float64Array[];
  /** Factors of the hidden units' activations, counted through the layers, [unit] (dropout); null where all are 1. */
  factors: Float64Array | null = null;

  /** @throws RangeError if the channels are not those of a jet */
  constructor(
    readonly shape: NetworkShape,
    derivatives: readonly Derivative[] = VALUE_CHANNEL,
  ) {
    this.rule = jetRule(derivatives);
    const channels = derivatives.length;
    this.channels = channels;
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
      if (l === layers.length - 1) this.a[l + 1]!.set(z);
      else {
        activate(this.act, this.rule, z, this.a[l + 1]!, layer.outputs);
        this.thin(l, this.a[l + 1]!);
      }
    });
    return this.a[layers.length]!;
  }

  /** dE/d(input jet) of the last `backward`, [channel][input]; valid until the next one. */
  get inputBar(): Float64Array {
    return this.aBar[0]!;
  }

  /** Activations of hidden layer l, or their adjoints, times the factors of its units. */
  private thin(l: number, a: Float64Array): void {
    if (!this.factors) return;
    const { hidden } = this.shape;
    const first = hidden.slice(0, l).reduce((sum, width) => sum + width, 0);
    for (let k = 0; k < a.length; k++) a[k]! *= this.factors[first + (k % hidden[l]!)]!;
  }

  /** Adds dE/dtheta to `gradient[offset …]`, given dE/d(output jet); follows a `forward` of the same point and parameters. */
  backward(theta: Float64Array, outputBar: Float64Array, gradient: Float64Array, offset: number): void {
    const { layers, channels } = this;
    this.aBar[layers.length]!.set(outputBar);
    for (let l = layers.length - 1; l >= 0; l--) {
      const [layer, zBar] = [layers[l]!, this.zBar[l]!];
      if (l === layers.length - 1) zBar.set(this.aBar[l + 1]!);
      else {
        this.thin(l, this.aBar[l + 1]!);
        activateAdjoint(this.act, this.rule, this.z[l]!, this.aBar[l + 1]!, zBar, layer.outputs);
      }
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
