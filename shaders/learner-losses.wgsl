// learner-losses.wgsl: losses as functions of one point's outputs and targets, with their adjoints (library).
// LOSS: 0 squared-error (1/2) sum (y - f)^2;  1 cross-entropy -sum y log softmax(f);  2 squared-hinge (1/2) sum max(0, 1 - y f)^2;
//       3 gaussian, formulas in src/learner/gaussian-loss.ts;  4 linear sum y f.
// Each term of 0, 1, 2 and 4 depends on one output, a common shift (the largest output) and a common sum of exponentials (both for 1
// only); of 3 on a mean and a variance. Needs learner-functions.wgsl, learner-tail.wgsl.
override LOSS: u32 = 0u;
/// 1 where points have weights, which stand [set][point] behind the targets.
override WEIGHTED: u32 = 0u;
/// Noise model of 3.
override BETA: f32 = 0.0;
override FLOOR: f32 = 1e-6;

/// Energy of one output f with target y; `logSum` = log sum exp(f) of the point.
fn lossTerm(f: f32, y: f32, logSum: f32) -> f32 {
  switch (LOSS) {
    case 0u: { return 0.5 * (y - f) * (y - f); }
    case 1u: { return y * (logSum - f); }
    case 4u: { return y * f; }
    default: {
      let slack = max(0.0, 1.0 - y * f);
      return 0.5 * slack * slack;
    }
  }
}

/// dE/df; `share` = softmax of this output, `mass` = sum of the point's targets (both for cross-entropy only).
fn lossSlope(f: f32, y: f32, share: f32, mass: f32) -> f32 {
  switch (LOSS) {
    case 0u: { return f - y; }
    case 1u: { return mass * share - y; }
    case 4u: { return y; }
    default: { return -y * max(0.0, 1.0 - y * f); }
  }
}

/// (energy, dE/dmean, dE/ds) of one target y with censoring c, by mean and raw variance s.
fn gaussianLoss(mean: f32, s: f32, y: f32, c: f32) -> vec3f {
  // e^-|s|, and 0 where it would leave the normal numbers.
  let small = select(exponential(-abs(s)), 0.0, abs(s) > 86.0);
  let variance = FLOOR + (max(s, 0.0) + logOnePlus(small));
  // dv/ds / v as one number: it is at most 1, where r^2 / v^2 by itself might overflow.
  let share = select(small, 1.0, s >= 0.0) / ((1.0 + small) * variance);
  let logVariance = naturalLogarithm(variance);
  let sigma = sqrt(variance);
  let z = (mean - y) / sigma;
  var loss = vec3f(0.5 * (logVariance + z * z), z / sigma, 0.5 * share * (1.0 - z * z));
  if (c != 0.0) {
    let tail = normalTail(c * z);
    loss = vec3f(-tail.x, -c * tail.y / sigma, 0.5 * share * tail.y * (c * z));
  }
  let weight = select(1.0, exponential(BETA * logVariance), BETA > 0.0);
  return loss * vec3f(1.0, weight, weight);
}
