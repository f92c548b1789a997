/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
  'GBX-720': {
    what: 'The run in {{path}} has {{rows}} rows already, and their spins were not kept.',
    means: 'Nothing was started: spins.zarr would begin in the middle of the run.',
    todo: 'Go on without --spins, or run anew with --spins into another folder.',
  },
  'GBX-721': {
    what: 'The run in {{path}} is finished, and its spins were not kept.',
    means: 'Nothing ran: rows that are there are not made again.',
    todo: 'Give --out with another folder to make it again with its spins.',
  },
} as const satisfies Record<string, ProblemText>;
