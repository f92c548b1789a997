/** Units as people read them, and the names of groups of settings; experiments refer to both by key. */
export const units = {
  sweeps: 'sweeps',
  steps: 'steps',
  J: 'J',
  delta: 'Δ',
  bits: 'bits',
} as const;

export const groups = {
  cooling: 'Cooling',
  glass: 'Spin glass',
  learner: 'Neural networks',
  statistics: 'Statistics',
} as const;
