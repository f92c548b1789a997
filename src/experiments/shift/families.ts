/**
 * The question of plates asked of a table: rows of all families are learnt, or of all but one, and then that one is asked about. Beside the
 * error stand that of a guess that knows no input (the median, or the most frequent class, of the training rows) and the error
 * that the ensemble expects of itself.
 *
 * Repeats draw other rows of the same table, so they are no independent samples: what a row got is averaged over the repeats in which it was
 * asked about, and errors are those of the mean over rows (over worlds, where each repeat has one of its own).
 *
 * Sources of the question: Chatterjee et al., Nat. Commun. 14 (2023) 1989 (drugs and targets that were not seen); Kramer & Gedeck, J. Chem.
 * Inf. Model. 50 (2010) 1961 (families of proteins left out: R^2 falls from 0.59 to 0.21).
 */
import type { Engine } from '../../engine/contract.ts';
import { classDoubt } from '../../observables/uncertainty/class-doubt.ts';
import { decompose } from '../../observables/uncertainty/decomposition.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { EnsemblePlan } from '../doubt-common/ensemble.ts';
import { plainScale, scaled, scaleOf } from '../doubt-common/ensemble-data.ts';
import type { ShiftConfig } from '../shift.ts';
import { alarms, classifiers, type DetectorChoice, discrepancies, type Rings } from './detect.ts';
import type { FamilyTable, FamilyTables } from './tables.ts';

/** Of the rows that may be seen, and at most. */
const TRAINING_SHARE = 0.6;
const MOST_TRAINING_ROWS = 200;
/** Rows of either side that a detector is given. */
const DETECTED_ROWS = 40;
const FIRST_NETWORK = 1 << 20;
/** Beyond the conditions of plates. */
const FIRST_PURPOSE = 1000;

export interface FamilyResult {
  /** Mean absolute error, or share of wrong classes, of the ensemble and of the guess, and as the ensemble expects it, [unit]. */
  readonly wrong: number[];
  readonly guessed: number[];
  readonly expected: number[];
  /** [repeat] */
  readonly alarm: Rings;
  readonly classifier: Rings;
  readonly mmd: Rings;
}

interface Split {
  readonly table: FamilyTable;
  readonly train: readonly number[];
  /** Rows of seen families that nobody trained on. */
  readonly validation: readonly number[];
  readonly test: readonly number[];
}

/** @param held  number of the family that is held out; -1: rows at random */
export async function familyResult(
  engine: Engine,
  config: ShiftConfig,
  tables: FamilyTables,
  held: number,
): Promise<FamilyResult> {
  const splits = Array.from({ length: config.repeats }, (_, r) =>
    splitOf(tables.of(r), { seed: config.seed, repeat: r, held }),
  );
  const plan = planOf(config, splits, held + 1);
  const learner = await engine.learner(plan.spec());
  try {
    await plan.advance(learner, plan.steps);
    const asked = splits.map(({ table, test, validation }) =>
      rowsOf(table.inputs, table.width, [...test, ...validation]),
    );
    const said =
      splits[0]!.table.values > 1
        ? (await plan.probabilities(learner, asked)).map((each, r) =>
            classAnswers(each, config.members, splits[r]!),
          )
        : (await plan.members(learner, asked)).map((each, r) =>
            numberAnswers(decompose(each, 1), splits[r]!),
          );
    return { ...pooled(said, splits, tables), ...(await rings(engine, config, splits, said, held)) };
  } finally {
    learner.destroy();
  }
}

function splitOf(
  table: FamilyTable,
  { seed, repeat, held }: { readonly seed: number; readonly repeat: number; readonly held: number },
): Split {
  const order = shuffled(table.rows, repeat, seed);
  const seen = order.filter((row) => held < 0 || table.family[row] !== held);
  const training = Math.min(MOST_TRAINING_ROWS, Math.floor(TRAINING_SHARE * seen.length));
  const [train, rest] = [seen.slice(0, training), seen.slice(training)];
  if (held >= 0)
    return { table, train, validation: rest, test: order.filter((row) => table.family[row] === held) };
  const half = rest.length >> 1;
  return { table, train, validation: rest.slice(half), test: rest.slice(0, half) };
}

function planOf(config: ShiftConfig, splits: readonly Split[], condition: number): EnsemblePlan {
  const { width, values } = splits[0]!.table;
  return new EnsemblePlan({
    sets: splits.map(({ table, train }) => ({
      points: train.length,
      inputs: rowsOf(table.inputs, width, train),
      targets: rowsOf(table.targets, values, train),
    })),
    members: config.members,
    inputs: width,
    values,
    loss: values > 1 ? 'cross-entropy' : 'gaussian',
    hidden: [values > 1 ? 8 : 16],
    activation: 'tanh',
    seed: seedFrom(config.seed),
    epochs: Math.min(values > 1 ? 200 : 400, config.steps),
    batch: 0,
    learningRate: 0.02,
    weightDecay: 0.005,
    firstNetwork: FIRST_NETWORK + condition * config.repeats * config.members,
  });
}

