/**
 * The canonical colouring of a glass: which sites may be updated at the same time without seeing each other.
 *
 * Greedy first fit: sites in ascending order, each the smallest colour that none of its coloured neighbours has. Made on the host
 * from the instance alone, so it is the same for every engine. A chain, square or cubic lattice whose periodic axes have
 * even length gets two colours (the checkerboard); an odd one three or four; a graph of largest degree d at most d + 1. In a
 * dense glass every site is its own colour, and the order is 0 … N-1.
 *
 * Updates within one colour commute: no field of a site changes when another site of its colour flips. So colour order is a
 * sequential sweep in another order, and keeps the Boltzmann law as that does.
 */
import type { GlassInstance } from './instance.ts';

export interface Colouring {
  /** Number of colours. */
  readonly count: number;
  /** Colour of each site, [site]. */
  readonly colours: Uint32Array;
  /** Sites sorted by (colour, site). */
  readonly order: Uint32Array;
  /** Sites of colour c are order[starts[c] … starts[c + 1]]. */
  readonly starts: Uint32Array;
}

export function canonicalColouring(instance: GlassInstance): Colouring {
  const colours = greedyColours(instance);
  const count = colours.reduce((most, colour) => Math.max(most, colour + 1), 0);
  const starts = new Uint32Array(count + 1);
  for (const colour of colours) starts[colour + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const order = new Uint32Array(instance.size);
  const next = starts.slice();
  colours.forEach((colour, site) => {
    order[next[colour]!++] = site;
  });
  return { count, colours, order, starts };
}

/** Sites in the order in which `colour` and `multi-spin` sweeps visit them: by colour, then by site. */
export function canonicalOrder(instance: GlassInstance): Uint32Array {
  return canonicalColouring(instance).order;
}

function greedyColours({ size, couplings }: GlassInstance): Uint32Array {
  if (couplings.kind === 'dense') return Uint32Array.from({ length: size }, (_, site) => site);
  const { offsets, columns } = couplings;
  const colours = new Uint32Array(size);
  // takenBy[c] = site + 1 while that site looks: no clearing between sites.
  const takenBy = new Uint32Array(size + 1);
  for (let site = 0; site < size; site++) {
    for (let k = offsets[site]!; k < offsets[site + 1]!; k++) {
      if (columns[k]! < site) takenBy[colours[columns[k]!]!] = site + 1;
    }
    let colour = 0;
    while (takenBy[colour] === site + 1) colour++;
    colours[site] = colour;
  }
  return colours;
}
