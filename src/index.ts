/** The library in Node and Deno: `import { solve, run, openEngine } from 'glassbox'`. */
import { headlessHost } from './host/headless.ts';
import { hostIs } from './library/host.ts';

hostIs(headlessHost);

export * from './library/api.ts';
