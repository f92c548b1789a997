/** How one spin is updated, and in which order spins are visited. Both are part of the configuration, never a tuning choice. */

/** Heat bath draws the spin afresh from its conditional law; Metropolis proposes a flip. */
export type UpdateRule = 'heat-bath' | 'metropolis';

/**
 * One sweep makes N updates; update p of it is made at
 *   sequential  site p;
 *   colour      site p of the sites sorted by (colour, site) under the canonical colouring (colouring.ts). Sites of one colour
 *               do not see each other, so they may be updated together;
 *   random      site floor(w N / 2^32), w the word p of stream RandomOrder: drawn with replacement;
 *   multi-spin  as `colour`, with random words laid out for 32 states at a time (stream MultiSpin in streams.ts).
 * In sequential and colour order the random word of an update is that of its site, in random order that of p. All four keep
 * the Boltzmann law; only `random` obeys detailed balance sweep by sweep. In the fixed orders Metropolis can remember its start
 * for ever, because moves that cost nothing are always made: free spins, or a ±J ring (tests/statistics/update-orders.test.ts).
 * Heat bath and random order know no such trap. Dense glasses have one site of each colour, so
 * colour order is sequential order there. Perceptrons know sequential order; which glasses multi-spin order takes is said in
 * update-orders.ts.
 */
export type UpdateOrder = 'sequential' | 'random' | 'colour' | 'multi-spin';

export interface SpinDynamics {
  readonly rule: UpdateRule;
  readonly order: UpdateOrder;
}
