/** One plate that nobody learnt from: what a network says there, where it is wrong, and where it breaks the plate's own law. */
import type { LearnerState } from '../../engine/contract.ts';
import { FEATURE_CHANNELS, plateFeatures, temperaturesFrom } from '../../learner/plates/features.ts';
import { temperatures } from '../../learner/plates/plate.ts';
import { lawGroup } from '../../learner/plates/tasks.ts';
import type { ResidualGroup } from '../../learner/residuals.ts';
import type { MatrixData } from '../declaration.ts';
import { fieldGrid, fieldMatrix, outlineMatrix } from '../field-grid.ts';
import { FEATURES, lawFactors, lawOf, type Repeat } from '../transfer-common/plates.ts';

/** Residuals of a linear law from output jets of one network, [point]. @param jets  [point][channel] */
export function linearResiduals(group: ResidualGroup, jets: Float64Array): Float64Array {
  const { points, columnCount, columns, equations } = group;
  const channels = group.channels.length;
  return Float64Array.from({ length: points }, (_, p) =>
    equations[0]!.reduce(
      (sum, { column, factors }) =>
        sum +
        factors.reduce((term, slot) => term * jets[p * channels + slot]!, columns[p * columnCount + column]!),
      0,
    ),
  );
}

/** Output jets of one network of a learner at a group's points, [point][channel]. */
export async function jetsOf(
  learner: LearnerState,
  group: ResidualGroup,
  network: number,
): Promise<Float64Array> {
  const jets = await learner.jets(group.inputs, FEATURE_CHANNELS);
  const each = group.points * FEATURE_CHANNELS.length;
  return jets.slice(network * each, (network + 1) * each);
}

/** Root mean square of the true law's residual over the test plates of a repeat, points counting as in `lawOf`. */
export async function residualOf(
  learner: LearnerState,
  { test, scaling }: Repeat,
  network: number,
): Promise<number> {
  const group = lawOf(test, scaling, 1);
  const residuals = linearResiduals(group, await jetsOf(learner, group, network));
  return Math.sqrt(residuals.reduce((sum, r, p) => sum + group.weights[p]! * r * r, 0));
}

/** The first test plate of a repeat; residuals times phi^2, as they are descended. */
export async function pictures(
  learner: LearnerState,
  { test, scaling }: Repeat,
  network: number,
  cells: number,
): Promise<Record<string, MatrixData>> {
  const plate = test.plates[0]!;
  const grid = fieldGrid(plate.domain, cells);
  const group = lawGroup([plate], [grid.points], FEATURES, { scaling });
  const jets = await jetsOf(learner, group, network);
  const factors = lawFactors(group, { plates: [plate], places: [grid.points] });
  const channels = FEATURE_CHANNELS.length;
  const outputs = Float64Array.from(
    { length: group.points },
    (_, p) => scaling.targetMean + scaling.targetSd * jets[p * channels]!,
  );
  const taught = temperaturesFrom(plate, plateFeatures(plate, grid.points, FEATURES), outputs);
  const exact = temperatures(plate, grid.points);
  return {
    exact: fieldMatrix(grid, exact),
    taught: fieldMatrix(grid, taught),
    error: fieldMatrix(
      grid,
      taught.map((u, p) => u - exact[p]!),
    ),
    lawResidual: fieldMatrix(
      grid,
      linearResiduals(group, jets).map((r, p) => r * (factors[p]! / scaling.targetSd) ** 2),
    ),
    outline: outlineMatrix(plate.domain),
  };
}
