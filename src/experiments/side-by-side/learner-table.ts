/**
 * Data that is given rather than drawn: two moons, spirals, iris, or a table of the person's own.
 *
 * The D label draws then share inputs and clean targets and differ in Gaussian label noise of variance Delta, which is the
 * disorder: the identity holds for any clean f*. Inputs are divided by sqrt(inputs), the scale of x ~ N(0, 1/d).
 */
import { irisTable } from '../../learner/data/iris.ts';
import { namesIn } from '../../learner/data/names-in.ts';
import { ownTable } from '../../learner/data/own-table.ts';
import type { PlanarDraw } from '../../learner/data/planar.ts';
import { spirals } from '../../learner/data/spirals.ts';
import type { DataSplit } from '../../learner/data/split.ts';
import type { Table } from '../../learner/data/table.ts';
import { type TableNote, tableNotes } from '../../learner/data/table-notes.ts';
import { splitTable } from '../../learner/data/table-split.ts';
import { twoMoons } from '../../learner/data/two-moons.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Seed } from '../../random/seed.ts';
import type { SideBySideConfig } from './fields.ts';

export interface GivenTable {
  readonly inputs: number;
  readonly points: number;
  /** [point][input]. */
  readonly x: Float64Array;
  /** Clean targets, [point]. */
  readonly y: Float64Array;
  readonly heldOutX: Float64Array;
  readonly heldOutY: Float64Array;
  /** What was done with a table, for the person to know. */
  readonly notes: readonly TableNote[];
}

/** Null where inputs and labels are drawn. @throws the errors of `readCsv` and `splitTable`, GBX-430 without a file */
export function tableFor(config: SideBySideConfig, seed: Seed): GivenTable | null {
  const given = splitFor(config, seed);
  if (!given) return null;
  const { split, notes } = given;
  const { train, heldOut, inputNames } = split;
  const scale = 1 / Math.sqrt(inputNames.length);
  return {
    inputs: inputNames.length,
    points: train.points,
    x: train.inputs.map((value) => value * scale),
    y: train.targets,
    heldOutX: heldOut.inputs.map((value) => value * scale),
    heldOutY: heldOut.targets,
    notes,
  };
}

interface Given {
  readonly split: DataSplit;
  readonly notes: readonly TableNote[];
}

function splitFor(config: SideBySideConfig, seed: Seed): Given | null {
  switch (config.labels) {
    case 'random':
    case 'teacher':
      return null;
    case 'two-moons':
      return { split: twoMoons(planar(config, seed)), notes: [] };
    case 'spirals':
      return { split: spirals(planar(config, seed)), notes: [] };
    case 'iris':
      return fromTable(irisTable(), config.target || IRIS_TARGET, config, seed);
    case 'own':
      return fromOwnFile(config, seed);
  }
}

const IRIS_TARGET = 'petal width';
/** Noise of the planar curves themselves; the labels' noise Delta comes on top. */
const CURVE_NOISE = 0.1;

function planar({ points }: SideBySideConfig, seed: Seed): PlanarDraw {
  return { points, heldOutPoints: points, seed, noise: CURVE_NOISE, encoding: 'sign' };
}

function fromOwnFile({ table, target, features }: SideBySideConfig, seed: Seed): Given {
  if (!table) throw new GlassboxError('GBX-430', { setting: 'labels', field: 'table', flag: '--table' });
  const { split, report } = ownTable({ file: table, target, features }, { seed, singleOutput: true });
  return { split, notes: tableNotes(report) };
}

/** One output: a number, standardised, or two classes as -1 and +1. */
function fromTable(table: Table, target: string, config: SideBySideConfig, seed: Seed): Given {
  const inputs = namesIn(config.features);
  const choice = { target, seed, encoding: 'sign', singleOutput: true } as const;
  const { split, report } = splitTable(table, inputs.length > 0 ? { ...choice, inputs } : choice);
  return { split, notes: tableNotes(report) };
}
