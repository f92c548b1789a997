/** Words that page and command line share. */
export const common = {
  title: 'Glassbox',
  tagline: 'Cool it too fast and it gets stuck.',
  subtitle: 'A glass made of magnets and a batch of neural networks, cooled side by side on one clock.',
  engines: {
    auto: 'Best for this machine',
    webgpu: 'WebGPU',
    cpu: 'CPU',
    reference: 'Reference (slow, plain)',
  },
  states: {
    opening: 'Getting ready',
    running: 'Running',
    paused: 'Paused',
    done: 'Done',
    cancelled: 'Stopped',
    failed: 'Stopped by a problem',
  },
  verdicts: { yes: 'yes', no: 'no', 'cannot-tell': 'cannot tell yet' },
  /** Of a finding without a single number. */
  nothingToTell: 'Cannot be told: nothing was measured here that could tell it.',
  plusMinus: '{{value}} ± {{error}}',
  none: '–',
  comma: ', ',
  /** Between the members of a list. */
  listComma: ', ',
  titled: '{{title}}: {{text}}',
} as const;
