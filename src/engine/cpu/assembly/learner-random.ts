/**
 * The random numbers of the learner: integer normals and the logarithm of an acceptance word. Layout, tables and exactness:
 * src/random/{philox,normal,logarithm,streams}.ts, which these equal bit for bit.
 */
import { philox16 } from './philox';

/** The integer normal of a word, in units of 2^-20. `table` is NORMAL_TABLE. */
// @ts-ignore: decorator
@inline
export function integerNormal(word: u32, table: usize): i32 {
  const negative = <i32>word >= 0;
  const n: u32 = ((negative ? word : ~word) << 1) | 1;
  const e: u32 = 31 - clz(n);
  // Shifting by 32 - e in two steps, because a shift by 32 would be a shift by 0.
  const aligned: u32 = (n << (31 - e)) << 1;
  const entry = table + ((e * 128 + (aligned >>> 25)) << 2);
  const high = load<u32>(entry);
  const z: i32 = high - (((high - load<u32>(entry, 4)) * ((aligned >>> 9) & 0xffff)) >>> 16);
  return negative ? -z : z;
}

/** Lm(u) of src/random/logarithm.ts, in units of 2^-26. `table` is LOG_TABLE, `octaves` LOG_OCTAVES. */
export function logarithmOf(word: u32, table: usize, octaves: usize): i64 {
  const e: u32 = 32 - clz(word);
  const n: u64 = ((<u64>word) << 1) | 1;
  const aligned = <u32>(n << (32 - e));
  const entry = table + ((aligned >>> 20) << 2);
  const low = load<u32>(entry);
  const rise = load<u32>(entry, 4) - low;
  const L = <u64>load<u32>(octaves + (e << 2)) + low + ((rise * ((aligned >>> 2) & 0x3ffff)) >>> 18);
  return <i64>L - <i64>load<u32>(octaves, 132) - 1;
}

/**
 * Normals of parameters 0 … count - 1 at `time` in network `owner`, as f32 in units of 1 (exact). Writes whole groups of 16;
 * what lies behind `count` is zero up to there.
 */
export function fillNormals(
  out: usize,
  count: i32,
  time: u32,
  owner: u32,
  stream: u32,
  key0: u32,
  key1: u32,
  table: usize,
): void {
  const scale: f32 = 1.0 / 1048576.0;
  const groups = (count + 15) >> 4;
  for (let g = 0; g < groups; g++) {
    const at = out + ((<usize>g) << 6);
    philox16(at, <u32>(g << 2), time, owner, stream, key0, key1);
    for (let i: usize = 0; i < 64; i += 4) {
      store<f32>(at + i, <f32>integerNormal(load<u32>(at + i), table) * scale);
    }
  }
  for (let k = count; k < groups << 4; k++) store<f32>(out + ((<usize>k) << 2), 0);
}
