/** Which site each update of a sweep visits, and the random word that decides it: the four update orders, from their definition. */
import type { UpdateOrder } from '../../glass/dynamics.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export interface Visit {
  readonly site: number;
  readonly word: number;
}

/**
 * The updates of one state, by sweep and by number within it.
 *
 * @param colourOrder  sites by (colour, site)
 * @param stream       of the update rule
 * @param owner        global state
 */
export function visits(
  order: UpdateOrder,
  colourOrder: () => Uint32Array,
  seed: Seed,
  stream: Stream,
  owner: number,
): (sweep: number) => (position: number) => Visit {
  return (sweep) => {
    const words = new WordReader(seed, stream, owner, sweep);
    switch (order) {
      case 'sequential':
        return (site) => ({ site, word: words.word(site) });
      case 'colour':
        return (position) => {
          const site = colourOrder()[position]!;
          return { site, word: words.word(site) };
        };
      case 'random': {
        const choice = new WordReader(seed, Stream.RandomOrder, owner, sweep);
        const size = colourOrder().length;
        return (position) => ({
          site: Math.floor((choice.word(position) * size) / 2 ** 32),
          word: words.word(position),
        });
      }
      case 'multi-spin': {
        const planes = new WordReader(seed, Stream.MultiSpin, Math.floor(owner / 32), sweep);
        return (position) => {
          const site = colourOrder()[position]!;
          return { site, word: laneWord(planes, site, owner & 31) };
        };
      }
    }
  };
}

/** The 32-bit word of one lane, gathered from the site's 32 bit planes, the most significant first. */
function laneWord(planes: WordReader, site: number, lane: number): number {
  let word = 0;
  for (let plane = 0; plane < 32; plane++) {
    word = word * 2 + ((planes.word(32 * site + plane) >>> lane) & 1);
  }
  return word;
}
