// learner-tiles.wgsl: a block of 32 x 32 elements of a matrix product, by one workgroup of 64 invocations (library, no bindings).
//   C[m][n] = sum_k left[m][k] right[n][k], a slab of 32 k at a time: the kernel fills both tiles, in fours along k and with zeros
//   beyond the edges, and calls `addSlab` between two barriers. An element of a tile is fetched once and used 32 times.
// Order   k ascending, four at a time by one inner product: the same on every run of one adapter.
const BLOCK = 32u;
/// Fours of k in a slab, and from one row of a tile to the next (one more, so that rows lie in different banks).
const QUADS = 8u;
const PITCH = 9u;

var<workgroup> left: array<vec4f, 288>;
var<workgroup> right: array<vec4f, 288>;

/// Adds the slab's part of rows lane / 8 + 8 r and columns lane % 8 + 8 c to sums[r][c].
fn addSlab(lane: u32, sums: ptr<function, mat4x4f>) {
  let row = lane / 8u * PITCH;
  let column = lane % 8u * PITCH;
  for (var q = 0u; q < QUADS; q++) {
    let n = mat4x4f(right[column + q], right[column + 8u * PITCH + q],
      right[column + 16u * PITCH + q], right[column + 24u * PITCH + q]);
    (*sums)[0] += left[row + q] * n;
    (*sums)[1] += left[row + 8u * PITCH + q] * n;
    (*sums)[2] += left[row + 16u * PITCH + q] * n;
    (*sums)[3] += left[row + 24u * PITCH + q] * n;
  }
}
