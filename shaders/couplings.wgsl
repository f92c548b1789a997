// couplings.wgsl: four neighbouring couplings of one row, from lanes of 1, 8, 16 or 32 bits.
// Reads   couplings, dense: [row][quad], lane 0 in the low bits. In one bit 1 is +1 and 0 is -1; then rows begin at whole words.
override COUPLING_BITS: u32 = 32u;
const LANES = vec4u(0u, 1u, 2u, 3u);

// Quads from the beginning of a row to that of the next.
fn rowStride() -> u32 {
  return select(params.quads, (params.quads + 7u) & ~7u, COUPLING_BITS == 1u);
}

// `index` counts quads: row * rowStride() + quad.
fn couplingQuad(index: u32) -> vec4i {
  if (COUPLING_BITS == 1u) {
    let bits = couplings[index >> 3u] >> ((index & 7u) * 4u);
    return vec4i((vec4u(bits) >> LANES) & vec4u(1u)) * 2 - 1;
  }
  if (COUPLING_BITS == 8u) {
    let lanes = bitcast<i32>(couplings[index]);
    return vec4i((lanes << 24u) >> 24u, (lanes << 16u) >> 24u, (lanes << 8u) >> 24u, lanes >> 24u);
  }
  if (COUPLING_BITS == 16u) {
    let low = bitcast<i32>(couplings[2u * index]);
    let high = bitcast<i32>(couplings[2u * index + 1u]);
    return vec4i((low << 16u) >> 16u, low >> 16u, (high << 16u) >> 16u, high >> 16u);
  }
  return vec4i(
    bitcast<i32>(couplings[4u * index]),
    bitcast<i32>(couplings[4u * index + 1u]),
    bitcast<i32>(couplings[4u * index + 2u]),
    bitcast<i32>(couplings[4u * index + 3u]),
  );
}

// Couplings of one site; `row` counts the rows of all samples. A bit cannot be 0: neither the diagonal nor the padding has one.
fn glassQuad(row: u32, site: u32, quad: u32) -> vec4i {
  let lanes = couplingQuad(row * rowStride() + quad);
  if (COUPLING_BITS == 1u) {
    let columns = vec4u(4u * quad) + LANES;
    return select(lanes, vec4i(0), (columns == vec4u(site)) | (columns >= vec4u(params.size)));
  }
  return lanes;
}

// step * J of one site, for the fields of a quad. Padding counts as anything: it has fields that nobody reads.
fn steppedQuad(row: u32, site: u32, quad: u32, step: i32) -> vec4i {
  if (COUPLING_BITS == 1u) {
    let bits = couplings[row * (rowStride() >> 3u) + (quad >> 3u)] >> ((quad & 7u) * 4u);
    let change = select(vec4i(-step), vec4i(step), (vec4u(bits) & vec4u(1u, 2u, 4u, 8u)) != vec4u(0u));
    if (quad == site >> 2u) {
      return select(change, vec4i(0), vec4u(site & 3u) == LANES);
    }
    return change;
  }
  return couplingQuad(row * rowStride() + quad) * step;
}
