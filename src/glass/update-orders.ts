/** Which glasses each update order takes, and what multi-spin order asks of them. The same answer on every engine. */
import type { UpdateOrder } from './dynamics.ts';
import type { GlassInstance } from './instance.ts';

/** Most neighbours of a site in multi-spin order: their sum is kept in three bits. */
export const MULTI_SPIN_DEGREE = 6;

/** What stands in the way of an order, in words that go on "has no multi-spin update order …"; null where nothing does. */
export type OrderBar = (order: UpdateOrder) => string | null;

/** Orders of glasses: everything but multi-spin for all, multi-spin where `multiSpinBar` finds nothing. */
export function glassOrders(instances: readonly GlassInstance[]): OrderBar {
  let bar: string | null | undefined;
  return (order) => {
    if (order !== 'multi-spin') return null;
    if (bar === undefined) bar = multiSpinBar(instances);
    return bar;
  };
}

export const perceptronOrders: OrderBar = (order) => (order === 'sequential' ? null : 'for perceptrons');

/** Why spins of different states cannot share words: couplings must be ±1 unit, at most six to a site, without a field. */
function multiSpinBar(instances: readonly GlassInstance[]): string | null {
  for (const { size, couplings, field } of instances) {
    if (couplings.kind === 'dense') return 'for dense glasses';
    if (field?.some((h) => h !== 0)) return 'in an external field';
    if (couplings.values.some((J) => J !== 1 && J !== -1)) return 'for couplings other than ±1 unit';
    for (let site = 0; site < size; site++) {
      if (couplings.offsets[site + 1]! - couplings.offsets[site]! > MULTI_SPIN_DEGREE)
        return `for sites of more than ${MULTI_SPIN_DEGREE} neighbours`;
    }
  }
  return null;
}
