/** All that is said in English, for the command line and the tests. */
import { errorsEn } from '../errors.en.ts';
import { en } from './index.ts';

export const texts = { ...en, errors: errorsEn };
