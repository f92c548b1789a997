/**
 * Weights of loss terms that training itself sets. Both ways give new weights for the same residuals, for `LearnerState.replaceResiduals`.
 * What they remember is plain data, for checkpoints.
 *
 *   balanced       a factor for each group but the law, lambda_g' = a lambda_g + (1 - a) new, by one of two rules:
 *                  largest-over-mean  new = max |grad E_law| / mean |grad lambda_g E_g|. Source: Wang, Teng & Perdikaris, SIAM J. Sci.
 *                  Comput. 43 (2021) A3055, arXiv:2001.04536, algorithm 1, with lambda_g inside as in their code (a = 0.9). It settles at
 *                  the root of the ratio of both. Without that lambda_g it has no fixed point: where training has come to rest,
 *                  grad E_law = -lambda_g grad E_g for one g, it would multiply the factor by largest over mean again and again.
 *                  norms  new = |grad E_law| / |grad E_g|, after which both pull alike. Source: Wang, Sankaran, Wang & Perdikaris,
 *                  arXiv:2308.08468, algorithm 1, divided by the law's own factor.
 *   self-adaptive  every point has a number lambda, its weight is lambda^2 times the base weight, and lambda goes uphill while theta goes
 *                  downhill: lambda' = lambda + eta lambda r^2. Source: McClenny & Braga-Neto, J. Comput. Phys. 474 (2023) 111722,
 *                  arXiv:2009.04544, with mask m(lambda) = lambda^2. Their lambdas follow Adam, whose
 *                  steps do not depend on the size of residuals; here r is in units of the largest (`relativeResiduals`), so that no lambda
 *                  grows by more than the factor 1 + eta. In the law's own units residuals of 100 made weights infinite.
 *
 * Networks of one set share weights: gradients and squared residuals are averaged over them. For weights of its own a network needs a set of
 * its own.
 */
import { setOf } from '../network.ts';
import { type ResidualGroup, type ResidualTerms, residualScales } from '../residuals.ts';

export interface Balancing {
  /** a, 0 … 1: the share of the factor before. Default 0.9. */
  readonly keep?: number;
  /** Default `largest-over-mean`. */
  readonly rule?: 'largest-over-mean' | 'norms';
}

/** What weights are measured on: the learner of any engine (`LearnerState`). */
export interface WeightSource {
  readonly networks: number;
  replaceResiduals(terms: ResidualTerms): Promise<void>;
  /** [network][parameter] */
  gradients(): Promise<Float64Array>;
  /** [network][residual] */
  residuals(): Promise<Float64Array>;
}

const withWeights = (
  terms: ResidualTerms,
  weights: (group: ResidualGroup, index: number) => Float64Array,
): ResidualTerms => ({
  ...terms,
  groups: terms.groups.map((group, index) => ({ ...group, weights: weights(group, index) })),
});

/**
 * Gradient of every group's own energy, [group] of [network][parameter]. The state has `terms` afterwards.
 * @throws RangeError as `replaceResiduals`
 */
export async function groupGradients(state: WeightSource, terms: ResidualTerms): Promise<Float64Array[]> {
  const gradients: Float64Array[] = [];
  for (const index of terms.groups.keys()) {
    await state.replaceResiduals(
      withWeights(terms, ({ weights }, other) =>
        other === index ? weights : new Float64Array(weights.length),
      ),
    );
    gradients.push(await state.gradients());
  }
  await state.replaceResiduals(terms);
  return gradients;
}

/** Factors of the groups in every set, [set][group], all 1. */
export const evenFactors = ({ sets, groups }: ResidualTerms): Float64Array =>
  new Float64Array(sets * groups.length).fill(1);

/** `base` with every group's weights times its factor. @param factors  [set][group] */
export function withFactors(base: ResidualTerms, factors: ArrayLike<number>): ResidualTerms {
  const groups = base.groups.length;
  return withWeights(base, ({ points, weights }, index) =>
    weights.map((w, k) => w * factors[Math.floor(k / points) * groups + index]!),
  );
}

/**
 * One update of the factors by the gradients at hand. The first group, the law, keeps 1; so does a group without a gradient.
 * @param gradients  [group] of [network][parameter], of the base terms
 * @param factors    [set][group]
 */
export function balancedFactors(
  { sets, groups }: ResidualTerms,
  gradients: readonly Float64Array[],
  factors: Float64Array,
  networks: number,
  { keep = 0.9, rule = 'largest-over-mean' }: Balancing = {},
): Float64Array {
  const parameters = gradients[0]!.length / networks;
  const measured = gradients.map((gradient, index) => {
    const sums = new Float64Array(sets);
    for (let e = 0; e < networks; e++) {
      let [largest, total, squares] = [0, 0, 0];
      for (const g of gradient.subarray(e * parameters, (e + 1) * parameters)) {
        largest = Math.max(largest, Math.abs(g));
        total += Math.abs(g);
        squares += g * g;
      }
      const size = index === 0 ? largest : total / parameters;
      sums[setOf(sets, e, networks)]! += rule === 'norms' ? Math.sqrt(squares) : size;
    }
    return sums;
  });
  return factors.map((factor, k) => {
    const [set, group] = [Math.floor(k / groups.length), k % groups.length];
    const [law, own] = [measured[0]![set]!, measured[group]![set]!];
    if (group === 0 || !(own > 0) || !(law > 0) || !Number.isFinite(law / (factor * own))) return factor;
    return keep * factor + (1 - keep) * (rule === 'norms' ? law / own : law / (factor * own));
  });
}

