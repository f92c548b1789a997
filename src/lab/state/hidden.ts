/**
 * A page out of sight: runs go on, for they may take hours, and only pictures stop. Who wishes it otherwise has them pause; on touch
 * devices, which live on batteries, that is so unless chosen.
 */
import { type Signal, signal } from '@preact/signals-core';
import type { Session } from './session.ts';

const NAME = 'glassbox.pauseHidden';
const byTouch = () => matchMedia('(pointer: coarse)').matches;

export const pauseHidden: Signal<boolean> = signal(false);

export function setPauseHidden(on: boolean): void {
  pauseHidden.value = on;
  try {
    localStorage.setItem(NAME, on ? 'on' : 'off');
  } catch {
    // Then the choice lasts as long as the page.
  }
}

/** @param open  the session that is open */
export function watchHidden(open: () => Session, hidden: () => void): void {
  try {
    const stored = localStorage.getItem(NAME);
    pauseHidden.value = stored === null ? byTouch() : stored === 'on';
  } catch {
    pauseHidden.value = byTouch();
  }
  /** Paused by this, not by a person. */
  let paused: Session | null = null;
  document.addEventListener('visibilitychange', () => {
    const session = open();
    if (document.hidden) {
      hidden();
      if (!pauseHidden.peek() || !session.isRunning.peek()) return;
      paused = session;
      void session.pause();
    } else {
      if (paused === session && session.status.peek().state === 'paused') void session.toggle();
      paused = null;
    }
  });
}

/** Resolves when the page is in sight: what is drawn may wait until then. */
export function inSight(): Promise<void> | undefined {
  if (!document.hidden) return;
  return new Promise((resolve) => {
    const look = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
  });
}
