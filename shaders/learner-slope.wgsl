// learner-slope.wgsl: the slope of Phi in parameter k of a network (library). Needs `pace` (LearnerPace) and `precisions` bound.
// With a tether the centres [network][parameter] stand behind the precisions.

/// theta - centre, for parameter `at` of all networks; 0 without a tether.
fn apartOf(theta: f32, at: u32) -> f32 {
  if (pace.tether > 0.0) { return theta - precisions[pace.parameters + at]; }
  return 0.0;
}

/// g / T + lambda theta + strength (theta - centre).
fn slopeOf(coldness: f32, g: f32, theta: f32, k: u32, at: u32) -> f32 {
  let slope = coldness * g + precisions[k] * theta;
  if (pace.tether > 0.0) { return slope + pace.tether * apartOf(theta, at); }
  return slope;
}
