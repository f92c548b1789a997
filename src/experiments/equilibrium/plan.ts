/** When to look: densely in the measuring half, thinly before, so that every logarithmic bin of the clock is seen. */

/** Measuring looks at one temperature at most. */
export const MOST_LOOKS = 128;
/** Looks in each earlier bin of the clock. */
const EARLY_LOOKS = 48;

export interface LookTime {
  /** Moves (sweeps or rounds) made so far. */
  readonly at: number;
  /** Number of the measuring look; null while the copies settle. */
  readonly number: number | null;
  /** Time for the logarithmic bins: the run's end is the end of a bin. */
  readonly clock: number;
}

export interface LookPlan {
  readonly times: readonly LookTime[];
  /** Measuring looks. */
  readonly looks: number;
  /** Moves between measuring looks, on average. */
  readonly spacing: number;
}

/** @param moves  whole moves of a stay, 2 or more; its second half is measured */
export function planOf(moves: number): LookPlan {
  const half = Math.floor(moves / 2);
  const measured = moves - half;
  // An even number, so that each look of the first half has a partner in the second.
  const looks = measured < 2 ? 1 : Math.min(MOST_LOOKS, measured - (measured % 2));
  // Bins are [2^k, 2^(k+1) - 1]: the end of the run is put at the last tick of a bin.
  const bins = Math.max(2, Math.ceil(Math.log2(moves)));
  const clock = (at: number) => Math.max(1, Math.ceil((at * 2 ** bins) / moves) - 1);
  const times: LookTime[] = [];
  for (let from = half, part = 0; from >= 1 && part < 3; from = Math.floor(from / 2), part++) {
    const start = Math.floor(from / 2);
    const count = Math.min(EARLY_LOOKS, from - start);
    for (let k = count; k >= 1; k--) {
      const at = start + Math.floor((k * (from - start)) / count);
      times.unshift({ at, number: null, clock: clock(at) });
    }
  }
  times.sort((a, b) => a.at - b.at);
  for (let k = 0; k < looks; k++) {
    const at = half + Math.floor(((k + 1) * measured) / looks);
    times.push({ at, number: k, clock: clock(at) });
  }
  return { times, looks, spacing: measured / looks };
}
