/** Texts of all problems, as the page fetches them (`lab/state/problem-words.ts`). */
export { errorsEn as errors } from '../errors.en.ts';
