// philox.wgsl: Philox4x32-10, the counter-based generator behind every random number.
// Layout  key = seed (low, high); counter = (index >> 2, time, owner, stream); the word is number index & 3.
// Exact   equal to src/random/philox.ts word for word; the ten rounds are written out (no loop: see docs/kernels-webgpu.md).
// Source  Salmon, Moraes, Dror & Shaw, SC11 (2011), doi 10.1145/2063384.2063405.
const PHILOX_M0 = 0xd2511f53u;
const PHILOX_M1 = 0xcd9e8d57u;
const PHILOX_W0 = 0x9e3779b9u;
const PHILOX_W1 = 0xbb67ae85u;

// a * b of unsigned integers, from 16-bit halves: .x the low word, .y the high word.
fn wideProduct(a: u32, b: u32) -> vec2u {
  let aLow = a & 0xffffu;
  let aHigh = a >> 16u;
  let bLow = b & 0xffffu;
  let bHigh = b >> 16u;
  let middle = aHigh * bLow + ((aLow * bLow) >> 16u);
  let cross = aLow * bHigh + (middle & 0xffffu);
  return vec2u(a * b, aHigh * bHigh + (middle >> 16u) + (cross >> 16u));
}

fn philoxRound(c: vec4u, k0: u32, k1: u32) -> vec4u {
  let p0 = wideProduct(PHILOX_M0, c.x);
  let p1 = wideProduct(PHILOX_M1, c.z);
  return vec4u(p1.y ^ c.y ^ k0, p1.x, p0.y ^ c.w ^ k1, p0.x);
}

fn philox4x32(key: vec2u, counter: vec4u) -> vec4u {
  var c = philoxRound(counter, key.x, key.y);
  c = philoxRound(c, key.x + PHILOX_W0, key.y + PHILOX_W1);
  c = philoxRound(c, key.x + 2u * PHILOX_W0, key.y + 2u * PHILOX_W1);
  c = philoxRound(c, key.x + 3u * PHILOX_W0, key.y + 3u * PHILOX_W1);
  c = philoxRound(c, key.x + 4u * PHILOX_W0, key.y + 4u * PHILOX_W1);
  c = philoxRound(c, key.x + 5u * PHILOX_W0, key.y + 5u * PHILOX_W1);
  c = philoxRound(c, key.x + 6u * PHILOX_W0, key.y + 6u * PHILOX_W1);
  c = philoxRound(c, key.x + 7u * PHILOX_W0, key.y + 7u * PHILOX_W1);
  c = philoxRound(c, key.x + 8u * PHILOX_W0, key.y + 8u * PHILOX_W1);
  return philoxRound(c, key.x + 9u * PHILOX_W0, key.y + 9u * PHILOX_W1);
}
