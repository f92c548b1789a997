/** Each experiment with networks at a size that the reference engine runs in about a second: every part of a run, little of each. */
export const tinyLearners: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'temperature-of-sgd': {
    problem: 'network',
    modes: 2,
    hidden: 1,
    points: 12,
    networks: 3,
    steps: 60,
    batch: 2,
    weightDecay: 0.2,
    learningRate: 0.4,
  },
};
