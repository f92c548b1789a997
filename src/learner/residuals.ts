/**
 * Energies made of residuals: what a network learns from a law instead of from targets.
 *
 *   E(theta) = s sum_g sum_p w_gp (1/2) sum_e r_gpe^2,   s = energyScale,
 *
 * over groups g of points (inside, one per kind of boundary condition, measurements), points p and the group's equations e. A residual
 * is a sum of monomials in the numbers of the output jet and the trainable constants,
 *
 *   r = sum_m column_m(p) * [constant_m] * product of at most two numbers of the jet,
 *
 * with coefficients in columns that depend on the point alone. That covers linear equations of any coefficients, quadratic ones (Burgers,
 * reaction), sources (no factor), hard boundary conditions u = g + phi N (the product rule turns them into other columns), unknown
 * constants of a law and enriched corners. Inputs are jets too, so scaled coordinates, Fourier features and periodic
 * embeddings need no layer of their own. Engines know nothing of equations beyond this form.
 */

/**
 * What a channel of a jet is: how often by which coordinate, e.g. [] (the value), [0] (u_x), [0, 1] (u_xy), [1, 1] (u_yy). At most two.
 * Coordinates are what derivatives are by; a network's inputs are functions of them.
 */
export type Derivative = readonly [] | readonly [number] | readonly [number, number];

/** Term of a residual: a column times a constant (if named) times at most two numbers of the output jet. */
export interface Monomial {
  /** Which column of the group holds the coefficient. */
  readonly column: number;
  /** Places in the output jet [channel][output]: channel * outputs + output. Twice the same is a square. */
  readonly factors: readonly [] | readonly [number] | readonly [number, number];
  /** Index of a trainable constant (`NetworkShape.constants`) that multiplies it. */
  readonly constant?: number;
}

export interface ResidualGroup {
  /** "interior", "hot edge", "measurements": for messages and pictures. */
  readonly name: string;
  /** [channel], the value first; closed: both first derivatives of a second one are listed before it. */
  readonly channels: readonly Derivative[];
  /** [equation][term] */
  readonly equations: readonly (readonly Monomial[])[];
  readonly points: number;
  /** Jets of the network's inputs, [set][point][channel][input], or one [point][channel][input] for all sets if `sharedInputs`. */
  readonly inputs: Float64Array;
  readonly sharedInputs: boolean;
  /** Coefficients, [set][point][column], or one [point][column] for all sets if `sharedColumns`. */
  readonly columns: Float64Array;
  readonly sharedColumns: boolean;
  /** Numbers in a row of `columns`. */
  readonly columnCount: number;
  /** w >= 0, [set][point]; 0 leaves a point out. A mean over the points is w = 1/points. */
  readonly weights: Float64Array;
}

/** Network e of E has the columns and weights of set floor(e sets / E). */
export interface ResidualTerms {
  readonly sets: number;
  readonly groups: readonly ResidualGroup[];
}

/** The chain rule of a set of channels, worked out: which channels are first derivatives, and what second ones are made of. */
export interface JetRule {
  readonly channels: number;
  /** Channels that are first derivatives. */
  readonly first: readonly number[];
  /** Second derivatives: a_k = act'(z) z_k + act''(z) z_i z_j, with channels k, i, j. */
  readonly second: readonly (readonly [k: number, i: number, j: number])[];
}

/** Value alone. */
export const VALUE_CHANNEL: readonly Derivative[] = [[]];
/** u, u_x, u_y, u_xx, u_xy, u_yy. */
export const PLANE_CHANNELS: readonly Derivative[] = [[], [0], [1], [0, 0], [0, 1], [1, 1]];

/** Place of a derivative among channels, order of differentiation ignored; -1 if it is not there. */
export function channelOf(channels: readonly Derivative[], derivative: Derivative): number {
  const key = [...derivative].sort().join();
  return channels.findIndex((channel) => [...channel].sort().join() === key);
}

/** @throws RangeError if the first channel is not the value, one is there twice, or a second derivative lacks its first ones */
export function jetRule(channels: readonly Derivative[]): JetRule {
  if (channels[0]?.length !== 0) throw new RangeError('the first channel of a jet is its value, []');
  const first: number[] = [];
  const second: [number, number, number][] = [];
  channels.forEach((derivative, k) => {
    if (channelOf(channels, derivative) !== k) throw new RangeError(`channel [${derivative}] is there twice`);
    if (derivative.length === 1) first.push(k);
    if (derivative.length !== 2) return;
    const [i, j] = derivative.map((axis) => channelOf(channels, [axis]));
    if (i! < 0 || j! < 0 || i! > k || j! > k)
      throw new RangeError(`channel [${derivative}] needs its first derivatives before it`);
    second.push([k, i!, j!]);
  });
  return { channels: channels.length, first, second };
}