/**
 * Measures the gradients, updates the factors and gives the learner the new weights.
 * @param base  terms with the weights that factor 1 means
 */
export async function balance(
  state: WeightSource,
  base: ResidualTerms,
  factors: Float64Array,
  balancing: Balancing = {},
): Promise<{ readonly factors: Float64Array; readonly terms: ResidualTerms }> {
  const gradients = await groupGradients(state, base);
  const updated = balancedFactors(base, gradients, factors, state.networks, balancing);
  const terms = withFactors(base, updated);
  await state.replaceResiduals(terms);
  return { factors: updated, terms };
}

/** lambda of every point, group after group, each [set][point], all 1. */
export const evenLambdas = ({ groups }: ResidualTerms): Float64Array =>
  new Float64Array(groups.reduce((sum, { weights }) => sum + weights.length, 0)).fill(1);

/** `base` with every point's weight times lambda^2. */
export function withLambdas(base: ResidualTerms, lambdas: Float64Array): ResidualTerms {
  let at = 0;
  return withWeights(base, ({ weights }) => weights.map((w) => w * lambdas[at++]! ** 2));
}

/**
 * One step uphill of every lambda.
 * @param residuals  [network][residual]
 * @param rate       eta, per squared residual; lambda grows by the factor 1 + eta r^2
 */
export function ascended(
  { sets, groups }: ResidualTerms,
  residuals: Float64Array,
  lambdas: Float64Array,
  networks: number,
  rate: number,
): Float64Array {
  const count = residuals.length / networks;
  const updated = Float64Array.from(lambdas);
  // Without a common divisor sets have one network more or less.
  const perSet = new Float64Array(sets);
  for (let e = 0; e < networks; e++) perSet[setOf(sets, e, networks)]!++;
  let [first, at] = [0, 0];
  for (const { points, equations } of groups) {
    for (let e = 0; e < networks; e++) {
      const set = setOf(sets, e, networks);
      for (let k = 0; k < points * equations.length; k++) {
        const point = at + set * points + Math.floor(k / equations.length);
        const square = residuals[e * count + first + k]! ** 2;
        if (Number.isFinite(square)) updated[point]! += (rate * lambdas[point]! * square) / perSet[set]!;
      }
    }
    first += points * equations.length;
    at += sets * points;
  }
  return updated;
}

/**
 * Residuals in units of each network's largest, where one counts by the root of its base weight times the points of its group (1 for a
 * plain mean of squares): at most 1 in size, whatever units a law has. [network][residual] in and out.
 */
export function relativeResiduals(
  base: ResidualTerms,
  residuals: Float64Array,
  networks: number,
): Float64Array {
  const points = Float64Array.from(
    base.groups.flatMap(({ points, equations }) =>
      new Array<number>(points * equations.length).fill(Math.sqrt(points)),
    ),
  );
  const count = points.length;
  const scales = Array.from({ length: base.sets }, (_, set) => residualScales(base, set));
  const relative = residuals.map(
    (r, k) => r * points[k % count]! * scales[setOf(base.sets, Math.floor(k / count), networks)]![k % count]!,
  );
  for (let e = 0; e < networks; e++) {
    const own = relative.subarray(e * count, (e + 1) * count);
    let largest = 0;
    for (const r of own) if (Number.isFinite(r)) largest = Math.max(largest, Math.abs(r));
    if (largest > 0) for (const [k, r] of own.entries()) own[k] = r / largest;
  }
  return relative;
}

/** Lambdas for other points: those of groups whose points stay where they are, 1 for all others. */
export function carriedLambdas(
  before: ResidualTerms,
  after: ResidualTerms,
  lambdas: Float64Array,
): Float64Array {
  const carried = evenLambdas(after);
  let [from, to] = [0, 0];
  for (const [g, { inputs, weights }] of after.groups.entries()) {
    const old = before.groups[g]!;
    const same = old.inputs.length === inputs.length && old.inputs.every((x, k) => x === inputs[k]);
    if (same && old.weights.length === weights.length)
      carried.set(lambdas.subarray(from, from + weights.length), to);
    from += old.weights.length;
    to += weights.length;
  }
  return carried;
}

/** Measures the residuals, makes one step uphill by `relativeResiduals` and gives the learner the new weights. */
export async function ascend(
  state: WeightSource,
  base: ResidualTerms,
  lambdas: Float64Array,
  rate: number,
): Promise<{ readonly lambdas: Float64Array; readonly terms: ResidualTerms }> {
  const residuals = relativeResiduals(base, await state.residuals(), state.networks);
  const updated = ascended(base, residuals, lambdas, state.networks, rate);
  const terms = withLambdas(base, updated);
  await state.replaceResiduals(terms);
  return { lambdas: updated, terms };
}
