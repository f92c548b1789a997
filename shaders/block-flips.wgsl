// block-flips.wgsl: a block of BLOCK neighbouring sites of a dense glass: its couplings in workgroup memory, and what flips inside it
//   change there.  Sets of the block's sites are bits of two words.  J is symmetric.  Needs couplings.wgsl.
override BLOCK: u32 = 32u;
// Words of a block's couplings: BLOCK * BLOCK * COUPLING_BITS / 32.
override BLOCK_WORDS: u32 = 1024u;

var<workgroup> blockCouplings: array<u32, BLOCK_WORDS>;

fn bitOf(bits: vec2u, k: u32) -> u32 {
  return (select(bits.x, bits.y, k >= 32u) >> (k & 31u)) & 1u;
}

// Of a site's place in the block (0 … 63), the places before it.
fn bitsBelow(k: u32) -> vec2u {
  let bits = (1u << (k & 31u)) - 1u;
  return select(vec2u(bits, 0u), vec2u(0xffffffffu, bits), k >= 32u);
}

fn blockSpins(block: u32) -> vec2u {
  let word = block >> 5u;
  if (BLOCK > 32u && word + 1u < params.words) {
    return vec2u(spinWords[word], spinWords[word + 1u]);
  }
  return vec2u(spinWords[word], 0u);
}

fn flipBlock(block: u32, flips: vec2u) {
  let word = block >> 5u;
  spinWords[word] ^= flips.x;
  if (BLOCK > 32u && word + 1u < params.words) {
    spinWords[word + 1u] ^= flips.y;
  }
}

// Copies J of the block's sites among themselves: [site][site], in the lanes of `couplings`; zeros beyond the last row and column.
fn loadBlock(sample: u32, block: u32, lid: u32) {
  let rowWords = BLOCK * COUPLING_BITS / 32u;
  let stride = rowStride() * COUPLING_BITS / 8u;
  let first = block * COUPLING_BITS / 32u;
  for (var word = lid; word < BLOCK_WORDS; word += WORKGROUP_SIZE) {
    let site = block + word / rowWords;
    let column = first + word % rowWords;
    var lanes = 0u;
    if (site < params.size && column < stride) {
      lanes = couplings[(sample * params.size + site) * stride + column];
    }
    blockCouplings[word] = lanes;
  }
}

// J of two of the block's sites, from lanes of 8, 16 or 32 bits.
fn blockCoupling(row: u32, column: u32) -> i32 {
  let at = (row * BLOCK + column) * COUPLING_BITS;
  return (bitcast<i32>(blockCouplings[at >> 5u]) << (32u - COUPLING_BITS - (at & 31u))) >> (32u - COUPLING_BITS);
}

// What the flips in one word of the block, from `first` on, change in the field at `column`: 2 sum of J s over those taken back, minus
// that over those new.
fn wordChange(earlier: u32, flips: u32, up: u32, first: u32, column: u32) -> i32 {
  var sum = 0;
  for (var rest = earlier ^ flips; rest != 0u; rest &= rest - 1u) {
    let k = firstTrailingBit(rest);
    let coupling = blockCoupling(first + k, column);
    sum += select(-coupling, coupling, (((flips ^ up) >> k) & 1u) == 1u);
  }
  return 2 * sum;
}

// The same for couplings of one bit: +1 where bit and step agree, and -1 where they do not, are counted.
fn bitChange(moved: u32, rising: u32, row: u32) -> i32 {
  return 4 * i32(countOneBits(moved & ~(rising ^ row))) - 2 * i32(countOneBits(moved));
}

// By how much the field at `column` changes when the block's flips are `flips` instead of `earlier`; up: spins before any flip.
fn fieldChange(earlier: vec2u, flips: vec2u, up: vec2u, column: u32) -> i32 {
  if (COUPLING_BITS == 1u) {
    let rising = flips ^ up;
    let row = column * BLOCK / 32u;
    var sum = bitChange(earlier.x ^ flips.x, rising.x, blockCouplings[row]);
    if (BLOCK > 32u) {
      sum += bitChange(earlier.y ^ flips.y, rising.y, blockCouplings[row + 1u]);
    }
    return sum;
  }
  var sum = wordChange(earlier.x, flips.x, up.x, 0u, column);
  if (BLOCK > 32u) {
    sum += wordChange(earlier.y, flips.y, up.y, 32u, column);
  }
  return sum;
}
