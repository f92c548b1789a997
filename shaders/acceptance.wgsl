// acceptance.wgsl: the one acceptance primitive, field * B > L * 2^k in 64-bit integers.  Needs wide.wgsl.
// Exact   equal to src/random/acceptance.ts; |field| < 2^30, 0 <= B < 2^31, 0 <= k <= 31, |L| < 2^31.

// L * 2^k in two limbs: .x low word, .y high word.
fn scaledLevel(level: i32, k: u32) -> vec2u {
  // level >> (32 - k) in two steps: a shift by 32 (k = 0) does not exist.
  return vec2u(bitcast<u32>(level) << k, bitcast<u32>((level >> 1u) >> (31u - k)));
}

fn outweighs(field: i32, multiplier: u32, limit: vec2u) -> bool {
  let product = wideSignedProduct(field, multiplier);
  let high = bitcast<i32>(product.y);
  let limitHigh = bitcast<i32>(limit.y);
  return high > limitHigh || (high == limitHigh && product.x > limit.x);
}