/** Of the rows that were tested, then of those of the validation. */
interface Answers {
  readonly wrong: number[];
  readonly guessed: number[];
  readonly expected: number[];
  /** Disagreement of the members. */
  readonly doubt: Float64Array;
}

function classAnswers(probabilities: Float64Array, members: number, split: Split): Answers {
  const { table, train, test } = split;
  const { values, targets } = table;
  const { probability, epistemic } = classDoubt(probabilities, members, values);
  const isOf = (row: number, c: number) => targets[row * values + c] === 1;
  const classes = Array.from({ length: values }, (_, c) => c);
  const largest = (of: (c: number) => number) => classes.reduce((a, b) => (of(b) > of(a) ? b : a));
  const usual = largest((c) => train.filter((row) => isOf(row, c)).length);
  const answers = test.map((_, p) => largest((c) => probability[p * values + c]!));
  return {
    wrong: test.map((row, p) => (isOf(row, answers[p]!) ? 0 : 1)),
    guessed: test.map((row) => (isOf(row, usual) ? 0 : 1)),
    expected: answers.map((answer, p) => 1 - probability[p * values + answer]!),
    doubt: epistemic,
  };
}

function numberAnswers(
  { mean, aleatoric, epistemic }: ReturnType<typeof decompose>,
  { table: { targets }, train, test }: Split,
): Answers {
  const sorted = train.map((row) => targets[row]!).sort((a, b) => a - b);
  const median = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  return {
    wrong: test.map((row, p) => Math.abs(targets[row]! - mean[p]!)),
    guessed: test.map((row) => Math.abs(targets[row]! - median)),
    // Mean absolute value of a Gaussian.
    expected: test.map((_, p) => Math.sqrt((2 / Math.PI) * (aleatoric[p]! + epistemic[p]!))),
    doubt: epistemic,
  };
}

/** Rows of one unit become one number. */
function pooled(said: readonly Answers[], splits: readonly Split[], tables: FamilyTables) {
  const sums = new Map<number, [wrong: number, guessed: number, expected: number, count: number]>();
  said.forEach(({ wrong, guessed, expected }, r) => {
    for (const [p, row] of splits[r]!.test.entries()) {
      const unit = tables.unit(r, row);
      const [a, b, c, n] = sums.get(unit) ?? [0, 0, 0, 0];
      sums.set(unit, [a + wrong[p]!, b + guessed[p]!, c + expected[p]!, n + 1]);
    }
  });
  const all = [...sums.values()];
  return {
    wrong: all.map(([a, , , n]) => a / n),
    guessed: all.map(([, b, , n]) => b / n),
    expected: all.map(([, , c, n]) => c / n),
  };
}

async function rings(
  engine: Engine,
  config: ShiftConfig,
  splits: readonly Split[],
  said: readonly Answers[],
  held: number,
) {
  const { width } = splits[0]!.table;
  const pairs = splits.map(({ table, train, validation, test }) => {
    const count = Math.min(DETECTED_ROWS, validation.length, test.length);
    const scale = scaleOf(rowsOf(table.inputs, width, train), width);
    const of = (rows: readonly number[]) => scaled(rowsOf(table.inputs, width, rows.slice(0, count)), scale);
    return { source: of(validation), target: of(test) };
  });
  const choice: DetectorChoice = {
    seed: seedFrom(config.seed),
    permutations: config.permutations,
    scaling: { ...plainScale(width), targetMean: 0, targetSd: 1 },
    purpose: FIRST_PURPOSE + held + 1,
  };
  const doubts = (part: 'validation' | 'test') =>
    said.map(({ doubt }, r) => {
      const tested = splits[r]!.test.length;
      return part === 'test' ? doubt.slice(0, Math.min(tested, DETECTED_ROWS)) : doubt.slice(tested);
    });
  return {
    alarm: alarms(doubts('validation'), doubts('test')),
    classifier: await classifiers(engine, pairs, choice),
    mmd: discrepancies(pairs, choice),
  };
}

const rowsOf = (values: Float64Array, width: number, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)]));

function shuffled(count: number, repeat: number, seed: number): number[] {
  const words = new WordReader(seedFrom(seed), Stream.FamilySplit, repeat);
  const order = Array.from({ length: count }, (_, k) => k);
  for (let place = count - 1; place > 0; place--) {
    const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}
