/**
 * Says texts in the languages that were given to it: all of them on the command line (`catalogue.ts`), on the page the one that is
 * shown, because the texts of all experiments are half of what a page would load at first (`lab/state/preferences.ts`).
 *
 * A key is the path to a text (`lab.transport.pause`); keys are checked by the compiler. Placeholders are `{{name}}`.
 * Texts of an experiment are found by the fixed keys of its declaration (`fields.<key>.label`, `columns.<name>`, …).
 */
import { createInstance } from 'i18next';
import type { texts as english } from './en/texts.ts';
import type { ProblemText } from './errors.en.ts';
import type { Language } from './language.ts';
import type { Facts, ProblemId } from './problem.ts';

/** Paths to the texts of a catalogue. */
export type LeavesOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${LeavesOf<T[K]>}`;
}[keyof T & string];
/** Errors are said by their number (`sayProblem`). */
export type MessageKey = LeavesOf<Omit<typeof english, 'errors'>>;

const i18n = createInstance();
void i18n.init({
  resources: {},
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Texts without facts, once said: a page says the same hundreds of them with every render. */
const said = new Map<string, string | null>();

/** From now on this language can be spoken; texts are nested by the parts of their keys. */
export function learn(language: Language, texts: object): void {
  i18n.addResourceBundle(language, 'translation', texts);
  said.clear();
}

/** More texts beside those that are there. */
export function learnMore(language: Language, texts: object): void {
  i18n.addResourceBundle(language, 'translation', texts, true, true);
  said.clear();
}

export const knows = (language: Language): boolean => i18n.hasResourceBundle(language, 'translation');

/** One text. @returns the key itself where it is missing, so that a gap is seen and the tests find it */
export function say(language: Language, key: MessageKey, facts?: Facts): string {
  return sayIfKnown(language, key, facts) ?? key;
}

/** A text by a key that is only known at run time; null where there is none. */
export function sayIfKnown(language: Language, key: string, facts?: Facts): string | null {
  if (facts) return lookUp(language, key, facts);
  const name = `${language} ${key}`;
  let text = said.get(name);
  if (text === undefined) {
    text = lookUp(language, key);
    said.set(name, text);
  }
  return text;
}

function lookUp(language: Language, key: string, facts: Facts = {}): string | null {
  if (!i18n.exists(key, { lng: language })) return null;
  const text: unknown = i18n.t(key, { lng: language, ...facts });
  return typeof text === 'string' ? text : null;
}

/** Names of what lies below a key; none where there is nothing. */
export function namesBelow(language: Language, key: string): string[] {
  return Object.keys((i18n.getResource(language, 'translation', key) as object | undefined) ?? {});
}

/** A text of an experiment, `key` as in its declaration; falls back to the key's last part, which is a symbol or a name. */
export function sayOf(language: Language, experiment: string, key: string, facts?: Facts): string {
  return sayIfKnown(language, `experiments.${experiment}.${key}`, facts) ?? key.replace(/^\w+\./, '');
}

/** Whether the texts of a problem are there. */
export const knowsProblem = (language: Language, id: string): boolean =>
  i18n.exists(`errors.${id}.what`, { lng: language });

/** What happened, what it means, what to do; with facts filled in. */
export function sayProblem(language: Language, id: ProblemId, facts: Facts = {}): ProblemText {
  const part = (name: keyof ProblemText) => i18n.t(`errors.${id}.${name}`, { lng: language, ...facts });
  return { what: part('what'), means: part('means'), todo: part('todo') };
}
