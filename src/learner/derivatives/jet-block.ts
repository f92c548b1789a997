/**
 * Forward and backward of one network on a block of points at once, on jets, in f64: what `engine/reference/learner-jets.ts` does point by
 * point. Arrays are [channel][unit][point]: for every unit the points lie side by side, and each loop runs over them.
 *
 * `a[0]` are the input jets, `a[l + 1] = act(z[l])`, the last one the output jets. Backward is the adjoint, line by line.
 */
import { type ActivationFunction, activations } from '../activations.ts';
import { type Layer, layersOf } from '../network.ts';
import type { NetworkShape } from '../problem.ts';
import { type Derivative, type JetRule, jetRule } from '../residuals.ts';

/** Points of a block: the arrays of a layer of 32 units then fit the second cache. */
export const BLOCK = 64;

export class JetBlock {
  readonly layers: readonly Layer[];
  readonly rule: JetRule;
  readonly channels: number;
  /** [layer + 1][channel][unit][point] */
  readonly a: readonly Float64Array[];
  readonly z: readonly Float64Array[];
  /** dE/dz and dE/da of the layers' results, [layer][channel][unit][point]. */
  readonly zBar: readonly Float64Array[];
  readonly aBar: readonly Float64Array[];
  /** act', act'', act''', act'''' at z of channel 0, [layer][unit][point]; as many as were asked for. */
  readonly slopes: readonly (readonly Float64Array[])[];
  /** Whether any point of the block has a number there that is not 0, [channel][input]: most derivatives of inputs are 0. */
  readonly live: Uint8Array;
  count = 0;
  private readonly act: ActivationFunction;

  /** @throws RangeError if the shape is not one or the channels are no jet's */
  constructor(
    readonly shape: NetworkShape,
    channels: readonly Derivative[],
  ) {
    this.layers = layersOf(shape);
    this.rule = jetRule(channels);
    this.channels = channels.length;
    this.act = activations[shape.activation];
    const rooms = () => this.layers.map(({ outputs }) => new Float64Array(channels.length * outputs * BLOCK));
    this.a = [new Float64Array(channels.length * shape.inputs * BLOCK), ...rooms()];
    [this.z, this.zBar, this.aBar] = [rooms(), rooms(), rooms()];
    this.slopes = this.layers.map(({ outputs }) =>
      Array.from({ length: 4 }, () => new Float64Array(outputs * BLOCK)),
    );
    this.live = new Uint8Array(channels.length * shape.inputs);
  }

  /** Output jets, [channel][output][point]. */
  get outputs(): Float64Array {
    return this.a[this.layers.length]!;
  }

  /**
   * @param inputs  [point][channel][input], from `at` on
   * @param count   points, at most BLOCK
   * @param order   how many derivatives of the activation to keep: 2 for `forward` alone, 3 for `backward`, 4 for its tangent
   */
  forward(theta: Float64Array, inputs: Float64Array, at: number, count: number, order: 2 | 3 | 4): void {
    this.count = count;
    this.take(inputs, at);
    const last = this.layers.length - 1;
    for (let l = 0; l <= last; l++) {
      affine(this.layers[l]!, theta, this.a[l]!, this.z[l]!, this, l === 0 ? this.live : null);
      if (l === last) this.a[l + 1]!.set(this.z[l]!);
      else this.activate(l, order);
    }
  }

  /** Given dE/d(output jets) [channel][output][point]: dE/dz and dE/da of every layer; follows a `forward` of order 3. */
  backward(theta: Float64Array, outputBar: Float64Array): void {
    const last = this.layers.length - 1;
    this.zBar[last]!.set(outputBar);
    for (let l = last - 1; l >= 0; l--) {
      this.aBar[l]!.fill(0);
      addPullBack(this.layers[l + 1]!, theta, this.zBar[l + 1]!, this.aBar[l]!, this);
      this.activateAdjoint(l);
    }
  }

