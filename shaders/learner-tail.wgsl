// learner-tail.wgsl: logarithms and the normal distribution's tail in f32 basic operations (library, no bindings).
// Why own ones: WGSL lets log be off by 2^-21 near 1, has no log1p and no erfc, and a compiler may take 1 + x - 1 for x.
// Error  relative 3e-7 against f64: tests/conformance/webgpu-learner-functions.test.ts. Coefficients: least maximum error fits made
//        for this file. Needs learner-functions.wgsl.

/// ln(1 + x), -1/2 <= x <= 1: 2 atanh(x / (2 + x)), so nothing cancels near 0.
fn logOnePlus(x: f32) -> f32 {
  let s = x / (2.0 + x);
  let u = s * s;
  return 2.0 * s + s * u * (0.6666663885116577 + u * (0.4000762701034546 + u * (0.28235042095184326 + u * 0.2686101496219635)));
}

/// ln x of a normal number x > 0: x = 2^octave (1 + f) with f between -0.293 and 0.415.
fn naturalLogarithm(x: f32) -> f32 {
  let bits = bitcast<u32>(x) - 0x3f3504f3u;
  let octave = f32(bitcast<i32>(bits) >> 23u);
  let fraction = bitcast<f32>((bits & 0x7fffffu) + 0x3f3504f3u) - 1.0;
  return octave * LN2_HIGH + (octave * LN2_LOW + logOnePlus(fraction));
}

/// exp(x^2) erfc(x), x >= 0: (1 + 2 x) times it is a polynomial in (x - 2) / (x + 2).
/// Source of the form: Shepherd & Laframboise, Math. Comp. 36 (1981) 249.
fn scaledErrorTail(x: f32) -> f32 {
  let q = (x - 2.0) / (x + 2.0);
  let p = 1.2769783735275269 + q * (-0.09276371449232101 + q * (-0.16603104770183563 + q * (0.16404853761196136
    + q * (-0.05421232059597969 + q * (-0.008013870567083359 + q * (0.00869013648480177 + q * (0.0012058749562129378
    + q * (-0.001396789913997054 + q * (-0.0003464710316620767 + q * (0.00016122624219860882 + q * 5.9232177591184154e-5))))))))));
  return p / (1.0 + 2.0 * x);
}

/// (ln Phi(z), phi(z) / Phi(z)): the second is the inverse Mills ratio of the lower tail. No exponential of a square where z < 0.
fn normalTail(z: f32) -> vec2f {
  let scaled = scaledErrorTail(0.7071067811865476 * abs(z));
  let square = 0.5 * z * z;
  if (z < 0.0) { return vec2f(naturalLogarithm(0.5 * scaled) - square, 0.7978845608028654 / scaled); }
  // Beyond this the bell has no height in normal numbers.
  let bell = select(exponential(-square), 0.0, square > 86.0);
  let upper = 0.5 * scaled * bell;
  return vec2f(logOnePlus(-upper), 0.3989422804014327 * bell / (1.0 - upper));
}
