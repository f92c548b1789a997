/** Who is trained on, who calibrates and who is tested. Rows of one composition go together; rows of one paper or family need not. */
import type { Materials } from '../../learner/data/materials/materials-table.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export interface Split {
  readonly train: readonly number[];
  readonly calibrate: readonly number[];
  readonly test: readonly number[];
}

/** Half of the compositions to train on, a quarter to calibrate, the others to test. */
const SHARES = [0.5, 0.75] as const;

/** Stream MaterialResplit: index = place, owner = number of the resplit. */
export function resplit(materials: Materials, seed: Seed, draw: number): Split {
  const groups = Math.max(...materials.replicate) + 1;
  const words = new WordReader(seed, Stream.MaterialResplit, draw);
  const order = Uint32Array.from({ length: groups }, (_, k) => k);
  for (let place = groups - 1; place > 0; place--) {
    const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  const placeOf = new Float64Array(groups);
  for (const [place, group] of order.entries()) placeOf[group] = place / groups;
  const parts: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < materials.rows; row++) {
    const place = placeOf[materials.replicate[row]!]!;
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
