// wide.wgsl: 64-bit integers in two limbs, .x the low word, .y the high word (two's complement).  Needs philox.wgsl.

// a * b for signed a and 0 <= b < 2^31.
fn wideSignedProduct(a: i32, b: u32) -> vec2u {
  let product = wideProduct(bitcast<u32>(a), b);
  return vec2u(product.x, product.y - select(0u, b, a < 0));
}

// sum + value.
fn wideAdd(sum: vec2u, value: vec2u) -> vec2u {
  let low = sum.x + value.x;
  return vec2u(low, sum.y + value.y + select(0u, 1u, low < sum.x));
}

// A signed 32-bit integer in two limbs.
fn wide(value: i32) -> vec2u {
  return vec2u(bitcast<u32>(value), bitcast<u32>(value >> 31u));
}

// -value.
fn wideNegative(value: vec2u) -> vec2u {
  return wideAdd(vec2u(~value.x, ~value.y), vec2u(1u, 0u));
}
