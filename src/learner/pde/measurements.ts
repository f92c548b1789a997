/** Sparse noisy values of the fields beside the law: a further group of residuals. */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';
import type { ResidualGroup } from '../residuals.ts';
import type { Ansatz } from './ansatz.ts';
import { type Encoding, inputJets } from './encoding.ts';
import { compileEquations } from './equations.ts';
import { type Ingredients, type SetChoice, weightOf } from './ingredients.ts';
import type { Equation, Law } from './law.ts';
import { cellsFor, collocationPoints, gridPoints } from './sampling/collocation.ts';

export interface Measured {
  /** [point][axis] */
  readonly points: Float64Array;
  /** Values with noise, [point][field]. */
  readonly values: Float64Array;
  /** Standard deviation of the noise, [field]. */
  readonly noise: Float64Array;
}

/** Root mean square of each exact field over about 2000 even points, [field]. */
function fieldSizes(law: Law): Float64Array {
  const axes = law.coordinates.length;
  const points = gridPoints(law.domain, cellsFor(law.domain, 2000));
  const squares = new Float64Array(law.fields.length);
  for (let at = 0; at < points.length; at += axes)
    law.exact!([...points.subarray(at, at + axes)]).forEach((jet, field) => {
      squares[field]! += jet[0]! ** 2;
    });
  return squares.map((sum) => Math.sqrt((sum * axes) / points.length));
}

/** One per set, or one for all if they share their draw; null without measurements. @throws RangeError without an exact solution */
export function measure(law: Law, { measurements, sets = [{}] }: Ingredients): Measured[] | null {
  if (!measurements || measurements.points === 0) return null;
  if (!law.exact) throw new RangeError(`the law "${law.id}" has no exact solution to measure`);
  const draws = sets.map(({ measurementDraw = 0 }) => measurementDraw);
  const distinct = new Set(draws).size > 1 ? draws : draws.slice(0, 1);
  const sizes = fieldSizes(law);
  const { points: count, noise, seed } = measurements;
  const axes = law.coordinates.length;
  return distinct.map((draw) => {
    const points = collocationPoints(law.domain, 'random', count, { seed, draw });
    const words = new WordReader(seed, Stream.MeasurementNoise, draw);
    const sd = sizes.map((size) => noise * size);
    const values = new Float64Array(count * sd.length);
    for (let p = 0; p < count; p++)
      law.exact!([...points.subarray(p * axes, (p + 1) * axes)]).forEach((jet, field) => {
        const k = p * sd.length + field;
        values[k] = jet[0]! + sd[field]! * normalOf(words.word(k));
      });
    return { points, values, noise: sd };
  });
}

/** What a measured group is made from. */
interface Measuring {
  readonly law: Law;
  readonly ingredients: Ingredients;
  readonly encoding: Encoding;
  readonly sets: readonly SetChoice[];
  readonly ansatz: readonly Ansatz[];
}

/** Residual u_f - value at every point, for every field. A set that counts n of the points weighs each by w / n. */
export function measuredGroup(
  { law, ingredients, encoding, sets, ansatz }: Measuring,
  measured: readonly Measured[],
  name: string,
): ResidualGroup {
  const [axes, fields] = [law.coordinates.length, law.fields.length];
  const count = measured[0]!.points.length / axes;
  // The value stands in as the coefficient of a source, so it is the last column of each equation's own.
  let current: ArrayLike<number> = [];
  const equations = law.fields.map(
    (field, index): Equation => ({
      name: field,
      terms: [
        { coefficient: 1, factors: [{ field: index, derivative: [] }] },
        { coefficient: () => -current[index]!, factors: [] },
      ],
    }),
  );
  const compiled = compileEquations(equations, ansatz, axes);
  const width = compiled.columnCount;
  const columns = new Float64Array(measured.length * count * width);
  const inputs = measured.map(({ points }) => inputJets(encoding, points, axes, compiled.channels));
  measured.forEach(({ points, values }, m) => {
    for (let p = 0; p < count; p++) {
      current = values.subarray(p * fields, (p + 1) * fields);
      const point = [...points.subarray(p * axes, (p + 1) * axes)];
      compiled.fillColumns({ point, normal: point.map(() => 0) }, columns, (m * count + p) * width);
    }
  });
  const weights = new Float64Array(sets.length * count);
  sets.forEach((set, s) => {
    const counted = Math.min(set.measurements ?? count, count);
    const weight = counted > 0 ? weightOf(ingredients, set, name) / counted : 0;
    weights.fill(weight, s * count, s * count + counted);
  });
  const shared = measured.length === 1;
  return {
    name,
    channels: compiled.channels,
    equations: compiled.equations,
    points: count,
    inputs: concatenated(inputs),
    sharedInputs: shared,
    columns,
    sharedColumns: shared,
    columnCount: width,
    weights,
  };
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
