// sweep-naive.wgsl: sweeps of spins from the definition: every field is summed anew, by the whole workgroup, for every update.
//   Slow on purpose; the oracle of the kernels of dense glasses and perceptrons, with which it shares the law of one update only.
// Grid    x: state, one workgroup each.
// Reads   multipliers, logTable, couplings, order where it is listed, externalFields (if EXTERNAL = 1)
// Writes  spins, progress of its own state; leaves storedFields stale
// Random  one word per update, stream of the rule: the update's own where sites are drawn, else its site's. By the layout of streams.ts.
// Exact   equal to src/engine/reference bit for bit.
// Bound   about params.budget loop iterations per invocation; the rest is left to the next dispatch.
// Needs visited-site.wgsl and naive-dense.wgsl or naive-perceptron.wgsl.
var<workgroup> partialField: array<i32, WORKGROUP_SIZE>;
var<workgroup> start: vec2u;

// Sum of the invocations' parts, the same for every one.
fn total(part: i32, lid: u32) -> i32 {
  partialField[lid] = part;
  workgroupBarrier();
  for (var half = WORKGROUP_SIZE / 2u; half > 0u; half >>= 1u) {
    if (lid < half) {
      partialField[lid] += partialField[lid + half];
    }
    workgroupBarrier();
  }
  return workgroupUniformLoad(&partialField[0]);
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let state = group.x;
  let sample = state / params.replicas;
  let multiplier = multipliers[state];
  if (lid == 0u) {
    start = progress[state].xy;
  }
  loadSpins(state, lid);
  let position = workgroupUniformLoad(&start);
  var sweep = position.x;
  var update = position.y;
  var flips = 0u;
  var spent = 0u;
  while (beforeTarget(sweep, update) && spent < params.budget) {
    let site = visitedSite(state, sample, sweep, update);
    let field = total(partOfField(sample, site, lid), lid);
    let index = wordIndex(site, update);
    let words = quadWords(state, index >> 2u, sweep);
    let up = (spinWords[site >> 5u] >> (site & 31u)) & 1u;
    let change = changes(up, field, multiplier.x, levelOf(words[index & 3u], multiplier.y));
    // Nobody writes the spin before everybody has read it, and nobody reads it again before it is written.
    workgroupBarrier();
    if (change) {
      flips += 1u;
      if (lid == 0u) {
        flipSpin(site);
      }
    }
    workgroupBarrier();
    spent += 10u + partCost();
    update += 1u;
    if (update == params.size) {
      update = 0u;
      sweep += 1u;
    }
  }
  saveSpins(state, lid);
  if (lid == 0u) {
    addFlips(state, sweep, update, flips);
  }
}
