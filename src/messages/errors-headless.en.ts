/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
  'GBX-730': {
    what: '{{path}} is no result of glassbox bench: {{why}}.',
    means:
      'Nothing was compared: figures of another kind, or of a file that was changed, would be taken for times.',
    todo: 'Give files that glassbox bench wrote (bench/results/*.json), or that the page bench.html saved.',
  },
  'GBX-731': {
    what: '{{path}} could not be read: {{reason}}.',
    means: 'Nothing was compared.',
    todo: 'Check the path, and that you may read the file.',
  },
  'GBX-732': {
    what: '{{first}} and {{second}} have no line in common.',
    means: 'They measured different hosts, engines or workloads, so nothing can be set beside each other.',
    todo: 'Measure both with the same --host and --engine.',
  },
  'GBX-733': {
    what: 'A host was not measured: {{host}} ({{reason}}).',
    means: 'It was asked for by name, or no other one is here; nothing is written for it.',
    todo: 'Install it, or name Chrome with CHROME_PATH; --host chooses another one.',
  },
  'GBX-734': {
    what: '{{flag}} cannot go together with {{other}}.',
    means: 'Nothing was measured: each of them asks for measurements of its own.',
    todo: 'Leave one of them out.',
  },
} as const satisfies Record<string, ProblemText>;
