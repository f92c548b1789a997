/** The languages of the product. Both are written by hand and complete: there is no fallback from one to the other. */
export const LANGUAGES = ['en', 'zh-Hans'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How each language calls itself, for the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-Hans': '中文' };

/** The language of a BCP 47 tag ("en-GB", "zh", "zh-CN"), or null where we do not speak it. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.toLowerCase().split(/[-_.]/)[0];
  if (primary === 'en') return 'en';
  // Readers of traditional characters are served better by simplified ones than by English.
  if (primary === 'zh' || primary === 'cmn') return 'zh-Hans';
  return null;
}

/** The first language we speak, in order of preference: link, stored choice, then the browser's or the system's list. */
export function chooseLanguage(preferences: readonly (string | null | undefined)[]): Language {
  for (const tag of preferences) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return 'en';
}
