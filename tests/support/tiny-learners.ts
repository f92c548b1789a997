/** Each experiment with networks at a size that the reference engine runs in about a second: every part of a run, little of each. */
export const tinyLearners: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
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
