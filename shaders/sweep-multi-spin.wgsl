// sweep-multi-spin.wgsl: multi-spin coding: a site's spins in 32 states are one word; sites of one colour are updated together.
//   Neighbours are counted in three bit slices; the states' random words come as bit planes, the most significant first, and are
//   compared bit by bit with the threshold of each state's count until all are decided. An update happens iff word < threshold.
// Grid    x: unit, one workgroup each: the states of one word of lanes that share a graph.
// Reads   units u32[unit][8]: floor(global state / 32), lane 0's state (signed), live lanes, then where its graph, masks, tables begin
//         graphs u32[update][8]: six neighbours (size: none), site, index of its degree + 8 * end of its colour
//         masks u32[update][6]: lanes where J = -1;   tables u32[degree][34][8]: decided for, undecided, 32 bits, by count
// Writes  spins, progress of its own states; planes u32[unit][site], its own scratch; kept fields become stale
// Random  bit b (0 = most significant) of all 32 words of a site is word b & 3 of counter (8 site + (b >> 2), sweep, group, MultiSpin).
// Exact   equal to src/engine/reference bit for bit, for any workgroup size and any budget.
// Bound   about params.budget loop iterations per invocation; the rest is left to the next dispatch.  Needs philox.wgsl, wide.wgsl.
override WORKGROUP_SIZE: u32 = 64u;
const MULTI_SPIN_STREAM = 6u;
// Updates of one invocation between two barriers, and the loop iterations that one update takes at most.
const SITES = 4u;
const UPDATE_COST = 60u;
// Loop iterations of one transposition of 32 sites with 32 states, both ways.
const TRANSPOSE_COST = 300u;
// An invocation makes fewer than 2^12 updates in a dispatch.
const COUNT_BITS = 12u;

var<workgroup> start: vec2u;
var<workgroup> flipCounts: array<atomic<u32>, 32>;

fn unitEntry(unit: u32, entry: u32) -> u32 {
  return units[8u * unit + entry];
}

// Swaps bit c of word r with bit r of word c. After Warren, "Hacker's Delight", 7-3.
fn transposed(rows: array<u32, 32>) -> array<u32, 32> {
  var words = rows;
  var mask = 0x0000ffffu;
  for (var j = 16u; j != 0u; j >>= 1u) {
    for (var k = 0u; k < 32u; k = (k + j + 1u) & ~j) {
      let swap = ((words[k] >> j) ^ words[k + j]) & mask;
      words[k + j] ^= swap;
      words[k] ^= swap << j;
    }
    mask ^= mask << (j >> 1u);
  }
  return words;
}

fn loadPlanes(unit: u32, lid: u32) {
  let first = bitcast<i32>(unitEntry(unit, 1u));
  let live = unitEntry(unit, 2u);
  for (var word = lid; word < params.words; word += WORKGROUP_SIZE) {
    var rows: array<u32, 32>;
    for (var lane = 0u; lane < 32u; lane++) {
      rows[lane] = 0u;
      if (((live >> lane) & 1u) == 1u) {
        rows[lane] = spins[u32(first + i32(lane)) * params.words + word];
      }
    }
    let sites = transposed(rows);
    for (var r = 0u; r < min(32u, params.size - 32u * word); r++) {
      planes[unit * params.size + 32u * word + r] = sites[r];
    }
  }
}

fn savePlanes(unit: u32, lid: u32) {
  let first = bitcast<i32>(unitEntry(unit, 1u));
  let live = unitEntry(unit, 2u);
  for (var word = lid; word < params.words; word += WORKGROUP_SIZE) {
    var sites: array<u32, 32>;
    for (var r = 0u; r < 32u; r++) {
      sites[r] = 0u;
      if (32u * word + r < params.size) {
        sites[r] = planes[unit * params.size + 32u * word + r];
      }
    }
    let rows = transposed(sites);
    for (var lane = 0u; lane < 32u; lane++) {
      if (((live >> lane) & 1u) == 1u) {
        spins[u32(first + i32(lane)) * params.words + word] = rows[lane];
      }
    }
  }
}

