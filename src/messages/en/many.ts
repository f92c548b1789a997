/** Many runs on the command line: grids, shards, what has become of them. */
export const many = {
  commands: {
    resume: 'Go on with the run, or the grid of runs, in a folder',
    status: 'Show how far the runs in a folder are, and who is at work there',
    merge: 'Join shards to the files of one run, or the runs of a grid to one table',
  },
  options: {
    continue: 'Start, or go on where an earlier attempt stopped; nothing where it is finished',
    shard:
      'Compute share I of N, I = 0 … N-1: some of the samples, or some runs of a grid (64,128 or 1..100 for a setting)',
    dryRun: 'Show what would run and what it would cost, measured in seconds; write nothing',
    mergeOut: 'Folder for the merged files (the first one)',
  },
  plan: {
    what: '{{experiment}}, runs: {{runs}}, into {{folder}}',
    shardOfGrid: 'Shard {{index}} of {{of}}; its runs: {{runs}}',
    shardOfSamples: 'Shard {{index}} of {{of}}: its share of the samples of one run',
    settings: 'settings',
    runs: 'runs',
    each: 'time each',
    cost: 'About {{time}} for all {{runs}} on {{engine}}, {{hours}} core hours. Measured on this machine just now: {{measured}} of {{kinds}} kinds of runs, for some seconds each; expect a factor of two either way.',
    noCost: 'No estimate: none of its runs showed any progress within 20 seconds.',
  },
  done: '{{run}}: {{rows}} rows after {{time}}, digest {{digest}}',
  ownDone: 'All {{runs}} runs are finished.',
  stopped: 'Stopped: {{done}} of {{runs}} runs are finished. Go on with: npx glassbox resume {{folder}}',
  failed:
    '{{failed}} of {{runs}} runs failed; the others are whole. Look at them with: npx glassbox status {{folder}}',
  spinsStay:
    'Spins are not merged: spins.zarr stays in each of the {{runs}} folders ({{folder}} …); sample_index there counts as in the whole run.',
  merged: 'Merged into {{folder}}: {{path}}.',
  state: {
    finished: 'finished',
    running: 'running',
    stopped: 'stopped',
    waiting: 'waiting',
    damaged: 'damaged',
  },
  status: {
    run: 'run',
    state: 'state',
    done: 'done',
    rows: 'rows',
    worker: 'process, or digest',
    more: '… and {{count}} more; --json has all.',
  },
} as const;
