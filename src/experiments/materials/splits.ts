/** Who is trained on, who calibrates and who is tested. Rows of one composition go together, and of one family where families are named. */
import type { Materials } from '../../learner/data/materials/materials-table.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export interface Split {
  readonly train: readonly number[];
  readonly calibrate: readonly number[];
  readonly test: readonly number[];
}

/** Number of the group of each row, [row]: joined by a composition or a family in common, directly or by others. */
export function groupsOf({ replicate, families }: Pick<Materials, 'replicate' | 'families'>): Int32Array {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    const up = parent.get(key) ?? key;
    return up === key ? key : root(up);
  };
  for (const [row, family] of families.entries())
    if (family) parent.set(root(`f ${family}`), root(`c ${replicate[row]}`));
  const numbers = new Map<string, number>();
  return replicate.map((composition) => {
    const key = root(`c ${composition}`);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
}

/** Half of the groups to train on, a quarter to calibrate, the others to test. */
const SHARES = [0.5, 0.75] as const;

/**
 * Stream MaterialResplit: index = place, owner = number of the resplit.
 *
 * @param groupOf  rows of one number stay together, [row], counted from 0
 */
export function resplit(groupOf: Int32Array, seed: Seed, draw: number): Split {
  const groups = groupOf.reduce((most, group) => Math.max(most, group), 0) + 1;
  const words = new WordReader(seed, Stream.MaterialResplit, draw);
  const order = Uint32Array.from({ length: groups }, (_, k) => k);
  for (let place = groups - 1; place > 0; place--) {
    const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  const placeOf = new Float64Array(groups);
  for (const [place, group] of order.entries()) placeOf[group] = place / groups;
  const parts: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < groupOf.length; row++) {
    const place = placeOf[groupOf[row]!]!;
    parts[place < SHARES[0] ? 0 : place < SHARES[1] ? 1 : 2].push(row);
  }
  const [train, calibrate, test] = parts;
  return { train, calibrate, test };
}

/** The split that came with the table; null where it has none. */
export function givenSplit({ held, rows }: Materials): Split | null {
  const all = Array.from({ length: rows }, (_, row) => row);
  const test = all.filter((row) => held[row] === 1);
  return test.length === 0 ? null : { train: all.filter((row) => held[row] === 0), calibrate: [], test };
}
