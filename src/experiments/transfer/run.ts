/**
 * One batch of networks for each way to adapt: repeats side by side, and all numbers of labels at once. A repeat has plates and labels of its own, which all
 * methods share: differences between methods are paired.
 */
import type { LbfgsBatch } from '../../dynamics/optimise/batch-minimiser.ts';
import { frozenButLast } from '../../learner/adaptation/fine-tuning.ts';
import { studentFrom } from '../../observables/equilibrium.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { asColumns } from '../side-by-side/side.ts';
import type { TransferConfig } from '../transfer.ts';
import { Bench } from '../transfer-common/bench.ts';
import { iterationsBesideLabels, lawLeg, lawName } from '../transfer-common/law-training.ts';
import { CORNER_BINS, surrogateWeights, together } from '../transfer-common/plates.ts';
import { dataProblem, repeated, trainingLeg } from '../transfer-common/training.ts';
import { walk } from '../walk.ts';
import { labelCounts, METHODS, type Method, UNLABELLED } from './methods.ts';
import {
  ALIGNED,
  alignmentLeg,
  classifierLeg,
  coralNetworks,
  importanceLeg,
  type Overlap,
} from './unlabelled.ts';

/** Channels of a law's jets cost about as much as so many points. */
const CHANNELS = 5;

export async function* run(config: TransferConfig, context: RunContext): AsyncGenerator<Row, void> {
  const transfer = new Transfer(config, context);
  yield* walk(
    { legs: transfer.legs(), memory: [transfer.bench.weights, transfer.errors, transfer.standing] },
    context,
  );
}

class Transfer {
  readonly bench: Bench;
  /** Relative errors by method and number of labels, [repeat]. */
  readonly errors = new Kept<Record<string, number[]>>({});
  readonly standing = new Kept<LbfgsBatch | null>(null);
  private readonly counts: number[];

  constructor(
    private readonly config: TransferConfig,
    private readonly context: RunContext,
  ) {
    this.counts = labelCounts(config);
    this.bench = new Bench(config, this.counts);
  }

  legs(): Leg[] {
    const { config, bench } = this;
    return [
      this.source(),
      this.tuned('scratch', 'fresh'),
      this.tuned('all', 'none'),
      this.tuned('last', 'none', { frozen: frozenButLast(bench.shape, 1) }),
      this.tuned('tether', 'none', { pull: config.pull }),
      ...this.physics(),
      {
        ...classifierLeg(config, bench, (overlap) => this.tell(overlap)),
      },
      this.finished(importanceLeg(config, bench), 'importance'),
      ...ALIGNED.map((method) => this.finished(alignmentLeg(config, bench, method), method)),
      this.coral(),
      ...(config.alignedLabels
        ? (['importance', 'coral', ...ALIGNED] as const).map((method) => this.tuned(method, method))
        : []),
      { glasses: [], acts: () => this.lastRows() },
    ];
  }

  private source(): Leg {
    const { config, bench } = this;
    return trainingLeg({
      shape: bench.shape,
      networks: config.repeats,
      points: config.sourcePlates * config.points,
      seed: bench.seed,
      steps: config.steps,
      learningRate: config.learningRate,
      problem: () => dataProblem(bench.shape, together(bench.repeats().map(({ source }) => source))),
      weights: () => surrogateWeights(bench.shape, config.repeats, bench.seed),
      reached: (weights) => bench.keep('none', weights),
      acts: () => this.rowsOf('none', [0]),
    });
  }

  /** All numbers of labels at once, from the networks of a method that has none yet. */
  private tuned(
    method: Method,
    start: Method | 'fresh',
    how: { frozen?: Uint8Array; pull?: number } = {},
  ): Leg {
    const { config, bench, counts } = this;
    const networks = counts.length * config.repeats;
    const name = method === start ? `${method} labelled` : method;
    const from = () =>
      start === 'fresh'
        ? surrogateWeights(bench.shape, networks, bench.seed, config.repeats)
        : repeated(bench.of(start), counts.length);
    return trainingLeg({
      shape: bench.shape,
      networks,
      points: counts.at(-1)!,
      seed: bench.seed,
      steps: start === 'fresh' ? Math.max(config.tuneSteps, config.steps) : config.tuneSteps,
      learningRate: start === 'fresh' ? config.learningRate : config.tuneRate,
      problem: () => dataProblem(bench.shape, bench.labelledData(), how.frozen),
      weights: from,
      ...(how.pull !== undefined && { tether: () => ({ strength: how.pull!, centres: from() }) }),
      reached: (weights) => bench.keep(name, weights),
      acts: () => this.rowsOf(method, counts, name),
    });
  }

  /** Without a label first; then each number of labels goes on from there, the law beside them. */
  private physics(): Leg[] {
    const { config, bench, counts } = this;
    return [0, ...counts].map((labels) =>
      lawLeg({
        shape: bench.shape,
        networks: config.repeats,
        points: CHANNELS * config.lawPlates * config.lawPoints,
        seed: bench.seed,
        engine: this.context.engine.info.kind,
        iterations: labels === 0 ? config.lawSteps : iterationsBesideLabels(config),
        groups: () => bench.lawAndLabels(config.lawWeight, labels),
        weights: () => bench.of(labels === 0 ? 'none' : lawName('physics', 0)),
        standing: this.standing,
        reached: (weights) => bench.keep(lawName('physics', labels), weights),
        acts: () => this.rowsOf('physics', [labels], lawName('physics', labels)),
      }),
    );
  }

