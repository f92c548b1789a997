// wide.wgsl: 64-bit products of 32-bit integers, in two limbs, from 16-bit halves.

// a * b = (high, low) as unsigned integers: .y is the high word.
fn wideProduct(a: u32, b: u32) -> vec2u {
  let aLow = a & 0xffffu;
  let aHigh = a >> 16u;
  let bLow = b & 0xffffu;
  let bHigh = b >> 16u;
  let middle = aHigh * bLow + ((aLow * bLow) >> 16u);
  let cross = aLow * bHigh + (middle & 0xffffu);
  return vec2u(a * b, aHigh * bHigh + (middle >> 16u) + (cross >> 16u));
}

// a * b for signed a and 0 <= b < 2^31, in two's complement: .x low word, .y high word.
fn wideSignedProduct(a: i32, b: u32) -> vec2u {
  let product = wideProduct(bitcast<u32>(a), b);
  return vec2u(product.x, product.y - select(0u, b, a < 0));
}

// sum + value, in two's complement: .x low word, .y high word.
fn wideAdd(sum: vec2u, value: vec2u) -> vec2u {
  let low = sum.x + value.x;
  return vec2u(low, sum.y + value.y + select(0u, 1u, low < sum.x));
}

// A signed 32-bit integer in two limbs.
fn wide(value: i32) -> vec2u {
  return vec2u(bitcast<u32>(value), bitcast<u32>(value >> 31u));
}
