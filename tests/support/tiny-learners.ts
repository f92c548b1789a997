/** Each experiment with networks at a size that the reference engine runs in about a second: every part of a run, little of each. */
export const tinyLearners: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'teacher-student': { size: 11, heaviest: 2, loads: 3, sweeps: 40, samples: 3 },
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
};
