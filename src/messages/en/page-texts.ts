/** What a page in English loads at first; the texts of an experiment come with it, those of most problems with the first of them (`lab/state/`). */
import { urgentEn } from '../errors-urgent.en.ts';
import { names } from './names.ts';
import { shared } from './shared.ts';

export const texts = { ...shared, experiments: names, errors: urgentEn };

/** What comes later, file by file: texts of experiments and of parts of the page. */
export const later = import.meta.glob([
  './*.ts',
  '!**/{*-words,cli,common,data,files,index,lab,names,page-texts,plot,run-notes,shared,solve,texts,topics,units}.ts',
]);