  /** No network is trained: the last layer is fitted in closed form. */
  private coral(): Leg {
    const acts = (): Iterable<Act> => [
      { kind: 'then', run: () => coralNetworks(this.config, this.bench) },
      ...this.rowsOf('coral', [0]),
    ];
    return { glasses: [], acts };
  }

  private finished(leg: Leg, method: Method): Leg {
    const rows = () => this.rowsOf(method, [0]);
    return {
      ...leg,
      *acts() {
        yield* leg.acts();
        yield* rows();
      },
    };
  }

  /** Errors on unseen plates, then a row for each number of labels. */
  private *rowsOf(method: Method, counts: readonly number[], name: string = method): Generator<Act> {
    for (const [cell, labels] of counts.entries()) {
      yield {
        kind: 'then',
        run: () => {
          this.errors.value[keyOf(method, labels)] = this.bench.errors(name, cell);
          if (labels === 0) this.errors.value[`${method} seen`] = this.bench.errors(name, cell, 'target');
          if (method === 'none') this.errors.value.source = this.bench.errors('none', 0, 'sourceTest');
        },
      };
      yield { kind: 'row', row: () => this.labelRow(method, labels) };
    }
  }

  private labelRow(method: Method, labels: number): Row {
    const error = this.errors.value[keyOf(method, labels)]!;
    const seen = labels === 0 ? this.errors.value[`${method} seen`] : undefined;
    const none = this.errors.value[keyOf('none', 0)]!;
    const gain = error.map((e, r) => none[r]! - e);
    const { value, error: sd } = meanOverSamples(gain);
    const wide = studentFrom(1.96, gain.length) * sd;
    const estimate = meanOverSamples(error);
    return {
      values: {
        phase: 'labels',
        method,
        labels,
        labelsPlusOne: labels + 1,
        ...asColumns('error', estimate),
        ...asColumns(method, estimate),
        ...(seen && asColumns('seenError', meanOverSamples(seen))),
        ...(method === 'none'
          ? asColumns('sourceError', meanOverSamples(this.errors.value.source!))
          : {
              ...asColumns('gain', { value, error: sd }),
              gainLow: value - wide,
              gainHigh: value + wide,
              hurts: value + wide < 0,
            }),
      },
      samples: {
        error,
        ...(seen && { seenError: seen }),
        ...(method === 'none' ? { sourceError: this.errors.value.source! } : { gain }),
      },
    };
  }

  private tell(overlap: Overlap): void {
    this.errors.value.effective = overlap.effective;
    this.errors.value.auc = overlap.auc;
    this.errors.value.outside = overlap.outside;
    const outside = meanOverSamples(overlap.outside).value;
    const auc = meanOverSamples(overlap.auc).value;
    if (outside > 0.5 || auc > 0.95)
      this.context.note('adaptation.noOverlap', {
        outside: Math.round(100 * outside),
        auc: Number(auc.toFixed(3)),
        effective: Number((100 * meanOverSamples(overlap.effective).value).toPrecision(2)),
      });
  }

  /** What importance weighting stands on, the gains side by side, and errors by the distance to the corner. */
  private *lastRows(): Generator<Act> {
    yield { kind: 'row', row: () => this.overlapRow() };
    for (const [k, method] of METHODS.slice(1).entries())
      yield { kind: 'row', row: () => this.gainRow(method, k + 1) };
    if (this.config.target === 'conductivity') return;
    for (const bin of CORNER_BINS.keys()) yield { kind: 'row', row: () => this.cornerRow(bin) };
  }

  private overlapRow(): Row {
    const { effective, auc, outside } = this.errors.value;
    const samples = { effective: effective!, auc: auc!, outside: outside! };
    const values = Object.entries(samples).map(([name, values]) => asColumns(name, meanOverSamples(values)));
    return { values: { phase: 'overlap', ...Object.assign({}, ...values) }, samples };
  }

  private gainRow(method: Method, place: number): Row {
    const none = this.errors.value[keyOf('none', 0)]!;
    const gainOf = (labels: number) => this.errors.value[keyOf(method, labels)]?.map((e, r) => none[r]! - e);
    const [unlabelled, labelled] = [gainOf(0), gainOf(this.config.labels)];
    return {
      values: {
        phase: 'gains',
        method,
        place,
        ...(unlabelled && asColumns('gainUnlabelled', meanOverSamples(unlabelled))),
        ...(labelled && asColumns('gainLabelled', meanOverSamples(labelled))),
      },
      samples: {
        ...(unlabelled && { gainUnlabelled: unlabelled }),
        ...(labelled && { gainLabelled: labelled }),
      },
    };
  }

  /** Of methods that have networks without labels at none, of others at the number that was asked for. */
  private cornerRow(bin: number): Row {
    const low = bin === 0 ? 0 : CORNER_BINS[bin - 1]!;
    const samples: Record<string, number[]> = {};
    let values = {};
    for (const method of METHODS) {
      const cell = (UNLABELLED as readonly Method[]).includes(method)
        ? 0
        : this.counts.indexOf(this.config.labels);
      if (cell < 0) continue;
      const own = this.bench
        .byDistance(method === 'physics' ? lawName(method, 0) : method, cell)
        .map((bins) => bins[bin]);
      const known = own.filter((e): e is number => typeof e === 'number');
      if (known.length < own.length) continue;
      samples[method] = known;
      values = { ...values, ...asColumns(method, meanOverSamples(known)) };
    }
    return {
      values: {
        phase: 'corner',
        labels: this.config.labels,
        distance: (low + CORNER_BINS[bin]!) / 2,
        ...values,
      },
      samples,
    };
  }
}

const keyOf = (method: Method, labels: number) => `${method} ${labels}`;
