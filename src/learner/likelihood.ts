/** The constants of a Gaussian likelihood with a variance of its own, apart from its functions: engines need no more (`gaussian-loss.ts`). */
export interface NoiseModel {
  /** 0 is the likelihood itself, 1/2 the recommended compromise, 1 the slopes of a squared error. */
  readonly beta: number;
  /** Least variance, > 0, in squared units of the targets. */
  readonly floor: number;
}

export const LIKELIHOOD: NoiseModel = { beta: 0, floor: 1e-6 };