  /** Adds dE/dtheta. */
  addGradient(gradient: Float64Array): void {
    for (let l = 0; l < this.layers.length; l++)
      addOuter(this.layers[l]!, this.zBar[l]!, this.a[l]!, gradient, this, l === 0 ? this.live : null, true);
  }

  /**
   * dE/dtheta of every point by itself, into columns [parameter][row] of this stride, the block's points from row `from` on, each times
   * `scales` [point].
   */
  pointGradients(columns: Float64Array, stride: number, from: number, scales: Float64Array): void {
    const { count, channels } = this;
    for (const [l, { inputs, outputs, gain, weights, biases }] of this.layers.entries()) {
      const [zBar, a] = [this.zBar[l]!, this.a[l]!];
      for (let o = 0; o < outputs; o++) {
        for (let i = 0; i < inputs; i++) {
          const to = (weights + o * inputs + i) * stride + from;
          for (let p = 0; p < count; p++) columns[to + p] = 0;
          for (let c = 0; c < channels; c++) {
            if (l === 0 && !this.live[c * inputs + i]) continue;
            const [x, y] = [(c * outputs + o) * BLOCK, (c * inputs + i) * BLOCK];
            for (let p = 0; p < count; p++) columns[to + p]! += zBar[x + p]! * a[y + p]!;
          }
          for (let p = 0; p < count; p++) columns[to + p]! *= gain * scales[p]!;
        }
        if (biases < 0) continue;
        const [to, x] = [(biases + o) * stride + from, o * BLOCK];
        for (let p = 0; p < count; p++) columns[to + p] = zBar[x + p]! * scales[p]!;
      }
    }
  }

  private take(inputs: Float64Array, at: number): void {
    const a = this.a[0]!;
    const width = this.channels * this.shape.inputs;
    for (let s = 0; s < width; s++) {
      let live = 0;
      for (let p = 0; p < this.count; p++) {
        const x = inputs[at + p * width + s]!;
        a[s * BLOCK + p] = x;
        if (x !== 0) live = 1;
      }
      this.live[s] = live;
    }
  }

  /** a_0 = act(z_0); first derivatives a_i = act' z_i; second a_k = act' z_k + act'' z_i z_j. */
  private activate(l: number, order: 2 | 3 | 4): void {
    const { act, count, rule } = this;
    const [z, a] = [this.z[l]!, this.a[l + 1]!];
    const { outputs } = this.layers[l]!;
    const [first, second, third, fourth] = this.slopes[l]! as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let o = 0; o < outputs; o++) {
      const at = o * BLOCK;
      for (let p = at; p < at + count; p++) {
        const value = act.value(z[p]!);
        a[p] = value;
        first[p] = act.slopeAt(z[p]!, value);
        second[p] = act.curvatureAt(z[p]!, value);
        if (order > 2) third[p] = act.thirdAt(z[p]!, value);
        if (order > 3) fourth[p] = act.fourthAt(z[p]!, value);
      }
      for (const c of rule.first) {
        const to = (c * outputs + o) * BLOCK;
        for (let p = 0; p < count; p++) a[to + p] = first[at + p]! * z[to + p]!;
      }
      for (const [k, i, j] of rule.second) {
        const to = (k * outputs + o) * BLOCK;
        const [x, y] = [(i * outputs + o) * BLOCK, (j * outputs + o) * BLOCK];
        for (let p = 0; p < count; p++)
          a[to + p] = first[at + p]! * z[to + p]! + second[at + p]! * z[x + p]! * z[y + p]!;
      }
    }
  }

  private activateAdjoint(l: number): void {
    const { count, rule } = this;
    const [z, aBar, zBar] = [this.z[l]!, this.aBar[l]!, this.zBar[l]!];
    const { outputs } = this.layers[l]!;
    const [first, second, third] = this.slopes[l]! as [Float64Array, Float64Array, Float64Array];
    for (let o = 0; o < outputs; o++) {
      const at = o * BLOCK;
      for (let p = at; p < at + count; p++) zBar[p] = first[p]! * aBar[p]!;
      for (const c of rule.first) {
        const to = (c * outputs + o) * BLOCK;
        for (let p = 0; p < count; p++) {
          zBar[to + p] = first[at + p]! * aBar[to + p]!;
          zBar[at + p]! += second[at + p]! * z[to + p]! * aBar[to + p]!;
        }
      }
      for (const [k, i, j] of rule.second) {
        const to = (k * outputs + o) * BLOCK;
        const [x, y] = [(i * outputs + o) * BLOCK, (j * outputs + o) * BLOCK];
        for (let p = 0; p < count; p++) {
          const bar = aBar[to + p]!;
          const bent = second[at + p]! * bar;
          zBar[to + p] = first[at + p]! * bar;
          zBar[at + p]! += bent * z[to + p]! + third[at + p]! * z[x + p]! * z[y + p]! * bar;
          const [zx, zy] = [z[x + p]!, z[y + p]!];
          zBar[x + p]! += bent * zy;
          zBar[y + p]! += bent * zx;
        }
      }
    }
  }
}

