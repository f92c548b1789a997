/** Splits of a task into points to train on, to recalibrate with, and to judge by. */
import { autoMpgTable } from '../../learner/data/auto-mpg.ts';
import { knownInputs, knownNoise } from '../../learner/data/known-noise.ts';
import { ownTable } from '../../learner/data/own-table.ts';
import type { DataSplit, Part } from '../../learner/data/split.ts';
import { tableNotes } from '../../learner/data/table-notes.ts';
import { splitTable } from '../../learner/data/table-split.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import { type CalibrationConfig, isDrawn } from '../calibration.ts';
import type { RunContext } from '../declaration.ts';
import { tellData } from '../learner-common/data-notes.ts';

export interface CalibrationSplit {
  readonly train: Part;
  readonly calibration: Part;
  readonly test: Part;
  /** Sd of the noise at the judged points, where it is known. */
  readonly noise: Float64Array | null;
}

export interface CalibrationData {
  readonly inputs: number;
  readonly splits: readonly CalibrationSplit[];
}

/** Share of a table's rows that nobody trains on: half of them to recalibrate, half to judge. */
const HELD_OUT = 0.5;

/** @throws GBX-540 for a table whose target is no number, and those of reading one */
export async function calibrationData(
  config: CalibrationConfig,
  context: Pick<RunContext, 'note' | 'restored'>,
): Promise<CalibrationData> {
  const numbers = Array.from({ length: config.splits }, (_, draw) => draw);
  if (isDrawn(config)) {
    const { task, points, calibrationPoints, judged } = config;
    const seed = seedFrom(config.seed);
    const splits = numbers.map((draw) => {
      const [train, calibration, test] = [points, calibrationPoints, judged].map((count, part) =>
        knownNoise(task, count, { seed, draw, part }),
      );
      return { train: train!, calibration: calibration!, test: test!, noise: test!.noise };
    });
    return { inputs: knownInputs(task), splits };
  }
  if (config.task === 'auto-mpg') tellData('auto-mpg', context);
  const splits = await Promise.all(numbers.map((draw) => tableSplit(config, draw, context)));
  return { inputs: splits[0]!.inputNames.length, splits: splits.map((split) => parted(split, config)) };
}

async function tableSplit(
  config: CalibrationConfig,
  draw: number,
  context: Pick<RunContext, 'note' | 'restored'>,
): Promise<DataSplit> {
  const seed = seedFrom(config.seed);
  if (config.task !== 'own')
    return splitTable(await autoMpgTable(), { target: 'mpg', heldOut: HELD_OUT, seed, draw }).split;
  const { table, target, features } = config;
  const { split, report } = ownTable({ file: table!, target, features }, { seed, draw, heldOut: HELD_OUT });
  if (split.task !== 'regression') {
    const asked = report.columns.find(({ fate }) => fate === 'target');
    throw new GlassboxError('GBX-540', { column: asked?.name ?? split.outputNames.join(', ') });
  }
  if (draw === 0 && !context.restored)
    for (const { id, facts } of tableNotes(report)) context.note(`table.${id}`, facts);
  return split;
}

/** Rows held out come in random order: of their first half as many as asked recalibrate, all the rest is judged. */
function parted(
  { train, heldOut }: DataSplit,
  { points, calibrationPoints }: CalibrationConfig,
): CalibrationSplit {
  const half = Math.min(calibrationPoints, heldOut.points >> 1);
  return {
    train: slice(train, 0, Math.min(points, train.points)),
    calibration: slice(heldOut, 0, half),
    test: slice(heldOut, half, heldOut.points),
    noise: null,
  };
}

function slice({ points, inputs, targets }: Part, from: number, to: number): Part {
  const of = (values: Float64Array) => {
    const width = values.length / points;
    return values.slice(from * width, to * width);
  };
  return { points: to - from, inputs: of(inputs), targets: of(targets) };
}
