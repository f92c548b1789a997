/**
 * Is anything to be chosen? Processes on the training rows of a table of electrolytes, cross-validated in groups of papers and compositions: the
 * mixture of all with equal weights, the best one, and a greedy mixture, each of the latter chosen on the other folds alone. Last of all the
 * rows that the table holds out, for the mixture of all.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseline, type Judgement, judge } from '../../../src/experiments/materials/models.ts';
import { PROCESSES, processesSay, processSays } from '../../../src/experiments/materials/process.ts';
import { givenSplit, groupsOf, resplit } from '../../../src/experiments/materials/splits.ts';
import { type Materials, readMaterials } from '../../../src/learner/data/materials/materials-table.ts';
import { mean } from '../../../src/observables/statistics.ts';
import { seedFrom } from '../../../src/random/seed.ts';

export interface MaterialsSpec {
  /** Assignments of groups to folds, and one more for the rows held out. */
  readonly samples: number;
}

const FOLDS = 5;
/** Processes of a greedy mixture, counted with repetition (Caruana et al., ICML 2004). */
const MOST = 5;
export const WAYS = ['mixture', 'single', 'greedy', 'median'] as const;

export interface MaterialsBatch {
  readonly part: 'training' | 'test';
  readonly repeat: number;
  /** Mean absolute errors by way, bounds as values. */
  readonly mae: Readonly<Partial<Record<(typeof WAYS)[number], number>>>;
  readonly maeSeen: Readonly<Partial<Record<(typeof WAYS)[number], number>>>;
  /** Error of (way - mixture), groups as independent. */
  readonly paired: Readonly<Partial<Record<(typeof WAYS)[number], number>>>;
}

export function* materialsBatches({ samples }: MaterialsSpec, from: number): Generator<MaterialsBatch> {
  const repeats = samples - 1;
  const table = readMaterials(file('train.csv'), CHOICE, file('test.csv'));
  const split = givenSplit(table)!;
  for (let repeat = from; repeat < repeats; repeat++) yield crossValidated(table, split.train, repeat);
  if (from > repeats) return;
  const { mae, maeSeen } = judge(table, split, processesSay(table, split.train, split.test));
  yield { part: 'test', repeat: repeats, mae: { mixture: mae }, maeSeen: { mixture: maeSeen }, paired: {} };
}

export interface ResplitsSpec {
  /** Resplits, each a batch. */
  readonly samples: number;
}
export interface ResplitBatch {
  readonly draw: number;
  readonly process: Judgement;
  readonly median: Judgement;
}

/** The resplits of `glassbox run materials --table all.csv` with the same columns, one by one. */
export function* resplitBatches({ samples }: ResplitsSpec, from: number): Generator<ResplitBatch> {
  const table = readMaterials(file('all.csv'), { ...CHOICE, family: '' });
  const groups = groupsOf(table);
  for (let draw = from; draw < samples; draw++) {
    const split = resplit(groups, seedFrom(SEED), draw);
    const asked = [...split.calibrate, ...split.test];
    yield {
      draw,
      process: judge(table, split, processesSay(table, split.train, asked)),
      median: judge(table, split, baseline('median', table, split, asked)),
    };
  }
}

const SEED = 42;

const folder = join(process.env.GLASSBOX_REFERENCE ?? '../shared/reference/data', 'obelix');
const file = (name: string) => ({ name, text: readFileSync(join(folder, name), 'utf8') });

const CHOICE = {
  target: 'Ionic conductivity (S cm-1)',
  composition: 'True Composition',
  features: 'Space group #,a,b,c,alpha,beta,gamma',
  family: 'DOI',
  split: '',
  logarithm: true,
};

function crossValidated(table: Materials, train: readonly number[], repeat: number): MaterialsBatch {
  const groups = groupsOf({
    replicate: Int32Array.from(train, (row) => table.replicate[row]!),
    families: train.map((row) => table.families[row]!),
  });
  // Every repeat puts other groups together.
  const folds = [...groups].map((g) => (g + repeat * Math.floor(g / FOLDS)) % FOLDS);
  const said = PROCESSES.map(() => new Float64Array(train.length));
  const middle = new Float64Array(train.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const [kept, out] = [
      train.filter((_, k) => folds[k] !== fold),
      [...train.keys()].filter((k) => folds[k] === fold),
    ];
    const sorted = kept.map((row) => table.targets[row]!).sort((a, b) => a - b);
    for (const k of out) middle[k] = sorted[Math.floor(sorted.length / 2)]!;
    const asked = out.map((k) => train[k]!);
    for (const [p, { mean: own }] of processSays(table, kept, asked, PROCESSES).entries())
      for (const [j, k] of out.entries()) said[p]![k] = own[j]!;
  }
  const targets = train.map((row) => table.targets[row]!);
  const mixed = (members: readonly number[], k: number) => mean(members.map((m) => said[m]![k]!));
  const errorOn = (members: readonly number[], rows: readonly number[]) =>
    mean(rows.map((k) => Math.abs(mixed(members, k) - targets[k]!)));
  const all = [...PROCESSES.keys()];
  const predicted = {
    mixture: middle.slice(),
    single: middle.slice(),
    greedy: middle.slice(),
    median: middle,
  };
  for (let fold = 0; fold < FOLDS; fold++) {
    const rows = [...train.keys()];
    const others = rows.filter((k) => folds[k] !== fold);
    const single = [bestOf(all, (m) => errorOn([m], others))];
    const greedy = greedyOf(all, (members) => errorOn(members, others));
    for (const k of rows.filter((r) => folds[r] === fold)) {
      predicted.mixture[k] = mixed(all, k);
      predicted.single[k] = mixed(single, k);
      predicted.greedy[k] = mixed(greedy, k);
    }
  }
  const errors = (way: (typeof WAYS)[number]) => targets.map((y, k) => Math.abs(predicted[way][k]! - y));
  const isSeen = train.map((row) => table.censoring[row] === 0);
  const record = <T>(of: (way: (typeof WAYS)[number]) => T) =>
    Object.fromEntries(WAYS.map((way) => [way, of(way)])) as Record<(typeof WAYS)[number], T>;
  return {
    part: 'training',
    repeat,
    mae: record((way) => mean(errors(way))),
    maeSeen: record((way) => mean(errors(way).filter((_, k) => isSeen[k]))),
    paired: record((way) => {
      const base = errors('mixture');
      return groupedError(
        errors(way).map((error, k) => error - base[k]!),
        groups,
      );
    }),
  };
}

const bestOf = (items: readonly number[], error: (item: number) => number) =>
  items.map((item) => [error(item), item] as const).reduce((a, b) => (b[0] < a[0] ? b : a))[1];

function greedyOf(items: readonly number[], error: (members: readonly number[]) => number): number[] {
  let members: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  while (members.length < MOST) {
    const next = [...members, bestOf(items, (item) => error([...members, item]))];
    if (!(error(next) < least)) break;
    [members, least] = [next, error(next)];
  }
  return members;
}

/** Standard error of a mean over rows of which those of a group are not independent. */
function groupedError(values: readonly number[], groups: Int32Array): number {
  const centre = mean(values);
  const sums = new Map<number, number>();
  for (const [k, value] of values.entries())
    sums.set(groups[k]!, (sums.get(groups[k]!) ?? 0) + value - centre);
  return Math.sqrt([...sums.values()].reduce((total, sum) => total + sum * sum, 0)) / values.length;
}
