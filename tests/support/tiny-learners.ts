/** Each experiment with networks at a size that the reference engine runs in about a second: every part of a run, little of each. */
export const tinyLearners: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  saddles: { hidden: 2, inputs: 2, points: 10, size: 8, samples: 2, copies: 2, longest: 40, iterations: 30 },
};
