/**
 * First and second derivatives of one network at one point, in f64. Backward is reverse mode; the tangent passes are Pearlmutter's
 * R operator, R{x} = d/ds x(theta + s v) at s = 0, applied to every line of forward and backward.
 *
 * Plain loops over arrays that are reused from point to point; `a[0]` is the input, `a[l + 1] = act(z[l])`, `a.at(-1)` the output.
 * Source: Pearlmutter, Neural Computation 6 (1994) 147.
 */
import { type ActivationFunction, activations } from '../activations.ts';
import { type Layer, layersOf } from '../network.ts';
import type { NetworkShape } from '../problem.ts';

export class PointPass {
  readonly layers: readonly Layer[];
  /** [layer + 1][unit]. */
  readonly a: readonly Float64Array[];
  /** dE/dz, [layer][unit]. */
  readonly zBar: readonly Float64Array[];
  /** Tangents of `a` and `zBar`. */
  readonly aDot: readonly Float64Array[];
  readonly zBarDot: readonly Float64Array[];
  private readonly act: ActivationFunction;
  private readonly z: readonly Float64Array[];
  private readonly zDot: readonly Float64Array[];
  /** act'(z) and act''(z); hidden layers only. */
  private readonly slope: readonly Float64Array[];
  private readonly bend: readonly Float64Array[];
  /** dE/da of the layer that is being worked on. */
  private readonly aBar: Float64Array;
  private readonly aBarDot: Float64Array;

  /** @throws RangeError if the shape is not one */
  constructor(readonly shape: NetworkShape) {
    this.layers = layersOf(shape);
    this.act = activations[shape.activation];
    const rooms = () => this.layers.map(({ outputs }) => new Float64Array(outputs));
    [this.z, this.zDot, this.zBar, this.zBarDot] = [rooms(), rooms(), rooms(), rooms()];
    [this.slope, this.bend] = [rooms(), rooms()];
    this.a = [new Float64Array(shape.inputs), ...rooms()];
    this.aDot = [new Float64Array(shape.inputs), ...rooms()];
    const widest = Math.max(shape.inputs, ...this.layers.map(({ outputs }) => outputs));
    this.aBar = new Float64Array(widest);
    this.aBarDot = new Float64Array(widest);
  }

  /** @returns outputs f [output], valid until the next call */
  forward(theta: Float64Array, inputs: Float64Array, start: number): Float64Array {
    const { layers, a } = this;
    const x = a[0]!;
    for (let i = 0; i < x.length; i++) x[i] = inputs[start + i]!;
    for (let l = 0; l < layers.length; l++) {
      const [layer, z, next] = [layers[l]!, this.z[l]!, a[l + 1]!];
      affine(layer, theta, a[l]!, z);
      if (l === layers.length - 1) next.set(z);
      else for (let o = 0; o < z.length; o++) next[o] = this.act.value(z[o]!);
    }
    return a[layers.length]!;
  }

  /** dE/dz of every layer, given dE/df; follows `forward`. Fills slopes, and curvatures where tangents will be asked for. */
  backward(theta: Float64Array, fBar: Float64Array, withBend = false): void {
    const { layers } = this;
    const last = layers.length - 1;
    this.zBar[last]!.set(fBar);
    for (let l = last - 1; l >= 0; l--) {
      const [z, a, slope, bend, zBar] = [
        this.z[l]!,
        this.a[l + 1]!,
        this.slope[l]!,
        this.bend[l]!,
        this.zBar[l]!,
      ];
      pullBack(layers[l + 1]!, theta, this.zBar[l + 1]!, this.aBar);
      for (let o = 0; o < z.length; o++) {
        slope[o] = this.act.slopeAt(z[o]!, a[o]!);
        if (withBend) bend[o] = this.act.curvatureAt(z[o]!, a[o]!) * this.aBar[o]!;
        zBar[o] = slope[o]! * this.aBar[o]!;
      }
    }
  }

  /** Adds dE/dtheta. */
  addGradient(gradient: Float64Array): void {
    for (let l = 0; l < this.layers.length; l++)
      addOuter(this.layers[l]!, this.zBar[l]!, this.a[l]!, gradient, true);
  }

  /** R{f}, for theta moving along v; follows a `backward`, whose slopes it takes. */
  tangentForward(theta: Float64Array, v: Float64Array): Float64Array {
    const { layers } = this;
    this.aDot[0]!.fill(0);
    for (let l = 0; l < layers.length; l++) {
      const [layer, zDot] = [layers[l]!, this.zDot[l]!];
      affine(layer, v, this.a[l]!, zDot);
      if (l > 0) addLinear(layer, theta, this.aDot[l]!, zDot);
      this.bendForward(l);
    }
    return this.aDot[layers.length]!;
  }

  /** R{dE/dz} of every layer, given R{dE/df}; follows `tangentForward` and a `backward` with curvatures. */
  tangentBackward(theta: Float64Array, v: Float64Array, fBarDot: Float64Array): void {
    const { layers } = this;
    this.zBarDot[layers.length - 1]!.set(fBarDot);
    for (let l = layers.length - 2; l >= 0; l--) {
      const above = layers[l + 1]!;
      pullBack(above, theta, this.zBarDot[l + 1]!, this.aBarDot);
      addPullBack(above, v, this.zBar[l + 1]!, this.aBarDot);
      this.bendBackward(l);
    }
  }

