/** The fields of trained networks at any places: conditions, scales and enrichment undone, with all derivatives; residual, error, quantities. */
import type { Derivative } from '../residuals.ts';
import { knownJets, summandsOf } from './ansatz.ts';
import { channelIn } from './channels.ts';
import { type CompiledLaw, placeAt } from './compile.ts';
import { inputJets } from './encoding.ts';
import { coefficientAt } from './equations.ts';
import type { Equation, Law, Place } from './law.ts';
import { gridPoints } from './sampling/collocation.ts';

/** What fields are read from: the learner of any engine (`LearnerState`). */
export interface JetSource {
  readonly networks: number;
  jets(inputs: Float64Array, channels: readonly Derivative[]): Promise<Float64Array>;
  weights(): Promise<Float64Array>;
}

export interface FieldJets {
  readonly networks: number;
  /** [point][axis] */
  readonly points: Float64Array;
  readonly count: number;
  /** [network][point][field][channel of the law's channels] */
  readonly values: Float64Array;
  /** Trainable constants, [network][constant]. */
  readonly constants: Float64Array;
}

/** Trainable constants of each network, [network][constant]. */
export async function constantsOf(
  { constants }: CompiledLaw,
  state: Pick<JetSource, 'weights' | 'networks'>,
): Promise<Float64Array> {
  const found = new Float64Array(state.networks * constants.length);
  if (constants.length === 0) return found;
  const theta = await state.weights();
  const parameters = theta.length / state.networks;
  for (let e = 0; e < state.networks; e++)
    found.set(
      theta.subarray((e + 1) * parameters - constants.length, (e + 1) * parameters),
      e * constants.length,
    );
  return found;
}

/** Fields with all channels of the law at points [point][axis]. */
export async function fieldsAt(
  compiled: CompiledLaw,
  state: JetSource,
  points: Float64Array,
): Promise<FieldJets> {
  const { law, encoding } = compiled;
  const axes = law.coordinates.length;
  const outputs = await state.jets(inputJets(encoding, points, axes, law.channels), law.channels);
  return fieldsFromOutputs(compiled, outputs, points, await constantsOf(compiled, state), state.networks);
}

/** The jets of some networks that follow one another. */
export function jetsOfNetworks(fields: FieldJets, first: number, networks: number): FieldJets {
  const part = (values: Float64Array) => {
    const each = values.length / fields.networks;
    return values.subarray(first * each, (first + networks) * each);
  };
  return { ...fields, networks, values: part(fields.values), constants: part(fields.constants) };
}

/**
 * The same from output jets that are there already.
 * @param outputs    [network][point][channel][output], channels those of the law
 * @param constants  [network][constant]
 */
function fieldsFromOutputs(
  { law, ansatz, constants: { length: constantCount } }: CompiledLaw,
  outputs: ArrayLike<number>,
  points: Float64Array,
  constants: Float64Array,
  networks: number,
): FieldJets {
  const [axes, fields, channels] = [law.coordinates.length, law.fields.length, law.channels];
  const count = points.length / axes;
  const stride = channels.length * fields;
  const values = new Float64Array(networks * count * stride);
  const summands = ansatz.map((of) =>
    channels.map((derivative) =>
      summandsOf(of, derivative, axes).map((summand) => ({
        summand,
        slot: summand.output ? channelIn(channels, summand.output) : -1,
      })),
    ),
  );
  for (let p = 0; p < count; p++) {
    const point = [...points.subarray(p * axes, (p + 1) * axes)];
    ansatz.forEach((of, field) => {
      const known = knownJets(of, point);
      summands[field]!.forEach((parts, channel) => {
        for (const { summand, slot } of parts) {
          const coefficient = summand.coefficient(known);
          for (let e = 0; e < networks; e++) {
            const at = (e * count + p) * stride;
            const output = slot < 0 ? 1 : outputs[at + slot * fields + field]!;
            const constant = summand.constant === null ? 1 : constants[e * constantCount + summand.constant]!;
            values[at + field * channels.length + channel]! += coefficient * output * constant;
          }
        }
      });
    });
  }
  return { networks, points, count, values, constants };
}

/** Jets of all fields of one network at one point, [field][channel]. */
export function jetsOf(
  law: Law,
  { count, values }: FieldJets,
  network: number,
  point: number,
): Float64Array[] {
  const channels = law.channels.length;
  return law.fields.map((_, field) => {
    const at = ((network * count + point) * law.fields.length + field) * channels;
    return values.subarray(at, at + channels);
  });
}

