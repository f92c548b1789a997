/** Two ensembles are trained on rectangles, then meet every target at every amount; a row for each amount, each distance, each picture. */
import { drawPlate, drawPlates } from '../../learner/plates/draw.ts';
import { plateData } from '../../learner/plates/tasks.ts';
import { wilsonBand } from '../../observables/proportion.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { fieldGrid, fieldMatrix, outlineMatrix } from '../field-grid.ts';
import type { Act, Leg, LegStates, Memory } from '../journey.ts';
import { amountsOf, columnOf, type ShiftConfig, TARGET_NAMES, TARGETS, type Target } from '../shift.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { alarms, classifiers, type DetectorChoice, discrepancies, type SamplePair } from './detect.ts';
import { familyResult } from './families.ts';
import {
  Block,
  dataOf,
  judgedPlates,
  RINGS,
  ratioOfMeans,
  relativeByPlate,
  ringMiddle,
  ringSamples,
  type Sampled,
  samplePlates,
  VALIDATION,
} from './measure.ts';
import { blinded, Surrogate, sourceData } from './surrogate.ts';
import { type FamilyTables, familyTables } from './tables.ts';

/** Spin updates that an act of measuring is worth, for the progress bar. */
const WORK = 3e8;

export async function* run(config: ShiftConfig, context: RunContext): AsyncGenerator<Row, void> {
  const tables = await familyTables(config, context);
  const source = sourceData(config);
  const blind = new Surrogate(config, blinded(source), false);
  const knowing = new Surrogate(config, source, true);
  const lab = new ShiftLab(config, context, tables, blind, knowing);
  const leg: Leg = {
    glasses: [],
    learners: [blind.legLearner, knowing.legLearner],
    acts: () => lab.acts(),
  };
  yield* walk({ legs: [leg], memory: [lab] }, context);
}

/** What outlives an act: scores of the validation points, and the row that is being made. */
interface Kept {
  /** [target], of all its repeats one after the other. */
  validation: { blind: number[]; knowing: number[]; law: number[] }[];
  row: { values: Record<string, Row['values'][string]>; samples: Record<string, number[]> };
}

class ShiftLab implements Memory {
  #kept: Kept = { validation: [], row: { values: {}, samples: {} } };
  #picture: Row['matrices'] = {};
  /** By target. */
  readonly #source = new Map<number, Float64Array[]>();

  constructor(
    private readonly config: ShiftConfig,
    private readonly context: RunContext,
    private readonly tables: FamilyTables,
    private readonly blind: Surrogate,
    private readonly knowing: Surrogate,
  ) {}

