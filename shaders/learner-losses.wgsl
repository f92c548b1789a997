// learner-losses.wgsl: losses as functions of one point's outputs and targets, with their adjoints (library).
// LOSS: 0 squared-error (1/2) sum (y - f)^2;  1 cross-entropy -sum y log softmax(f);  2 squared-hinge (1/2) sum max(0, 1 - y f)^2.
// Each term depends on one output, a common shift (the largest output) and a common sum of exponentials (both for 1 only).
override LOSS: u32 = 0u;

/// Energy of one output f with target y; `logSum` = log sum exp(f) of the point.
fn lossTerm(f: f32, y: f32, logSum: f32) -> f32 {
  switch (LOSS) {
    case 0u: { return 0.5 * (y - f) * (y - f); }
    case 1u: { return y * (logSum - f); }
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
    default: { return -y * max(0.0, 1.0 - y * f); }
  }
}
