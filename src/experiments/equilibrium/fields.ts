/** The settings of `equilibrium`: which model, which way of reaching equilibrium, how long, how many. */
import type { ConfigOf, Fields } from '../declaration.ts';
import {
  countField,
  couplingBitsField,
  ruleField,
  seedField,
  temperatureField,
} from '../glass-common/columns.ts';

const MODELS = [
  'sk',
  'hopfield',
  'wishart',
  'curie-weiss',
  'chain',
  'square',
  'cube',
  'viana-bray',
  'random-regular',
  'own',
] as const;

export const fields = {
  seed: seedField,
  model: {
    kind: 'choice',
    link: 'm',
    default: 'sk',
    options: MODELS,
    group: 'glass',
    level: 'main',
  },
  size: countField('n', 'glass', 'main', [4, 64, 65_536], 'spins'),
  method: {
    kind: 'choice',
    link: 'by',
    default: 'tempering',
    options: ['cooling', 'tempering', 'population'],
    group: 'time',
    level: 'main',
  },
  sweeps: countField('s', 'time', 'main', [8, 4096, 10_000_000], 'sweeps'),
  couplings: {
    kind: 'choice',
    link: 'j',
    default: 'gaussian',
    options: ['gaussian', 'binary', 'ferromagnetic'],
    group: 'glass',
    level: 'more',
  },
  length: { kind: 'integer', link: 'l', default: 8, min: 3, max: 4096, group: 'glass', level: 'more' },
  boundary: {
    kind: 'choice',
    link: 'edge',
    default: 'periodic',
    options: ['periodic', 'open'],
    group: 'glass',
    level: 'more',
  },
  density: { kind: 'real', link: 'rho', default: 1, min: 0, max: 1, group: 'glass', level: 'more' },
  degree: { kind: 'real', link: 'c', default: 3, min: 0, max: 64, group: 'glass', level: 'more' },
  load: { kind: 'real', link: 'a', default: 0.1, min: 0.001, max: 10, group: 'glass', level: 'more' },
  field: { kind: 'real', link: 'h', default: 0, min: 0, max: 10, group: 'glass', level: 'more' },
  fieldLaw: {
    kind: 'choice',
    link: 'hl',
    default: 'uniform',
    options: ['uniform', 'gaussian', 'binary'],
    group: 'glass',
    level: 'more',
  },
  bias: { kind: 'real', link: 'j0', default: 0, min: -10, max: 10, group: 'glass', level: 'more' },
  couplingsFile: {
    kind: 'file',
    link: 'jf',
    default: null,
    accepts: 'couplings',
    implies: { field: 'model', value: 'own' },
    decides: ['size'],
    group: 'glass',
    level: 'more',
  },
  couplingBits: couplingBitsField,
  hottest: temperatureField('thi', 'more', [0.05, 2, 100]),
  coldest: temperatureField('tlo', 'more', [0.01, 0.4, 50]),
  steps: { kind: 'integer', link: 'k', default: 12, min: 2, max: 128, group: 'time', level: 'more' },
  ladder: {
    kind: 'choice',
    link: 'lad',
    default: 'geometric',
    options: ['geometric', 'linear', 'tuned'],
    group: 'time',
    level: 'more',
  },
  interval: countField('e', 'time', 'more', [1, 4, 10_000], 'sweeps'),
  population: countField('pop', 'time', 'more', [8, 128, 512]),
  overlap: { kind: 'real', link: 'al', default: 0.86, min: 0.1, max: 0.99, group: 'time', level: 'more' },
  clusters: { kind: 'toggle', link: 'hou', default: false, group: 'time', level: 'more' },
  rule: { ...ruleField, group: 'time' },
  order: {
    kind: 'choice',
    link: 'o',
    default: 'sequential',
    options: ['sequential', 'random', 'colour', 'multi-spin'],
    group: 'time',
    level: 'more',
  },
  copies: countField('r', 'average', 'more', [2, 4, 64]),
  samples: countField('d', 'average', 'more', [1, 16, 4096]),
} as const satisfies Fields;

export type EquilibriumConfig = ConfigOf<typeof fields>;

/** States that one sample takes: copies, ladders of copies, or populations. */
export function statesPerSample({ method, copies, steps, population }: EquilibriumConfig): number {
  return copies * (method === 'tempering' ? steps : method === 'population' ? population : 1);
}

/** One of the person's own is one sample. */
export function sampleCount({ model, samples }: EquilibriumConfig): number {
  return model === 'own' ? 1 : samples;
}
