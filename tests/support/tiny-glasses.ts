/** Each glass experiment at a size that the reference engine runs in about a second: every part of a run, little of each. */
export const tinyGlasses: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'sk-anneal': { size: 16, slowest: 20, copies: 3, samples: 3 },
  'sk-transition': { size: 24, samples: 3, copies: 2, sweeps: 12, steps: 3 },
  'sk-overlap': { size: 16, samples: 3, copies: 4, sweeps: 12, steps: 4 },
  'sk-equilibrium': { size: 16, samples: 3, slots: 3, longest: 20, interval: 3 },
  'ground-states': { largest: '31', samples: 40, copies: 3, effort: 1, exactSamples: 20 },
  'sk-freeze': { size: 16, samples: 3, copies: 2, sweeps: 4, steps: 3, longest: 100 },
  'at-line': { size: 24, samples: 4, copies: 2, sweeps: 8, steps: 5, fields: 3 },
  equilibrium: { size: 12, samples: 3, copies: 6, steps: 3, sweeps: 24, interval: 2, ladder: 'tuned' },
  metastable: { largest: '32', starts: 3, samples: 3 },
  'curie-weiss': { size: 16, samples: 3, copies: 2, sweeps: 12, steps: 3 },
  hopfield: { size: 40, heaviest: 0.3, lightest: 0.05, loads: 3, samples: 3, copies: 3, sweeps: 10 },
  'ea-2d': { length: '8', samples: 3, sweeps: 30, slots: 3 },
  'ea-3d': { length: '8', samples: 2, sweeps: 20, slots: 3 },
  chaos: { size: 16, samples: 3, sweeps: 40 },
  'random-energy': { size: 6, samples: 12, steps: 4 },
  'p-spin': { size: 16, samples: 3, longest: 4 },
};
