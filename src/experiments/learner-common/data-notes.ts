/** What a person should know of data that were measured: who made them, on what terms, and what to beware of. */
import { type DataSet, dataSets } from '../../learner/data/catalogue.ts';
import type { RunContext } from '../declaration.ts';
import type { TaskName } from './tasks.ts';

/** Said when a run begins, not when it goes on; nothing of what is drawn here, or of a person's own table. */
export function tellData(id: TaskName, { note, restored }: Pick<RunContext, 'note' | 'restored'>): void {
  if (id === 'own') return;
  const { origin, citation, licence, caveat }: DataSet = dataSets[id];
  if (origin !== 'measured' || restored) return;
  note('table.source', { citation, licence: licence ?? '-' });
  if (caveat) note(`data.${id}.caveat`, {});
}
