/** What a page knows of stories and lessons at first: that there are some, and how to fetch their code once somebody wants them. */
import { effect } from '@preact/signals-core';
import { GlassboxError } from '../../messages/problem.ts';
import { learnPart } from '../state/preferences.ts';
import type { Visit } from '../state/visit.ts';

/** Their words. */
const PARTS = ['story', 'teaching'];
/** By then also who never scrolls, as a screen reader's cursor need not, finds the links at the end of the page, ms. */
const LATEST_MS = 30_000;

/** Shows the story that the address names, now and later; where the open experiment is told, once somebody goes on down the page. */
export function watchStories(visit: Visit): void {
  effect(() => {
    if (visit.view.value.story) void fetched(visit, () => import('./story-panel.ts'));
  });
  const waiting = new AbortController();
  const links = () => {
    waiting.abort();
    clearTimeout(timer);
    // Their words are the page's own.
    void fetched(visit, () => import('./told-in.ts'), []);
  };
  const timer = setTimeout(links, LATEST_MS);
  addEventListener('scroll', links, { passive: true, signal: waiting.signal });
}

export async function openStories(visit: Visit): Promise<void> {
  (await fetched(visit, () => import('./stories-dialog.ts')))?.openStoriesDialog(visit);
}

export async function openTeacher(visit: Visit): Promise<void> {
  (await fetched(visit, () => import('../teaching/teacher-dialog.ts')))?.openTeacherDialog(visit);
}

/** Code and its words; what does not arrive is said, and the page goes on without. */
async function fetched<T>(
  visit: Visit,
  load: () => Promise<T>,
  words: readonly string[] = PARTS,
): Promise<T | null> {
  try {
    // The words first: what is defined by the code is on the page at once.
    await Promise.all(words.map(learnPart));
    return await load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    visit.session.peek().tell(new GlassboxError('GBX-604', { reason }));
    return null;
  }
}