  save(): Kept {
    return structuredClone(this.#kept);
  }

  restore(saved: unknown): void {
    this.#kept = structuredClone(saved as Kept);
  }

  *acts(): Generator<Act> {
    const { steps } = this.config;
    for (const [learner, surrogate] of [this.blind, this.knowing].entries())
      yield { kind: 'train', learner, steps, move: () => surrogate.move(), rates: surrogate.rates };
    for (let target = 0; target < TARGET_NAMES.length; target++)
      yield this.#then((learners) => this.#validate(target, learners));
    for (const [level, amount] of amountsOf(this.config).entries()) {
      for (const target of TARGET_NAMES)
        yield this.#then((learners) => this.#meet(target, amount, level, learners));
      yield { kind: 'row', row: () => this.#row({ phase: 'amount', amount }) };
    }
    for (const target of ['source', ...TARGET_NAMES] as const) yield* this.#shown(target);
    for (const [number, family] of [null, ...this.tables.names].entries()) {
      yield this.#then(() => this.#family(number - 1));
      yield { kind: 'row', row: () => this.#row({ phase: 'family', heldOut: number, family }) };
    }
    for (let ring = 0; ring + 1 < RINGS.length; ring++) {
      yield this.#then((learners) => this.#ring(ring, learners));
      yield { kind: 'row', row: () => this.#row({ phase: 'corner', distance: ringMiddle(ring) }) };
    }
  }

  async #family(held: number): Promise<void> {
    const { wrong, guessed, expected, ...rings } = await familyResult(
      this.context.engine,
      this.config,
      this.tables,
      held,
    );
    this.#tell('wrong', wrong);
    this.#tell('guessed', guessed);
    this.#tell('expected', expected);
    const { values } = this.#kept.row;
    Object.assign(values, asColumns('relative', ratioOfMeans(wrong, guessed)));
    Object.assign(values, asColumns('relativeExpected', ratioOfMeans(expected, guessed)));
    this.#tellShare('familyAlarm', rings.alarm);
    this.#tellShare('familyClassifier', rings.classifier);
    this.#tellShare('familyMmd', rings.mmd);
  }

  #then(run: (learners: LegStates[1]) => Promise<void>): Act {
    return { kind: 'then', work: WORK, run: (_, learners) => run(learners) };
  }

  /** A picture is made when its row is asked for, so that no checkpoint has to hold it. */
  *#shown(target: Target | 'source'): Generator<Act> {
    // No act of its own work: nothing is saved between it and its row.
    yield { kind: 'then', work: 0, run: (_, learners) => this.#draw(target, learners) };
    yield {
      kind: 'row',
      row: () => ({ values: { phase: 'picture', shown: target }, matrices: this.#picture! }),
    };
  }

  #row(values: Row['values']): Row {
    const { row } = this.#kept;
    this.#kept.row = { values: {}, samples: {} };
    return { values: { ...values, ...row.values }, samples: row.samples };
  }

  #tell(name: string, samples: readonly number[]): void {
    Object.assign(this.#kept.row.values, asColumns(name, meanOverSamples(samples)));
    this.#kept.row.samples[name] = [...samples];
  }

  /** A share with half of Wilson's 68 % interval, which is no zero where none or all rang. */
  #tellShare(name: string, rings: readonly number[]): void {
    const count = rings.reduce((sum, one) => sum + one, 0);
    const { low, high } = wilsonBand(count, rings.length, 1);
    Object.assign(
      this.#kept.row.values,
      asColumns(name, { value: count / rings.length, error: (high - low) / 2 }),
    );
    this.#kept.row.samples[name] = [...rings];
  }

  async #scores(sampled: Sampled, learners: LegStates[1]) {
    const data = dataOf(sampled);
    const seen = blinded(data);
    const [blind, knowing] = [
      await this.blind.says(learners[0]!, seen),
      await this.knowing.says(learners[1]!, data),
    ];
    const law = await this.blind.residuals(learners[0]!, sampled.plates, sampled.points);
    return { data, seen, blind, knowing, law: law.map(Math.abs) };
  }

  /** Every repeat has validation plates of its own: with shared ones its thresholds, and so its alarms, would go with the others'. */
  async #validate(target: number, learners: LegStates[1]): Promise<void> {
    const count = VALIDATION * this.config.sample * this.config.repeats;
    const sampled = samplePlates(this.config, {
      family: 'rectangle',
      amount: 0,
      first: Block.Validation + target * count,
      count,
      points: 1,
    });
    const { blind, knowing, law } = await this.#scores(sampled, learners);
    this.#kept.validation[target] = { blind: [...blind.doubt], knowing: [...knowing.doubt], law: [...law] };
  }

