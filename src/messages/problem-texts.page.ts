/** On the page problems are said by their ids in the language that is shown; three workers need not carry the texts as well. */
import type { ProblemText } from './errors.en.ts';

export const problemTexts: Readonly<Record<string, ProblemText>> | null = null;
