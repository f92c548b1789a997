/** Texts and numbers of figures in a language that was learnt: those of the page, of the command line, of files. */
import type { Language } from '../messages/language.ts';
import { formatNumber, formatTick } from '../messages/number.ts';
import type { Facts } from '../messages/problem.ts';
import { type MessageKey, say, sayIfKnown, sayOf } from '../messages/say.ts';
import { unbroken } from '../messages/unbroken.ts';

export interface FigureWords {
  t(key: MessageKey, facts?: Facts): string;
  tIfKnown(key: string, facts?: Facts): string | null;
  /** A text of the experiment, as `figures.energy.title`. */
  of(key: string, facts?: Facts): string;
  ofIfKnown(key: string, facts?: Facts): string | null;
  number(value: number | null | undefined, digits?: number): string;
  /** A round number beside an axis. */
  tick(value: number): string;
  /** Between two sentences: Chinese punctuation brings its own space. */
  readonly gap: string;
}

export function wordsOf(language: Language, experiment: string): FigureWords {
  return {
    t: (key, facts) => unbroken(say(language, key, facts)),
    tIfKnown: (key, facts) => unbroken(sayIfKnown(language, key, facts)),
    of: (key, facts) => unbroken(sayOf(language, experiment, key, facts)),
    ofIfKnown: (key, facts) => unbroken(sayIfKnown(language, `experiments.${experiment}.${key}`, facts)),
    number: (value, digits) => formatNumber(language, value, digits),
    tick: (value) => formatTick(language, value),
    gap: language === 'en' ? ' ' : '',
  };
}
