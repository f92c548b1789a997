/**
 * Entry of glass.wasm: spins in every update order. The caller (spin-kernel.ts) lays out memory above `heapBase()`, calls
 * `configure` once and `law` before each run; pointers are byte addresses, 16-byte aligned.
 */
import { fillDense, sweepDense } from './dense';
import { runRandomDense } from './listed';
import { setLaw, setPlan } from './spin-plan';
import { thresholdsOf } from './thresholds';

export { moveRows, streamRows } from './rows';
export { countViolated, fillPerceptron, runPerceptron } from './perceptron';
export { philox32 } from './philox';
export { flips } from './acceptance';
export { fillSparse, runSparse } from './sparse';
export { countOpposed, runMultiSpin } from './multi-spin';
export { runColour, runRandomSparse } from './listed';

/** First byte of memory that the caller may use. */
export function heapBase(): usize {
  return __heap_base;
}

/** `logTable`, `octaves`: the tables of src/random/logarithm.ts; `scratch`: 2,368 bytes. */
export function configure(
  size: i32, keyLow: u32, keyHigh: u32, logTable: usize, octaves: usize, scratch: usize,
): void {
  setPlan(size, keyLow, keyHigh, logTable, octaves, scratch);
}

export function law(rule: i32, stream: u32, owner: u32, B: u32, k: i32, scale: f32, slack: f32): void {
  setLaw(rule, stream, owner, B, k, scale, slack);
}

/** For tests: i32 thresholds that propose candidates, of words u32[count] and spin masks i32[count]. */
export function proposals(words: usize, spins: usize, out: usize, count: i32): void {
  thresholdsOf<i32>(words, spins, out, count);
}

/** Widths: fields i16 with rows of half bytes (0), i8 (1) or i16 (2); fields i32 with rows of i16 (3) or i32 (4). */
export function runDense(
  width: i32, fields: usize, spins: usize, rows: usize, near: usize, together: i32, sweep: u32, site: i32, updates: i32,
): i32 {
  if (width == 0) return sweepDense<i16, u8>(fields, spins, rows, near, together, sweep, site, updates);
  if (width == 1) return sweepDense<i16, i8>(fields, spins, rows, near, together, sweep, site, updates);
  if (width == 2) return sweepDense<i16, i16>(fields, spins, rows, near, together, sweep, site, updates);
  if (width == 3) return sweepDense<i32, i16>(fields, spins, rows, near, together, sweep, site, updates);
  return sweepDense<i32, i32>(fields, spins, rows, near, together, sweep, site, updates);
}

/** Random order, of the same widths. */
export function runRandom(
  width: i32, fields: usize, spins: usize, rows: usize, together: i32, sweep: u32, position: i32, updates: i32,
): i32 {
  if (width == 0) return runRandomDense<i16, u8>(fields, spins, rows, together, sweep, position, updates);
  if (width == 1) return runRandomDense<i16, i8>(fields, spins, rows, together, sweep, position, updates);
  if (width == 2) return runRandomDense<i16, i16>(fields, spins, rows, together, sweep, position, updates);
  if (width == 3) return runRandomDense<i32, i16>(fields, spins, rows, together, sweep, position, updates);
  return runRandomDense<i32, i32>(fields, spins, rows, together, sweep, position, updates);
}

export function fillFields(width: i32, fields: usize, spins: usize, rows: usize, together: i32): void {
  if (width == 0) fillDense<i16, u8>(fields, spins, rows, together);
  else if (width == 1) fillDense<i16, i8>(fields, spins, rows, together);
  else if (width == 2) fillDense<i16, i16>(fields, spins, rows, together);
  else if (width == 3) fillDense<i32, i16>(fields, spins, rows, together);
  else fillDense<i32, i32>(fields, spins, rows, together);
}
