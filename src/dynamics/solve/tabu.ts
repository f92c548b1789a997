/**
 * Tabu search with single flips: always the best flip that is allowed, even if it costs energy; a spin that was flipped stays
 * forbidden for a while, unless it leads to a new best state.
 *
 * Source: Glover, Kochenberger & Alidaee, Manag. Sci. 44 (1998) 336; tenure as in Palubeckis, Ann. Oper. Res. 131 (2004) 259.
 */
import type { Configuration } from './configuration.ts';
import type { SearchRandom } from './search-random.ts';

const SHORTEST_TENURE = 10;
/** Longest part of a tenure that hangs on the size. */
const LARGEST_SHARE = 50;

/** Leaves the configuration at the best state it saw. @param iterations  flips to make, each looking at all N spins */
export function tabuSearch(configuration: Configuration, iterations: number, random: SearchRandom): void {
  const { spins, local } = configuration;
  const size = spins.length;
  const freeAt = new Int32Array(size);
  const tenure = Math.min(SHORTEST_TENURE + Math.min(LARGEST_SHARE, Math.floor(size / 50)), size >> 2);
  const best = spins.slice();
  let bestEnergy = configuration.energy;
  for (let step = 1; step <= iterations; step++) {
    let chosen = -1;
    let least = Number.MAX_SAFE_INTEGER;
    let ties = 0;
    for (let i = 0; i < size; i++) {
      const cost = spins[i]! * local[i]!;
      if (cost > least) continue;
      if (freeAt[i]! > step && configuration.energy + 2 * cost >= bestEnergy) continue;
      if (cost < least) {
        least = cost;
        chosen = i;
        ties = 1;
      } else if (random.below(++ties) === 0) {
        chosen = i;
      }
    }
    if (chosen < 0) continue;
    configuration.flip(chosen);
    freeAt[chosen] = step + 1 + tenure + random.below(SHORTEST_TENURE);
    if (configuration.energy < bestEnergy) {
      configuration.descend();
      bestEnergy = configuration.energy;
      best.set(spins);
    }
  }
  configuration.load(best);
}
