/**
 * Tells whether other work ran beside a measurement: one fixed piece of arithmetic on every thread at once, repeated between the
 * workloads. Alone on the machine it takes the same time again and again; whoever shares a core with it makes some repeats longer.
 */
import { median } from './statistics.ts';

/** The fixed piece: milliseconds of the slowest thread, by the threads' own clocks. */
export type Spin = () => Promise<number>;

const REPEATS = 10;
/** Half of the repeats slower than this, against the fastest of the whole run: somebody else is at work. */
const SLOW_MEDIAN = 1.1;
/** Or so many of them much slower: somebody comes and goes. */
const SLOW_REPEAT = 1.3;
const SLOW_SHARE = 0.3;

/** Repeats between two workloads, in ms. */
export type Check = readonly number[];

export async function checkQuiet(spin: Spin): Promise<Check> {
  const repeats: number[] = [];
  for (let k = 0; k < REPEATS; k++) repeats.push(await spin());
  return repeats;
}

/** @param fastest  repeat of the whole run, ms */
export function isDisturbed(check: Check, fastest: number): boolean {
  const slow = check.filter((ms) => ms > SLOW_REPEAT * fastest).length;
  return median(check) > SLOW_MEDIAN * fastest || slow >= SLOW_SHARE * check.length;
}

export interface Quietness {
  /** Median repeat over the fastest one: 1 on a machine with nothing else to do. */
  readonly slowdown: number;
  /** Of the checks, the share that found other work. */
  readonly disturbedShare: number;
}

export function quietnessOf(checks: readonly Check[]): Quietness {
  const all = checks.flat();
  const fastest = Math.min(...all);
  const disturbed = checks.filter((check) => isDisturbed(check, fastest)).length;
  return { slowdown: median(all) / fastest, disturbedShare: disturbed / checks.length };
}

/** For each workload between two checks: whether either found other work. */
export function disturbedBetween(checks: readonly Check[]): boolean[] {
  const fastest = Math.min(...checks.flat());
  const found = checks.map((check) => isDisturbed(check, fastest));
  return found.slice(1).map((after, k) => after || found[k]!);
}