  async #meet(target: Target, amount: number, level: number, learners: LegStates[1]): Promise<void> {
    const family = TARGETS[target];
    const judged = judgedPlates(this.config, family, amount);
    const data = dataOf(judged);
    const count = judged.plates.length;
    const said = [
      ['', await this.blind.says(learners[0]!, blinded(data))],
      ['Knows', await this.knowing.says(learners[1]!, data)],
    ] as const;
    for (const [who, { mean, doubt }] of said) {
      const off = mean.map((u, p) => u - data.values[p]!);
      this.#tell(columnOf(target, `Miss${who}`), relativeByPlate(off, data.values, count));
      this.#tell(columnOf(target, `Doubt${who}`), relativeByPlate(doubt, data.values, count));
    }
    await this.#detect(target, amount, level, learners);
  }

  async #detect(target: Target, amount: number, level: number, learners: LegStates[1]): Promise<void> {
    const { config } = this;
    const { sample, repeats } = config;
    const number = TARGET_NAMES.indexOf(target);
    const met = samplePlates(config, {
      family: TARGETS[target],
      amount,
      first: Block.Tested + number * sample * repeats,
      count: sample * repeats,
      points: 1,
    });
    const { data, seen, blind, knowing, law } = await this.#scores(met, learners);
    this.#tell(columnOf(target, 'Residual'), inRepeats(law, repeats).map(rootMeanSquareOf));
    const validation = this.#kept.validation[number]!;
    for (const [detector, of, scores] of [
      ['Alarm', validation.blind, blind.doubt],
      ['AlarmKnows', validation.knowing, knowing.doubt],
      ['Law', validation.law, law],
    ] as const)
      this.#tellShare(columnOf(target, detector), alarms(inRepeats(of, repeats), inRepeats(scores, repeats)));
    const all = this.#sourceSamples(number);
    const purpose = (level * TARGET_NAMES.length + number) * 2;
    for (const [who, pairs, scaling, k] of [
      ['', pairsOf(all[0]!, seen.inputs, repeats), this.blind.scaling, 0],
      ['Knows', pairsOf(all[1]!, data.inputs, repeats), this.knowing.scaling, 1],
    ] as const) {
      const choice: DetectorChoice = {
        seed: seedFrom(config.seed),
        permutations: config.permutations,
        scaling,
        purpose: purpose + k,
      };
      this.#tellShare(columnOf(target, `Mmd${who}`), discrepancies(pairs, choice));
      this.#tellShare(
        columnOf(target, `Classifier${who}`),
        await classifiers(this.context.engine, pairs, choice),
      );
    }
  }

  /** Inputs of source plates that a target is compared with, without and with the conductivity: each target has its own. */
  #sourceSamples(target: number): Float64Array[] {
    const { sample, repeats } = this.config;
    let found = this.#source.get(target);
    if (!found) {
      const count = sample * repeats;
      const first = Block.Source + target * count;
      const data = dataOf(
        samplePlates(this.config, { family: 'rectangle', amount: 0, first, count, points: 1 }),
      );
      found = [blinded(data).inputs, data.inputs];
      this.#source.set(target, found);
    }
    return found;
  }

  async #ring(ring: number, learners: LegStates[1]): Promise<void> {
    const seed = seedFrom(this.config.seed);
    const { judged, largest } = this.config;
    const notched = drawPlates({ family: 'l-shape', amount: largest, seed }, judged, Block.Judged);
    const whole = drawPlates({ family: 'rectangle', amount: 0, seed }, judged, Block.Judged);
    const corners = notched.map(({ solution }) => solution.corner!);
    for (const [plates, miss, doubted] of [
      [notched, 'cornerMiss', 'cornerDoubt'],
      [whole, 'cornerControl', null],
    ] as const) {
      const sampled = ringSamples(this.config, plates, corners)[ring]!;
      if (sampled.plates.length < 2) continue;
      const data = blinded(dataOf(sampled));
      const { mean, doubt } = await this.blind.says(learners[0]!, data);
      const off = mean.map((u, p) => u - data.values[p]!);
      const count = sampled.plates.length;
      this.#tell(miss, inRepeats(off, count).map(rootMeanSquareOf));
      if (doubted) this.#tell(doubted, inRepeats(doubt, count).map(rootMeanSquareOf));
    }
  }

  async #draw(target: Target | 'source', learners: LegStates[1]): Promise<void> {
    const plate = drawPlate({
      family: target === 'source' ? 'rectangle' : TARGETS[target],
      amount: this.config.largest,
      seed: seedFrom(this.config.seed),
      plate: Block.Judged,
    });
    const grid = fieldGrid(plate.domain, this.config.cells);
    const data = plateData([plate], [grid.points], this.blind.choice);
    const { mean, doubt } = await this.blind.says(learners[0]!, data);
    const residual = await this.blind.residuals(learners[0]!, [plate], [grid.points]);
    this.#picture = {
      exact: fieldMatrix(grid, data.values),
      said: fieldMatrix(grid, mean),
      error: fieldMatrix(
        grid,
        mean.map((u, p) => u - data.values[p]!),
      ),
      doubt: fieldMatrix(grid, doubt),
      residual: fieldMatrix(grid, residual),
      outline: outlineMatrix(plate.domain),
    };
  }
}

/** Slices of equal length. */
const inRepeats = (of: ArrayLike<number>, repeats: number): Float64Array[] => {
  const values = Float64Array.from(of);
  const each = values.length / repeats;
  return Array.from({ length: repeats }, (_, r) => values.subarray(r * each, (r + 1) * each));
};

const rootMeanSquareOf = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

const pairsOf = (source: Float64Array, target: Float64Array, repeats: number): SamplePair[] =>
  inRepeats(source, repeats).map((own, r) => ({ source: own, target: inRepeats(target, repeats)[r]! }));
