// learner-address.wgsl: where a layer finds its points (library). Needs `tile` (LearnerTile) and `picks` bound, and learner-sets.wgsl.
// A network's activations lie [channel * points + point][unit] in the workspace of the tile; its data [set][channel][point][unit].

/// The training point in a row of the tile: in order, or as drawn for the minibatch.
fn trainingPoint(network: u32, row: u32) -> u32 {
  if (tile.batch > 0u) { return picks[network * tile.batch + tile.pointBegin + row]; }
  return tile.pointBegin + row;
}

/// First element of row 0 in `source`: activations of the layer below, or the data set under the first layer. Divides: not for loops.
fn sourceBase(local: u32) -> u32 {
  if (tile.fromData == 0u) { return local * tile.points * CHANNELS * tile.inputs; }
  return dataSet(tile.networkBegin + local, tile.inputSets) * tile.dataPoints * CHANNELS * tile.inputs;
}

/// What a row of data is on from the same row of the tile: the tile has some of the points, and the channels lie further apart.
fn dataShift(row: u32) -> u32 {
  if (CHANNELS == 1u) { return tile.pointBegin; }
  return tile.pointBegin + row / tile.points * (tile.dataPoints - tile.points);
}

/// The row of `source` that stands in row `row` of the tile.
fn sourceRow(local: u32, row: u32) -> u32 {
  if (tile.fromData * tile.batch == 0u) { return row + tile.fromData * dataShift(row); }
  return trainingPoint(tile.networkBegin + local, row);
}

/// And of the three rows behind it, of the same channel.
fn sourceRows(local: u32, row: u32) -> vec4u {
  if (tile.fromData * tile.batch == 0u) { return vec4u(row + tile.fromData * dataShift(row)) + vec4u(0u, 1u, 2u, 3u); }
  let network = tile.networkBegin + local;
  return vec4u(trainingPoint(network, row), trainingPoint(network, row + 1u), trainingPoint(network, row + 2u), trainingPoint(network, row + 3u));
}

/// First element of row `row` of the tile in `source`.
fn sourceStart(local: u32, row: u32) -> u32 {
  return sourceBase(local) + sourceRow(local, row) * tile.inputs;
}
