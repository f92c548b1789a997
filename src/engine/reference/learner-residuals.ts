/** Energies that consist of residuals, for the reference engine, in f64: point by point, equation by equation. */
import { firstConstant, parameterCount, setOf } from '../../learner/network.ts';
import { addResidualAdjoint, type PointOfResidual, residualAt } from '../../learner/residual-forms.ts';
import {
  checkSameStructure,
  groupOffsets,
  type ResidualGroup,
  type ResidualTerms,
  residualCount,
} from '../../learner/residuals.ts';
import type { LearnerSpec } from '../contract.ts';
import { JetPass } from './learner-jets.ts';

export class ReferenceResiduals {
  private readonly passes: readonly JetPass[];
  private readonly parameters: number;
  private readonly firstConstant: number;

  constructor(
    private readonly spec: LearnerSpec,
    private terms: ResidualTerms,
  ) {
    const { shape } = spec.problem;
    this.parameters = parameterCount(shape);
    this.firstConstant = firstConstant(shape);
    this.passes = terms.groups.map(({ channels }) => new JetPass(shape, channels));
  }

  /** Residuals of one network. */
  get count(): number {
    return residualCount(this.terms);
  }

  /** @throws RangeError if they are not of the same structure */
  replace(terms: ResidualTerms): void {
    checkSameStructure(this.terms, terms);
    this.terms = terms;
  }

  /** E at theta and its gradient into `gradient`. */
  energy(network: number, theta: Float64Array, gradient: Float64Array): number {
    const { energyScale, shape } = this.spec.problem;
    gradient.fill(0);
    let sum = 0;
    this.eachPoint(network, theta, (group, pass, point, weight) => {
      const jetBar = new Float64Array(group.channels.length * shape.outputs);
      for (const equation of group.equations) {
        const r = residualAt(equation, point);
        sum += 0.5 * weight * r * r;
        addResidualAdjoint(equation, point, weight * r, jetBar, gradient, this.firstConstant);
      }
      pass.backward(theta, jetBar, gradient, 0);
    });
    for (let k = 0; k < gradient.length; k++) gradient[k]! *= energyScale;
    return energyScale * sum;
  }

  /** r without weights, [residual], into `out` from `at` on. */
  values(network: number, theta: Float64Array, out: Float64Array, at: number): void {
    let next = at;
    this.eachPoint(network, theta, ({ equations }, _pass, point) => {
      for (const equation of equations) out[next++] = residualAt(equation, point);
    });
  }

  /** dr/dtheta, [residual][parameter]. */
  jacobian(network: number, theta: Float64Array): Float64Array {
    const rows = new Float64Array(this.count * this.parameters);
    let next = 0;
    this.eachPoint(network, theta, ({ channels, equations }, pass, point) => {
      for (const equation of equations) {
        const row = rows.subarray(next, next + this.parameters);
        const jetBar = new Float64Array(channels.length * this.spec.problem.shape.outputs);
        addResidualAdjoint(equation, point, 1, jetBar, row, this.firstConstant);
        pass.backward(theta, jetBar, row, 0);
        next += this.parameters;
      }
    });
    return rows;
  }

  /** Forward at every point of every group, in order. */
  private eachPoint(
    network: number,
    theta: Float64Array,
    use: (group: ResidualGroup, pass: JetPass, point: PointOfResidual, weight: number) => void,
  ): void {
    const { inputs } = this.spec.problem.shape;
    const set = setOf(this.terms.sets, network, this.spec.networks);
    this.terms.groups.forEach((group, g) => {
      const start = groupOffsets(group, inputs, set);
      const jetLength = group.channels.length * inputs;
      const pass = this.passes[g]!;
      for (let p = 0; p < group.points; p++) {
        const jet = pass.forward(theta, 0, group.inputs, start.inputs + p * jetLength);
        const { columns, columnCount, weights } = group;
        const at = start.columns + p * columnCount;
        use(
          group,
          pass,
          { columns, at, jet, theta, firstConstant: this.firstConstant },
          weights[start.weights + p]!,
        );
      }
    });
  }
}
