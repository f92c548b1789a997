/** Units as people read them, and the names of groups of settings; experiments refer to both by key. */
export const units = {
  sweeps: 'sweeps',
  temperatures: 'temperatures',
  spins: 'spins',
  moves: 'moves',
  units: 'units',
  inputs: 'inputs',
  points: 'points',
  bits: 'bits',
  log10Conductivity: 'log10 S/cm',
  dex: 'dex',
} as const;

export const groups = {
  clock: 'The shared clock',
  chain: 'The chain',
  glass: 'Spin glass',
  learner: 'Neural networks',
  law: 'The law',
  time: 'Heat and time',
  average: 'Samples and copies',
} as const;
