// sweep-walk.wgsl: sweeps of a sparse glass, one invocation for each state: it walks from update to update and sums every field anew.
//   No barrier and nothing kept, so any order; the oracle of the other sparse kernels, and what a processor does best.
// Grid    x: state.
// Reads   multipliers, logTable, couplings (column, coupling)[neighbour], offsets, order where it is listed, externalFields (if EXTERNAL = 1)
// Writes  spins, progress of its own state; kept fields become stale
// Random  one word per update, stream of the rule: the update's own where sites are drawn, else its site's. LANE_WORDS = 1: the word of
//         multi-spin coding, whose bit b (0 = most significant) is that of lane (state mod 32) in word b & 3 of counter
//         (8 site + (b >> 2), sweep, floor(state / 32), MultiSpin).
// Exact   equal to src/engine/reference bit for bit, for any workgroup size and any budget.
// Bound   about params.budget loop iterations per invocation; the rest is left to the next dispatch.  Needs visited-site.wgsl.
override EXTERNAL: u32 = 0u;
override LANE_WORDS: u32 = 0u;
const MULTI_SPIN_STREAM = 6u;

fn isUp(state: u32, site: u32) -> u32 {
  return (spins[state * params.words + (site >> 5u)] >> (site & 31u)) & 1u;
}

fn fieldOf(state: u32, sample: u32, site: u32, row: vec2u) -> i32 {
  var sum = 0;
  if (EXTERNAL == 1u) {
    sum = externalFields[sample * params.size + site];
  }
  for (var k = row.x; k < row.y; k++) {
    let coupling = bitcast<i32>(couplings[2u * k + 1u]);
    sum += select(-coupling, coupling, isUp(state, couplings[2u * k]) == 1u);
  }
  return sum;
}

fn laneWord(state: u32, site: u32, sweep: u32) -> u32 {
  let owner = params.firstState + state;
  var word = 0u;
  for (var four = 0u; four < 8u; four++) {
    let planes = philox4x32(params.key, vec4u(8u * site + four, sweep, owner >> 5u, MULTI_SPIN_STREAM));
    let bits = (planes >> vec4u(owner & 31u)) & vec4u(1u);
    word = (word << 4u) | (bits.x << 3u) | (bits.y << 2u) | (bits.z << 1u) | bits.w;
  }
  return word;
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let state = id.x;
  if (state >= arrayLength(&progress)) { return; }
  let sample = state / params.replicas;
  let multiplier = multipliers[state];
  var sweep = progress[state].x;
  var position = progress[state].y;
  var flips = 0u;
  var spent = 0u;
  // The four words of the last Philox block; neighbouring updates share it.
  var words = vec4u(0u);
  var block = vec2u(0xffffffffu);
  while (beforeTarget(sweep, position) && spent < params.budget) {
    let site = visitedSite(state, sample, sweep, position);
    var word: u32;
    if (LANE_WORDS == 1u) {
      word = laneWord(state, site, sweep);
      spent += 8u;
    } else {
      let index = wordIndex(site, position);
      if (any(block != vec2u(index >> 2u, sweep))) {
        block = vec2u(index >> 2u, sweep);
        words = quadWords(state, block.x, sweep);
      }
      word = words[index & 3u];
    }
    let at = sample * (params.size + 1u) + site;
    let row = vec2u(offsets[at], offsets[at + 1u]);
    if (changes(isUp(state, site), fieldOf(state, sample, site, row), multiplier.x, levelOf(word, multiplier.y))) {
      spins[state * params.words + (site >> 5u)] ^= 1u << (site & 31u);
      flips += 1u;
    }
    spent += 1u + row.y - row.x;
    position += 1u;
    if (position == params.size) {
      position = 0u;
      sweep += 1u;
    }
  }
  addFlips(state, sweep, position, flips);
}
