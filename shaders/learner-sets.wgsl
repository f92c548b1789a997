// learner-sets.wgsl: which data a network trains on (library). Needs `tile` (LearnerTile) bound.

/// The set of a network, where there are `sets` of the kind asked for.
fn dataSet(network: u32, sets: u32) -> u32 {
  return network * sets / tile.networks;
}
