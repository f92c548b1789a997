// spin-energies.wgsl: exact integer energies from the kept fields, in two limbs.
//   glass       energies = sum_i s_i (field_i + h_i) = -2 E;   perceptron (PATTERNS = 1)  energies = number of stabilities < 0
// Grid    x: state, one workgroup of 64 each.
// Reads   fields i32[state][4 * quads of rows], externalFields i32[sample][row], spins      Writes  energies vec2u[state]
// Exact   sums in 64 bits: 4096 terms below 2^31.  Needs philox.wgsl, wide.wgsl.
override PATTERNS: u32 = 0u;

var<workgroup> partialEnergy: array<vec2u, 64>;

fn termOf(state: u32, row: u32, field: i32) -> i32 {
  if (PATTERNS == 1u) {
    return select(0, 1, field < 0);
  }
  var both = field;
  if (params.externalRows > 0u) {
    both += externalFields[state / params.replicas * params.externalRows + row];
  }
  let up = (spins[state * params.words + (row >> 5u)] >> (row & 31u)) & 1u;
  return select(-both, both, up == 1u);
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let state = group.x;
  let stride = (params.rows + 3u) & ~3u;
  var sum = vec2u(0u);
  for (var row = lid; row < params.rows; row += 64u) {
    sum = wideAdd(sum, wide(termOf(state, row, fields[state * stride + row])));
  }
  partialEnergy[lid] = sum;
  workgroupBarrier();
  for (var half = 32u; half > 0u; half >>= 1u) {
    if (lid < half) {
      partialEnergy[lid] = wideAdd(partialEnergy[lid], partialEnergy[lid + half]);
    }
    workgroupBarrier();
  }
  if (lid == 0u) {
    energies[state] = partialEnergy[0];
  }
}
