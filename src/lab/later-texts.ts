/** Texts that no page needs in its first seconds (stories, the teacher's dialog): fetched once they are asked for, by language. */
import { type Signal, signal } from '@preact/signals-core';
import type { later } from '../messages/en/later.ts';
import type { Language } from '../messages/language.ts';
import type { Facts } from '../messages/problem.ts';
import { type LeavesOf, learnMore, sayIfKnown } from '../messages/say.ts';
import { language } from './state/preferences.ts';

const TEXTS: Readonly<Record<Language, () => Promise<{ readonly later: object }>>> = {
  en: () => import('../messages/en/later.ts'),
  'zh-Hans': () => import('../messages/zh-Hans/later.ts'),
};
const there: Signal<ReadonlySet<Language>> = signal(new Set());
const asked = new Map<Language, Promise<void>>();

/** Whether they can be shown now; a template that reads it is rendered again when they are there. */
export function hasLater(): boolean {
  const now = language.value;
  if (!there.value.has(now)) void fetchLater(now).catch(() => {});
  return there.value.has(now);
}

/** @throws what the browser says where they do not come; asking again tries again */
export function fetchLater(which: Language = language.peek()): Promise<void> {
  const known = asked.get(which);
  if (known) return known;
  const coming = TEXTS[which]().then(({ later: texts }) => {
    learnMore(which, texts);
    there.value = new Set([...there.peek(), which]);
  });
  asked.set(which, coming);
  coming.catch(() => asked.delete(which));
  return coming;
}

export type LaterKey = LeavesOf<typeof later>;

/** One text of them in the language that is shown; empty until it is there. */
export const tl = (key: LaterKey, facts?: Facts): string => sayIfKnown(language.value, key, facts) ?? '';
/** A text by a key that is made at run time. */
export const tlIfKnown = (key: string, facts?: Facts): string | null =>
  sayIfKnown(language.value, key, facts);
