/** What experiments are about: headings of the groups in which they are offered. */
export const topics = {
  together: 'Glass and network',
  hands: 'By hand',
  training: 'Training as motion',
  learning: 'What can be learnt',
  cooling: 'Cooling and ageing',
  equilibrium: 'Equilibrium and transition',
  landscape: 'The landscape of energy',
  law: 'The law as teacher',
  doubt: 'Knowing what you do not know',
  lattice: 'Neighbours only',
  relatives: 'Order and memory',
  more: 'More',
} as const;
