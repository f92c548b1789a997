/** Rows of `pinn-heat`: how all cells stand, and what each number of measurements gave, with pictures. */
import type { CompiledLaw } from '../../learner/pde/compile.ts';
import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
import { fieldsAt, lawResiduals } from '../../learner/pde/fields.ts';
import { LAW_GROUP, MEASUREMENT_GROUP } from '../../learner/pde/ingredients.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import { mean, meanOverSamples } from '../../observables/statistics.ts';
import type { MatrixData, Row } from '../declaration.ts';
import { type FieldGrid, fieldMatrix, outlineMatrix, pointMatrix } from '../field-grid.ts';
import type { TrainingPiece } from '../pinn-common/training.ts';
import type { PinnHeatConfig, SeriesName } from '../pinn-heat.ts';
import { asColumns } from '../side-by-side/side.ts';
import { type Cell, cellsOf, firstNetworkOf, measuredCounts } from './cells.ts';
import { ensembleOf, type Judged, judge, type Ruler, rootMeanSquare, shareNear } from './measure.ts';

/** What rows are made with. */
export interface Stage {
  readonly config: PinnHeatConfig;
  readonly compiled: CompiledLaw;
  readonly domain: PlanarDomain;
  /** Where errors are taken, and its picture. */
  readonly grid: FieldGrid;
  readonly ruler: Ruler;
}

type Samples = Record<string, readonly number[]>;

/** The re-entrant corner of the L-shape, and how near to it is near. */
const CORNER = [0, 0] as const;
const NEAR = 0.25;

/** The first field of every network where errors are taken, [network][point]. */
async function fieldsOf({ compiled, grid }: Stage, piece: TrainingPiece): Promise<Float64Array[]> {
  const { values, count } = await fieldsAt(compiled, piece.learner, grid.points);
  const stride = compiled.law.channels.length * compiled.law.fields.length;
  return Array.from({ length: piece.learner.networks }, (_, e) =>
    Float64Array.from({ length: count }, (__, p) => values[(e * count + p) * stride]!),
  );
}

/** Of a cell: its networks, [draw][network]. */
function byDraw<T>(all: readonly T[], config: PinnHeatConfig, cell: number): T[][] {
  return Array.from({ length: config.draws }, (_, draw) => {
    const first = firstNetworkOf(config, cell, draw);
    return all.slice(first, first + config.networks);
  });
}

const QUANTITIES = ['l2', 'block', 'spread', 'ratio', 'where'] as const satisfies readonly (keyof Judged)[];

/** dataL2, strongBlock … */
const columnOf = (series: string, quantity: string) =>
  `${series}${quantity[0]!.toUpperCase()}${quantity.slice(1)}`;

/** Means over draws with their errors; numbers that are none are left out. */
function told(samples: Samples): Row {
  const values: Record<string, Row['values'][string]> = {};
  for (const [name, of] of Object.entries(samples))
    Object.assign(values, asColumns(name, meanOverSamples(of)));
  return { values, samples };
}

function judgedSamples(
  fields: readonly Float64Array[],
  { config, ruler }: Stage,
  wanted: (cell: Cell) => boolean,
): Samples {
  const samples: Samples = {};
  cellsOf(config).forEach((cell, index) => {
    if (!wanted(cell)) return;
    const judged = byDraw(fields, config, index).map((networks) => judge(networks, ruler));
    for (const quantity of QUANTITIES)
      samples[columnOf(cell.series, quantity)] = judged.map((each) => each[quantity]);
  });
  return samples;
}

/**
 * On the way: the law alone, and every weight of it with the most measurements, with pictures until the end has its own; what is left of the
 * energy's parts there. Its number of measurements is told, so that the sweep has something to show from the first look on.
 */
export async function trainingRow(stage: Stage, piece: TrainingPiece): Promise<Row> {
  const { config } = stage;
  const most = measuredCounts(config).at(-1)!;
  const fields = await fieldsOf(stage, piece);
  const samples = judgedSamples(
    fields,
    stage,
    ({ series, measurements }) => series === 'law' || measurements === most,
  );
  const strong = cellsOf(config).findIndex((c) => c.series === 'strong' && c.measurements === most);
  const parts = partsOf(await piece.learner.residuals(), piece.terms, piece.learner.networks, most);
  const draws = byDraw(parts, config, strong);
  for (const name of ['residual', 'boundaryMisfit', 'misfit'] as const)
    samples[name] = draws.map((networks) => mean(networks.map((part) => part[name])));
  const row = told(samples);
  return {
    ...row,
    values: { phase: 'training', iteration: piece.made, measurements: most, ...row.values },
    ...(!piece.ended && { matrices: await picturesOf(stage, piece, fields, most) }),
  };
}

interface Parts {
  /** Root mean squares: of the law's residual, of the soft boundary conditions' (NaN without any), of the measurements'. */
  readonly residual: number;
  readonly boundaryMisfit: number;
  readonly misfit: number;
}

/** @param most  measurements that count */
function partsOf(all: Float64Array, { groups }: ResidualTerms, networks: number, most: number): Parts[] {
  const length = all.length / networks;
  return Array.from({ length: networks }, (_, e) => {
    const found = { law: [] as number[], boundary: [] as number[], measured: [] as number[] };
    let at = e * length;
    for (const { name, points, equations } of groups) {
      const values = all.subarray(at, at + points * equations.length);
      at += values.length;
      if (name === LAW_GROUP) found.law.push(...values);
      else if (name === MEASUREMENT_GROUP)
        found.measured.push(...values.subarray(0, most * equations.length));
      else found.boundary.push(...values);
    }
    const root = (values: number[]) => (values.length > 0 ? rootMeanSquare(values) : Number.NaN);
    return { residual: root(found.law), boundaryMisfit: root(found.boundary), misfit: root(found.measured) };
  });
}

