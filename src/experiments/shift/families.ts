/**
 * The same question of a table: is a penguin male? Bill, flipper and mass tell it well if every species was seen, and little of a species that was
 * not: its females can be larger than the males of another. An ensemble is trained on rows of all three species, or of two of them.
 */
import type { Engine } from '../../engine/contract.ts';
import { penguinTable } from '../../learner/data/penguins.ts';
import { type CategoricalColumn, isMissing, type NumericColumn } from '../../learner/data/table.ts';
import { mmdTest } from '../../observables/shift/two-sample.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { EnsemblePlan } from '../doubt-common/ensemble.ts';
import { scaled, scaleOf } from '../doubt-common/ensemble-data.ts';
import type { ShiftConfig } from '../shift.ts';
import { LEVEL } from './detect.ts';

/** Which species is held out; `none`: rows at random. */
export const HELD_OUT = ['none', 'Adelie', 'Chinstrap', 'Gentoo'] as const;
export type HeldOut = (typeof HELD_OUT)[number];

const TRAINING_ROWS = 100;
const TEST_ROWS = 40;
const FIRST_NETWORK = 1 << 20;

export interface FamilyResult {
  /** Share of right answers, mean confidence in the answer given, and whether MMD rings, [repeat]. */
  readonly accuracy: number[];
  readonly confidence: number[];
  readonly rings: number[];
}

export async function familyResult(
  engine: Engine,
  config: ShiftConfig,
  held: HeldOut,
): Promise<FamilyResult> {
  const seed = seedFrom(config.seed);
  const { species, inputs, male, width } = await penguins();
  const splits = Array.from({ length: config.repeats }, (_, r) => {
    const order = shuffled(species.length, r, config.seed);
    const isHeld = (row: number) => species[row] === held;
    const seen = held === 'none' ? order : order.filter((row) => !isHeld(row));
    const train = seen.slice(0, TRAINING_ROWS);
    const rest = held === 'none' ? seen.slice(TRAINING_ROWS) : order.filter(isHeld);
    return { train, test: rest.slice(0, TEST_ROWS) };
  });
  const rowsOf = (rows: readonly number[]) =>
    Float64Array.from(rows.flatMap((row) => [...inputs.subarray(row * width, (row + 1) * width)]));
  const plan = new EnsemblePlan({
    sets: splits.map(({ train }) => ({
      points: train.length,
      inputs: rowsOf(train),
      targets: Float64Array.from(train.flatMap((row) => [1 - male[row]!, male[row]!])),
    })),
    members: config.members,
    inputs: width,
    values: 2,
    loss: 'cross-entropy',
    hidden: [8],
    activation: 'tanh',
    seed,
    epochs: Math.min(200, config.steps),
    batch: 0,
    learningRate: 0.02,
    weightDecay: 0.005,
    firstNetwork: FIRST_NETWORK + HELD_OUT.indexOf(held) * config.repeats * config.members,
  });
  const learner = await engine.learner(plan.spec());
  try {
    await plan.advance(learner, plan.steps);
    const said = await plan.probabilities(
      learner,
      splits.map(({ test }) => rowsOf(test)),
    );
    const result: FamilyResult = { accuracy: [], confidence: [], rings: [] };
    splits.forEach(({ train, test }, r) => {
      const chances = test.map((_, p) => {
        let sum = 0;
        for (let m = 0; m < config.members; m++) sum += said[r]![(m * test.length + p) * 2 + 1]!;
        return sum / config.members;
      });
      const right = test.filter((row, p) => chances[p]! > 0.5 === (male[row] === 1)).length;
      result.accuracy.push(right / test.length);
      result.confidence.push(chances.reduce((sum, p) => sum + Math.max(p, 1 - p), 0) / test.length);
      const scale = scaleOf(rowsOf(train), width);
      const { p } = mmdTest(
        scaled(rowsOf(train.slice(0, TEST_ROWS)), scale),
        scaled(rowsOf(test), scale),
        width,
        { permutations: config.permutations, seed, purpose: FIRST_NETWORK + r },
      );
      result.rings.push(p <= LEVEL ? 1 : 0);
    });
    return result;
  } finally {
    learner.destroy();
  }
}

/** Rows of the table that lack nothing. */
async function penguins() {
  const table = await penguinTable();
  const column = (name: string) => table.columns.find((each) => each.name === name)!;
  const sex = column('sex') as CategoricalColumn;
  const family = column('species') as CategoricalColumn;
  const numbers = ['beak length', 'beak depth', 'flipper length', 'body mass'].map(
    (name) => column(name) as NumericColumn,
  );
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => ![sex, family, ...numbers].some((each) => isMissing(each, row)),
  );
  return {
    species: rows.map((row) => family.categories[family.codes[row]!]!),
    male: rows.map((row) => (/^male$/i.test(sex.categories[sex.codes[row]!]!) ? 1 : 0)),
    inputs: Float64Array.from(rows.flatMap((row) => numbers.map(({ values }) => values[row]!))),
    width: numbers.length,
  };
}

function shuffled(count: number, repeat: number, seed: number): number[] {
  const words = new WordReader(seedFrom(seed), Stream.FamilySplit, repeat);
  const order = Array.from({ length: count }, (_, k) => k);
  for (let place = count - 1; place > 0; place--) {
    const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}
