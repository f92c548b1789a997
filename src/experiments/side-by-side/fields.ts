/** The configuration of `side-by-side`: every control, flag and link key. */
import type { ConfigOf, Fields } from '../declaration.ts';

export const fields = {
  seed: { kind: 'integer', link: 'seed', default: 42, min: 0, max: 2 ** 53 - 1, group: 'clock', level: 'main' },
  samples: { kind: 'integer', link: 'd', default: 32, min: 1, max: 256, group: 'clock', level: 'more', scale: 'log' },
  replicas: { kind: 'integer', link: 'r', default: 4, min: 2, max: 64, group: 'clock', level: 'more', scale: 'log' },
  hottest: { kind: 'real', link: 'thi', default: 2, min: 0.1, max: 20, group: 'clock', level: 'more', scale: 'log' },
  coldest: { kind: 'real', link: 'tlo', default: 0.05, min: 0.005, max: 10, group: 'clock', level: 'more', scale: 'log' },
  steps: { kind: 'integer', link: 'k', default: 24, min: 2, max: 200, unit: 'temperatures', group: 'clock', level: 'more' },

  sweeps: { kind: 'integer', link: 's', default: 300, min: 2, max: 1_000_000, unit: 'sweeps', group: 'glass', level: 'main', scale: 'log' },
  size: { kind: 'integer', link: 'n', default: 256, min: 2, max: 4096, unit: 'spins', group: 'glass', level: 'main', scale: 'log' },
  couplings: { kind: 'choice', link: 'j', default: 'gaussian', options: ['gaussian', 'binary', 'own'], group: 'glass', level: 'main' },
  couplingsFile: { kind: 'file', link: 'jf', default: null, accepts: 'couplings', group: 'glass', level: 'main' },
  couplingBits: { kind: 'integer', link: 'jb', default: 7, min: 1, max: 20, unit: 'bits', group: 'glass', level: 'more' },
  rule: { kind: 'choice', link: 'rule', default: 'heat-bath', options: ['heat-bath', 'metropolis'], group: 'glass', level: 'more' },

  moves: { kind: 'integer', link: 'm', default: 1000, min: 2, max: 1_000_000, unit: 'moves', group: 'learner', level: 'main', scale: 'log' },
  learner: { kind: 'choice', link: 'l', default: 'network', options: ['network', 'linear', 'binary-perceptron'], group: 'learner', level: 'main' },
  labels: { kind: 'choice', link: 'y', default: 'random', options: ['random', 'teacher', 'two-moons', 'spirals', 'iris', 'own'], group: 'learner', level: 'main' },
  table: { kind: 'file', link: 'yf', default: null, accepts: 'table', group: 'learner', level: 'main' },
  target: { kind: 'text', link: 'yt', default: '', maxLength: 200, group: 'learner', level: 'more' },
  hidden: { kind: 'integer', link: 'h', default: 4, min: 1, max: 256, unit: 'units', group: 'learner', level: 'main', scale: 'log' },
  inputs: { kind: 'integer', link: 'x', default: 10, min: 1, max: 256, unit: 'inputs', group: 'learner', level: 'more', scale: 'log' },
  activation: { kind: 'choice', link: 'act', default: 'tanh', options: ['tanh', 'relu', 'gelu', 'erf', 'sine'], group: 'learner', level: 'more' },
  points: { kind: 'integer', link: 'p', default: 120, min: 2, max: 5000, unit: 'points', group: 'learner', level: 'more', scale: 'log' },
  noise: { kind: 'real', link: 'dy', default: 1, min: 0.001, max: 100, group: 'learner', level: 'more', scale: 'log' },
  priorSd: { kind: 'real', link: 'sd', default: 2, min: 0.1, max: 20, group: 'learner', level: 'more', scale: 'log' },
  motion: { kind: 'choice', link: 'mv', default: 'adjusted', options: ['adjusted', 'langevin', 'sgd'], group: 'learner', level: 'more' },
  batch: { kind: 'integer', link: 'bs', default: 10, min: 1, max: 5000, unit: 'points', group: 'learner', level: 'more', scale: 'log' },
  learningRate: { kind: 'real', link: 'lr', default: 0.01, min: 1e-6, max: 1, group: 'learner', level: 'more', scale: 'log' },
} as const satisfies Fields;

export type SideBySideConfig = ConfigOf<typeof fields>;

/** Weights of the binary perceptron; odd, so that no stability is zero. Patterns are `points`. */
export const PERCEPTRON_SIZE = 101;
