/**
 * The strength of a pull that grows while a search narrows: gamma_k = min(largest, start (1 + growth)^k) at the k-th renewal of
 * its centres. Source: Chaudhari et al., ICLR (2017), arXiv:1611.01838, "scoping"; Baldassi et al., PNAS 113 (2016) E7655.
 */
export interface Scoping {
  /** gamma_0 >= 0. */
  readonly start: number;
  /** >= 0; 0 keeps gamma as it is. */
  readonly growth: number;
  /** >= start. */
  readonly largest: number;
}

/** The same strength for ever. */
export const constantScope = (strength: number): Scoping => ({
  start: strength,
  growth: 0,
  largest: strength,
});

/** gamma_k by repeated multiplication: the same on every host. */
export function strengthAt({ start, growth, largest }: Scoping, renewal: number): number {
  let strength = start;
  for (let k = 0; k < renewal && strength > 0 && strength < largest && growth > 0; k++)
    strength *= 1 + growth;
  return Math.min(strength, largest);
}

/** @throws RangeError */
export function checkScoping({ start, growth, largest }: Scoping): void {
  if (!(start >= 0 && growth >= 0 && largest >= start && largest < Infinity && growth < Infinity))
    throw new RangeError(`scope from ${start}, growth ${growth}, to ${largest}`);
}
