/** What a page in English loads at first; the texts of an experiment come with it, those of most problems with the first of them (`lab/state/`). */
import { urgentEn } from '../errors-urgent.en.ts';
import { names } from './names.ts';
import { shared } from './shared.ts';

export const texts = { ...shared, experiments: names, errors: urgentEn };
