/** Rows of `pinn-landscape`: how training stands, Hessians at its stages, spectra, slices. */
import type { CompiledLaw } from '../../learner/pde/compile.ts';
import { errorGrid, fieldErrors, fieldsAt } from '../../learner/pde/fields.ts';
import {
  hiddenBy,
  type Plane,
  type Projection,
  pointOf,
  projectOnPlane,
} from '../../observables/landscape-slice.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { MatrixData, Row } from '../declaration.ts';
import type { TrainingPiece } from '../pinn-common/training.ts';
import { columnOf, type StageName } from '../pinn-landscape.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import type { Shape } from './spectrum.ts';
import { type Taught, TEACHERS, type Teacher } from './teachers.ts';

type Values = Record<string, Row['values'][string]>;

/** Geometric mean with its standard error: of what varies by factors. */
export function geometricMean(samples: readonly number[]): Estimate {
  const { value, error } = meanOverSamples(samples.map(Math.log));
  const centre = Math.exp(value);
  return { value: centre, error: centre * error };
}

/** @param samples by column: numbers that vary by factors, [network] */
function byFactors(values: Values, samples: Record<string, readonly number[]>): Row {
  const all = { ...values };
  for (const [name, of] of Object.entries(samples)) Object.assign(all, asColumns(name, geometricMean(of)));
  return { values: all, samples };
}

const CELLS = 32;

export async function trainingRow(
  teacher: Teacher,
  compiled: CompiledLaw,
  { learner, energies }: TrainingPiece,
  iteration: number,
): Promise<Row> {
  const fields = await fieldsAt(compiled, learner, errorGrid(compiled.law, CELLS));
  const errors = fieldErrors(compiled, fields).map(([u]) => u!.relative);
  return byFactors(
    { phase: 'training', taught: teacher, iteration },
    { [columnOf(teacher, 'loss')]: [...energies], [columnOf(teacher, 'fieldError')]: errors },
  );
}

/** Hessians of both energies at the places of a batch, and what preconditioners make of that of the teacher. */
export interface Survey {
  /** [network] */
  readonly shapes: Readonly<Record<Teacher, readonly Shape[]>>;
  /** Of the teacher's energy, in the metric of L-BFGS and of Gauss-Newton, [network]; empty where there is none. */
  readonly lbfgs: readonly Shape[];
  readonly newton: readonly Shape[];
  /** What the law's energy was divided by, over that of the data. */
  readonly units: number;
}

export function curvatureRow(
  teacher: Teacher,
  stage: StageName,
  { shapes, lbfgs, newton, units }: Survey,
): Row {
  const of = (name: Teacher, quantity: 'top' | 'condition') => shapes[name].map((shape) => shape[quantity]);
  const topRatio = of('law', 'top').map((top, e) => top / of('data', 'top')[e]!);
  const row = byFactors(
    { phase: 'curvature', taught: teacher, stage },
    {
      ...Object.fromEntries(
        TEACHERS.flatMap((name) =>
          (['top', 'condition'] as const).map((quantity) => [columnOf(name, quantity), of(name, quantity)]),
        ),
      ),
      topRatio,
      rawRatio: topRatio.map((ratio) => units * ratio),
      conditionRatio: of('law', 'condition').map((value, e) => value / of('data', 'condition')[e]!),
      ...(lbfgs.length > 0 && { lbfgsCondition: lbfgs.map(({ condition }) => condition) }),
      ...(newton.length > 0 && { newtonCondition: newton.map(({ condition }) => condition) }),
    },
  );
  const counts: Record<string, number[]> = Object.fromEntries(
    TEACHERS.flatMap((name) =>
      (['stiff', 'negative'] as const).map((quantity) => [
        columnOf(name, quantity),
        shapes[name].map((shape) => shape[quantity]),
      ]),
    ),
  );
  if (lbfgs.length > 0) counts.lbfgsStiff = lbfgs.map(({ stiff }) => stiff);
  if (newton.length > 0) counts.newtonStiff = newton.map(({ stiff }) => stiff);
  const values: Values = { ...row.values };
  for (const [name, of] of Object.entries(counts))
    Object.assign(values, asColumns(name, meanOverSamples(of)));
  return { values, samples: { ...row.samples, ...counts } };
}

/** Sizes of eigenvalues from the largest down, [network][rank]. */
export const ranked = (shapes: readonly Shape[]): number[][] =>
  shapes.map(({ values }) => [...values].map(Math.abs).sort((a, b) => b - a));

/** Spectra by rank, geometric means over networks. @param spectra  by column, [network][rank] */
export function spectrumRows(spectra: Record<string, readonly (readonly number[])[]>): Row[] {
  const ranks = Object.values(spectra)[0]![0]!.length;
  return Array.from({ length: ranks }, (_, rank) =>
    byFactors(
      { phase: 'spectrum', rank: rank + 1 },
      // A size of zero has no logarithm: it counts as the smallest number.
      Object.fromEntries(
        Object.entries(spectra).map(([name, of]) => [
          name,
          of.map((sizes) => Math.max(sizes[rank]!, Number.MIN_VALUE)),
        ]),
      ),
    ),
  );
}

interface SliceSize {
  readonly halfWidth: number;
  readonly resolution: number;
}

/** Both energies on one plane through the end of a way, and the way's places projected on it. */
export function sliceRow(
  id: 'random' | 'steepest',
  plane: Plane,
  way: readonly Float64Array[],
  taught: Readonly<Record<Teacher, Taught>>,
  size: SliceSize,
): Row {
  const projection = projectOnPlane(plane, way);
  const places = way.flatMap((_, t) => [projection.x[t]!, projection.y[t]!]);
  return {
    values: valuesOf(id, projection, size),
    matrices: {
      [`${id}Law`]: pictureOf(taught.law, plane, size),
      [`${id}Data`]: pictureOf(taught.data, plane, size),
      [`${id}Way`]: { rows: way.length, columns: 2, values: places },
    },
  };
}

/** The same in the way's own plane, whose places carry the energies that the network really had there. */
export function waySliceRow(
  plane: Plane,
  way: readonly Float64Array[],
  taught: Readonly<Record<Teacher, Taught>>,
  size: SliceSize,
): Row {
  const projection = projectOnPlane(plane, way);
  const places = ({ derivatives }: Taught): MatrixData => ({
    rows: way.length,
    columns: 3,
    values: way.flatMap((place, t) => [projection.x[t]!, projection.y[t]!, derivatives.energy(place)]),
  });
  return {
    values: valuesOf('way', projection, size),
    matrices: {
      wayLaw: pictureOf(taught.law, plane, size),
      wayData: pictureOf(taught.data, plane, size),
      lawPlaces: places(taught.law),
      dataPlaces: places(taught.data),
    },
  };
}

function valuesOf(plane: string, projection: Projection, { halfWidth }: SliceSize): Values {
  const { rms, share } = hiddenBy(projection);
  return { phase: 'slice', plane, halfWidth, share: orNull(share), outside: orNull(rms) };
}

function pictureOf({ derivatives }: Taught, plane: Plane, { halfWidth, resolution }: SliceSize): MatrixData {
  return {
    rows: resolution,
    columns: resolution,
    values: Array.from({ length: resolution * resolution }, (_, k) => {
      const at = (cell: number) => halfWidth * ((2 * cell) / (resolution - 1) - 1);
      const place = pointOf(plane, at(k % resolution), -at(Math.floor(k / resolution)));
      return Number(derivatives.energy(place).toPrecision(6));
    }),
    extent: [-halfWidth, halfWidth, -halfWidth, halfWidth],
  };
}
