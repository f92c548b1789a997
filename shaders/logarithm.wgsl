// logarithm.wgsl: the fixed-point logarithm of a random word, integers only, scale 2^-26.
// Reads   logTable u32[4097 + 34]: round(2^26 ln(1 + i/4096)), then round(2^26 e ln 2) (src/random/logarithm.ts).
// Exact   equal to src/random/logarithm.ts for every word; never decreasing in the word.
const LOG_OCTAVES = 4097u;

// 2^26 ln(2v + 1).
fn logOfOdd(v: u32) -> i32 {
  let zeros = countLeadingZeros(v);
  // What follows the leading one of 2v + 1, top-aligned; a shift by 32 (v = 0) does not exist.
  let aligned = select(((v << 1u) | 1u) << (zeros & 31u), 0u, v == 0u);
  let i = aligned >> 20u;
  let low = logTable[i];
  let rise = logTable[i + 1u] - low;
  return i32(logTable[LOG_OCTAVES + 32u - zeros] + low + ((rise * ((aligned >> 2u) & 0x3ffffu)) >> 18u));
}

// L(u) of the heat bath ~ 2^26 ln(U / (1 - U)): negative exactly for u < 2^31.
fn logitOf(u: u32) -> i32 {
  return logOfOdd(u) - logOfOdd(~u) - select(0, 1, u < 0x80000000u);
}

// L(u) of Metropolis ~ 2^26 ln U, at most -1.
fn logarithmOf(u: u32) -> i32 {
  return logOfOdd(u) - i32(logTable[LOG_OCTAVES + 33u]) - 1;
}
