/** How one spin is updated, and in which order spins are visited. Both are part of the configuration, never a tuning choice. */

/** Heat bath draws the spin afresh from its conditional law; Metropolis proposes a flip. */
export type UpdateRule = 'heat-bath' | 'metropolis';

/** `sequential` visits sites 0 … N-1. `random` and `colour` are reserved by the contract; engines refuse what they lack. */
export type UpdateOrder = 'sequential' | 'random' | 'colour';

export interface SpinDynamics {
  readonly rule: UpdateRule;
  readonly order: UpdateOrder;
}