/** Residuals of all groups at one network: groups in order, then points, then equations. */
export function residualCount({ groups }: ResidualTerms): number {
  return groups.reduce((sum, { points, equations }) => sum + points * equations.length, 0);
}

/** sqrt(w) of every residual of a set, [residual], in the order of `residualCount`; E = (s/2) sum (sqrt(w) r)^2. */
export function residualScales({ groups }: ResidualTerms, set: number): Float64Array {
  return Float64Array.from(
    groups.flatMap(({ points, equations, weights }) =>
      Array.from({ length: points * equations.length }, (_, k) =>
        Math.sqrt(weights[set * points + Math.floor(k / equations.length)]!),
      ),
    ),
  );
}

/** Where a group's numbers of a set begin. */
export function groupOffsets(
  { points, channels, columnCount, sharedInputs, sharedColumns }: ResidualGroup,
  inputs: number,
  set: number,
): { inputs: number; columns: number; weights: number } {
  return {
    inputs: sharedInputs ? 0 : set * points * channels.length * inputs,
    columns: sharedColumns ? 0 : set * points * columnCount,
    weights: set * points,
  };
}

/** What must stay when terms are replaced by others (`LearnerState.replaceResiduals`): all but points, inputs, columns and weights. */
function structureOf({ sets, groups }: ResidualTerms): string {
  return JSON.stringify([
    sets,
    groups.map(({ channels, equations, columnCount }) => [channels, equations, columnCount]),
  ]);
}

/** @throws RangeError if the equations, channels or sets differ */
export function checkSameStructure(before: ResidualTerms, after: ResidualTerms): void {
  if (structureOf(before) !== structureOf(after))
    throw new RangeError(
      'new residual terms must have the sets, channels, columns and equations of the old ones',
    );
}

/** @throws RangeError naming the first group that does not fit */
export function checkResiduals(
  { sets, groups }: ResidualTerms,
  shape: { readonly inputs: number; readonly outputs: number; readonly constants?: number },
): void {
  if (!(Number.isSafeInteger(sets) && sets >= 1)) throw new RangeError(`${sets} sets of residuals`);
  if (groups.length === 0) throw new RangeError('there is no group of residuals');
  for (const group of groups) checkGroup(group, sets, shape);
}

function checkGroup(
  group: ResidualGroup,
  sets: number,
  shape: { readonly inputs: number; readonly outputs: number; readonly constants?: number },
): void {
  const { name, points, channels, equations, columnCount } = group;
  const fail = (what: string): never => {
    throw new RangeError(`residual group "${name}": ${what}`);
  };
  if (!(Number.isSafeInteger(points) && points >= 1)) fail(`${points} points`);
  jetRule(channels);
  if (equations.length === 0) fail('no equation');
  const slots = channels.length * shape.outputs;
  const within = (index: number, count: number) => Number.isSafeInteger(index) && index >= 0 && index < count;
  for (const { column, factors, constant } of equations.flat()) {
    if (!within(column, columnCount)) fail(`column ${column} of ${columnCount}`);
    if (factors.some((slot) => !within(slot, slots))) fail(`factors ${factors} of a jet of ${slots} numbers`);
    if (constant !== undefined && !within(constant, shape.constants ?? 0))
      fail(`constant ${constant} of ${shape.constants ?? 0}`);
  }
  const lengths: [string, Float64Array, number][] = [
    ['input', group.inputs, (group.sharedInputs ? 1 : sets) * points * channels.length * shape.inputs],
    ['column', group.columns, (group.sharedColumns ? 1 : sets) * points * columnCount],
    ['weight', group.weights, sets * points],
  ];
  for (const [what, values, length] of lengths) {
    if (values.length !== length) fail(`expected ${length} ${what} values, got ${values.length}`);
    if (!values.every(Number.isFinite)) fail(`a ${what} value is not finite`);
  }
  if (group.weights.some((w) => w < 0)) fail('a weight is negative');
}
