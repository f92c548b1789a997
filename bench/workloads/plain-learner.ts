/**
 * The yardstick of `learner-step`: adjusted Langevin dynamics of networks with one hidden tanh layer and one output, as one
 * would write it in TypeScript without thinking of speed, and without waste: f64, one thread, gradient kept between steps.
 */
import type { LearnerSpec } from '../../src/engine/contract.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

export class PlainLearner {
  private readonly theta: Float64Array;
  private readonly parameters: number;
  private readonly hidden: number;
  private readonly activations: Float64Array;
  private time = 0;

  constructor(private readonly spec: LearnerSpec) {
    this.theta = spec.weights.slice();
    this.parameters = spec.weights.length / spec.networks;
    this.hidden = spec.problem.shape.hidden[0]!;
    this.activations = new Float64Array(this.hidden);
  }

  energy(network: number): number {
    return this.evaluate(network, this.ofNetwork(network), new Float64Array(this.parameters));
  }

  langevin(temperature: number, stepSize: number, steps: number): void {
    for (let e = 0; e < this.spec.networks; e++) this.langevinOf(e, temperature, stepSize, steps);
    this.time += steps;
  }

  private ofNetwork(network: number): Float64Array {
    return this.theta.subarray(network * this.parameters, (network + 1) * this.parameters);
  }

  /** Energy (1/2) sum (f - y)^2 and its gradient. */
  private evaluate(network: number, theta: Float64Array, gradient: Float64Array): number {
    const { shape, data } = this.spec.problem;
    const { hidden, activations } = this;
    const [d, target] = [shape.inputs, Math.floor((network * data.sets) / this.spec.networks) * data.points];
    const [inner, outer] = [shape.gains[0]!, shape.gains[1]!];
    gradient.fill(0);
    let energy = 0;
    for (let p = 0; p < data.points; p++) {
      let f = 0;
      for (let h = 0; h < hidden; h++) {
        let z = 0;
        for (let i = 0; i < d; i++) z += theta[h * d + i]! * data.inputs[p * d + i]!;
        activations[h] = Math.tanh(inner * z);
        f += theta[hidden * d + h]! * activations[h]!;
      }
      const residual = outer * f - data.targets[target + p]!;
      energy += 0.5 * residual * residual;
      for (let h = 0; h < hidden; h++) {
        const a = activations[h]!;
        gradient[hidden * d + h]! += outer * residual * a;
        const delta = outer * residual * theta[hidden * d + h]! * (1 - a * a) * inner;
        for (let i = 0; i < d; i++) gradient[h * d + i]! += delta * data.inputs[p * d + i]!;
      }
    }
    return energy;
  }

  private langevinOf(network: number, temperature: number, stepSize: number, steps: number): void {
    const { seed, problem } = this.spec;
    const lambda = problem.priorPrecision.weight;
    const theta = this.ofNetwork(network);
    let gradient = new Float64Array(this.parameters);
    let nextGradient = new Float64Array(this.parameters);
    const next = new Float64Array(this.parameters);
    let energy = this.evaluate(network, theta, gradient);
    for (let s = 0; s < steps; s++) {
      const noise = new WordReader(seed, Stream.LangevinNoise, network, this.time + s);
      for (let k = 0; k < next.length; k++) {
        const slope = gradient[k]! / temperature + lambda * theta[k]!;
        next[k] = theta[k]! - stepSize * slope + Math.sqrt(2 * stepSize) * normalOf(noise.word(k));
      }
      const nextEnergy = this.evaluate(network, next, nextGradient);
      let ratio = (energy - nextEnergy) / temperature;
      for (let k = 0; k < next.length; k++) {
        const g = gradient[k]! / temperature + lambda * theta[k]!;
        const h = nextGradient[k]! / temperature + lambda * next[k]!;
        ratio += (lambda / 2) * (theta[k]! ** 2 - next[k]! ** 2) + ((next[k]! - theta[k]!) * (g + h)) / 2;
        ratio += (stepSize / 4) * (g * g - h * h);
      }
      const word = new WordReader(seed, Stream.LangevinAcceptance, network, this.time + s).word(0);
      if (!(ratio > Math.log((word + 0.5) / 2 ** 32))) continue;
      theta.set(next);
      [gradient, nextGradient] = [nextGradient, gradient];
      energy = nextEnergy;
    }
  }
}
