// learner-finite.wgsl: whether a number is one (library, no bindings). By its bits: WGSL may compare NaN as it likes.
fn isFinite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}
