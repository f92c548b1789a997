/**
 * What `import { … } from 'glassbox'` gives, a file for each section of docs/api.md. Everything named there is kept: it changes with the
 * version of the package as its users expect (semver). What is not named may change any day.
 */
export * from './sections/engines.ts';
export * from './sections/experiments.ts';
export * from './sections/glasses.ts';
export * from './sections/ground-states.ts';
export * from './sections/networks.ts';
export * from './sections/observables.ts';
export * from './sections/problems.ts';
export * from './sections/schedules.ts';
