/** Names of the sets of data in the catalogue, in the order in which they are offered: apart from it, so that a form needs no data. */
export const dataSetIds = [
  'teacher',
  'teacher-sign',
  'two-moons',
  'spirals',
  'xor',
  'parity',
  'clusters',
  'random-labels',
  'random-values',
  'iris',
  'iris-width',
  'penguins',
  'penguin-mass',
  'auto-mpg',
  'digits',
  'digit-parity',
] as const;
export type DataSetId = (typeof dataSetIds)[number];
