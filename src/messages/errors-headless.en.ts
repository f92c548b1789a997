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
  'GBX-742': {
    what: 'The benchmarks are not part of the installed package.',
    means: 'They measure the sources, and compare with other libraries that they install.',
    todo: 'Run `npm run bench` in a checkout of the project.',
  },
  'GBX-743': {
    what: 'The process that tested {{host}} was ended by {{signal}} at the engine {{engine}}.',
    means:
      'It did not end by itself: most likely the GPU driver crashed. What was tested before it, and every other host, is reported.',
    todo: 'Update the driver or name another with VK_ICD_FILENAMES; until then compute with --engine cpu.',
  },
  'GBX-744': {
    what: 'The process that tested {{host}} said nothing for {{seconds}} s at the engine {{engine}}, and was ended.',
    means: 'Most likely the GPU driver hangs. What was tested before it, and every other host, is reported.',
    todo: 'On a slow machine wait longer (--timeout); else update the driver, and until then compute with --engine cpu.',
  },
  'GBX-745': {
    what: 'The process that tested {{host}} ended too soon at the engine {{engine}} (exit code {{code}}: {{reason}}).',
    means: 'That engine was not tested. What was tested before it, and every other host, is reported.',
    todo: 'Try again; if it stays so, update the GPU driver, and until then compute with --engine cpu.',
  },
  'GBX-746': {
    what: '{{file}} is not beside this command line.',
    means: 'The licences of the packages that it is built with belong there: this copy is not whole.',
    todo: 'Install the package again, or run `npm run build:headless` in a checkout.',
  },
} as const satisfies Record<string, ProblemText>;
