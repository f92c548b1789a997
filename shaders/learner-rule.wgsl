// learner-rule.wgsl: one parameter's step by a descent rule (library, no bindings). Formulas: DescentRule in src/engine/contract.ts;
// numbers of the rules: RULES in src/engine/moments.ts (0 momentum, 1 Nesterov, 2 Adam, 3 AdamW, 4 RMSprop).
//   moments  (m, s), changed      decays  (first, second, epsilon, weight decay)      scales  1/(1 - b1^t), 1/(1 - b2^t)
fn ruleStep(rule: u32, decays: vec4f, scales: vec2f, rate: f32, slope: f32, theta: f32, moments: ptr<function, vec2f>) -> f32 {
  let old = *moments;
  let g = slope + select(decays.w, 0.0, rule == 3u) * theta;
  if (rule <= 1u) {
    let m = decays.x * old.x - rate * g;
    *moments = vec2f(m, old.y);
    return theta + select(m, decays.x * m - rate * g, rule == 1u);
  }
  let m = decays.x * old.x + (1.0 - decays.x) * g;
  let s = decays.y * old.y + (1.0 - decays.y) * g * g;
  *moments = vec2f(m, s);
  let spread = sqrt(s * select(scales.y, 1.0, rule == 4u)) + decays.z;
  return theta - rate * (m * scales.x / spread + select(0.0, decays.w, rule == 3u) * theta);
}

/// (b1^t, b2^t, their scales) one step on: one rounded multiplication each, as powersAfter in src/engine/moments.ts makes them.
fn nextPowers(powers: vec4f, decays: vec4f) -> vec4f {
  let next = powers.xy * decays.xy;
  return vec4f(next, 1.0 / (1.0 - next));
}
