/** Energies of residuals in f64, for optimisers: places as they are, nothing rounded. */
import { ResidualDerivatives } from '../../learner/derivatives/residual-derivatives.ts';
import { setOf } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { EnergySource } from './energy-source.ts';
import type { ModelEvaluation } from './gauss-newton.ts';
import { curvatureModel, evaluationOf } from './gauss-newton-models.ts';
import type { Evaluation } from './lbfgs.ts';

const ROUNDING = 2 ** -53;

/** Derivatives of each set of residuals, [set]. */
export function derivativesOf(problem: LearnerProblem, terms: ResidualTerms): ResidualDerivatives[] {
  return Array.from({ length: terms.sets }, (_, set) => new ResidualDerivatives(problem, { set, terms }));
}

export class DerivativeEnergies implements EnergySource {
  /**
   * @param of        [set]
   * @param networks  in the batch: network e has set floor(e sets / networks)
   */
  constructor(
    private readonly of: readonly ResidualDerivatives[],
    private readonly networks: number,
  ) {}

  async energies(places: readonly Float64Array[], who: readonly number[]): Promise<readonly Evaluation[]> {
    return who.map((network, k) => {
      const gradient = new Float64Array(places[k]!.length);
      return { value: this.#ofNetwork(network).gradient(places[k]!, gradient), gradient };
    });
  }

  async models(places: readonly Float64Array[], who: readonly number[]): Promise<readonly ModelEvaluation[]> {
    return who.map((network, k) => gaussNewtonEvaluation(this.#ofNetwork(network), places[k]!));
  }

  noise(place: Float64Array, network: number): number {
    return this.#ofNetwork(network).energyNoise(place, ROUNDING);
  }

  #ofNetwork(network: number): ResidualDerivatives {
    return this.of[setOf(this.of.length, network, this.networks)]!;
  }
}

/** The energy of a network's residuals by s J^T W J. */
function gaussNewtonEvaluation(of: ResidualDerivatives, theta: Float64Array): ModelEvaluation {
  const at = theta.slice();
  return evaluationOf(
    of.energy(at),
    () => {
      const { gradient, curvature } = of.gaussNewton(at);
      return curvatureModel(gradient, curvature);
    },
    (gradient) => of.energyNoise(at, ROUNDING, gradient),
  );
}
