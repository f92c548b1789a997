/** What the page says when something beneath it gives way, and the ways on that it offers. */
export const resilience = {
  reload: 'Load the page again',
  tryGpu: 'Try the GPU again',
  anyway: 'Use it all the same',
  undo: 'Undo: the size I asked for',
  fromStart: 'From the beginning',
  longer: 'Run four times as long',
  temper: 'Use parallel tempering',
  kept: 'A run with these settings was left here at {{percent}}.',
  goOn: 'Go on where I was ({{percent}})',
  forget: 'Throw it away',
  keptLabel: 'A run that was kept',
  pageLabel: 'About this page',
  pauseHidden: 'Pause while this page is out of sight',
  reasons: {
    silent: 'it ended without a word',
    missing: 'it did not start',
    version: 'another version of the lab',
    damaged: 'it cannot be read',
    full: 'no room',
    refused: 'storage is refused',
  },
  advice: {
    chromium: 'In Chrome, Edge and others of their kind WebGPU needs version 113 or later.',
    chromiumLinux:
      'Chrome on Linux offers WebGPU from version 144 on newer Intel graphics and from 147 with NVIDIA’s driver 535 or later; elsewhere with “chrome://flags/#enable-unsafe-webgpu” switched on.',
    chromiumAndroid: 'Chrome on Android needs version 121 and Android 12 or later.',
    firefoxWindows: 'Firefox has WebGPU on Windows from version 141.',
    firefoxMac:
      'Firefox has WebGPU on Macs with Apple silicon from version 145 (macOS 26) or 147; on Macs with Intel processors not yet.',
    firefoxLinux: 'Firefox on Linux has no WebGPU yet: Chrome may have it.',
    firefoxAndroid: 'Firefox on Android has no WebGPU yet: Chrome has it.',
    safari: 'Safari has WebGPU from version 26, on iPhone and iPad too.',
    brave: 'Brave may hide the GPU: try Chrome or Firefox.',
    other:
      'This browser is not known here; current versions of Chrome, Edge, Safari and Firefox have WebGPU.',
  },
} as const;
