// philox.wgsl: Philox4x32-10, the counter-based generator behind every random number.  Needs wide.wgsl.
// Layout  key = seed (low, high); counter = (index >> 2, time, owner, stream); the word is number index & 3.
// Exact   equal to src/random/philox.ts word for word; the ten rounds are written out (no loop: see docs/kernels-webgpu.md).
// Source  Salmon, Moraes, Dror & Shaw, SC11 (2011), doi 10.1145/2063384.2063405.
const PHILOX_M0 = 0xd2511f53u;
const PHILOX_M1 = 0xcd9e8d57u;
const PHILOX_W0 = 0x9e3779b9u;
const PHILOX_W1 = 0xbb67ae85u;

fn philoxRound(c: vec4u, k0: u32, k1: u32) -> vec4u {
  let p0 = wideProduct(PHILOX_M0, c.x);
  let p1 = wideProduct(PHILOX_M1, c.z);
  return vec4u(p1.y ^ c.y ^ k0, p1.x, p0.y ^ c.w ^ k1, p0.x);
}

fn philox4x32(counter: vec4u, key: vec2u) -> vec4u {
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
