/**
 * What every network of an ensemble is shown at a step, as the data sets of one learner: a set for each network, scaled, with targets
 * of its own and weights that make the energy a mean (or a sum) over its batch. Networks with fewer points are filled up with
 * points of weight 0.
 */
import { namedGains } from '../../learner/network.ts';
import type { NetworkShape, TrainingData } from '../../learner/problem.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';
import { type EnsembleSet, plainScale, rangesOf, type Scale, scaled, scaleOf } from './ensemble-data.ts';
import type { EnsembleTask } from './ensemble-task.ts';
import { bootstrapRows, Epochs, stepsPerEpoch } from './epochs.ts';

/** One data set in scaled units. */
export interface ScaledSet {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  /** Points of weight > 0. */
  readonly rows: Uint32Array;
  /** Of the adversary, per input: share of the range. */
  readonly reach: Float64Array;
}

export class EnsembleBatches {
  readonly shape: NetworkShape;
  readonly stepsPerEpoch: number;
  /** Every step shows all points. */
  readonly isWhole: boolean;
  /** [set] */
  readonly scales: readonly { readonly inputs: Scale; readonly targets: Scale }[];
  /** [set] */
  readonly sets: readonly ScaledSet[];
  /** [network] */
  readonly #rows: readonly Uint32Array[];
  /** Noise of a network's own targets, [network][point][value]; null: none. */
  readonly #noise: readonly Float64Array[] | null;
  readonly #epochs: Epochs;

