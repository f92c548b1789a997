/** Which sides an experiment has: a glass alone, or a glass and the networks beside it. */
import type { Experiment } from '../experiments/declaration.ts';

export type Side = 'glass' | 'learner';

export function sidesOf({ fields, figures }: Experiment): readonly Side[] {
  const has = (side: Side) =>
    Object.values(fields).some(({ group }) => group === side) ||
    figures.some((figure) => figure.side === side);
  return (['glass', 'learner'] as const).filter(has);
}
