/**
 * Gaussian processes on pools, one for each arm, fitted anew at every look: kernel Matern 5/2, amplitude and one length by the evidence. The
 * noise of drawn pools is known to it, which it is not to an ensemble: the process is the reference for what a model could know. Of a table it
 * fits one noise for all, and then knows no loud region.
 *
 * Source: Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), chapters 2 and 5.
 */
import { fitGaussianProcess } from '../../dynamics/optimise/evidence.ts';
import type { GaussianProcess } from '../../learner/gaussian-process/gaussian-process.ts';
import { totalVariance } from '../../observables/uncertainty/decomposition.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Arm, Bought, PoolModel, View } from './pool-model.ts';

interface Fitted {
  readonly process: GaussianProcess;
  /** Taken off the values before: the prior's mean is 0. */
  readonly centre: number;
}

/** Functions of one pool that can be drawn: more queries than a budget has. */
const DRAWS_OF_A_POOL = 1024;

export class ProcessModel implements PoolModel {
  private fitted: Fitted[] = [];

  constructor(
    private readonly arms: readonly Arm[],
    private readonly seed: Seed,
  ) {}

  get steps(): number {
    return this.arms.length;
  }

  /** Fits are quick and deterministic: those made before a checkpoint are made again. */
  async learn(
    bought: readonly Bought[],
    _query: number,
    _done: number,
    tick: (done: number) => Promise<void>,
  ): Promise<void> {
    this.fitted = [];
    for (const [a, arm] of this.arms.entries()) {
      this.fitted.push(fitted(arm, bought[a]!));
      await tick(a + 1);
    }
  }

  async views(): Promise<View[]> {
    return this.arms.map((arm, a) => this.viewOf(arm, this.fitted[a]!));
  }

  async save(): Promise<null> {
    return null;
  }

  async restore(): Promise<void> {}

  destroy(): void {}

  private viewOf({ pool, world }: Arm, { process, centre }: Fitted): View {
    const { mean, variance } = process.predict(pool.places);
    const predictions = {
      mean: mean.map((m) => m + centre),
      epistemic: variance,
      aleatoric: pool.noise ?? new Float64Array(pool.candidates).fill(process.noise as number),
    };
    const member = (query: number) => {
      const words = new WordReader(
        this.seed,
        Stream.ProcessSample,
        world * DRAWS_OF_A_POOL + (query % DRAWS_OF_A_POOL),
      );
      const normals = Float64Array.from({ length: pool.candidates }, (_, k) => normalOf(words.word(k)));
      return process.draw(pool.places, normals);
    };
    return {
      doubt: { ...predictions, total: totalVariance(predictions), member, classes: false },
      heldOut: process.predict(pool.heldOut.places).mean.map((m) => m + centre),
    };
  }
}

function fitted({ pool }: Arm, { candidates, values }: Bought): Fitted {
  const { inputs: width, places, noise } = pool;
  const inputs = new Float64Array(candidates.length * width);
  for (const [k, c] of candidates.entries())
    inputs.set(places.subarray(c * width, (c + 1) * width), k * width);
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const targets = Float64Array.from(values, (value) => value - centre);
  const known = noise ? { noise: Float64Array.from(candidates, (c) => noise[c]!) } : {};
  const { process } = fitGaussianProcess({ inputs, targets, width }, { kind: 'matern52', ...known });
  return { process, centre };
}
