/** The buttons: each is a change of the configuration, compared with the run before it. Those of one group exclude one another. */
import type { SideBySideConfig } from './fields.ts';

type Preset = Partial<SideBySideConfig>;

const network: Preset = {
  learner: 'network',
  labels: 'random',
  hidden: 4,
  inputs: 10,
  points: 120,
  noise: 1,
};

export const presets = {
  /** Ten sweeps and thirty moves a temperature: too fast for either side. */
  quench: { sweeps: 10, moves: 30 },
  /** Ten times the default patience, on the same couplings and labels. */
  slower: { sweeps: 3000, moves: 10_000 },
  glass: network,
  teacher: { ...network, labels: 'teacher', noise: 0.1 },
  wide: { ...network, hidden: 40 },
  linear: { ...network, learner: 'linear', inputs: 20 },
  'binary-perceptron': { learner: 'binary-perceptron', labels: 'random', points: 61 },
  'binary-teacher': { learner: 'binary-perceptron', labels: 'teacher', points: 202 },
} as const satisfies Record<string, Preset>;

/** One pace and one learner at a time. */
export const presetGroups = {
  pace: ['quench', 'slower'],
  learner: ['glass', 'teacher', 'wide', 'linear', 'binary-perceptron', 'binary-teacher'],
} as const satisfies Record<string, readonly (keyof typeof presets)[]>;
