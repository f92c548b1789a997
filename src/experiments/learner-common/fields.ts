/** Settings with one meaning in every experiment on learners; an experiment sets the defaults that suit it. */

import { dataSetIds } from '../../learner/data/names.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Fields, OwnFile } from '../declaration.ts';
import { OPTIMISERS, type OptimiserName, PROFILES, type ProfileName } from './optimiser.ts';
import type { TaskName } from './tasks.ts';

export const TASKS = dataSetIds;
/** A table of the person's own among them; goes with `ownTableFields`. */
export const OWN_TASKS: readonly TaskName[] = [...TASKS, 'own'];

export const ownTableFields = {
  table: {
    kind: 'file',
    link: 'yf',
    default: null,
    accepts: 'table',
    implies: { field: 'task', value: 'own' },
    decides: ['inputs', 'points'],
    group: 'learner',
    level: 'more',
  },
  target: {
    kind: 'text',
    link: 'yt',
    default: '',
    maxLength: 200,
    columns: { table: 'table', many: false, need: 'target', empty: 'last' },
    group: 'learner',
    level: 'more',
  },
  features: {
    kind: 'text',
    link: 'yc',
    default: '',
    maxLength: 2000,
    columns: { table: 'table', many: true, need: 'any', empty: 'others' },
    group: 'learner',
    level: 'more',
  },
} as const satisfies Fields;

/** @throws GBX-430 where the own table is asked for and none is given */
export function checkOwnTable({
  task,
  table,
}: {
  readonly task: TaskName;
  readonly table: OwnFile | null;
}): void {
  if (task === 'own' && !table)
    throw new GlassboxError('GBX-430', { setting: 'task', field: 'table', flag: '--table' });
}

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
