/** What a run of adaptations has: repeats with plates and labels, and all networks that were made, by method and number of labels. */
import { meanOfFirst } from '../../learner/adaptation/fine-tuning.ts';
import { evaluate } from '../../learner/evaluate.ts';
import { parameterCount } from '../../learner/network.ts';
import type { NetworkShape, TrainingData } from '../../learner/problem.ts';
import type { ResidualGroup } from '../../learner/residuals.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import { Kept, lazily } from '../glass-common/glasses.ts';
import { labelled, labelOrder } from './labels.ts';
import {
  drawRepeat,
  errorsByDistance,
  groupsTogether,
  joined,
  lawOf,
  type PlatesConfig,
  type Repeat,
  relativeError,
  shapeOf,
} from './plates.ts';

export interface BenchConfig extends PlatesConfig {
  readonly seed: number;
  readonly width: number;
}

export class Bench {
  readonly seed: Seed;
  readonly shape: NetworkShape;
  /** [repeat] */
  readonly repeats: () => readonly Repeat[];
  /** Networks by name, [cell][repeat][parameter]; a cell is a number of labels. */
  readonly weights = new Kept<Record<string, Float64Array>>({});

  /** @param counts  numbers of labels, ascending, none 0 */
  constructor(
    readonly config: BenchConfig,
    readonly counts: readonly number[],
  ) {
    this.seed = seedFrom(config.seed);
    this.shape = shapeOf(config.width);
    this.repeats = lazily(() =>
      Array.from({ length: config.repeats }, (_, r) => drawRepeat(config, this.seed, r)),
    );
  }

  of(name: string): Float64Array {
    const weights = this.weights.value[name];
    if (!weights) throw new RangeError(`no networks "${name}"`);
    return weights;
  }

  keep(name: string, weights: Float64Array): void {
    this.weights.value[name] = weights;
  }

  /** One network of each repeat. */
  cell(name: string, cell: number): Float64Array[] {
    const { repeats } = this.config;
    const weights = this.of(name);
    const each = parameterCount(this.shape);
    return Array.from({ length: repeats }, (_, r) => {
      const at = (cell * repeats + r) * each;
      return weights.subarray(at, at + each);
    });
  }

  /** [repeat] */
  errors(name: string, cell: number, part: 'test' | 'sourceTest' | 'target' = 'test'): number[] {
    return this.cell(name, cell).map((theta, r) => {
      const own = this.repeats()[r]![part];
      return relativeError(own, evaluate(this.shape, theta, own.inputs));
    });
  }

  /** [repeat][bin] */
  byDistance(name: string, cell: number): (number | null)[][] {
    return this.cell(name, cell).map((theta, r) => {
      const { test } = this.repeats()[r]!;
      return errorsByDistance(test, evaluate(this.shape, theta, test.inputs));
    });
  }

  readonly labels = lazily(() => {
    const most = this.counts.at(-1)!;
    return this.repeats().map(({ target }, r) =>
      labelled(target, labelOrder(target.points, this.seed, r), most),
    );
  });

  /** Labelled target points of all cells and repeats, a set each, the same points with other weights. */
  labelledData(): TrainingData {
    const { counts } = this;
    const most = counts.at(-1)!;
    const own = this.labels();
    const each = <K extends 'inputs' | 'targets'>(key: K) =>
      joined(counts.flatMap(() => own.map((labels) => labels[key])));
    return {
      sets: counts.length * own.length,
      points: most,
      inputs: each('inputs'),
      sharedInputs: false,
      targets: each('targets'),
      weights: this.labelWeights(counts),
    };
  }

  /** Weights of labelled points so that every set's energy is a mean, [count][repeat][point]. */
  private labelWeights(counts: readonly number[]): Float64Array {
    const own = this.labels();
    const means = meanOfFirst(
      counts.flatMap((n) => own.map(() => n)),
      this.counts.at(-1)!,
    );
    const points = joined(counts.flatMap(() => own.map(({ weights }) => weights)));
    return means.map((w, k) => w * points[k]!);
  }

  /** The source's law beside all of its labels, a set for each repeat. */
  sourceLaw(lawWeight: number): ResidualGroup[] {
    const repeats = this.repeats();
    const law = groupsTogether(repeats.map(({ sourceLaw, scaling }) => lawOf(sourceLaw, scaling, lawWeight)));
    const own = repeats.map(({ source }) => source);
    return [
      law,
      labelResiduals(
        own,
        own[0]!.points,
        joined(own.map(({ weights, points }) => weights.map((w) => w / points))),
      ),
    ];
  }

  private readonly laws = {
    right: lazily(() => this.repeats().map(({ law, scaling }) => lawOf(law, scaling, 1))),
    wrong: lazily(() => this.repeats().map(({ law, scaling }) => lawOf(law, scaling, 1, true))),
  };

  /** The law on plates of the target's family, beside so many labels, a set for each repeat. */
  lawAndLabels(lawWeight: number, labels: number, law: 'right' | 'wrong' = 'right'): ResidualGroup[] {
    const joint = groupsTogether(this.laws[law]());
    const weighed = { ...joint, weights: joint.weights.map((w) => lawWeight * w) };
    if (labels === 0) return [weighed];
    return [weighed, labelResiduals(this.labels(), this.counts.at(-1)!, this.labelWeights([labels]))];
  }
}

/** f - target at labelled points, a set each. @param weights  [set][point] */
function labelResiduals(
  sets: readonly { readonly inputs: Float64Array; readonly targets: Float64Array }[],
  points: number,
  weights: Float64Array,
): ResidualGroup {
  const columns = joined(sets.map(({ targets }) => targets.map((target) => -target)));
  return {
    name: 'labels',
    channels: [[]],
    equations: [
      [
        { column: 0, factors: [] },
        { column: 1, factors: [0] },
      ],
    ],
    points,
    inputs: joined(sets.map(({ inputs }) => inputs)),
    sharedInputs: false,
    columns: Float64Array.from({ length: 2 * columns.length }, (_, k) => (k % 2 ? 1 : columns[k >> 1]!)),
    sharedColumns: false,
    columnCount: 2,
    weights,
  };
}
