/** Settings with one meaning in every experiment on learners; an experiment sets the defaults that suit it. */

import { dataSetIds } from '../../learner/data/names.ts';
import type { Fields } from '../declaration.ts';
import { OPTIMISERS, type OptimiserName, PROFILES, type ProfileName } from './optimiser.ts';
import type { TaskName } from './tasks.ts';

export const TASKS = dataSetIds;

export function taskField<const T extends TaskName>(
  standard: T,
  options: readonly TaskName[] = TASKS,
  level: 'main' | 'more' = 'main',
) {
  return {
    kind: 'choice',
    link: 'y',
    default: standard as TaskName,
    options,
    group: 'learner',
    level,
  } as const;
}

export function optimiserField<const O extends OptimiserName>(standard: O, level: 'main' | 'more' = 'more') {
  return {
    kind: 'choice',
    link: 'opt',
    default: standard as OptimiserName,
    options: OPTIMISERS,
    group: 'learner',
    level,
  } as const;
}

export function profileField<const P extends ProfileName>(standard: P, level: 'main' | 'more' = 'more') {
  return {
    kind: 'choice',
    link: 'sch',
    default: standard as ProfileName,
    options: PROFILES,
    group: 'time',
    level,
  } as const;
}

/** eta of a descent, per step. */
export function learningRateField(standard: number, level: 'main' | 'more' = 'main') {
  return {
    kind: 'real',
    link: 'lr',
    default: standard,
    min: 1e-6,
    max: 10,
    group: 'learner',
    level,
    scale: 'log',
  } as const;
}

export const activationField = {
  kind: 'choice',
  link: 'act',
  default: 'tanh',
  options: ['tanh', 'relu', 'gelu', 'erf', 'sine'],
  group: 'learner',
  level: 'more',
} as const satisfies Fields[string];
