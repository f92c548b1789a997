/** Every text a person reads, in both languages at once, for the command line and the tests; the page loads one (`say.ts`). */
import { texts as english } from './en/texts.ts';
import { learn } from './say.ts';
import { texts as chinese } from './zh-Hans/texts.ts';

export { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language, languageOf } from './language.ts';
export { type MessageKey, say, sayIfKnown, sayOf, sayProblem } from './say.ts';

/** The English catalogue's shape with any strings: what the other language must have, key for key. */
export type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

learn('en', english);
learn('zh-Hans', chinese);
