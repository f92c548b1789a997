/** All that is said in English: what a page in English loads. */
import { errorsEn } from '../errors.en.ts';
import { en } from './index.ts';

export const texts = { ...en, errors: errorsEn };
