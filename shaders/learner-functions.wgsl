// learner-functions.wgsl: the elementary functions of the learner, in f32 basic operations (library, no bindings).
// Why own ones: WGSL has no erf, lets sin be off by 2^-11, and some drivers' tanh overflows to NaN beyond |x| = 44.
// Error  relative 2e-7 near 0, 2e-6 in GELU's lower tail, absolute 2e-7 for sine and cosine (|x| < 1000), against f64:
//        tests/conformance/webgpu-learner-functions.test.ts. Coefficients: least maximum error fits made for this file.
const LN2_HIGH: f32 = 0.693145751953125;
const LN2_LOW: f32 = 1.4286068203094173e-6;

/// e^x with x clamped to [-87, 88], so that neither end leaves the normal numbers.
fn exponential(x: f32) -> f32 {
  let bounded = clamp(x, -87.0, 88.0);
  let octave = round(bounded * 1.4426950408889634);
  let r = (bounded - octave * LN2_HIGH) - octave * LN2_LOW;
  let tail = 0.5 + r * (0.16666576266288757 + r * (0.04166637361049652 + r * (0.008363175205886364 + r * 0.0013941109646111727)));
  // Two factors: 2^octave itself would overflow at octave = 128 before the product does.
  let half = i32(octave) / 2;
  let low = bitcast<f32>(u32(half + 127) << 23u);
  let high = bitcast<f32>(u32(i32(octave) - half + 127) << 23u);
  return (1.0 + (r + r * r * tail)) * low * high;
}

fn tangent(x: f32) -> f32 {
  let size = abs(x);
  if (size < 0.6) {
    let u = x * x;
    let p = -0.3333333134651184 + u * (0.1333293318748474 + u * (-0.05387631803750992 + u * (0.021121453493833542 - u * 0.0062836650758981705)));
    return x + x * u * p;
  }
  return sign(x) * (1.0 - 2.0 / (exponential(2.0 * min(size, 10.0)) + 1.0));
}

/// erfc(x) for x >= 1; 0 beyond x = 9.3, where it leaves the normal numbers.
fn errorTail(x: f32) -> f32 {
  if (x > 4.0) {
    // Continued fraction of the Mills ratio, three terms: relative error below 2e-4 of a number below 2e-8.
    let u = x * x;
    return select(exponential(-u) * 0.5641895835477563 / (x + 0.5 / (x + 1.0 / (x + 1.5 / x))), 0.0, u > 86.0);
  }
  let q = -0.00038589845644310117 + x * (1.1305384635925293 + x * (0.6312173008918762 + x * (0.11076607555150986
    + x * (-0.026902496814727783 + x * (0.004977939650416374 + x * (-0.0006609166575355291 + x * (5.78272738493979e-5
    + x * (-2.8649615160247777e-6 + x * 5.555586923833289e-8))))))));
  return exponential(-q);
}

/// erf(x) = (2 / sqrt(pi)) int_0^x exp(-t^2) dt.
fn errorFunction(x: f32) -> f32 {
  let size = abs(x);
  if (size < 1.0) {
    let u = x * x;
    return x * (1.1283791065216064 + u * (-0.3761262595653534 + u * (0.1128358542919159 + u * (-0.026853810995817184
      + u * (0.005188327748328447 + u * (-0.0008010192541405559 + u * 7.853857823647559e-5))))));
  }
  return sign(x) * (1.0 - errorTail(size));
}

/// The normal distribution function Phi(x) = erfc(-x / sqrt(2)) / 2, with a relative error also in the lower tail.
fn normalCdf(x: f32) -> f32 {
  let scaled = x * 0.7071067811865476;
  if (scaled < -1.0) { return 0.5 * errorTail(-scaled); }
  return 0.5 * (1.0 + errorFunction(scaled));
}

/// (sin x, cos x): quarter turns taken off in three parts (Cody and Waite), then polynomials on [-pi/4, pi/4].
fn sineCosine(x: f32) -> vec2f {
  let turns = round(x * 0.6366197723675814);
  let r = ((x - turns * 1.5703125) - turns * 4.837512969970703e-4) - turns * 7.549789948768648e-8;
  let u = r * r;
  let s = r + r * u * (-0.166666641831398 + u * (0.008332725614309311 - u * 1.958297798410058e-4));
  let c = 1.0 - 0.5 * u + u * u * (0.0416666641831398 + u * (-0.0013888280373066664 + u * 2.454299828968942e-5));
  let quadrant = u32(i32(turns)) & 3u;
  let even = (quadrant & 1u) == 0u;
  let sine = select(c, s, even);
  let cosine = select(s, c, even);
  return vec2f(select(sine, -sine, quadrant >= 2u), select(cosine, -cosine, quadrant == 1u || quadrant == 2u));
}
