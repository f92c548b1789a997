// learner-address.wgsl: where a layer finds its points (library). Needs `tile` (LearnerTile) and `picks` bound.
// A network's activations lie [channel * points + point][unit] in the workspace of the tile; its data [set][point][unit].

/// The data set that a network trains on.
fn dataSet(network: u32, sets: u32) -> u32 {
  return network * sets / tile.networks;
}

/// The training point in a row of the tile: in order, or as drawn for the minibatch.
fn trainingPoint(network: u32, row: u32) -> u32 {
  if (tile.batch > 0u) { return picks[network * tile.batch + tile.pointBegin + row]; }
  return tile.pointBegin + row;
}

/// First element of row 0 in `source`: activations of the layer below, or the data set under the first layer. Divides: not for loops.
fn sourceBase(local: u32) -> u32 {
  if (tile.fromData == 0u) { return local * tile.points * CHANNELS * tile.inputs; }
  return dataSet(tile.networkBegin + local, tile.inputSets) * tile.dataPoints * tile.inputs;
}

/// The row of `source` that stands in row `row` of the tile.
fn sourceRow(local: u32, row: u32) -> u32 {
  if (tile.fromData * tile.batch == 0u) { return row + tile.fromData * tile.pointBegin; }
  return trainingPoint(tile.networkBegin + local, row);
}

/// And of the three rows behind it.
fn sourceRows(local: u32, row: u32) -> vec4u {
  if (tile.fromData * tile.batch == 0u) { return vec4u(row + tile.fromData * tile.pointBegin) + vec4u(0u, 1u, 2u, 3u); }
  let network = tile.networkBegin + local;
  return vec4u(trainingPoint(network, row), trainingPoint(network, row + 1u), trainingPoint(network, row + 2u), trainingPoint(network, row + 3u));
}

/// First element of row `row` of the tile in `source`.
fn sourceStart(local: u32, row: u32) -> u32 {
  return sourceBase(local) + sourceRow(local, row) * tile.inputs;
}
