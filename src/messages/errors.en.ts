/** What happened · what it means · what to do. Ids are grouped: 1xx device, 2xx sizes, 3xx files, 4xx configuration, 5xx runs. */
export interface ProblemText {
  readonly what: string;
  readonly means: string;
  readonly todo: string;
}

export const errorsEn = {
  'GBX-101': {
    what: 'This page is not in a secure context.',
    means: 'WebGPU needs https or localhost, so the lab runs on the CPU engine.',
    todo: 'Open the page over https or at localhost to use the GPU.',
  },
  'GBX-102': {
    what: 'This host has no WebGPU.',
    means: 'The lab runs on the CPU engine, with the same numbers.',
    todo: 'For the GPU use a browser with WebGPU: Chrome or Edge 113, Safari 26, Firefox 141 on Windows, or later.',
  },
  'GBX-103': {
    what: 'WebGPU is here but offered no adapter.',
    means: 'The driver is missing or blocked; the lab runs on the CPU engine, with the same numbers.',
    todo: 'Update the graphics driver, or go on: nothing is lost but speed.',
  },
  'GBX-104': {
    what: 'Only a software GPU was found ({{adapter}}).',
    means: 'It is 10 to 100 times slower than the CPU engine, which is used instead.',
    todo: 'Choose WebGPU by hand to check kernels on it.',
  },
  'GBX-110': {
    what: 'The GPU device was lost ({{reason}}).',
    means: 'The run goes on from its last checkpoint, at row {{row}}.',
    todo: 'Nothing; if it happens again the run moves to the CPU engine.',
  },
  'GBX-201': {
    what: '{{asked}} do not fit: {{limitName}} is {{limit}} on this device.',
    means: 'Nothing was allocated.',
    todo: 'Use at most {{largest}}, or another engine.',
  },
  'GBX-202': {
    what: 'The {{engine}} engine has no {{what}}.',
    means: 'Nothing ran, because another choice would give other numbers.',
    todo: 'Choose {{instead}}.',
  },
  'GBX-203': {
    what: 'The couplings of one spin add up to {{largest}} units; a local field must stay below {{limit}}.',
    means: 'The glass keeps fields as integers, and these would not fit.',
    todo: 'Use fewer coupling bits (--coupling-bits), or scale the couplings down.',
  },
  'GBX-204': {
    what: '{{size}} spins in {{states}} states (samples times replicas) were asked for.',
    means: 'A glass has {{smallest}} to {{largest}} spins, in 1 to {{mostStates}} states.',
    todo: 'Change the size, the samples or the replicas.',
  },
  'GBX-220': {
    what: 'The GPU reported an error while {{where}}: {{message}}',
    means: 'What it was computing cannot be trusted, so nothing of it is used; the last checkpoint stands.',
    todo: 'Run again on the CPU engine, which gives the same numbers, and report this message with the name of the GPU.',
  },
  'GBX-221': {
    what: 'The GPU ran out of memory while {{where}}: {{message}}',
    means: "Nothing of this state was kept; other programs may be using the GPU's memory.",
    todo: 'Close what else uses the GPU, use fewer copies or a smaller size, or choose the CPU engine.',
  },
  'GBX-222': {
    what: 'This WebGPU engine, or this state of it, was closed.',
    means: 'A call came after it, so there was nothing to compute on.',
    todo: 'Open the engine again and restore the last checkpoint.',
  },
} as const satisfies Record<string, ProblemText>;
