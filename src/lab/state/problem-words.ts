/**
 * Texts of problems. Those that may be said of the first seconds, or where nothing more arrives, are on the page from the start
 * (`messages/errors-urgent`); the others, a tenth of what a page would load at first, come before they are needed.
 */
import { type Signal, signal } from '@preact/signals-core';
import { knowsProblem } from '../../messages/say.ts';
import { language, learnPart } from './preferences.ts';

/** How often they have come, or did not come. */
const settled: Signal<number> = signal(0);
let coming: Promise<void> | null = null;
let isMissing = false;

/** Whether a problem can be said, or never will be; asks for its texts otherwise. Reading it follows the answer. */
export function canSay(id: string): boolean {
  void settled.value;
  if (knowsProblem(language.value, id) || isMissing) return true;
  void learnProblems();
  return false;
}

/** Fetches the texts once, in the language that is shown; those of another come along with it. */
export function learnProblems(): Promise<void> {
  coming ??= learnPart('errors')
    .then(
      () => {
        isMissing = false;
      },
      () => {
        isMissing = true;
        coming = null;
      },
    )
    .then(() => {
      settled.value++;
    });
  return coming;
}

/** Whoever begins to do something may be told of a problem next. */
export function learnProblemsSoon(): void {
  const signs = ['pointerdown', 'keydown', 'focusin'] as const;
  const begin = () => {
    for (const sign of signs) removeEventListener(sign, begin, true);
    void learnProblems();
  };
  for (const sign of signs) addEventListener(sign, begin, true);
}
