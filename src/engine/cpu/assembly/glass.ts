// Entry of glass.wasm: spin kernels. The caller lays out memory above `heapBase()`.
import { philox16 } from './philox';

/** First byte of memory that the caller may use. */
export function heapBase(): usize {
  return __heap_base;
}

/** 16 random words of the counters group … group + 3, in site order, to `words`. */
export function randomWords(
  words: usize,
  group: u32,
  time: u32,
  owner: u32,
  stream: u32,
  keyLow: u32,
  keyHigh: u32,
): void {
  philox16(words, group, time, owner, stream, keyLow, keyHigh);
}
