// spin-update.wgsl: what both sweep kernels share: the workgroup's copy of the spins, and the law of one update.
// Needs philox.wgsl, wide.wgsl, logarithm.wgsl, acceptance.wgsl.
override WORKGROUP_SIZE: u32 = 64u;
override SPIN_WORDS: u32 = 128u;

// Packed spins of the workgroup's state. All 32 sites of a word lie in quads of one block of the scan.
var<workgroup> spinWords: array<u32, SPIN_WORDS>;

fn loadSpins(state: u32, lid: u32) {
  for (var word = lid; word < params.words; word += WORKGROUP_SIZE) {
    spinWords[word] = spins[state * params.words + word];
  }
}

fn saveSpins(state: u32, lid: u32) {
  for (var word = lid; word < params.words; word += WORKGROUP_SIZE) {
    spins[state * params.words + word] = spinWords[word];
  }
}

fn flipSpin(site: u32) {
  spinWords[site >> 5u] ^= 1u << (site & 31u);
}

// Random words of the four sites of a quad in one sweep.
fn quadWords(state: u32, quad: u32, sweep: u32) -> vec4u {
  return philox4x32(params.key, vec4u(quad, sweep, params.firstState + state, params.stream));
}

// L of the rule for one word, times 2^k, in two limbs.
fn levelOf(word: u32, k: u32) -> vec2u {
  if (params.metropolis == 1u) {
    return scaledLevel(logarithmOf(word), k);
  }
  return scaledLevel(logitOf(word), k);
}

// Does a spin (1 = up) in this field change? Metropolis weighs the gain -s * field of a flip, heat bath the field itself.
fn changes(up: u32, field: i32, multiplier: u32, level: vec2u) -> bool {
  if (params.metropolis == 1u) {
    return outweighs(select(field, -field, up == 1u), multiplier, level);
  }
  return outweighs(field, multiplier, level) != (up == 1u);
}
