/** The texts that stand in the message of a thrown problem. The page has another file in place of this one: `scripts/lib/page-variants.mjs`. */
import { errorsEn, type ProblemText } from './errors.en.ts';

export const problemTexts: Readonly<Record<string, ProblemText>> | null = errorsEn;
