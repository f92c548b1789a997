/**
 * What multi-spin coding needs on every engine: graphs with one entry per update, coupling signs, and acceptance as thresholds on
 * the random word, laid out in bit slices. Which lane a state has is said in streams.ts (MultiSpin).
 */
import type { Multiplier } from '../random/acceptance.ts';
import { heatBathThreshold, metropolisThreshold } from '../random/thresholds.ts';
import { transpose32 } from './bit-planes.ts';
import { canonicalColouring } from './colouring.ts';
import type { UpdateRule } from './dynamics.ts';
import type { Couplings, GlassInstance } from './instance.ts';
import { MULTI_SPIN_DEGREE } from './update-orders.ts';

/** Rows of a table of thresholds, of eight counts each: decided for, undecided, then 32 bits. */
export const TABLE_ROWS = 34;
const COUNTS = 8;

type Sparse = Extract<Couplings, { readonly kind: 'sparse' }>;

export function sparseOf({ couplings }: GlassInstance): Sparse {
  if (couplings.kind !== 'sparse') throw new TypeError('multi-spin coding needs sparse couplings');
  return couplings;
}

/** Have two samples the same bonds, whatever their signs? */
export function sameGraph(a: GlassInstance, b: GlassInstance): boolean {
  const [left, right] = [sparseOf(a), sparseOf(b)];
  return (
    left.columns.length === right.columns.length &&
    left.columns.every((column, k) => column === right.columns[k]) &&
    left.offsets.every((offset, i) => offset === right.offsets[i])
  );
}

/** One update of a sweep. */
export interface GraphUpdate {
  readonly site: number;
  /** Six neighbours; N stands for one that is not there. */
  readonly neighbours: readonly number[];
  /** Index of its number of neighbours in `degrees`. */
  readonly degree: number;
  /** Number of the first update of the next colour. */
  readonly colourEnd: number;
}

export interface UpdateGraph {
  /** Numbers of neighbours that occur. */
  readonly degrees: readonly number[];
  /** In the order of a sweep: by colour, then by site. */
  readonly updates: readonly GraphUpdate[];
}

export function updateGraph(instance: GlassInstance): UpdateGraph {
  const { size } = instance;
  const { offsets, columns } = sparseOf(instance);
  const { order, colours, starts } = canonicalColouring(instance);
  const degreeOf = (site: number) => offsets[site + 1]! - offsets[site]!;
  const degrees = [...new Set(Array.from(order, degreeOf))].sort((a, b) => a - b);
  const updates = Array.from(order, (site) => ({
    site,
    neighbours: Array.from({ length: MULTI_SPIN_DEGREE }, (_, k) =>
      k < degreeOf(site) ? columns[offsets[site]! + k]! : size,
    ),
    degree: degrees.indexOf(degreeOf(site)),
    colourEnd: starts[colours[site]! + 1]!,
  }));
  return { degrees, updates };
}

/** All ones where a coupling is negative, [update][neighbour]. */
export function signMasks(instance: GlassInstance, { updates }: UpdateGraph): Uint32Array {
  const { offsets, values } = sparseOf(instance);
  const masks = new Uint32Array(MULTI_SPIN_DEGREE * updates.length);
  updates.forEach(({ site }, update) => {
    for (let k = offsets[site]!; k < offsets[site + 1]!; k++) {
      if (values[k]! < 0) masks[MULTI_SPIN_DEGREE * update + k - offsets[site]!] = 0xffffffff;
    }
  });
  return masks;
}

/**
 * Sign masks of lanes that belong to several samples of one graph, [update][neighbour][words].
 *
 * @param lanes  of each sample, among 32 * words
 */
export function mixedMasks(
  samples: readonly { readonly instance: GlassInstance; readonly lanes: readonly number[] }[],
  graph: UpdateGraph,
  words: number,
): Uint32Array {
  const all = new Uint32Array(words * MULTI_SPIN_DEGREE * graph.updates.length);
  for (const { instance, lanes } of samples) {
    const own = laneMask(lanes, words);
    const masks = signMasks(instance, graph);
    for (let k = 0; k < masks.length; k++) {
      if (masks[k] !== 0) for (let w = 0; w < words; w++) all[words * k + w]! |= own[w]!;
    }
  }
  return all;
}

export function laneMask(lanes: readonly number[], words: number): Uint32Array {
  const mask = new Uint32Array(words);
  for (const lane of lanes) mask[lane >> 5]! |= 1 << (lane & 31);
  return mask;
}

/** Thresholds by count of neighbours, 0 … degree; kept, because temperatures come back. */
export class ThresholdBook {
  private readonly known = new Map<string, Float64Array>();

  /** Heat bath: `count` neighbours pull up. Metropolis: `count` oppose the spin. */
  of(rule: UpdateRule, degree: number, multiplier: Multiplier): Float64Array {
    const key = `${rule} ${degree} ${multiplier.B} ${multiplier.k}`;
    const found = this.known.get(key);
    if (found) return found;
    if (this.known.size >= 8192) this.known.clear();
    const threshold = rule === 'heat-bath' ? heatBathThreshold : metropolisThreshold;
    const made = Float64Array.from({ length: degree + 1 }, (_, count) =>
      threshold(2 * count - degree, multiplier),
    );
    this.known.set(key, made);
    return made;
  }

  /**
   * Writes the table of one degree, [TABLE_ROWS][8 counts][words].
   *
   * @param lanes  among 32 * words, one for each of `multipliers`
   */
  writeTable(
    table: Uint32Array,
    words: number,
    rule: UpdateRule,
    degree: number,
    lanes: readonly number[],
    multipliers: readonly Multiplier[],
  ): void {
    let last: Multiplier | undefined;
    let found: Float64Array = new Float64Array(0);
    const thresholds = multipliers.map((multiplier) => {
      // Equal neighbours are looked up once.
      if (multiplier.B !== last?.B || multiplier.k !== last.k) found = this.of(rule, degree, multiplier);
      last = multiplier;
      return found;
    });
    for (let count = 0; count <= degree; count++) {
      for (let word = 0; word < words; word++) {
        writeColumn(table, words * count + word, COUNTS * words, (visit) => {
          lanes.forEach((lane, i) => {
            if (lane >> 5 === word) visit(lane & 31, thresholds[i]![count]!);
          });
        });
      }
    }
  }
}

/** 32 lanes' thresholds of one count: into words at, at + stride, … of a table. */
function writeColumn(
  table: Uint32Array,
  at: number,
  stride: number,
  eachLane: (visit: (lane: number, threshold: number) => void) => void,
): void {
  const bits = new Uint32Array(32);
  let [decided, open] = [0, 0];
  eachLane((lane, threshold) => {
    if (threshold === 2 ** 32) decided |= 1 << lane;
    else if (threshold > 0) open |= 1 << lane;
    bits[lane] = threshold % 2 ** 32;
  });
  transpose32(bits);
  table[at] = decided;
  table[at + stride] = open;
  for (let plane = 0; plane < 32; plane++) table[at + stride * (2 + plane)] = bits[31 - plane]!;
}
