/** Energies, potentials and their gradients of the reference engine's networks, in f64. */
import { hiddenUnits, type StepDropout } from '../../learner/dropout.ts';
import { type LossFunction, lossOf } from '../../learner/losses.ts';
import { dataOffsets, priorPrecisions, setOf } from '../../learner/network.ts';
import type { TrainingData } from '../../learner/problem.ts';
import type { LearnerSpec } from '../contract.ts';
import { JetPass } from './learner-jets.ts';
import { ReferenceResiduals } from './learner-residuals.ts';

/** The tether of one network. */
export interface NetworkTether {
  readonly strength: number;
  readonly centre: Float64Array;
}

export interface GradientOptions {
  readonly batch?: Uint32Array | undefined;
  readonly dropout?: StepDropout | undefined;
  readonly inputBar?: Float64Array;
}

/** An energy and its gradient, [parameter]. */
export interface Evaluated {
  readonly energy: number;
  readonly slope: Float64Array;
}

export class LearnerEnergy {
  readonly pass: JetPass;
  private readonly precision: Float64Array;
  private readonly frozen: Uint8Array | undefined;
  private readonly loss: LossFunction;
  private readonly outputBar: Float64Array;
  private readonly factors: Float64Array;
  data: TrainingData;
  /** Null where the energy is one of data. */
  readonly residuals: ReferenceResiduals | null;

  constructor(private readonly spec: LearnerSpec) {
    const { shape, frozen } = spec.problem;
    this.precision = priorPrecisions(spec.problem);
    this.frozen = frozen;
    this.pass = new JetPass(shape);
    this.loss = lossOf(spec.problem);
    this.data = spec.problem.data;
    this.factors = new Float64Array(hiddenUnits(shape));
    this.outputBar = new Float64Array(shape.outputs);
    const { residuals } = spec.problem;
    this.residuals = residuals ? new ReferenceResiduals(spec, residuals) : null;
  }

  /**
   * Energy of `theta` on the network's training points, its gradient into `gradient`; over the listed points only where
   * `batch` is given, times P / B, an unbiased estimate of both; of networks thinned at every point where `dropout` is.
   *
   * @param inputBar  dE/dx of each point goes here, [point][input]
   */
  of(
    network: number,
    theta: Float64Array,
    gradient: Float64Array,
    { batch, dropout, inputBar }: GradientOptions = {},
  ): number {
    if (this.residuals) return this.residuals.energy(network, theta, gradient);
    const { shape, energyScale } = this.spec.problem;
    const { data } = this;
    const start = dataOffsets(shape, data, network, this.spec.networks);
    const count = batch?.length ?? data.points;
    const scale = (energyScale * data.points) / count;
    const firstWeight = setOf(data.sets, network, this.spec.networks) * data.points;
    gradient.fill(0);
    let sum = 0;
    this.pass.factors = dropout ? this.factors : null;
    for (let k = 0; k < count; k++) {
      const point = batch ? batch[k]! : k;
      const target = start.targets + point * shape.outputs;
      const weight = data.weights?.[firstWeight + point] ?? 1;
      dropout?.factors(k, this.factors);
      const f = this.pass.forward(theta, 0, data.inputs, start.inputs + point * shape.inputs);
      // A point of weight 0 is not there, even where its loss is no number.
      if (weight > 0) sum += weight * this.loss.value(f, data.targets, target);
      if (weight > 0) this.loss.adjoint(f, data.targets, target, this.outputBar);
      for (let o = 0; o < this.outputBar.length; o++)
        this.outputBar[o] = weight > 0 ? weight * this.outputBar[o]! : 0;
      this.pass.backward(theta, this.outputBar, gradient, 0);
      inputBar?.set(
        this.pass.inputBar.map((bar) => scale * bar),
        k * shape.inputs,
      );
    }
    this.pass.factors = null;
    for (let k = 0; k < gradient.length; k++) gradient[k]! *= scale;
    return scale * sum;
  }

  /**
   * Phi = E/T + (1/2) sum_k lambda_k theta_k^2 and the pull of a tether, from E, and its gradient, 0 where frozen. T = Infinity samples
   * the prior.
   */
  potential(
    theta: Float64Array,
    { energy, slope }: Evaluated,
    temperature: number,
    tether: NetworkTether | null,
  ): Evaluated {
    let phi = energy / temperature;
    const gradient = new Float64Array(theta.length);
    for (let k = 0; k < theta.length; k++) {
      if (this.frozen?.[k]) continue;
      phi += 0.5 * this.precision[k]! * theta[k]! ** 2;
      gradient[k] = slope[k]! / temperature + this.precision[k]! * theta[k]!;
      if (!tether) continue;
      const apart = theta[k]! - tether.centre[k]!;
      phi += 0.5 * tether.strength * apart ** 2;
      gradient[k]! += tether.strength * apart;
    }
    return { energy: phi, slope: gradient };
  }

  /** E and its gradient at `theta`. */
  evaluate(network: number, theta: Float64Array): Evaluated {
    const slope = new Float64Array(theta.length);
    return { energy: this.of(network, theta, slope), slope };
  }
}

/** Adds strength (theta - centre) to a gradient. */
export function pull(gradient: Float64Array, theta: Float64Array, { strength, centre }: NetworkTether): void {
  for (let k = 0; k < gradient.length; k++) gradient[k]! += strength * (theta[k]! - centre[k]!);
}
