/** Texts and numbers in the language that is shown now. Reading them in a template makes it follow the language. */
import type { Finding } from '../experiments/declaration.ts';
import { formatFacts, formatNumber, formatPercent, formatTick, formatWithError } from '../messages/number.ts';
import type { Facts } from '../messages/problem.ts';
import { type MessageKey, namesBelow, say, sayIfKnown, sayOf } from '../messages/say.ts';
import { unbroken } from '../messages/unbroken.ts';
import { language } from './state/preferences.ts';

export const t = (key: MessageKey, facts?: Facts) => unbroken(say(language.value, key, facts));
export const tIfKnown = (key: string, facts?: Facts) => unbroken(sayIfKnown(language.value, key, facts));
/** A text of an experiment: `tOf('side-by-side', 'fields.size.label')`. */
export const tOf = (experiment: string, key: string, facts?: Facts) =>
  unbroken(sayOf(language.value, experiment, key, facts));
export const tOfIfKnown = (experiment: string, key: string, facts?: Facts) =>
  unbroken(sayIfKnown(language.value, `experiments.${experiment}.${key}`, facts));

/** Names of the texts that an experiment has below a key, such as its `breaks`. */
export const namesOf = (experiment: string, key: string): string[] =>
  namesBelow(language.value, `experiments.${experiment}.${key}`);

/** Between two sentences: Chinese punctuation brings its own space. */
export const gap = () => (language.value === 'en' ? ' ' : '');

export const number = (value: number | null | undefined, digits?: number) =>
  formatNumber(language.value, value, digits);
/** A round number beside an axis. */
export const tick = (value: number) => formatTick(language.value, value);
export const withError = (
  value: number | null | undefined,
  error: number | null | undefined,
  digits?: number,
) => unbroken(formatWithError(language.value, value, error, digits));
/** Facts of a finding, rounded as on the command line: the fact before `error` to the places that its error allows. */
export const factsInWords = (facts: Finding['facts']) => formatFacts(language.value, facts);
export const percent = (fraction: number) => formatPercent(language.value, fraction);