/** One equation at one place: the sum of its terms. @param constants  values of the law's constants */
export function equationAt(
  { terms }: Equation,
  law: Law,
  jets: readonly ArrayLike<number>[],
  place: Place,
  constants: ArrayLike<number>,
): number {
  let sum = 0;
  for (const { coefficient, factors, constant } of terms) {
    let value = coefficientAt(coefficient, place);
    if (constant !== undefined) value *= constants[constant]!;
    for (const { field, derivative } of factors) value *= jets[field]![channelIn(law.channels, derivative)]!;
    sum += value;
  }
  return sum;
}

/** Residual of the law inside, [network][point][equation]. */
export function lawResiduals({ law, constants: { length } }: CompiledLaw, fields: FieldJets): Float64Array {
  const equations = law.equations.length;
  const axes = law.coordinates.length;
  const found = new Float64Array(fields.networks * fields.count * equations);
  for (let p = 0; p < fields.count; p++) {
    const place = placeAt(fields.points, null, axes, p);
    for (let e = 0; e < fields.networks; e++) {
      const jets = jetsOf(law, fields, e, p);
      const constants = fields.constants.subarray(e * length, (e + 1) * length);
      law.equations.forEach((equation, k) => {
        found[(e * fields.count + p) * equations + k] = equationAt(equation, law, jets, place, constants);
      });
    }
  }
  return found;
}

/** Points that errors are taken over: middles of an even grid's cells inside, [point][axis], `cells` along each axis. */
export function errorGrid(law: Law, cells: number): Float64Array {
  return gridPoints(law.domain, new Array<number>(law.coordinates.length).fill(cells));
}

export interface FieldError {
  /** sqrt(sum (u - u*)^2 / sum u*^2) over the points. */
  readonly relative: number;
  /** The same with the mean square of u - u* over the worst of 8 x 8 blocks of the box (first two coordinates) against that of u* over all points. */
  readonly worstBlock: number;
  /** max |u - u*| */
  readonly largest: number;
}

const BLOCKS = 8;

/** Error against the exact solution, [network][field]. @throws RangeError if the law has none */
export function fieldErrors({ law }: CompiledLaw, fields: FieldJets): FieldError[][] {
  const { exact, domain } = law;
  if (!exact) throw new RangeError(`the law "${law.id}" has no exact solution`);
  const axes = law.coordinates.length;
  const truths: number[][] = [];
  const blocks: number[] = [];
  for (let p = 0; p < fields.count; p++) {
    const point = [...fields.points.subarray(p * axes, (p + 1) * axes)];
    truths.push(exact(point).map((jet) => jet[0]!));
    const [i, j] = [0, 1].map((axis) => {
      const place = (point[axis]! - domain.low[axis]!) / (domain.high[axis]! - domain.low[axis]!);
      return Math.min(BLOCKS - 1, Math.max(0, Math.floor(place * BLOCKS)));
    });
    blocks.push(i! * BLOCKS + j!);
  }
  return Array.from({ length: fields.networks }, (_, e) =>
    law.fields.map((__, field) =>
      errorOf(truths, blocks, field, (p) => jetsOf(law, fields, e, p)[field]![0]!),
    ),
  );
}

function errorOf(
  truths: readonly (readonly number[])[],
  blocks: readonly number[],
  field: number,
  found: (p: number) => number,
): FieldError {
  const [sums, counts] = [new Float64Array(BLOCKS * BLOCKS), new Float64Array(BLOCKS * BLOCKS)];
  let [norm, largest, total] = [0, 0, 0];
  truths.forEach((truth, p) => {
    const difference = found(p) - truth[field]!;
    sums[blocks[p]!]! += difference ** 2;
    counts[blocks[p]!]!++;
    total += difference ** 2;
    norm += truth[field]! ** 2;
    largest = Math.max(largest, Math.abs(difference));
  });
  let worst = 0;
  sums.forEach((sum, block) => {
    if (counts[block]! > 0) worst = Math.max(worst, sum / counts[block]!);
  });
  return {
    relative: Math.sqrt(total / norm),
    worstBlock: Math.sqrt((worst * truths.length) / norm),
    largest,
  };
}
