/** Each experiment with networks at a size that the reference engine runs in about a second: every part of a run, little of each. */
export const tinyLearners: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'twin-networks': {
    task: 'two-moons',
    hidden: 4,
    steps: 12,
    parting: 'noise',
    spawn: 3,
    networks: 4,
    points: 8,
    batch: 2,
  },
  barrier: { widest: 8, narrowest: 4, steps: 8, spawn: 2, pairs: 3, points: 8, inputs: 2, batch: 2 },
  slice: { hidden: 3, steps: 20, points: 8, resolution: 5, batch: 2 },
  flatness: { task: 'two-moons', hidden: 3, target: 0.4, draws: 2, steps: 12, points: 8 },
};
