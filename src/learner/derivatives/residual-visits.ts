/** The residuals of one network block by block: where a block's numbers lie, and its forward pass. For `ResidualDerivatives`. */
import { checkProblem, firstConstant, parameterCount } from '../network.ts';
import type { LearnerProblem } from '../problem.ts';
import {
  checkResiduals,
  checkSameStructure,
  groupOffsets,
  type ResidualGroup,
  type ResidualTerms,
  residualCount,
} from '../residuals.ts';
import { BLOCK, JetBlock } from './jet-block.ts';
import { JetTangent } from './jet-tangent.ts';
import type { BlockOfResiduals } from './residual-block.ts';

/** One block of points while it is worked on. */
export interface Visit {
  readonly group: ResidualGroup;
  readonly pass: JetBlock;
  readonly tangent: () => JetTangent;
  readonly block: BlockOfResiduals;
  /** w [point of the block] */
  readonly weights: Float64Array;
  /** Number of the block's first residual; those of a point follow one another. */
  readonly row: number;
}

export interface ResidualOptions {
  /** Set of columns and weights that this network trains on. Default 0. */
  readonly set?: number;
  /** Instead of those of the problem: other points. */
  readonly terms?: ResidualTerms;
}

export class ResidualVisits {
  private readonly parameters: number;
  private readonly set: number;
  private terms: ResidualTerms;
  readonly passes: readonly JetBlock[];
  private readonly tangents: (JetTangent | undefined)[] = [];
  private readonly firstConstant: number;

  /** @throws RangeError if the problem has no residuals, its arrays do not fit its shape, or there is no such set */
  constructor(
    private readonly problem: LearnerProblem,
    { set = 0, terms }: ResidualOptions = {},
  ) {
    checkProblem(problem);
    if (!problem.residuals) throw new RangeError('this problem has no residuals');
    this.terms = problem.residuals;
    if (!(Number.isInteger(set) && set >= 0 && set < this.terms.sets))
      throw new RangeError(`set ${set} of ${this.terms.sets}`);
    this.set = set;
    const { shape } = problem;
    this.parameters = parameterCount(shape);
    this.firstConstant = firstConstant(shape);
    this.passes = this.terms.groups.map(({ channels }) => new JetBlock(shape, channels));
    if (terms) this.replace(terms);
  }

  get residualCount(): number {
    return residualCount(this.terms);
  }

  /** Other points, columns and weights. @throws RangeError if they are not of the same structure */
  replace(terms: ResidualTerms): void {
    checkResiduals(terms, this.problem.shape);
    checkSameStructure(this.terms, terms);
    this.terms = terms;
  }

  /** Forward on every block of every group, in order. */
  each(theta: Float64Array, order: 2 | 3 | 4, use: (visit: Visit) => void): void {
    if (theta.length !== this.parameters)
      throw new RangeError(`expected ${this.parameters} parameters, got ${theta.length}`);
    let row = 0;
    for (const [g, group] of this.terms.groups.entries()) {
      const pass = this.passes[g]!;
      const start = groupOffsets(group, this.problem.shape.inputs, this.set);
      const jetLength = group.channels.length * this.problem.shape.inputs;
      for (let from = 0; from < group.points; from += BLOCK) {
        const count = Math.min(BLOCK, group.points - from);
        pass.forward(theta, group.inputs, start.inputs + from * jetLength, count, order);
        use({
          group,
          pass,
          tangent: () => (this.tangents[g] ??= new JetTangent(pass)),
          block: {
            columns: group.columns,
            at: start.columns + from * group.columnCount,
            columnCount: group.columnCount,
            count,
            jet: pass.outputs,
            theta,
            firstConstant: this.firstConstant,
          },
          weights: group.weights.subarray(start.weights + from, start.weights + from + count),
          row: row + from * group.equations.length,
        });
      }
      row += group.points * group.equations.length;
    }
  }
}
