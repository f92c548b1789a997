/** How the networks are trained: as it was published, and what changes the numbers. */
import type { EnsembleTask } from '../doubt-common/ensemble-task.ts';
import type { UciConfig } from '../uci.ts';

export const SETTINGS = ['published', 'no-adversary', 'slower', 'longer', 'plain-units', 'beta'] as const;
export type Setting = (typeof SETTINGS)[number];

type Training = Pick<
  EnsembleTask,
  'epochs' | 'learningRate' | 'adversarial' | 'parametrisation' | 'noise' | 'batch'
>;

const FLOOR = 1e-6;

/**
 * `published`: every number that the paper prints. It does not print in which units weights are; here layers have gains fan-in^(-1/2).
 * `slower`: a fifth of the rate. `longer`: four times the epochs. `plain-units`: gains 1, weights of variance 1/fan-in, where the same rate
 * is a step sqrt(fan-in) times as long. `beta`: beta-NLL with 1/2.
 */
export function trainingOf(setting: Setting, config: UciConfig): Training {
  const { epochs, learningRate, batch } = config;
  const published: Training = {
    epochs,
    learningRate,
    batch,
    adversarial: config.adversary / 100,
    parametrisation: 'standard',
    noise: { beta: 0, floor: FLOOR },
  };
  switch (setting) {
    case 'published':
      return published;
    case 'no-adversary':
      return { ...published, adversarial: 0 };
    case 'slower':
      return { ...published, learningRate: learningRate / 5 };
    case 'longer':
      return { ...published, epochs: 4 * epochs };
    case 'plain-units':
      return { ...published, parametrisation: 'unit' };
    case 'beta':
      return { ...published, noise: { beta: 0.5, floor: FLOOR } };
  }
}
