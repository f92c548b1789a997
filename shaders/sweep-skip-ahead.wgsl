// sweep-skip-ahead.wgsl: sequential sweeps of spins by skipping ahead to the next change.
//   Every invocation tests its four sites against the current fields; the first site in sequential order that changes wins
//   (min-reduction), is applied, and the scan goes on behind it. Sites before it saw exactly the fields of a sequential
//   sweep and kept their spins; so this is a sequential sweep, and barriers grow with flips, not with updates.
// Grid    x: state, one workgroup each. A block of the scan is WORKGROUP_SIZE quads.
// Reads   multipliers, logTable, couplings, offsets      Writes  spins, storedFields, progress of its own state
// Random  one word per site and sweep, stream of the rule, by the layout of streams.ts.
// Exact   equal to src/engine/reference bit for bit, for any workgroup size (a multiple of 8) and any budget.
// Bound   about params.budget loop iterations per invocation; the rest is left to the next dispatch.
// Needs first-change.wgsl and a model.
var<workgroup> start: vec2u;

// What one site brings to the reduction: site * 2 + (1 if it becomes up) where it changes, else what a later site brought.
fn orLater(later: u32, site: u32, up: u32, field: i32, multiplier: u32, level: vec2u, span: vec2u) -> u32 {
  if (site >= span.x && site < span.y && changes(up, field, multiplier, level)) {
    return site * 2u + 1u - up;
  }
  return later;
}

// The first of the quad's sites in [span.x, span.y) that changes, or NO_CHANGE.
fn firstOfQuad(quad: u32, nibble: u32, fields: vec4i, levels: array<vec2u, 4>, multiplier: u32, span: vec2u) -> u32 {
  let site = quad * 4u;
  let last = orLater(NO_CHANGE, site + 3u, nibble >> 3u, fields.w, multiplier, levels[3], span);
  let third = orLater(last, site + 2u, (nibble >> 2u) & 1u, fields.z, multiplier, levels[2], span);
  let second = orLater(third, site + 1u, (nibble >> 1u) & 1u, fields.y, multiplier, levels[1], span);
  return orLater(second, site, nibble & 1u, fields.x, multiplier, levels[0], span);
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let state = group.x;
  let sample = state / params.replicas;
  let multiplier = multipliers[state];
  if (lid == 0u) {
    start = progress[state].xy;
    clearFirstChange();
  }
  loadSpins(state, lid);
  loadFields(state, lid);
  let position = workgroupUniformLoad(&start);
  var sweep = position.x;
  var site = position.y;
  var flips = 0u;
  var spent = 0u;
  while (beforeTarget(sweep, site) && spent < params.budget) {
    // One block: levels depend on site and sweep alone, so they are made once.
    let block = site / (4u * WORKGROUP_SIZE);
    let quad = block * WORKGROUP_SIZE + lid;
    let words = quadWords(state, quad, sweep);
    let levels = array<vec2u, 4>(
      levelOf(words.x, multiplier.y),
      levelOf(words.y, multiplier.y),
      levelOf(words.z, multiplier.y),
      levelOf(words.w, multiplier.y),
    );
    let inside = quad < params.quads;
    var nibble = 0u;
    if (inside) {
      nibble = (spinWords[quad >> 3u] >> ((quad & 7u) * 4u)) & 15u;
    }
    let blockEnd = min(params.size, (block + 1u) * WORKGROUP_SIZE * 4u);
    let end = select(blockEnd, min(blockEnd, params.targetSite), sweep == params.targetSweep);
    spent += 1u;
    while (site < end && spent < params.budget) {
      var candidate = NO_CHANGE;
      if (inside) {
        candidate = firstOfQuad(quad, nibble, siteFields(state, sample, quad), levels, multiplier.x, vec2u(site, end));
      }
      let change = smallest(candidate, lid);
      spent += 1u + testCost();
      if (change == NO_CHANGE) {
        site = end;
      } else {
        site = change >> 1u;
        if (site >> 2u == quad) {
          flipSpin(site);
          nibble ^= 1u << (site & 3u);
        }
        applyFlip(state, sample, site, change & 1u, lid);
        spent += flipCost(sample, site);
        flips += 1u;
        site += 1u;
      }
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
