/** What a person chose about the page itself: kept on this machine, never part of a run. */
import { effect, type Signal, signal } from '@preact/signals-core';
import { chooseLanguage, LANGUAGES, type Language } from '../../messages/language.ts';
import { knows, learn, learnMore } from '../../messages/say.ts';
import { DEFAULT_KEYS, type Keymap, keymapChanges, readKeymap } from '../keys/keymap.ts';

/** `projector`: black on white, larger, for the back row of a lecture room. */
export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

export const language: Signal<Language> = signal('en');
export const theme: Signal<Theme> = signal('system');
export const hotkeys: Signal<boolean> = signal(true);
export const keymap: Signal<Keymap> = signal(DEFAULT_KEYS);
/** Raised whenever the colours on screen may have changed. */
export const paint: Signal<number> = signal(0);

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** Each a file of its own, which comes when it is first spoken. */
const TEXTS: Readonly<Record<Language, () => Promise<PageTexts>>> = {
  en: () => import('../../messages/en/page-texts.ts'),
  'zh-Hans': () => import('../../messages/zh-Hans/page-texts.ts'),
};
interface PageTexts {
  readonly texts: object;
  /** Texts of one experiment, or of a part of the page, each: `./<id>.ts`, under the id in camelCase. */
  readonly later: Readonly<Record<string, () => Promise<unknown>>>;
}

/** The language that was asked for last, whatever arrives first. */
let asked: Language = 'en';
/** Experiments whose texts have been asked for so far. */
const opened = new Set<string>();
/** The same of parts of the page. */
const parts = new Set<string>();

/** Shows the page in a language as soon as its texts are there. @throws what the browser says where they do not come: all stays as it was */
export async function showLanguage(choice: Language): Promise<void> {
  asked = choice;
  await Promise.all([
    learnShared(choice),
    ...[...opened].map((id) => learnIn(choice, id)),
    ...[...parts].map((part) => learnPartIn(choice, part)),
  ]);
  if (asked === choice) language.value = choice;
}

/** Fetches the texts of an experiment in the language that is shown, or about to be. @throws what the browser says where they do not come */
export async function learnExperiment(id: string): Promise<void> {
  opened.add(id);
  await learnIn(asked, id);
}

/** Texts of a part of the page that comes when it is first asked for: `messages/<language>/<part>.ts`. @throws as above */
export async function learnPart(part: string): Promise<void> {
  parts.add(part);
  await learnPartIn(asked, part);
}

async function learnPartIn(tongue: Language, part: string): Promise<void> {
  learnMore(tongue, { [part]: await laterTexts(tongue, part) });
}

/** The texts of an experiment in all languages: what is saved is for readers of each. @throws as above */
export async function learnEverywhere(id: string): Promise<void> {
  await Promise.all(LANGUAGES.map((tongue) => learnIn(tongue, id)));
}

async function learnShared(tongue: Language): Promise<PageTexts> {
  const shared = await TEXTS[tongue]();
  if (!knows(tongue)) learn(tongue, shared.texts);
  return shared;
}

async function learnIn(tongue: Language, id: string): Promise<void> {
  learnMore(tongue, { experiments: { [id]: await laterTexts(tongue, id) } });
}

async function laterTexts(tongue: Language, name: string): Promise<object> {
  const { later } = await learnShared(tongue);
  const words = (await later[`./${name}.ts`]?.()) as Readonly<Record<string, object>> | undefined;
  const texts = words?.[exportName(name)];
  if (!texts) throw new Error(`no texts of ${name} in ${tongue}`);
  return texts;
}

/** 'ea-2d' is exported as `ea2d`. */
const exportName = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Reads the choices, fetches the texts and keeps the document in step with all of it from now on. */
export async function openPreferences(linkLanguage: string | null): Promise<void> {
  await showLanguage(chooseLanguage([linkLanguage, stored('language'), ...navigator.languages]));
  const storedTheme = stored('theme');
  theme.value = THEMES.find((choice) => choice === storedTheme) ?? 'system';
  hotkeys.value = stored('hotkeys') !== 'off';
  keymap.value = readKeymap(stored('keys'));
  effect(() => {
    document.documentElement.lang = language.value;
  });
  effect(() => {
    document.documentElement.dataset.theme = shownTheme(theme.value);
    paint.value = paint.peek() + 1;
  });
  darkSystem.addEventListener('change', () => {
    document.documentElement.dataset.theme = shownTheme(theme.peek());
    paint.value++;
  });
}

const shownTheme = (choice: Theme): Exclude<Theme, 'system'> =>
  choice === 'system' ? (darkSystem.matches ? 'dark' : 'light') : choice;

export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  store('theme', choice);
}

export async function switchLanguage(choice: Language): Promise<void> {
  await showLanguage(choice);
  store('language', choice);
}

export function setHotkeys(on: boolean): void {
  hotkeys.value = on;
  store('hotkeys', on ? 'on' : 'off');
}

export function setKeymap(keys: Keymap): void {
  keymap.value = keys;
  store('keys', keymapChanges(keys));
}

export const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Storage may be forbidden (private windows, frames): then the choice lasts as long as the page. */
function stored(key: string): string | null {
  try {
    return localStorage.getItem(`glassbox.${key}`);
  } catch {
    return null;
  }
}
function store(key: string, value: string): void {
  try {
    localStorage.setItem(`glassbox.${key}`, value);
  } catch {
    // Nothing to do: see above.
  }
}
