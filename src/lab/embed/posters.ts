/** Pictures of runs at the default settings, made by `scripts/posters.mjs`; an experiment without one shows the emblem. */
import { POSTERS } from './poster-list.ts';

export function posterOf(experiment: string): string | null {
  return POSTERS.includes(experiment) ? `./posters/${experiment}.jpg` : null;
}
