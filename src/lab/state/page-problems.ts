/** What goes wrong with the page itself, beside any run: told of, once each, never silent. */
import { type Signal, signal } from '@preact/signals-core';
import type { Facts, ProblemId } from '../../messages/problem.ts';

export interface PageProblem {
  readonly id: ProblemId;
  readonly facts: Facts;
}

export const pageProblems: Signal<readonly PageProblem[]> = signal([]);
/** Messages of errors since the page was loaded, for the debug report. */
export const errorsSeen: string[] = [];
const MOST_SEEN = 20;

export function tellPage(id: ProblemId, facts: Facts = {}): void {
  const told = pageProblems.peek();
  const same = (problem: PageProblem) => problem.id === id && problem.facts.message === facts.message;
  if (!told.some(same)) pageProblems.value = [...told, { id, facts }];
}

export function dismissPageProblem(problem: PageProblem): void {
  pageProblems.value = pageProblems.peek().filter((other) => other !== problem);
}

/** Errors that nobody caught. */
export function watchUncaught(scope: Window = window): void {
  scope.addEventListener('error', (event) => {
    // Of a picture or a script element there is no message; what a browser says of a slow layout is no error.
    if (event.message && !isHarmless(event.message)) heard(event.error ?? event.message);
  });
  scope.addEventListener('unhandledrejection', ({ reason }) => heard(reason));
}

function heard(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'AbortError') return;
  noteSeen(message);
  if (isMissingPart(message)) tellPage('GBX-654');
  else tellPage('GBX-653', { message: message.slice(0, 200) });
}

/** For the report only. */
export function noteSeen(message: string): void {
  errorsSeen.push(message.slice(0, 300));
  if (errorsSeen.length > MOST_SEEN) errorsSeen.shift();
}

/** A dynamic import that found no file, in the words of Chrome, Firefox and Safari, and of the code that loads styles. */
export function isMissingPart(message: string): boolean {
  return /dynamically imported module|importing a module script failed|unable to preload/i.test(message);
}

function isHarmless(message: string): boolean {
  return message.startsWith('ResizeObserver loop');
}
