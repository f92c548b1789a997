/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
} as const satisfies Record<string, ProblemText>;
