/**
 * Every text a person reads, in both languages, for page, worker and command line alike.
 *
 * A key is the path to a text (`lab.transport.pause`); keys are checked by the compiler. Placeholders are `{{name}}`.
 * Texts of an experiment are found by the fixed keys of its declaration (`fields.<key>.label`, `columns.<name>`, …).
 */
import { createInstance } from 'i18next';
import { en } from './en/index.ts';
import { errorsEn, type ProblemText } from './errors.en.ts';
import { errorsZh } from './errors.zh-Hans.ts';
import type { Language } from './language.ts';
import type { Facts, ProblemId } from './problem.ts';
import { zhHans } from './zh-Hans/index.ts';

export { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language, languageOf } from './language.ts';

/** The English catalogue's shape with any strings: what the other language must have, key for key. */
export type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];
export type MessageKey = Leaves<typeof en>;

const resources = {
  en: { translation: { ...en, errors: errorsEn } },
  'zh-Hans': { translation: { ...zhHans, errors: errorsZh } },
} satisfies Record<Language, unknown>;

const i18n = createInstance();
// Resources are in the bundle, so initialisation is synchronous and a switch of language is instant.
void i18n.init({
  resources,
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** One text. @returns the key itself where it is missing, so that a gap is seen and the tests find it */
export function say(language: Language, key: MessageKey, facts: Facts = {}): string {
  return i18n.t(key, { lng: language, ...facts });
}

/** A text by a key that is only known at run time; null where there is none. */
export function sayIfKnown(language: Language, key: string, facts: Facts = {}): string | null {
  if (!i18n.exists(key, { lng: language })) return null;
  const text: unknown = i18n.t(key, { lng: language, ...facts });
  return typeof text === 'string' ? text : null;
}

/** A text of an experiment, `key` as in its declaration; falls back to the key's last part, which is a symbol or a name. */
export function sayOf(language: Language, experiment: string, key: string, facts: Facts = {}): string {
  return sayIfKnown(language, `experiments.${experiment}.${key}`, facts) ?? key.replace(/^\w+\./, '');
}

/** What happened, what it means, what to do; with facts filled in. */
export function sayProblem(language: Language, id: ProblemId, facts: Facts = {}): ProblemText {
  const part = (name: keyof ProblemText) => i18n.t(`errors.${id}.${name}`, { lng: language, ...facts });
  return { what: part('what'), means: part('means'), todo: part('todo') };
}
