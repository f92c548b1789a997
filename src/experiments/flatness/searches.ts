/**
 * How the networks of a leg look for their minima: each alone, in groups that are pulled together, or downhill on their local entropy.
 * Every search spends `steps` gradient steps on each network it moves.
 */
import { EntropySgd } from '../../dynamics/entropy-sgd.ts';
import { Replicated } from '../../dynamics/replicated.ts';
import { constantScope } from '../../dynamics/scoping.ts';
import type { LearnerMove, LearnerState } from '../../engine/contract.ts';
import type { FlatnessConfig } from '../flatness.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act } from '../journey.ts';

/** Networks that share one centre, and steps between two renewals of it. */
const REPLICAS = 3;
const EVERY = 10;
/** Inner steps and their average, as Chaudhari et al. take them; x goes all the way to the average of its inner walk. */
const INNER_STEPS = 20;
const INNER_AVERAGE = 0.75;

/** Networks that a search moves for each that is measured. */
export const replicasOf = ({ search }: FlatnessConfig): number => (search === 'replicated' ? REPLICAS : 1);

/** What a search needs to go on beside its learner; plain data. */
interface Standing {
  readonly centres: Float64Array;
  readonly renewals: number;
  readonly phase: number;
}

export class Search {
  /** Null where a training begins. */
  readonly standing = new Kept<Standing | null>(null);

  constructor(private readonly config: FlatnessConfig) {}

  /**
   * Steps `from` to `to` of a training.
   *
   * @param learner  its place in the leg
   * @param work  of one step, for the progress bar
   */
  *acts(learner: number, move: () => LearnerMove, from: number, to: number, work: number): Generator<Act> {
    if (this.config.search === 'alone') {
      yield { kind: 'train', learner, steps: to - from, move };
      return;
    }
    yield {
      kind: 'then',
      work: (to - from) * work,
      run: (_, learners) => this.advance(learners[learner]!, move(), from, to),
    };
    // Of a step that the act above made, the walk shows the networks, and tells who ran away.
    yield { kind: 'train', learner, steps: 0, move };
  }

  /** The networks to be measured, [network][parameter]: the centres of groups, or the networks as they are. */
  async places(learner: LearnerState): Promise<Float64Array> {
    return this.config.search === 'replicated' ? this.standing.value!.centres : await learner.weights();
  }

  private advance(learner: LearnerState, move: LearnerMove, from: number, to: number): Promise<void> {
    return this.config.search === 'entropy'
      ? this.onEntropy(learner, move, from, to)
      : this.together(learner, move, to - from);
  }

  private async together(learner: LearnerState, move: LearnerMove, steps: number): Promise<void> {
    const scope = constantScope(this.config.pull);
    const groups = await Replicated.start(learner, {
      replicas: REPLICAS,
      every: EVERY,
      scope,
      centreRate: 1,
    });
    const before = this.standing.value;
    if (before) await groups.restore({ ...before, learner: await learner.snapshot() });
    await groups.step(move, steps);
    const { centres, renewals, phase } = await groups.save();
    this.standing.value = { centres, renewals, phase };
  }

  private async onEntropy(learner: LearnerState, inner: LearnerMove, from: number, to: number) {
    const { pull } = this.config;
    const walk = new EntropySgd(learner, {
      inner,
      innerSteps: INNER_STEPS,
      average: INNER_AVERAGE,
      outerRate: 1 / pull,
      scope: constantScope(pull),
    });
    await walk.step(Math.floor(to / INNER_STEPS) - Math.floor(from / INNER_STEPS));
  }
}
