/** What a person should know of data that were measured: who made them, on what terms, and what to beware of. */
import { type DataSet, dataSets } from '../../learner/data/catalogue.ts';
import type { DataSetId } from '../../learner/data/names.ts';
import type { RunContext } from '../declaration.ts';

/** Said when a run begins, not when it goes on; nothing of what is drawn here. */
export function tellData(id: DataSetId, { note, restored }: Pick<RunContext, 'note' | 'restored'>): void {
  const { origin, citation, licence, caveat }: DataSet = dataSets[id];
  if (origin !== 'measured' || restored) return;
  note('table.source', { citation, licence: licence ?? '-' });
  if (caveat) note(`data.${id}.caveat`, {});
}