/** What so many measurements gave; the law alone stands in every row, so that it can be compared with. */
export async function sweepRow(
  stage: Stage,
  piece: TrainingPiece,
  measurements: number,
  corner: CornerLook | null,
): Promise<Row> {
  const fields = await fieldsOf(stage, piece);
  const samples = judgedSamples(
    fields,
    stage,
    (cell) => cell.series === 'law' || cell.measurements === measurements,
  );
  Object.assign(samples, measurements === 0 && corner ? cornerSamples(stage, fields, corner) : {});
  const row = told(samples);
  return {
    values: { phase: 'sweep', measurements, ...row.values },
    samples,
    matrices: await picturesOf(stage, piece, fields, measurements),
  };
}

/** Fields of the first draw: what is known, what the networks say with the law and without, and where they are wrong. */
async function picturesOf(
  { config, compiled, domain, grid, ruler }: Stage,
  piece: TrainingPiece,
  fields: readonly Float64Array[],
  measurements: number,
): Promise<Record<string, MatrixData>> {
  const cells = cellsOf(config);
  const find = (series: SeriesName) =>
    cells.findIndex((cell) => cell.series === series && cell.measurements === measurements);
  const lawCell = measurements === 0 ? 0 : find('strong');
  const first = (cell: number) => byDraw(fields, config, cell)[0]!;
  const taught = ensembleOf(first(lawCell));
  const off = (field: Float64Array) => field.map((value, p) => value - ruler.truth[p]!);
  const points = compiled.pointsOf({ draw: 0 });
  const shown: Record<string, MatrixData> = {
    outline: outlineMatrix(domain),
    collocation: pointMatrix(points),
    exact: fieldMatrix(grid, ruler.truth),
    lawTaught: fieldMatrix(grid, taught.mean),
    error: fieldMatrix(grid, off(taught.mean)),
    spread: fieldMatrix(grid, taught.spread),
    lawResidual: fieldMatrix(
      grid,
      await residualOf(compiled, piece, grid, firstNetworkOf(config, lawCell, 0)),
    ),
  };
  if (measurements > 0) {
    const dataTaught = ensembleOf(first(find('data'))).mean;
    shown.dataTaught = fieldMatrix(grid, dataTaught);
    shown.dataError = fieldMatrix(grid, off(dataTaught));
    const places = compiled.measured![0]!.points.subarray(0, 2 * measurements);
    shown.measured = pointMatrix(places);
  }
  return shown;
}

/** The law's residual of one network where errors are taken. */
async function residualOf(
  compiled: CompiledLaw,
  piece: TrainingPiece,
  { points }: FieldGrid,
  network: number,
): Promise<Float64Array> {
  const all = await fieldsAt(compiled, piece.learner, points);
  return lawResiduals(compiled, oneOf(all, network));
}

function oneOf<F extends Awaited<ReturnType<typeof fieldsAt>>>(fields: F, network: number): F {
  const part = (values: Float64Array) => {
    const length = values.length / fields.networks;
    return values.subarray(network * length, (network + 1) * length);
  };
  return { ...fields, networks: 1, values: part(fields.values), constants: part(fields.constants) };
}

/** The law alone at the L-shape's corner, the other way than the rest of the run: with its singular function, or without. */
export interface CornerLook {
  readonly enriched: boolean;
  readonly l2: readonly number[];
  readonly block: readonly number[];
  /** Share of the squared error within 1/4 of the corner. */
  readonly share: readonly number[];
}

const shareAtCorner = ({ grid, ruler }: Stage, networks: readonly Float64Array[]) =>
  mean(
    networks.map((field) =>
      shareNear(
        field.map((value, p) => value - ruler.truth[p]!),
        grid.points,
        CORNER,
        NEAR,
      ),
    ),
  );

/** Of a batch that learnt from the law alone. */
export async function lookAtCorner(
  stage: Stage,
  piece: TrainingPiece,
  enriched: boolean,
): Promise<CornerLook> {
  const draws = byDraw(await fieldsOf(stage, piece), stage.config, 0);
  const judged = draws.map((networks) => judge(networks, stage.ruler));
  return {
    enriched,
    l2: judged.map(({ l2 }) => l2),
    block: judged.map(({ block }) => block),
    share: draws.map((networks) => shareAtCorner(stage, networks)),
  };
}

/** Both ways side by side, whichever of them the run itself took. */
function cornerSamples(stage: Stage, fields: readonly Float64Array[], other: CornerLook): Samples {
  const draws = byDraw(fields, stage.config, 0);
  const judged = draws.map((networks) => judge(networks, stage.ruler));
  const own = {
    l2: judged.map(({ l2 }) => l2),
    block: judged.map(({ block }) => block),
    share: draws.map((networks) => shareAtCorner(stage, networks)),
  };
  const [plain, enriched] = other.enriched ? [own, other] : [other, own];
  return {
    plainL2: plain.l2,
    plainBlock: plain.block,
    plainCorner: plain.share,
    enrichedL2: enriched.l2,
    enrichedBlock: enriched.block,
    enrichedCorner: enriched.share,
  };
}
