// sweep-blocked.wgsl: sequential sweeps of a dense glass by delayed updates: the flips of a block of sites are decided from the small
//   block of J alone, and applied to all fields afterwards, in one pass over their rows.
//   Which sites of a block flip is a fixed point: every site decides at once, given the flips before it that were decided last; round k
//   settles at least the first k sites, and two rounds alike are the flips of a sequential sweep, the only fixed point there is.
//   So the barriers are a few for each block, however many of its sites flip.
// Grid    x: state, one workgroup each. A span is WORKGROUP_SIZE quads: their random words are made at once.
// Reads   multipliers, logTable, couplings      Writes  spins, storedFields, progress of its own state
// Random  one word per site and sweep, stream of the rule, by the layout of streams.ts.
// Exact   equal to src/engine/reference bit for bit, for any workgroup size (a multiple of 8), any BLOCK and any budget.
// Bound   about params.budget loop iterations per invocation; the rest is left to the next dispatch.
// Needs block-flips.wgsl, block-rows.wgsl and one of spin-fields-*.wgsl.  Source  delayed updates: Nukala et al., PRB 80, 195111 (2009).
var<workgroup> start: vec2u;
var<workgroup> randomWords: array<vec4u, WORKGROUP_SIZE>;
// Flips that the sites decided in the last rounds: [round modulo 3][word].
var<workgroup> votes: array<atomic<u32>, 6>;
// The flips of the last round; 1 if the round before had the same; loop iterations.
var<workgroup> verdict: vec4u;

fn votesOf(round: u32) -> vec2u {
  return vec2u(atomicLoad(&votes[2u * round]), atomicLoad(&votes[2u * round + 1u]));
}

// The flips among the block's sites in [span.x, span.y), and loop iterations: the same for every invocation.
fn decideBlock(state: u32, block: u32, span: vec2u, up: vec2u, multiplier: vec2u, lid: u32) -> vec3u {
  let mine = block + lid;
  let deciding = lid < BLOCK && mine >= span.x && mine < span.y;
  let own = bitOf(up, lid);
  let before = bitsBelow(lid);
  var field = 0;
  var level = vec2u(0u);
  if (deciding) {
    field = readFields(state, mine >> 2u)[mine & 3u];
    level = levelOf(randomWords[(mine >> 2u) % WORKGROUP_SIZE][mine & 3u], multiplier.y);
  }
  // Flips that `field` has been told of.
  var told = vec2u(0u);
  var round = 0u;
  var spent = 0u;
  var found = vec4u(0u);
  while (found.z == 0u) {
    for (var k = 0u; k < 2u; k++) {
      let next = (round + 1u) % 3u;
      let flips = votesOf(round);
      spent += 1u + countOneBits(flips.x ^ told.x) + countOneBits(flips.y ^ told.y);
      if (deciding) {
        field += fieldChange(told & before, flips & before, up, lid);
        if (changes(own, field, multiplier.x, level)) {
          atomicOr(&votes[2u * next + (lid >> 5u)], 1u << (lid & 31u));
        }
      }
      told = flips;
      // Read by all in the last round, written by all in the next.
      if (lid < 2u) {
        atomicStore(&votes[2u * ((round + 2u) % 3u) + lid], 0u);
      }
      workgroupBarrier();
      round = next;
    }
    if (lid == 0u) {
      let flips = votesOf(round);
      verdict = vec4u(flips, select(0u, 1u, all(flips == told)), spent);
    }
    found = workgroupUniformLoad(&verdict);
  }
  return vec3u(found.xy, found.w);
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
  loadFields(state, lid);
  let position = workgroupUniformLoad(&start);
  var sweep = position.x;
  var site = position.y;
  var flips = 0u;
  var spent = 0u;
  while (beforeTarget(sweep, site) && spent < params.budget) {
    let span = site / (4u * WORKGROUP_SIZE);
    randomWords[lid] = quadWords(state, span * WORKGROUP_SIZE + lid, sweep);
    let spanEnd = min(params.size, (span + 1u) * WORKGROUP_SIZE * 4u);
    let end = select(spanEnd, min(spanEnd, params.targetSite), sweep == params.targetSweep);
    spent += 1u;
    while (site < end && spent < params.budget) {
      let block = site & ~(BLOCK - 1u);
      let blockEnd = min(end, block + BLOCK);
      loadBlock(sample, block, lid);
      if (lid < 6u) {
        atomicStore(&votes[lid], 0u);
      }
      // Words, couplings and votes of this block, fields and spins after the last one.
      workgroupBarrier();
      storageBarrier();
      let up = blockSpins(block);
      let found = decideBlock(state, block, vec2u(site, blockEnd), up, multiplier, lid);
      let count = countOneBits(found.x) + countOneBits(found.y);
      if (count > 0u) {
        if (lid == 0u) {
          flipBlock(block, found.xy);
        }
        applyFlips(state, sample, block, found.xy, up, lid);
      }
      spent += 3u + BLOCK_WORDS / WORKGROUP_SIZE + found.z + applyCost(count);
      flips += count;
      site = blockEnd;
    }
    if (site == params.size) {
      site = 0u;
      sweep += 1u;
    }
  }
  workgroupBarrier();
  saveSpins(state, lid);
  saveFields(state, lid);
  if (lid == 0u) {
    addFlips(state, sweep, site, flips);
  }
}
