/**
 * Entropy-SGD: downhill on the local entropy of a network x, whose gradient -gamma (x - <x'>) an inner walk x' estimates, tethered
 * to x: Chaudhari et al., ICLR (2017), arXiv:1611.01838, algorithm 1.
 *
 *   x' = mu = x;   L times:  x' moves on f + (gamma/2)|x' - x|^2,  mu' = (1 - alpha) mu + alpha x';   then  x' = x - eta gamma (x - mu)
 *
 * The inner move is one of the contract. A Langevin move samples exp[-(f + (gamma/2)|x' - x|^2)/T] with f = E + T prior: with step
 * eps = eta' T this is the paper's walk of step eta' and noise sqrt(2 T) on all points. A descent (by minibatches: their noise) is it
 * at the paper's epsilon = 0.
 */
import type { LearnerMove, LearnerSnapshot, LearnerState } from '../engine/contract.ts';
import { checkScoping, type Scoping, strengthAt } from './scoping.ts';

export interface EntropyOptions {
  /** The inner move, without a tether. Langevin temperatures are the same for all networks. */
  readonly inner: LearnerMove;
  /** L >= 1 inner steps. */
  readonly innerSteps: number;
  /** alpha in (0, 1]; the paper takes 0.75. */
  readonly average: number;
  /** eta > 0; x goes the share eta gamma of the way to mu. */
  readonly outerRate: number;
  /** gamma, which may grow from one outer step to the next. */
  readonly scope: Scoping;
}

/** All that is needed to go on after an outer step, bit for bit. Plain data; the snapshot's weights are x. */
export interface EntropySave {
  readonly learner: LearnerSnapshot;
  /** Outer steps made. */
  readonly outer: number;
}

export class EntropySgd {
  private outer = 0;

  /** @throws RangeError for options out of range */
  constructor(
    private readonly learner: LearnerState,
    private readonly options: EntropyOptions,
  ) {
    const { inner, innerSteps, average, outerRate, scope } = options;
    if (!Number.isSafeInteger(innerSteps) || innerSteps < 1)
      throw new RangeError(`${innerSteps} inner steps`);
    if (!(average > 0 && average <= 1)) throw new RangeError(`average ${average} is not in (0, 1]`);
    if (!(outerRate > 0 && outerRate < Infinity)) throw new RangeError(`outer rate ${outerRate}`);
    checkScoping(scope);
    if (inner.kind !== 'descent' && inner.temperatures.some((T) => T !== inner.temperatures[0]))
      throw new RangeError('one tether serves one temperature: the inner temperatures differ');
  }

  /** gamma of the next outer step. */
  get strength(): number {
    return strengthAt(this.options.scope, this.outer);
  }

  get outerSteps(): number {
    return this.outer;
  }

  /** Outer steps; between them the learner's weights are x. A network that has diverged keeps its x. */
  async step(outerSteps: number): Promise<void> {
    for (let n = 0; n < outerSteps; n++) await this.outerStep();
  }

  async save(): Promise<EntropySave> {
    return { learner: await this.learner.snapshot(), outer: this.outer };
  }

  async restore({ learner, outer }: EntropySave): Promise<void> {
    await this.learner.restore(learner);
    this.outer = outer;
  }

  private async outerStep(): Promise<void> {
    const { learner, options, strength: gamma } = this;
    const { inner, innerSteps, average, outerRate } = options;
    const x = await learner.weights();
    const mu = x.slice();
    const strength = inner.kind === 'descent' ? gamma : gamma / inner.temperatures[0]!;
    const move = { ...inner, tether: { strength, centres: x } };
    for (let l = 0; l < innerSteps; l++) {
      await learner.step(move, 1);
      const walker = await learner.weights();
      for (let k = 0; k < mu.length; k++) mu[k] = (1 - average) * mu[k]! + average * walker[k]!;
    }
    const after = await learner.snapshot();
    const stopped = await learner.stopped();
    const share = outerRate * gamma;
    const weights = x.map((value, k) =>
      stopped[Math.floor(k / learner.parameters)]! >= 0 ? value : value - share * (value - mu[k]!),
    );
    const none = new Float64Array(weights.length);
    const moments = { owner: null, steps: 0 } as const;
    await learner.restore({ ...after, weights, velocity: none, secondMoment: none, moments });
    this.outer += 1;
  }
}
