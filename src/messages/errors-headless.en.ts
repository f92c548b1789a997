/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
  'GBX-710': {
    what: 'There is no folder {{path}}.',
    means: 'Nothing was drawn.',
    todo: 'Give the folder that `glassbox run` wrote: its last line names it.',
  },
  'GBX-711': {
    what: '{{path}} holds no run: {{missing}} is missing there.',
    means: 'Nothing was drawn: figures are drawn from the files that `glassbox run` writes.',
    todo: 'Give the folder of a run, such as results/side-by-side-1a2b3c4d.',
  },
  'GBX-712': {
    what: 'The experiment {{experiment}} has no figure {{name}}.',
    means: 'Did you mean {{nearest}}? Nothing was drawn.',
    todo: 'Its figures are: {{known}}.',
  },
  'GBX-713': {
    what: 'The run in {{path}} has nothing to draw yet.',
    means: 'No row was written that any of its figures shows.',
    todo: 'Wait for the first row, or go on with the run: `glassbox run --resume {{path}}`.',
  },
  'GBX-714': {
    what: 'Line {{line}} of {{path}} is no row.',
    means: 'Nothing was drawn: the file was changed or is incomplete.',
    todo: 'Bring the file back, or run the experiment again.',
  },
  'GBX-715': {
    what: '{{name}} cannot be {{value}}.',
    means: 'Nothing was drawn.',
    todo: 'Allowed: {{allowed}}.',
  },
  'GBX-716': {
    what: '{{path}} is one file, and there are {{count}} pictures.',
    means: 'Nothing was drawn: each would have replaced the one before.',
    todo: 'Name one figure with --figure (and one row with --rows), or give a folder with --out.',
  },
  'GBX-717': {
    what: '{{path}} cannot be written ({{reason}}).',
    means: 'Pictures before it are there, this one is not.',
    todo: 'Choose another place with --out, or make room and allow writing there.',
  },
  'GBX-718': {
    what: 'The part that makes PNG files did not load ({{reason}}).',
    means: 'It is made for each system apart, and the one for this system is not installed.',
    todo: 'Install again with `npm install`, or draw with --format svg.',
  },
  'GBX-719': {
    what: 'The figure {{figure}} cannot be drawn: {{why}}.',
    means: 'Nothing was drawn.',
    todo: 'Leave --figure out to draw all that there is, or choose other --rows.',
  },
} as const satisfies Record<string, ProblemText>;
