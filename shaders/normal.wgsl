// normal.wgsl: standard normal numbers from random words by an integer inverse distribution function, scale 2^-20.
// Reads   normalTable u32[4097], decreasing to 0 (src/random/normal.ts).
// Exact   equal to src/random/normal.ts for every word; |z| < 2^23 units, so the f32 holds it exactly.
fn integerNormal(u: u32) -> i32 {
  let negative = u < 0x80000000u;
  let n = (select(~u, u, negative) << 1u) | 1u;
  let e = 31u - countLeadingZeros(n);
  let aligned = select(n << ((32u - e) & 31u), 0u, e == 0u);
  let j = e * 128u + (aligned >> 25u);
  let high = normalTable[j];
  let z = i32(high - (((high - normalTable[j + 1u]) * ((aligned >> 9u) & 0xffffu)) >> 16u));
  return select(z, -z, negative);
}

fn normalOf(u: u32) -> f32 {
  return f32(integerNormal(u)) * (1.0 / 1048576.0);
}
