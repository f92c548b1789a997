/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
  'GBX-701': {
    what: 'The samples of {{experiment}} cannot be computed apart.',
    means:
      'Nothing was started. Shards divide the samples of experiments that `glassbox describe` names as such, or the runs of a grid.',
    todo: 'Make a grid of it, for instance --seed 1..16: then every shard takes some of the runs.',
  },
  'GBX-702': {
    what: '{{shards}} shards for {{samples}} samples: some would have none.',
    means: 'Nothing was started.',
    todo: 'Use at most {{samples}} shards, or more samples.',
  },
  'GBX-703': {
    what: 'Shard {{shard}} does not belong to the others: what all must have alike differs.',
    means: 'Nothing was merged. The shards were made with other settings, or by another version.',
    todo: 'Run that shard again with the command of the others.',
  },
} as const satisfies Record<string, ProblemText>;
