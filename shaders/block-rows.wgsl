// block-rows.wgsl: the flips of a block of a dense glass, applied to all fields in one pass: each field is read and written once.
// Needs couplings.wgsl, one of spin-fields-*.wgsl and block-flips.wgsl.

// Rows read together, so that their loads overlap.
const ROWS_AT_ONCE = 4u;
// With so many flips or more, couplings of one bit are counted, 32 fields at once.
const LEAST_COUNTED = 5u;

// The next four places of a set; 32 for those that are not there.
fn nextFour(flips: u32) -> vec4u {
  let second = flips & (flips - 1u);
  let third = second & (second - 1u);
  let fourth = third & (third - 1u);
  return min(firstTrailingBit(vec4u(flips, second, third, fourth)), vec4u(32u));
}

fn withoutFour(flips: u32) -> u32 {
  let second = flips & (flips - 1u);
  let third = second & (second - 1u);
  let fourth = third & (third - 1u);
  return fourth & (fourth - 1u);
}

// -2 s J of one site for a quad of fields; 0 for place 32. up: spins before the flips.
fn flippedRow(sample: u32, first: u32, place: u32, otherwise: u32, up: u32, quad: u32) -> vec4i {
  let site = first + select(place, otherwise, place == 32u);
  let step = select(select(2, -2, ((up >> (place & 31u)) & 1u) == 1u), 0, place == 32u);
  return steppedQuad(sample * params.size + site, site, quad, step);
}

// Sum of -2 s J over the flipped sites of one word, from `first` on, for one quad.
fn rowsOfWord(sample: u32, first: u32, flips: u32, up: u32, quad: u32) -> vec4i {
  var sum = vec4i(0);
  for (var rest = flips; rest != 0u; rest = withoutFour(rest)) {
    let four = nextFour(rest);
    sum += flippedRow(sample, first, four.x, four.x, up, quad);
    sum += flippedRow(sample, first, four.y, four.x, up, quad);
    sum += flippedRow(sample, first, four.z, four.x, up, quad);
    sum += flippedRow(sample, first, four.w, four.x, up, quad);
  }
  return sum;
}

// A word of bits of one row, turned around where the spin was up: 1 where the field grows by 2. 0 for place 32.
fn risingWord(sample: u32, first: u32, place: u32, otherwise: u32, up: u32, word: u32) -> u32 {
  let site = first + select(place, otherwise, place == 32u);
  let bits = couplings[(sample * params.size + site) * (rowStride() >> 3u) + word];
  return select(bits ^ (0u - ((up >> (place & 31u)) & 1u)), 0u, place == 32u);
}

// Adds the bits of four rows to counters in bit slices, weights 1 to 64: three full adders and a ripple.
fn countFour(slices: array<u32, 7>, bits: vec4u) -> array<u32, 7> {
  var sums = slices;
  let first = bits.x ^ bits.y ^ sums[0];
  let firstCarry = (bits.x & bits.y) | (sums[0] & (bits.x ^ bits.y));
  let secondCarry = (bits.z & bits.w) | (first & (bits.z ^ bits.w));
  sums[0] = first ^ bits.z ^ bits.w;
  var carry = (firstCarry & secondCarry) | (sums[1] & (firstCarry ^ secondCarry));
  sums[1] ^= firstCarry ^ secondCarry;
  for (var weight = 2u; weight < 7u; weight++) {
    let both = sums[weight] & carry;
    sums[weight] ^= carry;
    carry = both;
  }
  return sums;
}

// The counts of a quad's four columns. A product spreads a nibble over four bytes, which hold counts up to 127.
fn countsOf(slices: array<u32, 7>, shift: u32) -> vec4i {
  var sums = slices;
  var bytes = 0u;
  for (var weight = 0u; weight < 7u; weight++) {
    bytes |= ((((sums[weight] >> shift) & 15u) * 0x00204081u) & 0x01010101u) << weight;
  }
  return vec4i((vec4u(bytes) >> vec4u(0u, 8u, 16u, 24u)) & vec4u(127u));
}

// For couplings of one bit: a word of 32 fields, which flips raise by 2 as often as `counts` says, and lower as often as not.
fn applyBits(state: u32, sample: u32, block: u32, flips: vec2u, up: vec2u, word: u32) {
  var slices: array<u32, 7>;
  for (var half = 0u; half < BLOCK / 32u; half++) {
    let first = block + 32u * half;
    for (var rest = flips[half]; rest != 0u; rest = withoutFour(rest)) {
      let four = nextFour(rest);
      slices = countFour(slices, vec4u(
        risingWord(sample, first, four.x, four.x, up[half], word),
        risingWord(sample, first, four.y, four.x, up[half], word),
        risingWord(sample, first, four.z, four.x, up[half], word),
        risingWord(sample, first, four.w, four.x, up[half], word),
      ));
    }
  }
  let flipped = i32(countOneBits(flips.x) + countOneBits(flips.y));
  // The diagonal has no bit: where the word holds sites of the block, the 0 that it was counted as is taken back.
  let half = word - (block >> 5u);
  let own = select(0u, flips[half & 1u], half < BLOCK / 32u);
  let ownUp = up[half & 1u];
  for (var eighth = 0u; eighth < min(8u, FIELD_QUADS - 8u * word); eighth++) {
    let counts = countsOf(slices, 4u * eighth);
    let here = ((vec4u(own >> (4u * eighth)) >> LANES) & vec4u(1u)) == vec4u(1u);
    let wasUp = ((vec4u(ownUp >> (4u * eighth)) >> LANES) & vec4u(1u)) == vec4u(1u);
    let diagonal = select(vec4i(0), select(vec4i(2), vec4i(-2), wasUp), here);
    addToFields(state, 8u * word + eighth, 4 * counts - 2 * flipped + diagonal);
  }
}

// Corrects all fields for the block's flips.
fn applyFlips(state: u32, sample: u32, block: u32, flips: vec2u, up: vec2u, lid: u32) {
  if (COUPLING_BITS == 1u && countOneBits(flips.x) + countOneBits(flips.y) >= LEAST_COUNTED) {
    for (var word = lid; word < params.words; word += WORKGROUP_SIZE) {
      applyBits(state, sample, block, flips, up, word);
    }
    return;
  }
  for (var quad = lid; quad < FIELD_QUADS; quad += WORKGROUP_SIZE) {
    var change = rowsOfWord(sample, block, flips.x, up.x, quad);
    if (BLOCK > 32u) {
      change += rowsOfWord(sample, block + 32u, flips.y, up.y, quad);
    }
    addToFields(state, quad, change);
  }
}

// Loop iterations of it, with `count` flips.
fn applyCost(count: u32) -> u32 {
  let rows = 2u + count / ROWS_AT_ONCE;
  if (COUPLING_BITS == 1u && count >= LEAST_COUNTED) {
    return (1u + params.words / WORKGROUP_SIZE) * (6u * rows + 80u);
  }
  return (1u + FIELD_QUADS / WORKGROUP_SIZE) * rows;
}