  /** Adds R{dE/dtheta}: the Hessian's product with v. */
  addTangentGradient(product: Float64Array): void {
    for (let l = 0; l < this.layers.length; l++) {
      addOuter(this.layers[l]!, this.zBarDot[l]!, this.a[l]!, product, true);
      if (l > 0) addOuter(this.layers[l]!, this.zBar[l]!, this.aDot[l]!, product, false);
    }
  }

  /** R{f} where only z of one unit moves, at unit speed: the tangent that all weights into it share. */
  unitForward(theta: Float64Array, from: number, unit: number): Float64Array {
    const { layers } = this;
    this.zDot[from]!.fill(0);
    this.zDot[from]![unit] = 1;
    this.bendForward(from);
    for (let l = from + 1; l < layers.length; l++) {
      this.zDot[l]!.fill(0);
      addLinear(layers[l]!, theta, this.aDot[l]!, this.zDot[l]!);
      this.bendForward(l);
    }
    return this.aDot[layers.length]!;
  }

  /** R{dE/dz} of layers `from` and above; follows `unitForward`. */
  unitBackward(theta: Float64Array, from: number, fBarDot: Float64Array): void {
    const { layers } = this;
    this.zBarDot[layers.length - 1]!.set(fBarDot);
    for (let l = layers.length - 2; l >= from; l--) {
      pullBack(layers[l + 1]!, theta, this.zBarDot[l + 1]!, this.aBarDot);
      this.bendBackward(l);
    }
  }

  /** Adds R{dE/dtheta} of layers `from` and above, for the unit of layer `from`. */
  addUnitTangent(from: number, column: Float64Array): void {
    for (let l = from; l < this.layers.length; l++) {
      addOuter(this.layers[l]!, this.zBarDot[l]!, this.a[l]!, column, true);
      if (l > from) addOuter(this.layers[l]!, this.zBar[l]!, this.aDot[l]!, column, false);
    }
  }

  /** R{a} = act'(z) R{z}. */
  private bendForward(l: number): void {
    const [zDot, aDot, slope] = [this.zDot[l]!, this.aDot[l + 1]!, this.slope[l]!];
    if (l === this.layers.length - 1) aDot.set(zDot);
    else for (let o = 0; o < zDot.length; o++) aDot[o] = slope[o]! * zDot[o]!;
  }

  /** R{zBar} = act''(z) R{z} aBar + act'(z) R{aBar}. */
  private bendBackward(l: number): void {
    const [zDot, zBarDot, slope, bend] = [this.zDot[l]!, this.zBarDot[l]!, this.slope[l]!, this.bend[l]!];
    for (let o = 0; o < zDot.length; o++) zBarDot[o] = bend[o]! * zDot[o]! + slope[o]! * this.aBarDot[o]!;
  }
}

/** z = gain (W a) + b. */
function affine(layer: Layer, theta: Float64Array, a: Float64Array, z: Float64Array): void {
  const { inputs, outputs, gain, weights, biases } = layer;
  for (let o = 0; o < outputs; o++) {
    const row = weights + o * inputs;
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += theta[row + i]! * a[i]!;
    z[o] = gain * sum + (biases >= 0 ? theta[biases + o]! : 0);
  }
}

/** z += gain (W a). */
function addLinear(layer: Layer, theta: Float64Array, a: Float64Array, z: Float64Array): void {
  const { inputs, outputs, gain, weights } = layer;
  for (let o = 0; o < outputs; o++) {
    const row = weights + o * inputs;
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += theta[row + i]! * a[i]!;
    z[o]! += gain * sum;
  }
}

/** aBar = gain W^T zBar. */
function pullBack(layer: Layer, theta: Float64Array, zBar: Float64Array, aBar: Float64Array): void {
  aBar.fill(0, 0, layer.inputs);
  addPullBack(layer, theta, zBar, aBar);
}

function addPullBack(layer: Layer, theta: Float64Array, zBar: Float64Array, aBar: Float64Array): void {
  const { inputs, outputs, gain, weights } = layer;
  for (let o = 0; o < outputs; o++) {
    const row = weights + o * inputs;
    const bar = gain * zBar[o]!;
    for (let i = 0; i < inputs; i++) aBar[i]! += bar * theta[row + i]!;
  }
}

/** out[W] += gain zBar a^T; out[b] += zBar. */
function addOuter(
  layer: Layer,
  zBar: Float64Array,
  a: Float64Array,
  out: Float64Array,
  withBias: boolean,
): void {
  const { inputs, outputs, gain, weights, biases } = layer;
  for (let o = 0; o < outputs; o++) {
    const row = weights + o * inputs;
    const bar = gain * zBar[o]!;
    for (let i = 0; i < inputs; i++) out[row + i]! += bar * a[i]!;
    if (withBias && biases >= 0) out[biases + o]! += zBar[o]!;
  }
}
