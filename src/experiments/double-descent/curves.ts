/** What is known of the linear problem: exact at every n and p, and with a ridge for n -> infinity. */
import {
  bestRidge,
  type LinearProblem,
  ridgelessNorm,
  ridgelessOverlap,
  ridgelessRisk,
  ridgelessTrainError,
  ridgeRisk,
} from '../../learner/exact/linear-descent.ts';
import type { Curve } from '../declaration.ts';
import type { DoubleDescentConfig } from '../double-descent.ts';
import { featuresOf } from './grid.ts';

/** At every whole number of features between the least and the most, where there is a value. */
function exact(id: string, of: (problem: LinearProblem) => number | null): Curve<DoubleDescentConfig> {
  return {
    id,
    role: 'exact',
    style: 'dotted',
    points(config) {
      const numbers = featuresOf(config);
      const { points, noise } = config;
      const [x, y]: [number[], number[]] = [[], []];
      for (let features = numbers[0]!; features <= numbers.at(-1)!; features++) {
        const value = of({ points, features, noise });
        if (value === null) continue;
        x.push(features / points);
        y.push(value);
      }
      return { x, y };
    },
  };
}

/** For n -> infinity, with the ridge of this ratio. */
function ridged(
  id: string,
  ridge: (gamma: number, config: DoubleDescentConfig) => number,
): Curve<DoubleDescentConfig> {
  return {
    id,
    role: 'exact',
    style: 'dashed',
    points(config) {
      const ratios = featuresOf(config).map((features) => features / config.points);
      const [low, high] = [ratios[0]!, ratios.at(-1)!];
      const x = Array.from({ length: 200 }, (_, k) => low * (high / low) ** (k / 199));
      return { x, y: x.map((gamma) => ridgeRisk(gamma, ridge(gamma, config), config.noise).risk) };
    },
  };
}

export const curves = {
  risk: exact('risk', (problem) => ridgelessRisk(problem)?.risk ?? null),
  bias: exact('bias', (problem) => ridgelessRisk(problem)?.bias ?? null),
  variance: exact('variance', (problem) => ridgelessRisk(problem)?.variance ?? null),
  overlap: exact('overlap', ridgelessOverlap),
  train: exact('train', ridgelessTrainError),
  norm: exact('norm', ridgelessNorm),
  ridge: ridged('ridge', (_, { ridge }) => ridge),
  best: ridged('best', (gamma, { noise }) => bestRidge(gamma, noise)),
} as const;
