// spin-progress.wgsl: how far a state has come: sweep, number of the next update in it, and the flips so far.  Needs wide.wgsl.

fn beforeTarget(sweep: u32, site: u32) -> bool {
  return sweep < params.targetSweep || (sweep == params.targetSweep && site < params.targetSite);
}

fn addFlips(state: u32, sweep: u32, site: u32, flips: u32) {
  progress[state] = vec4u(sweep, site, wideAdd(progress[state].zw, vec2u(flips, 0u)));
}
