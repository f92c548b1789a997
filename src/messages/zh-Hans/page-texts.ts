/** 中文页面最初载入的文字；每个实验的文字随实验一起载入，大多数问题的说明在第一次要用时载入。 */
import { urgentZh } from '../errors-urgent.zh-Hans.ts';
import { names } from './names.ts';
import { shared } from './shared.ts';

export const texts = { ...shared, experiments: names, errors: urgentZh };

/** What comes later, file by file: texts of experiments and of parts of the page. */
export const later = import.meta.glob([
  './*.ts',
  '!**/{*-words,cli,common,data,files,index,lab,names,page-texts,plot,run-notes,shared,solve,texts,topics,units}.ts',
]);
