/** Residuals of a law's exact solution, through the columns that engines are given. */
import { knownJets } from '../../src/learner/pde/ansatz.ts';
import { channelValues } from '../../src/learner/pde/channels.ts';
import type { CompiledLaw } from '../../src/learner/pde/compile.ts';
import { type Jet, jetLength, jetSlot, quotient, scaled, sum } from '../../src/learner/pde/domain/jet.ts';
import type { Law } from '../../src/learner/pde/law.ts';
import { residualAt } from '../../src/learner/residual-forms.ts';
import type { Derivative, Monomial, ResidualGroup } from '../../src/learner/residuals.ts';

/** The exact field as a whole jet; channels that the law does not list are 0 (nothing asks for them). */
function exactJet(law: Law, field: number, point: readonly number[]): Jet {
  const axes = law.coordinates.length;
  const jet = new Array<number>(jetLength(axes)).fill(0);
  const exact = law.exact!(point)[field]!;
  law.channels.forEach((derivative, channel) => {
    jet[jetSlot(axes, derivative)] = exact[channel]!;
  });
  return jet as unknown as Jet;
}

/** What the network would have to give: N = (u - g - c S) / phi. */
function outputJet({ law, ansatz, constants }: CompiledLaw, field: number, point: readonly number[]): Jet {
  const known = knownJets(ansatz[field]!, point);
  let u = exactJet(law, field, point);
  if (known.lift) u = sum(u, scaled(known.lift, -1));
  if (known.singular) {
    const { truth } = constants[ansatz[field]!.singular!.strength]!;
    u = sum(u, scaled(known.singular, -truth!));
  }
  return typeof known.factor === 'number' ? scaled(u, 1 / known.factor) : quotient(u, known.factor);
}

/** Output jets [point][channel][output] that give the exact solution at points [point][axis]. */
function outputJets(
  compiled: CompiledLaw,
  channels: readonly Derivative[],
  points: Float64Array,
): Float64Array {
  const axes = compiled.law.coordinates.length;
  const fields = compiled.law.fields.length;
  const stride = channels.length * fields;
  const jets = new Float64Array((points.length / axes) * stride);
  for (let p = 0; p < points.length / axes; p++)
    for (let field = 0; field < fields; field++) {
      const jet = outputJet(compiled, field, [...points.subarray(p * axes, (p + 1) * axes)]);
      channelValues(jet, axes, channels).forEach((value, channel) => {
        jets[p * stride + channel * fields + field] = value;
      });
    }
  return jets;
}

/** Largest size of every k-th number, [k]. */
function largest(values: Float64Array, stride: number): Float64Array {
  const found = new Float64Array(stride);
  values.forEach((value, k) => {
    found[k % stride] = Math.max(found[k % stride]!, Math.abs(value));
  });
  return found;
}

export interface ExactResidual {
  /** max |r| over the points, in units of the sum of the terms' sizes: largest column times the largest numbers of the jet inside. */
  readonly residual: number;
  /** The largest term at one of the points in these units: 0 where all terms vanish. */
  readonly term: number;
}

/**
 * One equation of a group at the exact solution.
 * @param points  of the group, [point][axis]
 * @param inside  points inside, for the size of the jets
 */
export function exactResidual(
  compiled: CompiledLaw,
  group: ResidualGroup,
  equation: number,
  points: Float64Array,
  inside: Float64Array,
): ExactResidual {
  const terms = group.equations[equation]!;
  const stride = group.channels.length * compiled.law.fields.length;
  const jets = outputJets(compiled, group.channels, points);
  const sizes = largest(outputJets(compiled, group.channels, inside), stride);
  const columns = largest(group.columns, group.columnCount);
  const theta = compiled.constants.map(({ truth }) => truth!);
  const size = terms.reduce((total, term) => {
    const constant = term.constant === undefined ? 1 : Math.abs(theta[term.constant]!);
    return (
      total + columns[term.column]! * constant * term.factors.reduce((all, slot) => all * sizes[slot]!, 1)
    );
  }, 0);
  let [residual, largestTerm] = [0, 0];
  for (let p = 0; p < group.points; p++) {
    const place = {
      columns: group.columns,
      at: p * group.columnCount,
      jet: jets.subarray(p * stride, (p + 1) * stride),
      theta,
      firstConstant: 0,
    };
    residual = Math.max(residual, Math.abs(residualAt(terms, place)) / size);
    for (const term of terms) largestTerm = Math.max(largestTerm, Math.abs(residualAt([term], place)) / size);
  }
  return { residual, term: largestTerm };
}

/** The group with one term of one equation a thousandth larger. */
export function disturbed(group: ResidualGroup, equation: number, term: number): ResidualGroup {
  const { column }: Monomial = group.equations[equation]![term]!;
  const columns = group.columns.map((value, k) => (k % group.columnCount === column ? 1.001 * value : value));
  return { ...group, columns };
}
