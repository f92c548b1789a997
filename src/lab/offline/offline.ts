/**
 * Keeps the lab on this machine: a service worker that fetches all of it once the page rests, and says when a newer version is
 * there. It never loads the page again by itself. Registered by hand: the library's register script would be a package that
 * `npm start`, which has no service worker, needs as well.
 */
import { signal } from '@preact/signals-core';
import type { Visit } from '../state/visit.ts';

/** What the reader is told: a version waits; another tab has changed to one; nothing. */
export const news = signal<'update' | 'changed' | null>(null);

let waiting: ServiceWorker | null = null;
let asked = false;

export async function keepOffline(visit: Visit): Promise<void> {
  if (!mayKeep()) return;
  await untilAtRest(visit);
  const controlled = navigator.serviceWorker.controller !== null;
  const registration = await register();
  if (!registration) return;
  const look = () => {
    waiting = registration.waiting;
    if (waiting && navigator.serviceWorker.controller) news.value = 'update';
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  let first = !controlled;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // The first worker takes the page on as it is: nothing has changed.
    else if (!first) news.value = 'changed';
    first = false;
  });
}

/** The reader's word: the version that waits becomes the lab's, here and in the other tabs. */
export function changeVersion(): void {
  asked = true;
  if (waiting && news.peek() === 'update') waiting.postMessage({ type: 'SKIP_WAITING' });
  else location.reload();
}

/** Not in frames, whose page belongs to others; not from files; not where the reader saves data. */
function mayKeep(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return (
    'serviceWorker' in navigator &&
    parent === window &&
    location.protocol !== 'file:' &&
    !connection?.saveData
  );
}

/** Offline use is an extra: a browser that refuses it is no problem of the reader's. */
async function register(): Promise<ServiceWorkerRegistration | null> {
  try {
    return await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
  } catch {
    return null;
  }
}

/** A run that is at work goes first, for a minute. */
function untilAtRest(visit: Visit): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(() => finish(), 60_000);
    let stop = () => {};
    const finish = () => {
      clearTimeout(end);
      stop();
      resolve();
    };
    stop = visit.session.peek().isRunning.subscribe((running) => {
      if (!running) setTimeout(finish);
    });
  });
}