// Lanes by their count of neighbours that pull up (heat bath) or oppose the spin (Metropolis).
fn countNeighbours(unit: u32, position: u32, link: u32, spin: u32) -> array<u32, 7> {
  let own = select(0u, spin, params.metropolis == 1u);
  let mask = unitEntry(unit, 4u) + 6u * position;
  var n0 = 0u;
  var n1 = 0u;
  var n2 = 0u;
  for (var k = 0u; k < 6u; k++) {
    let neighbour = graphs[link + k];
    if (neighbour != params.size) {
      let seen = planes[unit * params.size + neighbour] ^ masks[mask + k] ^ own;
      let carry = n0 & seen;
      n0 ^= seen;
      n2 |= n1 & carry;
      n1 ^= carry;
    }
  }
  return array<u32, 7>(
    ~(n0 | n1 | n2), n0 & ~(n1 | n2), n1 & ~(n0 | n2), n0 & n1, n2 & ~(n0 | n1), n2 & n0, n2 & n1,
  );
}

// A row of a table, at each lane's own count.
fn pick(row: u32, counts: array<u32, 7>) -> u32 {
  return (counts[0] & tables[row]) | (counts[1] & tables[row + 1u]) | (counts[2] & tables[row + 2u])
    | (counts[3] & tables[row + 3u]) | (counts[4] & tables[row + 4u]) | (counts[5] & tables[row + 5u])
    | (counts[6] & tables[row + 6u]);
}

// Makes one update of all live lanes. Returns those that flipped.
fn updateSite(unit: u32, position: u32, sweep: u32) -> u32 {
  let link = unitEntry(unit, 3u) + 8u * position;
  let site = graphs[link + 6u];
  let spin = planes[unit * params.size + site];
  let counts = countNeighbours(unit, position, link, spin);
  let table = unitEntry(unit, 5u) + 272u * (graphs[link + 7u] & 7u);
  var accepted = pick(table, counts);
  var open = pick(table + 8u, counts) & unitEntry(unit, 2u);
  for (var four = 0u; four < 8u && open != 0u; four++) {
    let words = philox4x32(params.key, vec4u(8u * site + four, sweep, unitEntry(unit, 0u), MULTI_SPIN_STREAM));
    for (var b = 0u; b < 4u; b++) {
      let bits = pick(table + 16u + 8u * (4u * four + b), counts);
      accepted |= open & bits & ~words[b];
      open &= ~(bits ^ words[b]);
    }
  }
  let flips = select(accepted ^ spin, accepted, params.metropolis == 1u) & unitEntry(unit, 2u);
  planes[unit * params.size + site] = spin ^ flips;
  return flips;
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let unit = group.x;
  let first = bitcast<i32>(unitEntry(unit, 1u));
  let live = unitEntry(unit, 2u);
  if (lid == 0u) {
    start = progress[u32(first + i32(countTrailingZeros(live)))].xy;
  }
  for (var lane = lid; lane < 32u; lane += WORKGROUP_SIZE) {
    atomicStore(&flipCounts[lane], 0u);
  }
  loadPlanes(unit, lid);
  storageBarrier();
  let begin = workgroupUniformLoad(&start);
  var sweep = begin.x;
  var position = begin.y;
  // Flips of this invocation's updates, lane by lane, in bit slices.
  var slices: array<u32, COUNT_BITS>;
  let perInvocation = (params.words + WORKGROUP_SIZE - 1u) / WORKGROUP_SIZE;
  var spent = min(TRANSPOSE_COST * perInvocation, params.budget / 2u);
  while (beforeTarget(sweep, position) && spent < params.budget) {
    let colourEnd = min(graphs[unitEntry(unit, 3u) + 8u * position + 7u] >> 3u, position + SITES * WORKGROUP_SIZE);
    let end = select(colourEnd, min(colourEnd, params.targetSite), sweep == params.targetSweep);
    for (var p = position + lid; p < end; p += WORKGROUP_SIZE) {
      var carry = updateSite(unit, p, sweep);
      for (var level = 0u; level < COUNT_BITS && carry != 0u; level++) {
        let both = slices[level] & carry;
        slices[level] ^= carry;
        carry = both;
      }
    }
    storageBarrier();
    spent += UPDATE_COST * (1u + (end - position - 1u) / WORKGROUP_SIZE);
    position = end;
    if (position == params.size) {
      position = 0u;
      sweep += 1u;
    }
  }
  for (var lane = 0u; lane < 32u; lane++) {
    var count = 0u;
    for (var level = 0u; level < COUNT_BITS; level++) {
      count |= ((slices[level] >> lane) & 1u) << level;
    }
    if (count != 0u) {
      atomicAdd(&flipCounts[lane], count);
    }
  }
  savePlanes(unit, lid);
  workgroupBarrier();
  for (var lane = lid; lane < 32u; lane += WORKGROUP_SIZE) {
    if (((live >> lane) & 1u) == 1u) {
      addFlips(u32(first + i32(lane)), sweep, position, atomicLoad(&flipCounts[lane]));
    }
  }
}
