/** How assembly/multi-spin.ts wants graphs, coupling signs and thresholds; as plain arrays, before they have an address. */
import { canonicalOrder } from '../../glass/colouring.ts';
import type { Couplings, GlassInstance } from '../../glass/instance.ts';
import { MULTI_SPIN_DEGREE } from '../../glass/update-orders.ts';
import type { Multiplier } from '../../random/acceptance.ts';
import { heatBathThreshold, metropolisThreshold } from '../../random/thresholds.ts';
import type { UpdateRule } from '../contract.ts';

/** States that one vector holds. */
export const LANES = 128;
/** Bytes of one site's plane, and of one degree's table: 34 rows of 8 vectors. */
export const PLANE_BYTES = LANES / 8;
export const TABLE_ROWS = 34;
export const TABLE_BYTES = TABLE_ROWS * 8 * PLANE_BYTES;
const LINKS = 8;

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

export interface GraphLinks {
  /** Sites in the order of their updates. */
  readonly order: Uint32Array;
  /** [position][8], as in assembly/multi-spin.ts. */
  readonly links: Uint32Array;
  /** Numbers of neighbours that occur; their tables follow one another. */
  readonly degrees: readonly number[];
}

export function graphLinks(instance: GlassInstance): GraphLinks {
  const { size } = instance;
  const { offsets, columns } = sparseOf(instance);
  const order = canonicalOrder(instance);
  const degreeOf = (site: number) => offsets[site + 1]! - offsets[site]!;
  const degrees = [...new Set(Array.from(order, degreeOf))].sort((a, b) => a - b);
  const links = new Uint32Array(LINKS * size);
  order.forEach((site, position) => {
    const degree = degreeOf(site);
    for (let k = 0; k < MULTI_SPIN_DEGREE; k++) {
      const neighbour = k < degree ? columns[offsets[site]! + k]! : size;
      links[LINKS * position + k] = PLANE_BYTES * neighbour;
    }
    links[LINKS * position + 6] = PLANE_BYTES * site;
    links[LINKS * position + 7] = TABLE_BYTES * degrees.indexOf(degree);
  });
  return { order, links, degrees };
}

/** All ones where a coupling is negative, [position][neighbour]. */
export function signMasks(instance: GlassInstance, order: Uint32Array): Uint32Array {
  const { offsets, values } = sparseOf(instance);
  const masks = new Uint32Array(MULTI_SPIN_DEGREE * order.length);
  order.forEach((site, position) => {
    for (let k = offsets[site]!; k < offsets[site + 1]!; k++) {
      if (values[k]! < 0) masks[MULTI_SPIN_DEGREE * position + k - offsets[site]!] = 0xffffffff;
    }
  });
  return masks;
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
}