/** What the linear parts need to know of a block. */
type Extent = { readonly channels: number; readonly count: number };

/** z = gain (W a) + b in channel 0; without b in the others. */
export function affine(
  layer: Layer,
  theta: Float64Array,
  a: Float64Array,
  z: Float64Array,
  { channels, count }: Extent,
  live: Uint8Array | null,
): void {
  const { outputs, biases } = layer;
  for (let c = 0; c < channels; c++)
    for (let o = 0; o < outputs; o++) {
      const to = (c * outputs + o) * BLOCK;
      z.fill(c === 0 && biases >= 0 ? theta[biases + o]! : 0, to, to + count);
    }
  addLinear(layer, theta, a, z, { channels, count }, live);
}

/** z += gain (W a). */
export function addLinear(
  { inputs, outputs, gain, weights }: Layer,
  theta: Float64Array,
  a: Float64Array,
  z: Float64Array,
  { channels, count }: Extent,
  live: Uint8Array | null,
): void {
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < inputs; i++) {
      if (live && !live[c * inputs + i]) continue;
      const from = (c * inputs + i) * BLOCK;
      for (let o = 0; o < outputs; o++) {
        const w = gain * theta[weights + o * inputs + i]!;
        const to = (c * outputs + o) * BLOCK;
        for (let p = 0; p < count; p++) z[to + p]! += w * a[from + p]!;
      }
    }
}

/** aBar += gain W^T zBar. */
export function addPullBack(
  { inputs, outputs, gain, weights }: Layer,
  theta: Float64Array,
  zBar: Float64Array,
  aBar: Float64Array,
  { channels, count }: Extent,
): void {
  for (let c = 0; c < channels; c++)
    for (let o = 0; o < outputs; o++) {
      const from = (c * outputs + o) * BLOCK;
      for (let i = 0; i < inputs; i++) {
        const w = gain * theta[weights + o * inputs + i]!;
        const to = (c * inputs + i) * BLOCK;
        for (let p = 0; p < count; p++) aBar[to + p]! += w * zBar[from + p]!;
      }
    }
}

/** out[W] += gain zBar a^T, summed over channels and points; out[b] += zBar of channel 0. */
export function addOuter(
  { inputs, outputs, gain, weights, biases }: Layer,
  zBar: Float64Array,
  a: Float64Array,
  out: Float64Array,
  { channels, count }: Extent,
  live: Uint8Array | null,
  withBias: boolean,
): void {
  for (let c = 0; c < channels; c++)
    for (let o = 0; o < outputs; o++) {
      const x = (c * outputs + o) * BLOCK;
      for (let i = 0; i < inputs; i++) {
        if (live && !live[c * inputs + i]) continue;
        const y = (c * inputs + i) * BLOCK;
        let sum = 0;
        for (let p = 0; p < count; p++) sum += zBar[x + p]! * a[y + p]!;
        out[weights + o * inputs + i]! += gain * sum;
      }
      if (!withBias || biases < 0 || c > 0) continue;
      let sum = 0;
      for (let p = 0; p < count; p++) sum += zBar[x + p]!;
      out[biases + o]! += sum;
    }
}
