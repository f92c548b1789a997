// learner-activations.wgsl: the activations and their derivatives (library, no bindings). Needs learner-functions.wgsl.
// ACTIVATION is the place in ACTIVATIONS of src/engine/webgpu/learner-layout.ts: 0 tanh, 1 relu, 2 gelu, 3 erf, 4 sine, 5 linear.
override ACTIVATION: u32 = 0u;

fn activationOf(z: f32) -> f32 {
  switch (ACTIVATION) {
    case 0u: { return tangent(z); }
    case 1u: { return max(z, 0.0); }
    case 2u: { return z * normalCdf(z); }
    case 3u: { return errorFunction(z); }
    case 4u: { return sineCosine(z).x; }
    default: { return z; }
  }
}

/// d activation / dz at z. ReLU's kink takes slope 0.
fn slopeOf(z: f32) -> f32 {
  switch (ACTIVATION) {
    case 0u: {
      // 1 - tanh^2 = 4 e / (1 + e)^2 with e = exp(-2 |z|): no cancellation in the tails.
      let e = exponential(-2.0 * abs(z));
      return 4.0 * e / ((1.0 + e) * (1.0 + e));
    }
    case 1u: { return select(0.0, 1.0, z > 0.0); }
    case 2u: { return normalCdf(z) + z * 0.3989422804014327 * exponential(-0.5 * z * z); }
    case 3u: { return 1.1283791670955126 * exponential(-z * z); }
    case 4u: { return sineCosine(z).y; }
    default: { return 1.0; }
  }
}

/// (activation, its slope, curvature and third derivative) at z: what jets need. ReLU has none beyond the slope.
fn derivativesOf(z: f32) -> vec4f {
  let a = activationOf(z);
  // Beyond 20 a bell has no height, but powers of z overflow.
  let t = clamp(z, -20.0, 20.0);
  switch (ACTIVATION) {
    case 0u: {
      let slope = slopeOf(z);
      return vec4f(a, slope, -2.0 * a * slope, slope * (6.0 * a * a - 2.0));
    }
    case 1u: { return vec4f(a, slopeOf(z), 0.0, 0.0); }
    case 2u: {
      let density = 0.3989422804014327 * exponential(-0.5 * t * t);
      return vec4f(a, normalCdf(z) + t * density, (2.0 - t * t) * density, (t * t - 4.0) * t * density);
    }
    case 3u: {
      let slope = slopeOf(z);
      return vec4f(a, slope, -2.0 * t * slope, (4.0 * t * t - 2.0) * slope);
    }
    case 4u: {
      let turn = sineCosine(z);
      return vec4f(turn, -turn);
    }
    default: { return vec4f(z, 1.0, 0.0, 0.0); }
  }
}
