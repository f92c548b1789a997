// sweep-naive.wgsl: sequential sweeps of a dense glass from the definition: every field is summed anew from the spins.
//   Slow on purpose; the oracle of sweep-skip-ahead.wgsl, with which it shares the law of one update and nothing else.
// Grid    x: state, one workgroup each.
// Reads   multipliers, logTable, couplings      Writes  spins, progress of its own state; leaves storedFields stale
// Random  one word per site and sweep, stream of the rule, by the layout of streams.ts.
// Exact   equal to src/engine/reference bit for bit. Instances without external field.
// Bound   about params.budget loop iterations per invocation; the rest is left to the next dispatch.
var<workgroup> partialField: array<i32, WORKGROUP_SIZE>;
var<workgroup> start: vec2u;

// sum_j J_ij s_j, the same for every invocation.
fn fieldFromSpins(sample: u32, site: u32, lid: u32) -> i32 {
  let row = (sample * params.size + site) * params.quads;
  var sum = 0;
  for (var quad = lid; quad < params.quads; quad += WORKGROUP_SIZE) {
    let nibble = spinWords[quad >> 3u] >> ((quad & 7u) * 4u);
    let signs = vec4i((vec4u(nibble) >> vec4u(0u, 1u, 2u, 3u)) & vec4u(1u)) * 2 - 1;
    let terms = couplingQuad(row + quad) * signs;
    sum += terms.x + terms.y + terms.z + terms.w;
  }
  partialField[lid] = sum;
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
  var site = position.y;
  var flips = 0u;
  var spent = 0u;
  while (beforeTarget(sweep, site) && spent < params.budget) {
    let field = fieldFromSpins(sample, site, lid);
    let words = quadWords(state, site >> 2u, sweep);
    let up = (spinWords[site >> 5u] >> (site & 31u)) & 1u;
    let change = changes(up, field, multiplier.x, levelOf(words[site & 3u], multiplier.y));
    // Nobody writes the spin before everybody has read it, and nobody reads it again before it is written.
    workgroupBarrier();
    if (change) {
      flips += 1u;
      if (lid == 0u) {
        flipSpin(site);
      }
    }
    workgroupBarrier();
    spent += 10u + params.quads / WORKGROUP_SIZE;
    site += 1u;
    if (site == params.size) {
      site = 0u;
      sweep += 1u;
    }
  }
  saveSpins(state, lid);
  if (lid == 0u) {
    addFlips(state, sweep, site, flips);
  }
}
