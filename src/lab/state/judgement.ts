/** Judgements of equilibrium among findings: their numbers, and the setting that a run's length goes by. */
import type { Experiment, Finding } from '../../experiments/declaration.ts';
import { isEmptyHanded } from '../../messages/number.ts';
import type { ProblemId } from '../../messages/problem.ts';

/** The number of what a judgement says; null where it is well, or where more time would not tell either. */
export function judgementId({ id, verdict, facts }: Finding): ProblemId | null {
  if (!/(^|-)(equilibrium|equilibrated|settled)$/.test(id) || isEmptyHanded(verdict, facts)) return null;
  if (verdict === 'no') return 'GBX-140';
  const wouldTell = facts.state === undefined || facts.state === 'partly' || facts.state === 'none';
  return verdict === 'cannot-tell' && wouldTell ? 'GBX-150' : null;
}

/** The setting that a run's length goes by: of a network its moves, else the first time that is set. */
export function lengthKey({ fields }: Experiment, { id }: Finding): string | null {
  if (id.startsWith('learner-') && fields.moves) return 'moves';
  const isTime = (key: string) => {
    const field = fields[key]!;
    return field.kind === 'integer' && field.scale === 'log' && (field.group === 'time' || key === 'sweeps');
  };
  return ['sweeps', ...Object.keys(fields)].find((key) => fields[key] && isTime(key)) ?? null;
}
