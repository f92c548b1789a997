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
  saddles: { hidden: 2, inputs: 2, points: 10, size: 8, samples: 2, copies: 2, longest: 40, iterations: 30 },
  ageing: {
    smallHidden: 1,
    largeHidden: 4,
    points: 12,
    inputs: 3,
    batch: 4,
    samples: 3,
    longest: 20,
    size: 8,
  },
  jamming: { points: 12, inputs: 3, widest: 8, widths: 3, steps: 30, samples: 3 },
  'glass-diagram': { points: 12, inputs: 3, moves: 8, samples: 3, steps: 3 },
};
