/** Each experiment with networks at a size that the reference engine runs in about a second: every part of a run, little of each. */
export const tinyLearners: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'teacher-student': { size: 11, heaviest: 2, loads: 3, sweeps: 40, samples: 3 },
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
  'double-descent': { points: 20, draws: 8, inputs: 4, table: 'iris-width', ratios: '0.5 1 2' },
  jamming: { points: 12, inputs: 3, widest: 8, widths: 3, steps: 30, samples: 3 },
  'glass-diagram': { points: 12, inputs: 3, moves: 8, samples: 3, steps: 3 },
};
