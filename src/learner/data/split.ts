/** Points with answers, apart in what is trained on and what is held out; the shape every given data set ends in. */
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { TrainingData } from '../problem.ts';

export interface Part {
  readonly points: number;
  /** [point][input] */
  readonly inputs: Float64Array;
  /** [point][output] */
  readonly targets: Float64Array;
}

export interface DataSplit {
  readonly task: 'regression' | 'classification';
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly train: Part;
  readonly heldOut: Part;
}

/** How classes become targets: one-hot rows for cross-entropy; +-1, one output for two classes, for hinge and squared error. */
export type ClassEncoding = 'one-hot' | 'sign';

/** Names of the outputs that `encodeClass` fills: for two classes by sign, the second one (+1). */
export function encodedNames(classes: readonly string[], encoding: ClassEncoding): readonly string[] {
  return encoding === 'sign' && classes.length === 2 ? [classes[1]!] : classes;
}

/** Targets of one point of this class, [output]. */
export function encodeClass(code: number, classes: number, encoding: ClassEncoding): readonly number[] {
  if (encoding === 'sign' && classes === 2) return [code === 1 ? 1 : -1];
  return Array.from({ length: classes }, (_, k) => (k === code ? 1 : encoding === 'sign' ? -1 : 0));
}

/** The part as an engine takes it, the same points for all `sets`. */
export function trainingData(part: Part, sets = 1): TrainingData {
  const targets = new Float64Array(sets * part.targets.length);
  for (let set = 0; set < sets; set++) targets.set(part.targets, set * part.targets.length);
  return { sets, points: part.points, inputs: part.inputs, sharedInputs: true, targets };
}

/** Parts of equal size, each a data set of its own: what samples of disorder are to a glass. */
export function separateSets(parts: readonly Part[]): TrainingData {
  const { points, inputs, targets } = parts[0]!;
  const data = {
    sets: parts.length,
    points,
    sharedInputs: false,
    inputs: new Float64Array(parts.length * inputs.length),
    targets: new Float64Array(parts.length * targets.length),
  };
  for (const [set, part] of parts.entries()) {
    data.inputs.set(part.inputs, set * inputs.length);
    data.targets.set(part.targets, set * targets.length);
  }
  return data;
}

/** 0 … n - 1 in random order (Fisher–Yates, stream Shuffle, index = place, owner = draw): the same for one seed on every host. */
export function shuffledIndices(n: number, seed: Seed, draw = 0): Uint32Array {
  const words = new WordReader(seed, Stream.Shuffle, draw);
  const order = Uint32Array.from({ length: n }, (_, k) => k);
  for (let place = n - 1; place > 0; place--) {
    const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}

/** Mean and standard deviation (divisor n) of column c of [point][width]; a width that is only rounding counts as 0. */
export function momentsOf(values: Float64Array, width: number, c: number): { mean: number; sd: number } {
  const n = values.length / width;
  let sum = 0;
  for (let point = 0; point < n; point++) sum += values[point * width + c]!;
  const mean = sum / n;
  let squares = 0;
  for (let point = 0; point < n; point++) squares += (values[point * width + c]! - mean) ** 2;
  const sd = Math.sqrt(squares / n);
  return { mean, sd: sd > 1e-12 * Math.abs(mean) ? sd : 0 };
}

/** (x - mean) / sd of column c, in place; what is constant (sd 0) becomes 0. */
export function standardiseColumn(
  values: Float64Array,
  width: number,
  c: number,
  { mean, sd }: { mean: number; sd: number },
): void {
  for (let k = c; k < values.length; k += width) values[k] = sd > 0 ? (values[k]! - mean) / sd : 0;
}
