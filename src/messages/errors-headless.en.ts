/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
  'GBX-750': {
    what: '“{{path}}” does not say which experiment it is about.',
    means: 'It holds bare settings, as config.json of a run does. No link was made.',
    todo: 'Name the experiment: `glassbox link EXPERIMENT --config {{path}}`, or give the folder of the run.',
  },
  'GBX-751': {
    what: '“{{page}}” is not the address of a page.',
    means: 'A link was asked for that begins with it. Nothing was printed.',
    todo: 'Give an address such as https://example.org/glassbox/, or leave out --page.',
  },
  'GBX-752': {
    what: 'The packed part of the link would have {{length}} characters, and {{most}} is the most.',
    means: 'Mail and messengers cut longer links. Nothing was printed.',
    todo: 'Send the settings file instead, with `run --config`; without --files, own files stay out of the link.',
  },
  'GBX-753': {
    what: '“{{link}}” is not a share link of Glassbox.',
    means: 'It names no experiment (x=…), so there are no settings to read.',
    todo: 'Copy the link whole, and put it in quotes: the shell takes & for the end of a command.',
  },
  'GBX-754': {
    what: 'The validation tables are not part of this installation.',
    means: 'They are made by scripts of the source code, which an installed package leaves out. Nothing ran.',
    todo: 'Run `npm run validate` in a checkout of the source; docs/validation.md has the numbers.',
  },
  'GBX-755': {
    what: 'No measurement has “{{name}}” in its name.',
    means: 'Nothing was measured.',
    todo: '`glassbox validate --list` names them all; the nearest is {{nearest}}.',
  },
  'GBX-756': {
    what: 'There is nothing to make a link of.',
    means:
      '`glassbox link` takes a settings file, the folder of a run, or an experiment. Nothing was printed.',
    todo: 'For instance `glassbox link sk-anneal --size 64`; with --read it reads a link.',
  },
} as const satisfies Record<string, ProblemText>;
