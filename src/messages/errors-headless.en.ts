/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
  'GBX-740': {
    what: 'The term {{term}} cannot be part of a problem of {{size}} sites.',
    means:
      'Sites are whole numbers from 0 up to the size, less one; values are finite; couplings and edges join two different sites.',
    todo: 'Correct the term, or the size.',
  },
  'GBX-741': {
    what: '{{value}} is no number of threads.',
    means: 'The CPU engine takes a whole number of threads, 1 to 256.',
    todo: 'Give another number, or leave it out.',
  },
} as const satisfies Record<string, ProblemText>;
