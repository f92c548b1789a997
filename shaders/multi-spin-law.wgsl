// multi-spin-law.wgsl: the thresholds of multi-spin coding for the slots that the states have now, turned into bit slices.
// Grid    x: job, one workgroup of 64 each: the table of one number of neighbours in one unit (a word of states that share a graph).
// Reads   jobs vec4u[job]: lane 0's state (signed), live lanes, number of neighbours, where the table begins
//         record as exchange.wgsl leaves it
//         thresholds vec2u[sample][slot][7 numbers of neighbours][7 counts]: (2 decided for, 1 open, 0 decided against; 32 bits)
// Writes  tables u32[34][8]: decided for, open, 32 bits from the most significant, by count
// Exact   equal to ThresholdBook.writeTable of src/glass/multi-spin.ts.
// Bound   160 iterations.
const ENTRIES = 272u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let job = jobs[group.x];
  let first = bitcast<i32>(job.x);
  let row0 = 1u + record[0] * params.states;
  for (var entry = lid; entry < ENTRIES; entry += 64u) {
    let row = entry >> 3u;
    let count = entry & 7u;
    var word = 0u;
    for (var lane = 0u; lane < 32u && count <= job.z; lane++) {
      if (((job.y >> lane) & 1u) == 1u) {
        let state = u32(first + i32(lane));
        let place = state / params.replicas * params.slots + record[row0 + state];
        let threshold = thresholds[(place * 7u + job.z) * 7u + count];
        var bit = (threshold.y >> ((33u - row) & 31u)) & 1u;
        if (row < 2u) {
          bit = select(0u, 1u, threshold.x == 2u - row);
        }
        word |= bit << lane;
      }
    }
    tables[job.w + entry] = word;
  }
}
