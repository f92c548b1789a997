// sweep-coloured.wgsl: sweeps of a sparse glass by colours: sites of one colour do not see one another and are updated together,
//   each from the spins of its neighbours, which stay as they are meanwhile. So this is the sequential sweep over (colour, site).
// Grid    x: state, one workgroup each; an invocation updates up to SITES sites between two barriers.
// Reads   multipliers, logTable, couplings (column, coupling)[neighbour], offsets, externalFields (if EXTERNAL = 1),
//         order (site, end of its colour) [sample][update]
// Writes  spins, progress of its own state; kept fields become stale
// Random  one word per site and sweep, stream of the rule, by the layout of streams.ts.
// Exact   equal to src/engine/reference bit for bit, for any workgroup size, any SITES and any budget.
// Bound   about params.budget loop iterations per invocation: COST for the SITES of one step; the rest is left to the next dispatch.
override SITES: u32 = 1u;
override COST: u32 = 16u;
override EXTERNAL: u32 = 0u;

// Neighbouring sites share words, so bits are read and flipped atomically.
var<workgroup> spinBits: array<atomic<u32>, SPIN_WORDS>;
var<workgroup> start: vec2u;
var<workgroup> flipped: atomic<u32>;

fn isUp(site: u32) -> u32 {
  return (atomicLoad(&spinBits[site >> 5u]) >> (site & 31u)) & 1u;
}

fn fieldOf(sample: u32, site: u32) -> i32 {
  var sum = 0;
  if (EXTERNAL == 1u) {
    sum = externalFields[sample * params.size + site];
  }
  let row = sample * (params.size + 1u) + site;
  for (var k = offsets[row]; k < offsets[row + 1u]; k++) {
    let coupling = bitcast<i32>(couplings[2u * k + 1u]);
    sum += select(-coupling, coupling, isUp(couplings[2u * k]) == 1u);
  }
  return sum;
}

// 1 if the spin flips.
fn updateSite(state: u32, sample: u32, site: u32, sweep: u32, multiplier: vec2u) -> u32 {
  let level = levelOf(quadWords(state, site >> 2u, sweep)[site & 3u], multiplier.y);
  if (!changes(isUp(site), fieldOf(sample, site), multiplier.x, level)) {
    return 0u;
  }
  atomicXor(&spinBits[site >> 5u], 1u << (site & 31u));
  return 1u;
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let state = group.x;
  let sample = state / params.replicas;
  let multiplier = multipliers[state];
  if (lid == 0u) {
    start = progress[state].xy;
    atomicStore(&flipped, 0u);
  }
  for (var word = lid; word < params.words; word += WORKGROUP_SIZE) {
    atomicStore(&spinBits[word], spins[state * params.words + word]);
  }
  let begin = workgroupUniformLoad(&start);
  var sweep = begin.x;
  var position = begin.y;
  var flips = 0u;
  var spent = 0u;
  while (beforeTarget(sweep, position) && spent < params.budget) {
    let colourEnd = min(order[sample * params.size + position].y, position + SITES * WORKGROUP_SIZE);
    let end = select(colourEnd, min(colourEnd, params.targetSite), sweep == params.targetSweep);
    for (var p = position + lid; p < end; p += WORKGROUP_SIZE) {
      flips += updateSite(state, sample, order[sample * params.size + p].x, sweep, multiplier);
    }
    workgroupBarrier();
    spent += COST;
    position = end;
    if (position == params.size) {
      position = 0u;
      sweep += 1u;
    }
  }
  atomicAdd(&flipped, flips);
  workgroupBarrier();
  for (var word = lid; word < params.words; word += WORKGROUP_SIZE) {
    spins[state * params.words + word] = atomicLoad(&spinBits[word]);
  }
  if (lid == 0u) {
    addFlips(state, sweep, position, atomicLoad(&flipped));
  }
}
