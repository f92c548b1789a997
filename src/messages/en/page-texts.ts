/** What a page in English loads at first; the texts of an experiment come with it (`lab/state/preferences.ts`). */
import { errorsEn } from '../errors.en.ts';
import { names } from './names.ts';
import { shared } from './shared.ts';

export const texts = { ...shared, experiments: names, errors: errorsEn };
