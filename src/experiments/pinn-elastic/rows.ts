/** Rows of `pinn-elastic`: how training stands; what is read off along curves; pictures. */

import type { LearnerState } from '../../engine/contract.ts';
import { fieldsAt } from '../../learner/pde/fields.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import type { MatrixData, Row } from '../declaration.ts';
import {
  boundaryLines,
  type FieldGrid,
  fieldMatrix,
  linesMatrix,
  outlineMatrix,
  pointMatrix,
} from '../field-grid.ts';
import type { TrainingPiece } from '../pinn-common/training.ts';
import { asColumns } from '../side-by-side/side.ts';
import type { Curve } from './curves.ts';
import {
  errorsOf,
  misplacement,
  networkState,
  residualSizes,
  rootResiduals,
  type State,
  statesAt,
  unseenResiduals,
} from './measure.ts';
import type { Setup } from './setup.ts';

/** Where errors are taken, and what is exact there. */
export interface Ruler {
  readonly grid: FieldGrid;
  readonly exact: State;
  readonly blocks: Uint8Array;
}

type Samples = Record<string, readonly number[]>;

function told(values: Row['values'], samples: Samples): Row {
  const all = { ...values };
  for (const [name, of] of Object.entries(samples)) Object.assign(all, asColumns(name, meanOverSamples(of)));
  return { values: all, samples };
}

/** What is read off along curves, and does not exist for every body. */
const CURVES = ['hoop', 'ligament', 'deflection', 'bending'];
const ALONG = ['angle', 'distance', 'position', 'height'];
const NO_CURVES = Object.fromEntries(
  [...ALONG, ...CURVES, ...CURVES.map((name) => `${name}Error`)].map((name) => [name, null]),
);

/** The top of the hole, where Kirsch's stress along the pull is 3. */
const TOP = Float64Array.of(0, 1);

/** How the batch stands after a piece of training. @param made  steps and iterations of all stages so far */
export async function trainingRow(
  setup: Setup,
  { grid, exact, blocks }: Ruler,
  piece: TrainingPiece,
  made: number,
): Promise<Row> {
  const { learner, terms } = piece;
  const errors = (await statesAt(setup, learner, grid.points)).map((state) => errorsOf(state, exact, blocks));
  const { law, conditions } = rootResiduals(await learner.residuals(), terms, learner.networks);
  return told(
    { phase: 'training', iteration: made, concentration: null, concentrationError: null },
    {
      loss: [...piece.energies],
      residual: law,
      unseen: await unseenResiduals(setup, learner),
      conditions,
      displacement: errors.map(({ displacement }) => displacement),
      block: errors.map(({ block }) => block),
      stress: errors.map(({ stress }) => stress),
      ...(setup.config.problem === 'hole' && {
        concentration: (await statesAt(setup, learner, TOP)).map(({ stress }) => stress[0]![0]),
      }),
    },
  );
}

/** What is read off along a curve, place by place. */
export async function curveRows(setup: Setup, curve: Curve, learner: LearnerState): Promise<Row[]> {
  const states = await statesAt(setup, learner, curve.points);
  return curve.coordinates.map((coordinate, p) =>
    told(
      { phase: 'curve', [curve.along]: coordinate },
      { [curve.quantity]: states.map((state) => curve.read(state, p)) },
    ),
  );
}

/** Points on the edge, about, that are drawn where the load moves them. */
const EDGE_POINTS = 160;
/** The largest displacement as a share of the picture's longer side. */
const SHOWN = 0.08;

interface Pictures {
  /** The one that is shown, and its errors. */
  readonly network: number;
  readonly errors: ReturnType<typeof errorsOf>;
  readonly matrices: Record<string, MatrixData>;
}

/** Of the network whose stress error is the middle one. @param points  where the law is asked for, [point][x, y] */
async function picturesOf(
  setup: Setup,
  { grid, exact, blocks }: Ruler,
  learner: LearnerState,
  points: Float64Array,
): Promise<Pictures> {
  const { compiled, body } = setup;
  const fields = await fieldsAt(compiled, learner, grid.points);
  const states = Array.from({ length: fields.networks }, (_, e) => networkState(setup, fields, e));
  const errors = states.map((state) => errorsOf(state, exact, blocks));
  const order = errors.map((_, e) => e).sort((a, b) => errors[a]!.stress - errors[b]!.stress);
  const middle = order[Math.floor((order.length - 1) / 2)]!;
  const found = states[middle]!;
  const size = ({ ux, uy }: State) => ux.map((x, p) => Math.sqrt(x * x + uy[p]! ** 2));
  const stressMiss = found.vonMises.map((value, p) => value - exact.vonMises[p]!);
  const matrices: Record<string, MatrixData> = {
    displacement: fieldMatrix(grid, size(found)),
    vonMises: fieldMatrix(grid, found.vonMises),
    exactVonMises: fieldMatrix(grid, exact.vonMises),
    misplacement: fieldMatrix(grid, misplacement(found, exact)),
    stressMiss: fieldMatrix(grid, stressMiss),
    residual: fieldMatrix(grid, residualSizes(compiled, fields, middle)),
    outline: outlineMatrix(body.domain),
    collocation: pointMatrix(points),
    deformed: await deformedOutline(setup, learner, middle),
  };
  return { network: middle + 1, errors: errors[middle]!, matrices };
}

/** Pictures on the way, in the row of a piece of training. */
export async function withPictures(row: Row, ...shown: Parameters<typeof picturesOf>): Promise<Row> {
  const { network, matrices } = await picturesOf(...shown);
  return { ...row, values: { ...row.values, network }, matrices };
}

/** The pictures of the end, with the errors of the network that they show. */
export async function pictureRow(...shown: Parameters<typeof picturesOf>): Promise<Row> {
  const { network, errors, matrices } = await picturesOf(...shown);
  const { displacement, block, stress } = errors;
  return {
    values: { ...NO_CURVES, phase: 'picture', network, displacement, block, stress },
    matrices,
  };
}

async function deformedOutline(setup: Setup, learner: LearnerState, network: number): Promise<MatrixData> {
  const { domain } = setup.body;
  const total = domain.pieces.reduce((sum, { length }) => sum + length, 0);
  const lines = boundaryLines(domain, total / EDGE_POINTS);
  const places = lines.flat();
  const state = (await statesAt(setup, learner, Float64Array.from(places.flat())))[network]!;
  const farthest = state.ux.reduce((most, ux, p) => Math.max(most, Math.hypot(ux, state.uy[p]!)), 0);
  const side = Math.max(domain.high[0] - domain.low[0], domain.high[1] - domain.low[1]);
  const by = (SHOWN * side) / farthest;
  const moved = places.map(([x, y], p) => [x + by * state.ux[p]!, y + by * state.uy[p]!] as const);
  return linesMatrix(lines.map(({ length }) => moved.splice(0, length)));
}
