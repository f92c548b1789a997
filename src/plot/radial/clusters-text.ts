/** Clusters of copies in words, and from which likeness on copies are one. */
import type { FigureWords } from '../words.ts';
import type { RadialData } from './radial-data.ts';

/** Mean overlap from which copies count as one cluster, until the reader says otherwise. */
export const CUT = 0.5;
/** Of the picture in a file. */
export const RADIAL_SIZE = { width: 460, height: 470 } as const;

/** Clusters whose sizes are said. */
const SAID = 5;

export function clustersText(words: FigureWords, { arcs, alone, copies }: RadialData, cut: number): string {
  const sizes = arcs.slice(0, SAID).map(({ count }) => words.number(count));
  const said = sizes.join(words.t('landscape.radial.comma')) + (arcs.length > SAID ? ' …' : '');
  const facts = { copies: copies.length, clusters: arcs.length, alone, cut: words.number(cut, 2) };
  return arcs.length === 0
    ? words.t('landscape.radial.noClusters', facts)
    : words.t('landscape.radial.clusters', { ...facts, sizes: said });
}