  constructor(private readonly task: EnsembleTask) {
    const { sets, members, inputs, values, hidden, loss, batch, seed, firstNetwork = 0 } = task;
    for (const [k, set] of sets.entries()) checkSet(set, k, task);
    this.shape = {
      inputs,
      hidden,
      outputs: loss === 'gaussian' ? 2 * values : values,
      activation: task.activation,
      bias: task.bias ?? true,
      gains: namedGains(task.parametrisation ?? 'standard', inputs, hidden),
    };
    const kept = sets.map((set) => seenRows(set));
    this.scales = sets.map((set, k) => scalesOf(set, kept[k]!, task));
    this.sets = sets.map((set, k) => scaledSet(set, kept[k]!, this.scales[k]!, task));
    this.#rows = Array.from({ length: sets.length * members }, (_, e) => {
      const rows = kept[Math.floor(e / members)]!;
      return task.bootstrap ? bootstrapRows(rows.length, seed, firstNetwork + e).map((k) => rows[k]!) : rows;
    });
    this.#noise = task.targetNoise ? this.#rows.map((_, e) => this.#drawNoise(e)) : null;
    this.stepsPerEpoch = Math.max(...kept.map((rows) => stepsPerEpoch(rows.length, batch)));
    this.isWhole = this.stepsPerEpoch === 1;
    this.#epochs = new Epochs(seed, this.#rows, batch, firstNetwork);
  }

  /** The batch of every network at a step. */
  at(step: number): TrainingData {
    return this.#shown(this.#rows.map((_, e) => this.#epochs.at(e, step)));
  }

  /** The step's points, and the same moved along the sign of their gradients [network][point][input] (of `at(step)`), half of the weight each. */
  withAdversaries(step: number, gradients: Float64Array): TrainingData {
    const plain = this.at(step);
    const { points } = plain;
    const { inputs: width, outputs } = this.shape;
    const networks = this.#rows.length;
    const moved = plain.inputs.map((x, k) => {
      const { reach } = this.sets[this.#setOf(Math.floor(k / (points * width)))]!;
      return x + Math.sign(gradients[k]!) * reach[k % width]!;
    });
    const twice = (first: Float64Array, second: Float64Array, each: number, factor = 1) => {
      const both = new Float64Array(2 * first.length);
      for (let e = 0; e < networks; e++)
        for (let k = 0; k < each; k++) {
          both[2 * e * each + k] = factor * first[e * each + k]!;
          both[(2 * e + 1) * each + k] = factor * second[e * each + k]!;
        }
      return both;
    };
    return {
      sets: networks,
      points: 2 * points,
      sharedInputs: false,
      inputs: twice(plain.inputs, moved, points * width),
      targets: twice(plain.targets, plain.targets, points * outputs),
      weights: twice(plain.weights!, plain.weights!, points, 0.5),
    };
  }

  /** Data of the largest step, which the problem begins with. */
  largest(): TrainingData {
    const first = this.at(0);
    return this.task.adversarial ? this.withAdversaries(0, new Float64Array(first.inputs.length)) : first;
  }

  /** Points to be asked, those from … of each set's scaled inputs [set], for all its networks; filled up with zeros. */
  questions(inputs: readonly Float64Array[], from: number, points: number): TrainingData {
    const { inputs: width, outputs } = this.shape;
    const networks = this.#rows.length;
    const asked = new Float64Array(networks * points * width);
    for (let e = 0; e < networks; e++)
      asked.set(inputs[this.#setOf(e)]!.subarray(from * width, (from + points) * width), e * points * width);
    return {
      sets: networks,
      points,
      sharedInputs: false,
      inputs: asked,
      targets: new Float64Array(networks * points * outputs),
      weights: new Float64Array(networks * points),
    };
  }

  #setOf(network: number): number {
    return Math.floor(network / this.task.members);
  }

  #shown(rows: readonly Uint32Array[]): TrainingData {
    const { loss, values, knownNoise = 1, energy = 'mean' } = this.task;
    const { inputs: width, outputs } = this.shape;
    const networks = rows.length;
    const points = Math.max(...rows.map((own) => own.length));
    const data = {
      sets: networks,
      points,
      sharedInputs: false,
      inputs: new Float64Array(networks * points * width),
      targets: new Float64Array(networks * points * outputs),
      weights: new Float64Array(networks * points),
    };
    const precision = loss === 'squared-error' ? 1 / knownNoise ** 2 : 1;
    for (const [e, own] of rows.entries()) {
      const set = this.#setOf(e);
      const from = this.sets[set]!;
      const { censoring, weights } = this.task.sets[set]!;
      const share = (energy === 'sum' ? this.#rows[e]!.length : 1) / own.length;
      for (const [slot, row] of own.entries()) {
        const to = e * points + slot;
        for (let i = 0; i < width; i++) data.inputs[to * width + i] = from.inputs[row * width + i]!;
        for (let v = 0; v < values; v++) {
          const noise = this.#noise ? this.#noise[e]![row * values + v]! : 0;
          data.targets[to * outputs + v] = from.targets[row * values + v]! + noise;
          if (loss === 'gaussian')
            data.targets[to * outputs + values + v] = censoring?.[row * values + v] ?? 0;
        }
        data.weights[to] = precision * share * (weights?.[row] ?? 1);
      }
    }
    return data;
  }

  #drawNoise(network: number): Float64Array {
    const { seed, values, targetNoise = 0, firstNetwork = 0, sets } = this.task;
    const words = new WordReader(seed, Stream.TargetNoise, firstNetwork + network);
    return Float64Array.from(
      { length: sets[this.#setOf(network)]!.points * values },
      (_, k) => targetNoise * normalOf(words.word(k)),
    );
  }
}

function checkSet(set: EnsembleSet, k: number, { inputs, values }: EnsembleTask): void {
  if (set.inputs.length !== set.points * inputs || set.targets.length !== set.points * values)
    throw new RangeError(
      `set ${k} of ${set.points} points has ${set.inputs.length} inputs and ${set.targets.length} targets`,
    );
  if (set.weights && set.weights.length !== set.points)
    throw new RangeError(`set ${k} has ${set.weights.length} weights for ${set.points} points`);
  if (seenRows(set).length === 0) throw new RangeError(`set ${k} has no point of weight > 0`);
}

const seenRows = ({ points, weights }: EnsembleSet): Uint32Array =>
  Uint32Array.from({ length: points }, (_, k) => k).filter((k) => (weights?.[k] ?? 1) > 0);

function rowsOf(values: Float64Array, width: number, rows: Uint32Array): Float64Array {
  return Float64Array.from(
    { length: rows.length * width },
    (_, k) => values[rows[Math.floor(k / width)]! * width + (k % width)]!,
  );
}

function scalesOf(set: EnsembleSet, rows: Uint32Array, task: EnsembleTask) {
  const { inputs, values, loss, standardise = { inputs: true, targets: true } } = task;
  return {
    inputs: standardise.inputs ? scaleOf(rowsOf(set.inputs, inputs, rows), inputs) : plainScale(inputs),
    targets:
      standardise.targets && loss !== 'cross-entropy'
        ? scaleOf(rowsOf(set.targets, values, rows), values)
        : plainScale(values),
  };
}

function scaledSet(
  set: EnsembleSet,
  rows: Uint32Array,
  scales: { readonly inputs: Scale; readonly targets: Scale },
  { inputs, adversarial = 0 }: EnsembleTask,
): ScaledSet {
  const own = scaled(set.inputs, scales.inputs);
  return {
    inputs: own,
    targets: scaled(set.targets, scales.targets),
    rows,
    reach: rangesOf(rowsOf(own, inputs, rows), inputs).map((range) => adversarial * range),
  };
}
