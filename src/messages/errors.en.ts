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
} as const satisfies Record<string, ProblemText>;
