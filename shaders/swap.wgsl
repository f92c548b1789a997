// swap.wgsl: the acceptance primitive of replica exchange, dE * B > L(u) * 2^k, in whole numbers.
// Exact   equal to src/random/swap-acceptance.ts; |dE| <= 2^53 in two limbs, 0 <= B < 2^31, 0 <= k <= 84, L of Metropolis.
//         For dE < 0 it reads floor(|dE| B / 2^k) < -L: a 96-bit product, shifted, against 32 bits.
// Needs philox.wgsl, wide.wgsl, logarithm.wgsl.
fn swapAccepted(deltaEnergy: vec2u, multiplier: vec2u, word: u32) -> bool {
  if (bitcast<i32>(deltaEnergy.y) >= 0) {
    return true;
  }
  let loss = wideNegative(deltaEnergy);
  let low = wideProduct(loss.x, multiplier.x);
  let high = wideProduct(loss.y, multiplier.x);
  let middle = low.y + high.x;
  var limbs = vec3u(low.x, middle, high.y + select(0u, 1u, middle < high.x));
  let k = multiplier.y;
  if (k >= 64u) {
    limbs = vec3u(limbs.z, 0u, 0u);
  } else if (k >= 32u) {
    limbs = vec3u(limbs.y, limbs.z, 0u);
  }
  // A shift by 32 does not exist, so the carried part goes in two steps.
  let bits = k & 31u;
  let shifted = (limbs.x >> bits) | ((limbs.y << 1u) << (31u - bits));
  return limbs.z == 0u && (limbs.y >> bits) == 0u && shifted < bitcast<u32>(-logarithmOf(word));
}
