// sweep-listed.wgsl: sweeps whose update number p is of a listed or a drawn site, by skipping ahead to the next change.
//   Every invocation tests one update against the current fields; the first that changes a spin wins, is applied, and the scan
//   goes on behind it. A site may be met twice in a block: spins and fields are read anew for every test.
// Grid    x: state, one workgroup each. A block of the scan is WORKGROUP_SIZE updates.
// Reads   multipliers, logTable, couplings, offsets, order (site, end of its colour) [sample][update], where it is listed
// Writes  spins, storedFields, progress of its own state
// Random  one word per update, stream of the rule: the update's own where sites are drawn, else its site's. By the layout of streams.ts.
// Exact   equal to src/engine/reference bit for bit, for any workgroup size and any budget.
// Bound   about params.budget loop iterations per invocation; the rest is left to the next dispatch.
// Needs visited-site.wgsl, first-change.wgsl and a glass.
var<workgroup> start: vec2u;
var<workgroup> chosenSite: u32;

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
  workgroupBarrier();
  storageBarrier();
  let begin = workgroupUniformLoad(&start);
  var sweep = begin.x;
  var position = begin.y;
  var flips = 0u;
  var spent = 0u;
  while (beforeTarget(sweep, position) && spent < params.budget) {
    let block = position / WORKGROUP_SIZE;
    let mine = block * WORKGROUP_SIZE + lid;
    let site = visitedSite(state, sample, sweep, min(mine, params.size - 1u));
    let index = wordIndex(site, mine);
    let level = levelOf(quadWords(state, index >> 2u, sweep)[index & 3u], multiplier.y);
    let blockEnd = min(params.size, (block + 1u) * WORKGROUP_SIZE);
    let end = select(blockEnd, min(blockEnd, params.targetSite), sweep == params.targetSweep);
    spent += 1u;
    while (position < end && spent < params.budget) {
      var candidate = NO_CHANGE;
      if (mine >= position && mine < end) {
        let up = (spinWords[site >> 5u] >> (site & 31u)) & 1u;
        if (changes(up, siteFields(state, sample, site >> 2u)[site & 3u], multiplier.x, level)) {
          candidate = mine * 2u + 1u - up;
        }
      }
      let change = smallest(candidate, lid);
      spent += 1u;
      if (change == NO_CHANGE) {
        position = end;
      } else {
        if (mine == change >> 1u) {
          chosenSite = site;
          flipSpin(site);
        }
        let flipped = workgroupUniformLoad(&chosenSite);
        applyFlip(state, sample, flipped, change & 1u, lid);
        spent += flipCost(sample, flipped);
        flips += 1u;
        position = (change >> 1u) + 1u;
        // The next tests read spins and fields that other invocations have written.
        workgroupBarrier();
        storageBarrier();
      }
    }
    if (position == params.size) {
      position = 0u;
      sweep += 1u;
    }
  }
  workgroupBarrier();
  saveSpins(state, lid);
  saveFields(state, lid);
  if (lid == 0u) {
    addFlips(state, sweep, position, flips);
  }
}
