/**
 * The range of temperatures of an anneal, read off the couplings: from where spins move freely to where nothing moves any more.
 *
 * A spin feels a field of typical size b_i = sqrt(h_i^2 + sum_j J_ij^2). A mean-field glass freezes at T = b (SK: T_c = 1 with
 * b = 1), and short-range ones below it, so hottest = the largest b among the spins (95 % of them: a few huge weights shall not
 * set the scale for all). At a tenth of b a mean-field glass has lost 99.9 % of its thermal energy, so coldest = b / 10 at the 5 %
 * of spins that feel least. Couplings of few values have a smallest cost c of a flip above zero: below T = c / 8 even that
 * happens once in e^8 = 3000 tries, and it would be wasted to go on, so coldest is at least that.
 */
import type { Neighbours } from './configuration.ts';

export interface TemperatureRange {
  /** In units of the instance's integers. */
  readonly hottest: number;
  readonly coldest: number;
  /** What set the colder end. */
  readonly floor: 'gap' | 'field';
}

const TAIL = 0.05;
const COLD_SHARE = 0.1;
const GAP_SHARE = 1 / 8;

export function temperatureRange(neighbours: Neighbours): TemperatureRange {
  const { size, offsets, values, field } = neighbours;
  const typical: number[] = [];
  for (let i = 0; i < size; i++) {
    let squares = field ? field[i]! ** 2 : 0;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) squares += values[k]! ** 2;
    if (squares > 0) typical.push(Math.sqrt(squares));
  }
  typical.sort((a, b) => a - b);
  const at = (share: number) => typical[Math.round(share * (typical.length - 1))] ?? 1;
  const hottest = at(1 - TAIL);
  const byField = COLD_SHARE * at(TAIL);
  const byGap = GAP_SHARE * smallestCost(neighbours);
  const coldest = Math.min(Math.max(byField, byGap), hottest);
  return { hottest, coldest, floor: byGap > byField ? 'gap' : 'field' };
}

/**
 * A lower bound of the energy of a single flip that is not free: 2 g, with g the greatest common divisor of all couplings and
 * fields, and 4 g where every spin has an even sum of them (local fields are then even multiples of g).
 */
function smallestCost({ size, offsets, values, field }: Neighbours): number {
  let g = 0;
  for (const J of values) g = gcd(g, Math.abs(J));
  for (const h of field ?? []) g = gcd(g, Math.abs(h));
  if (g === 0) return 0;
  let even = true;
  for (let i = 0; i < size && even; i++) {
    let sum = field ? field[i]! / g : 0;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) sum += values[k]! / g;
    even = sum % 2 === 0;
  }
  return even ? 4 * g : 2 * g;
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
