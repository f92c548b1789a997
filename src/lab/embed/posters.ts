/**
 * Pictures of runs at the default settings, made by `scripts/posters.mjs`, in the language and on the ground that are shown; an experiment
 * without one shows the emblem.
 */
import { language, paint } from '../state/preferences.ts';
import { POSTERS } from './poster-list.ts';

export function posterOf(experiment: string): string | null {
  void paint.value;
  const ground = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
  return POSTERS.includes(experiment) ? `./posters/${experiment}.${language.value}.${ground}.webp` : null;
}
