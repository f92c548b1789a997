/** Problems that a page can tell of before anything else has arrived, or where nothing else arrives: why this engine, what is missing. */
export interface ProblemText {
  readonly what: string;
  readonly means: string;
  readonly todo: string;
}

export const urgentEn = {
  'GBX-101': {
    what: 'This page is not in a secure context.',
    means: 'WebGPU needs https or localhost, so the lab runs on the CPU engine.',
    todo: 'Open the page over https or at localhost to use the GPU.',
  },
  'GBX-102': {
    what: 'This host has no WebGPU.',
    means:
      'The lab runs on the CPU engine: spins are the same bit for bit, networks agree within their error bars.',
    todo: 'For the GPU use a browser with WebGPU: Chrome or Edge 113, Safari 26, Firefox 141 on Windows, or later.',
  },
  'GBX-103': {
    what: 'WebGPU is here but offered no adapter.',
    means:
      'The driver is missing or blocked. The lab runs on the CPU engine: spins are the same bit for bit, networks agree within their error bars.',
    todo: 'Update the graphics driver, or go on: nothing is lost but speed.',
  },
  'GBX-104': {
    what: 'Only a software GPU was found ({{adapter}}).',
    means: 'It is 10 to 100 times slower than the CPU engine, which is used instead.',
    todo: 'Choose WebGPU by hand to check kernels on it.',
  },
  'GBX-105': {
    what: '{{asked}} do not fit on this GPU.',
    means: 'Its buffers allow {{largest}}, which the run uses now.',
    todo: 'Undo to have the size you asked for on the CPU engine, slower.',
  },
  'GBX-106': {
    what: 'A GPU was found but could not be opened ({{reason}}).',
    means:
      'The lab runs on the CPU engine: spins are the same bit for bit, networks agree within their error bars.',
    todo: 'Close other pages that use the GPU and try it again, or go on: nothing is lost but speed.',
  },
  'GBX-602': {
    what: 'The part of the lab that computes could not start ({{reason}}).',
    means: 'Nothing can run: the browser blocked a worker, or a file of the lab did not arrive.',
    todo: 'Load the page again; if it stays, allow workers for this site or use another browser.',
  },
  'GBX-603': {
    what: 'The texts in {{language}} did not arrive ({{reason}}).',
    means: 'The page stays in the language it has; the run is not touched.',
    todo: 'Check the connection, and load the page again.',
  },
  'GBX-604': {
    what: 'A part of the page did not arrive ({{reason}}).',
    means: 'What you asked for cannot be opened; the experiment on screen is untouched.',
    todo: 'Check the connection and try again; if the lab was updated meanwhile, load the page again.',
  },
  'GBX-620': {
    what: 'The computing part has not answered for {{seconds}} s.',
    means: 'What you see is a recording of the same run; nothing is computed here yet.',
    todo: 'Wait, or load the page again; if it stays so, try another browser.',
  },
  'GBX-653': {
    what: 'Something on this page went wrong: {{message}}',
    means: 'Runs are computed elsewhere and are not touched.',
    todo: 'If the page looks wrong, load it again; please report it with “Copy a report” at the bottom.',
  },
  'GBX-654': {
    what: 'A part of the page did not arrive.',
    means: 'You are not connected, or the lab was renewed while this page was open. The run is not touched.',
    todo: 'Load the page again: the run goes on where it was.',
  },
} as const satisfies Record<string, ProblemText>;
