/** Sizes and byte offsets of the records in learner.wasm's memory. They are declared in assembly/learner-plan.ts; the two change together. */

export const LAYER_BYTES = 32;
export const PLAN_BYTES = 184;
export const NETWORK_BYTES = 120;
/** Word of the Plan record that points to the scratch of a minibatch. */
export const BATCH_WORD = 21;
/**
 * Byte offsets of the pointers to a network's vectors, each padded to whole lane groups. A move exchanges theta and gradient with
 * the plan's scratch, so where they lie is what the record says.
 */
export const VECTOR = { theta: 8, gradient: 12, velocity: 16, secondMoment: 28 } as const;
export type VectorField = (typeof VECTOR)[keyof typeof VECTOR];
/** Other byte offsets in a Network record. */
export const INPUTS_FIELD = 0;
export const CURRENT_FIELD = 24;
export const CENTRE_FIELD = 112;
export const WEIGHTS_FIELD = 116;
export const TARGETS_FIELD = 4;
export const FIELD = {
  accepted: 32,
  energy: 40,
  inverseTemperature: 48,
  epsilon: 56,
  rate: 64,
  firstPower: 72,
  secondPower: 80,
  kept: 88,
  drawn: 96,
  stopped: 104,
} as const;
/** Byte offsets in the Plan record: of the descent rule, of the pointers to the numbers of coming steps and to what moves, of the tether. */
export const RULE_FIELD = 96;
export const TURNS_FIELD = 116;
export const MOVING_FIELD = 120;
export const TETHER_FIELD = 124;
export const BARE_FIELD = 128;
/** And of the pointers to the scratch of tiles and blocks; of the number of groups of residuals, their records, and their blocks. */
export const PANEL_FIELD = 132;
export const GROUPS_FIELD = 140;
/** Of the bytes of a row of points: tiles, where the energy is made of residuals. */
export const POINT_BYTES_FIELD = 32;
/** Of the number of training points; of the noise model; of dropout. */
export const POINTS_FIELD = 28;
export const MASK_FIELD = 36;
export const NOISE_FIELD = 152;
export const DROPOUT_FIELD = 164;
