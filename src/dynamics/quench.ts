/**
 * Quench: from any configuration downhill, one spin at a time, until no single flip lowers the energy (a state stable against
 * one spin flip, a "metastable" state of the SK literature).
 *
 * Flipping spin i changes the energy by 2 s_i h_i; its gain is -s_i h_i, in units, and a spin is unstable iff its gain is
 * positive (a free spin, of zero field, stays). Three rules choose among the unstable spins:
 *
 *   greedy     the largest gain     N = 1024, Gaussian SK: e ~ -0.685 after 0.5 flips per spin
 *   random     any, evenly          e ~ -0.688 after 0.8
 *   reluctant  the smallest gain    e ~ -0.732 after 105: much deeper, because it spends its energy in small change
 *
 * Everything is exact integers; equals are told apart by one random word, so a quench is the same on every host.
 * Random word of flip f: stream Quench, index = f, time = `round`, owner = global state; the choice is number
 * floor(word * count / 2^32) of the candidates in order of site.
 *
 * Source: Parisi, cond-mat/9501045 (zero-temperature dynamics of SK); Contucci, Giardinà, Giberti & Vernia, "Finding minima in
 * complex landscapes: annealed, greedy and reluctant algorithms", Math. Models Methods Appl. Sci. 15 (2005) 1349.
 */
import type { SpinState } from '../engine/contract.ts';
import type { GlassInstance } from '../glass/instance.ts';
import { flipInto, localFields } from '../glass/local-fields.ts';
import { packSpins, unpackSpins } from '../glass/spins.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';

export type QuenchRule = 'greedy' | 'reluctant' | 'random';

export interface QuenchOptions {
  readonly rule: QuenchRule;
  readonly seed: Seed;
  /** Global index of the state: the owner of its random words. Default 0. */
  readonly state?: number;
  /** Number of the quench, where one state is quenched more than once. Default 0. */
  readonly round?: number;
  /** Flips made before, where a quench goes on: they number the random words. Default 0. */
  readonly firstFlip?: number;
  /** Stop after so many flips, stable or not. Default: no limit; a quench always ends, because each flip lowers the energy. */
  readonly mostFlips?: number;
}

export interface QuenchOutcome {
  /** Flips made. */
  readonly flips: number;
  /** No spin can gain: false only where `mostFlips` came first. */
  readonly stable: boolean;
  /** What the flips won, sum of 2 gain, in units: the energy fell by exactly this. */
  readonly drop: number;
}

/**
 * Quenches one configuration in place. Dense: O(N) a flip after O(N^2) for the fields; sparse: O(N) a flip to look for the
 * spin, O(degree) to turn it.
 *
 * @param spins  +-1, [site]; overwritten with the stable state
 */
export function quench(instance: GlassInstance, spins: Int8Array, options: QuenchOptions): QuenchOutcome {
  const { rule, seed, state = 0, round = 0, firstFlip = 0, mostFlips = Infinity } = options;
  const words = new WordReader(seed, Stream.Quench, state, round);
  const fields = localFields(instance, spins);
  const candidates = CANDIDATES[rule];
  let drop = 0;
  for (let flips = 0; ; flips++) {
    const { gain, count } = candidates(spins, fields);
    if (count === 0) return { flips, stable: true, drop };
    if (flips >= mostFlips) return { flips, stable: false, drop };
    const choice = count === 1 ? 0 : Math.floor((words.word(firstFlip + flips) * count) / 2 ** 32);
    const site = rule === 'random' ? unstable(spins, fields, choice) : withGain(spins, fields, gain, choice);
    drop += 2 * -spins[site]! * fields[site]!;
    flipInto(instance, spins, fields, site);
  }
}

/** How many spins may be chosen, and their common gain (`random`: any positive one). */
type Candidates = (spins: Int8Array, fields: Int32Array) => { readonly gain: number; readonly count: number };

/** The inner loops keep to 32-bit integers (`Math.imul`; a plain -1 * 0 would be a floating-point -0). */
const CANDIDATES: Readonly<Record<QuenchRule, Candidates>> = {
  greedy(spins, fields) {
    let lowest = 0;
    let count = 0;
    for (let i = 0; i < spins.length; i++) {
      const aligned = Math.imul(spins[i]!, fields[i]!);
      if (aligned > lowest || aligned === 0) continue;
      count = aligned < lowest ? 1 : count + 1;
      lowest = aligned;
    }
    return { gain: -lowest, count };
  },
  reluctant(spins, fields) {
    let highest = -0x80000000;
    let count = 0;
    for (let i = 0; i < spins.length; i++) {
      const aligned = Math.imul(spins[i]!, fields[i]!);
      if (aligned < highest || aligned >= 0) continue;
      count = aligned > highest ? 1 : count + 1;
      highest = aligned;
    }
    return { gain: -highest, count };
  },
  random(spins, fields) {
    let count = 0;
    for (let i = 0; i < spins.length; i++) if (Math.imul(spins[i]!, fields[i]!) < 0) count++;
    return { gain: 0, count };
  },
};

/** The `choice`-th site of this gain. */
function withGain(spins: Int8Array, fields: Int32Array, gain: number, choice: number): number {
  const aligned = -gain | 0;
  let site = 0;
  for (let left = choice; ; site++)
    if (Math.imul(spins[site]!, fields[site]!) === aligned && left-- === 0) return site;
}

/** The `choice`-th unstable site. */
function unstable(spins: Int8Array, fields: Int32Array, choice: number): number {
  let site = 0;
  for (let left = choice; ; site++)
    if (Math.imul(spins[site]!, fields[site]!) < 0 && left-- === 0) return site;
}

/**
 * Quenches every state of a glass where it stands: read back, quenched on the host, restored. The clock stays; the flips
 * are counted.
 *
 * @param instances  [sample], those the state was made of
 * @param options    `firstState`: global index of its first state, as in `GlassSpec`; `between` runs after each state, for
 *                   pause and progress, and may throw to leave the glass as it was
 * @returns [state]
 */
export async function quenchStates(
  glass: SpinState,
  instances: readonly GlassInstance[],
  options: Pick<QuenchOptions, 'rule' | 'seed' | 'round'> & {
    readonly firstState?: number;
    readonly between?: (done: number) => Promise<void>;
  },
): Promise<QuenchOutcome[]> {
  const { firstState = 0, between } = options;
  const snapshot = await glass.snapshot();
  const packed = snapshot.spins.slice();
  const flips = snapshot.flips.slice();
  const outcomes: QuenchOutcome[] = [];
  for (let state = 0; state < glass.states; state++) {
    const spins = unpackSpins(packed, glass.size, state);
    const instance = instances[Math.floor(state / glass.replicas)]!;
    const outcome = quench(instance, spins, { ...options, state: firstState + state });
    packSpins(spins, packed, state);
    flips[state]! += outcome.flips;
    outcomes.push(outcome);
    await between?.(state + 1);
  }
  await glass.restore({ ...snapshot, spins: packed, flips });
  return outcomes;
}
