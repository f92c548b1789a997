/** One leg: the glass and both shapes of network walk from event to event on one clock, a sweep to a step. */

import { logTimes } from '../../dynamics/ageing.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { LearnerState, SpinState } from '../../engine/contract.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { meanSquareDisplacements, twoTimeCorrelations } from '../../observables/displacement.ts';
import { errorRates } from '../../observables/prediction-error.ts';
import { seedFrom } from '../../random/seed.ts';
import type { AgeingConfig } from '../ageing.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept, skGlass } from '../glass-common/glasses.ts';
import type { Act, LegStates } from '../journey.ts';
import { meanOfThoseGoing } from '../learner-common/divergence.ts';
import { freshNetworks } from '../learner-common/fresh.ts';
import { descent } from '../learner-common/optimiser.ts';
import { drawsOf, problemOfSplits } from '../learner-common/tasks.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { AGES, columnOf, OLDEST, PER_DECADE, SHAPES, type Shape } from './ages.ts';

/** Everything measured, by the name of its column and the time it belongs to, [sample]. */
type Measured = Record<string, Record<number, number[]>>;
interface Remembered {
  readonly weights: Float64Array;
  readonly outputs: Float64Array;
}

export async function* run(config: AgeingConfig, context: RunContext): AsyncGenerator<Row, void> {
  const seed = seedFrom(config.seed);
  const { samples } = config;
  // Labels without a rule, of every sample its own.
  const draws = await drawsOf({ ...config, task: 'random-labels', seed, heldOutPoints: 1 }, samples);
  const problemFor = (hidden: number) =>
    problemOfSplits(draws, {
      hidden: [hidden, hidden],
      activation: 'tanh',
      loss: config.loss,
      energy: 'mean',
    });
  const problems = { small: problemFor(config.smallHidden), large: problemFor(config.largeHidden) };
  const watch = new Watch(config, problems);
  const glass = skGlass({ ...config, replicas: 1, couplings: 'gaussian', couplingBits: 7, seed });
  const leg = {
    glasses: [glass],
    learners: SHAPES.map((shape) => freshNetworks(problems[shape], { ...config, networks: samples })),
    acts: () => watch.acts(),
  };
  yield* walk({ legs: [leg], memory: [watch.measured, watch.remembered] }, context);
}

class Watch {
  readonly measured = new Kept<Measured>({});
  readonly remembered = new Kept<Record<string, Remembered>>({});
  private readonly times: readonly number[];

  constructor(
    private readonly config: AgeingConfig,
    private readonly problems: Readonly<Record<Shape, LearnerProblem>>,
  ) {
    this.times = Array.from(logTimes(config.longest, PER_DECADE));
  }

  *acts(): Generator<Act> {
    const { samples, temperature, learningRate, weightDecay, batch } = this.config;
    const events = new Set<number>([...AGES, ...this.times]);
    for (const age of AGES) for (const t of this.times) events.add(age + t);
    let now = 0;
    for (const event of [...events].sort((a, b) => a - b)) {
      const steps = event - now;
      yield { kind: 'sweep', glass: 0, sweeps: steps, betas: () => uniformBetas(samples, 1 / temperature) };
      for (const k of SHAPES.keys())
        yield {
          kind: 'train',
          learner: k,
          steps,
          move: () =>
            descent(samples, { optimiser: 'sgd', learningRate, weightDecay, batch: this.batchOf(batch) }),
        };
      yield { kind: 'then', run: (...states) => this.look(states, event) };
      const row = this.times.indexOf(event - OLDEST);
      if (row >= 0) yield { kind: 'row', row: () => this.row(row) };
      now = event;
    }
  }

  /** As many as there are: all of them, without noise. */
  private batchOf(batch: number): number {
    return batch >= this.config.points ? 0 : batch;
  }

  private async look([[glass], learners]: LegStates, now: number): Promise<void> {
    await this.lookAtGlass(glass!, now);
    for (const [k, shape] of SHAPES.entries()) await this.lookAtNetworks(shape, learners[k]!, now);
  }

  private async lookAtGlass(glass: SpinState, now: number): Promise<void> {
    for (const age of AGES) {
      if (now === age) await glass.remember(`${age}`);
      else if (this.times.includes(now - age))
        this.put(
          `glass${age}`,
          now - age,
          Array.from(await glass.correlate(`${age}`), (sum) => sum / glass.size),
        );
    }
  }

  private async lookAtNetworks(shape: Shape, learner: LearnerState, now: number): Promise<void> {
    const { networks } = learner;
    // A network that ran away stands still, which is not what ageing means.
    const stopped = await learner.stopped();
    const going = (values: Iterable<number>) =>
      Array.from(values, (value, e) => (stopped[e]! >= 0 ? Number.NaN : value));
    const here = { weights: await learner.weights(), outputs: await learner.outputs() };
    if (this.times.includes(now)) {
      this.put(`${shape}Loss`, now, going(await learner.energies()));
      this.put(`${shape}Unlearnt`, now, going(this.unlearnt(shape, here.outputs)));
    }
    for (const age of AGES) {
      if (now === age) {
        this.remembered.value[`${shape}${age}`] = here;
        continue;
      }
      if (!this.times.includes(now - age)) continue;
      const then = this.remembered.value[`${shape}${age}`]!;
      const moved = (x: keyof Remembered) => going(meanSquareDisplacements(then[x], here[x], networks));
      this.put(columnOf(shape, 'Weights', age), now - age, moved('weights'));
      this.put(columnOf(shape, 'Outputs', age), now - age, moved('outputs'));
      this.put(
        columnOf(shape, 'Correlation', age),
        now - age,
        going(twoTimeCorrelations(then.weights, here.weights, networks)),
      );
    }
  }

  /** Share of its labels that each network has wrong. */
  private unlearnt(shape: Shape, outputs: Float64Array): number[] {
    const {
      data,
      shape: { outputs: width },
    } = this.problems[shape];
    const each = data.points * width;
    return Array.from({ length: data.sets }, (_, e) => {
      const of = (values: Float64Array) => values.subarray(e * each, (e + 1) * each);
      return errorRates({ outputs: of(outputs), targets: of(data.targets), networks: 1, width })[0]!;
    });
  }

  private put(column: string, time: number, bySample: number[]): void {
    this.measured.value[column] ??= {};
    this.measured.value[column]![time] = bySample;
  }

  private row(k: number): Row {
    const time = this.times[k]!;
    const values: Record<string, Row['values'][string]> = { step: k, time, ratio: time / OLDEST };
    const samples: Record<string, readonly number[]> = {};
    for (const [column, byTime] of Object.entries(this.measured.value)) {
      const bySample = byTime[time];
      if (!bySample) continue;
      Object.assign(values, asColumns(column, meanOfThoseGoing(bySample)));
      if (bySample.every(Number.isFinite)) samples[column] = [...bySample];
    }
    return { values, samples };
  }
}
