// spin-fields-sparse.wgsl: fields of a sparse glass from scratch, h_i + sum over neighbours of J_ij s_j.
// Grid    x: site / 64 (padding included); y: state, from params.begin on.
// Reads   couplings (column, coupling)[neighbour], offsets u32[sample][site + 1], externalFields, spins
// Writes  fields i32[state][4 * quads]
// Bound   the largest number of neighbours, iterations per invocation.
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let state = params.begin + id.y;
  let stride = 4u * params.quads;
  if (id.x >= stride || state >= params.end) { return; }
  if (id.x >= params.rows) {
    fields[state * stride + id.x] = 0;
    return;
  }
  let sample = state / params.replicas;
  var sum = 0;
  if (params.externalRows > 0u) {
    sum = externalFields[sample * params.externalRows + id.x];
  }
  let row = sample * (params.size + 1u) + id.x;
  for (var k = offsets[row]; k < offsets[row + 1u]; k++) {
    let neighbour = couplings[2u * k];
    let up = (spins[state * params.words + (neighbour >> 5u)] >> (neighbour & 31u)) & 1u;
    sum += bitcast<i32>(couplings[2u * k + 1u]) * select(-1, 1, up == 1u);
  }
  fields[state * stride + id.x] = sum;
}
