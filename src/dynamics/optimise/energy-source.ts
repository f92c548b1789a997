/**
 * Where an optimiser's energies come from: an engine's batch (f32 evaluations of places that are kept in f64), or derivatives in f64.
 * The optimisers themselves are `lbfgs.ts` and `gauss-newton.ts`, and know of neither.
 */
import type { EngineKind, LearnerSnapshot, LearnerState } from '../../engine/contract.ts';
import { normalEquations } from '../../learner/derivatives/gram.ts';
import { setOf } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { type ResidualTerms, residualCount, residualScales } from '../../learner/residuals.ts';
import type { ModelEvaluation } from './gauss-newton.ts';
import { curvatureModel, evaluationOf } from './gauss-newton-models.ts';
import type { Evaluation } from './lbfgs.ts';

/** Places are [place][parameter]; `who` [place] says which network of the batch each belongs to. */
export interface EnergySource {
  /** Energies and gradients. */
  energies(places: readonly Float64Array[], who: readonly number[]): Promise<readonly Evaluation[]>;
  /** Energies with their Gauss-Newton models. */
  models(places: readonly Float64Array[], who: readonly number[]): Promise<readonly ModelEvaluation[]>;
  /** Absolute rounding error of an energy: an estimate of its standard deviation. */
  noise(place: Float64Array, network: number): number;
}

/** Half the distance of neighbouring numbers, relative: what one operation rounds off. */
export function roundingOf(engine: EngineKind): number {
  return engine === 'reference' ? 2 ** -53 : 2 ** -24;
}

/** What is needed to say how much of an energy is rounding; `ResidualDerivatives` is one. */
export interface NoiseModel {
  /** @param gradient  of the energy there, if it is known */
  energyNoise(theta: Float64Array, rounding: number, gradient?: Float64Array): number;
}

/**
 * Energies of residuals as an engine evaluates them. Places are rounded to what the engine holds; whose turn it is not stays where it
 * was. The learner is left at the last places.
 */
export class EngineEnergies implements EnergySource {
  readonly #scales: readonly Float64Array[];
  readonly #sets: number;
  readonly #residuals: number;
  readonly #frozen: Uint8Array | undefined;
  /** The learner's snapshot, of which only weights change. */
  #at: LearnerSnapshot | null = null;

  /**
   * @param terms  those that the learner has now
   * @param noise  [set]
   */
  constructor(
    private readonly learner: LearnerState,
    { energyScale, frozen }: LearnerProblem,
    terms: ResidualTerms,
    private readonly noiseOf: readonly NoiseModel[],
    private readonly rounding: number,
  ) {
    this.#sets = terms.sets;
    this.#residuals = residualCount(terms);
    this.#frozen = frozen;
    this.#scales = Array.from({ length: terms.sets }, (_, set) =>
      residualScales(terms, set).map((scale) => scale * Math.sqrt(energyScale)),
    );
  }

  async energies(places: readonly Float64Array[], who: readonly number[]): Promise<readonly Evaluation[]> {
    await this.#goTo(places, who);
    const [values, gradients] = [await this.learner.energies(), await this.learner.gradients()];
    return who.map((network) => ({
      value: values[network]!,
      gradient: this.#free(this.#of(gradients, network, this.learner.parameters).slice()),
    }));
  }

  async models(places: readonly Float64Array[], who: readonly number[]): Promise<readonly ModelEvaluation[]> {
    await this.#goTo(places, who);
    const all = await this.learner.residuals();
    const evaluations: ModelEvaluation[] = [];
    for (const [k, network] of who.entries()) {
      const residuals = this.#of(all, network, this.#residuals).slice();
      const scales = this.#scales[this.#setOf(network)]!;
      const jacobian = await this.learner.residualJacobian(network);
      this.#freeColumns(jacobian);
      const theta = places[k]!;
      evaluations.push(
        evaluationOf(
          residuals.reduce((sum, r, n) => sum + 0.5 * (scales[n]! * r) ** 2, 0),
          () => {
            const { gradient, curvature } = normalEquations(jacobian, residuals, scales);
            return curvatureModel(gradient, curvature);
          },
          (known) => this.#noise(theta, network, known),
        ),
      );
    }
    return evaluations;
  }

  noise(place: Float64Array, network: number): number {
    return this.#noise(place, network);
  }

  #noise(place: Float64Array, network: number, gradient?: Float64Array): number {
    return this.noiseOf[this.#setOf(network)]!.energyNoise(place, this.rounding, gradient);
  }

  async #goTo(places: readonly Float64Array[], who: readonly number[]): Promise<void> {
    this.#at ??= await this.learner.snapshot();
    for (const [k, network] of who.entries())
      this.#at.weights.set(places[k]!, network * this.learner.parameters);
    await this.learner.restore(this.#at);
  }

  #of(values: Float64Array, network: number, length: number): Float64Array {
    return values.subarray(network * length, (network + 1) * length);
  }

  #setOf(network: number): number {
    return setOf(this.#sets, network, this.learner.networks);
  }

  #free(gradient: Float64Array): Float64Array {
    if (this.#frozen) for (let k = 0; k < gradient.length; k++) if (this.#frozen[k]) gradient[k] = 0;
    return gradient;
  }

  #freeColumns(jacobian: Float32Array | Float64Array): void {
    if (!this.#frozen) return;
    const p = this.#frozen.length;
    for (let k = 0; k < p; k++)
      if (this.#frozen[k]) for (let at = k; at < jacobian.length; at += p) jacobian[at] = 0;
  }
}
