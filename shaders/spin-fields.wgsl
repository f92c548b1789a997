// spin-fields.wgsl: fields of a dense glass, or stabilities of a perceptron, from scratch.
//   fields[row] = externalFields[row] + sum_j couplings[row][j] s_j
// Grid    x: row / 64 (padding included); y: state, from params.begin on.
// Reads   couplings [sample][row][quad], externalFields i32[sample][row], spins      Writes  fields i32[state][4 * rowQuads]
// Bound   quads iterations per invocation.  Needs couplings.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let state = params.begin + id.y;
  let stride = (params.rows + 3u) & ~3u;
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
  let row = sample * params.couplingRows + id.x;
  for (var quad = 0u; quad < params.quads; quad++) {
    let nibble = spins[state * params.words + (quad >> 3u)] >> ((quad & 7u) * 4u);
    let signs = vec4i((vec4u(nibble) >> vec4u(0u, 1u, 2u, 3u)) & vec4u(1u)) * 2 - 1;
    let terms = glassQuad(row, id.x, quad) * signs;
    sum += terms.x + terms.y + terms.z + terms.w;
  }
  fields[state * stride + id.x] = sum;
}
