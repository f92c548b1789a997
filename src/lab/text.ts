/** Texts and numbers in the language that is shown now. Reading them in a template makes it follow the language. */
import type { Finding } from '../experiments/declaration.ts';
import { type MessageKey, say, sayIfKnown, sayOf } from '../messages/catalogue.ts';
import { formatFacts, formatNumber, formatPercent, formatWithError } from '../messages/number.ts';
import type { Facts } from '../messages/problem.ts';
import { language } from './state/preferences.ts';

export const t = (key: MessageKey, facts?: Facts) => say(language.value, key, facts);
export const tIfKnown = (key: string, facts?: Facts) => sayIfKnown(language.value, key, facts);
/** A text of an experiment: `tOf('side-by-side', 'fields.size.label')`. */
export const tOf = (experiment: string, key: string, facts?: Facts) =>
  sayOf(language.value, experiment, key, facts);
export const tOfIfKnown = (experiment: string, key: string, facts?: Facts) =>
  sayIfKnown(language.value, `experiments.${experiment}.${key}`, facts);

export const number = (value: number | null | undefined, digits?: number) =>
  formatNumber(language.value, value, digits);
export const withError = (
  value: number | null | undefined,
  error: number | null | undefined,
  digits?: number,
) => formatWithError(language.value, value, error, digits);
/** Facts of a finding, rounded as on the command line: the fact before `error` to the places that its error allows. */
export const factsInWords = (facts: Finding['facts']) => formatFacts(language.value, facts);
export const percent = (fraction: number) => formatPercent(language.value, fraction);
