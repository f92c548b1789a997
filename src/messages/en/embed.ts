/** The lab in a frame of another page. */
export const embed = {
  label: 'Glassbox: {{name}}',
  open: 'Open in the lab',
  openLabel: 'Open this run in the full lab, in a new tab',
  play: 'Run it here',
  picture: 'Picture of a run at the default settings: {{name}}',
  noScriptOrigin:
    'Ask whoever made this page to let the frame keep its origin; the lab itself opens in a new tab.',
  component: {
    noAnswer:
      'The lab in the frame did not answer. Check its address (src), that the host allows frames, and that the policy of this page lists the host under frame-src.',
    noOrigin:
      'This page was opened as a file or in a sandbox and has no origin of its own, so it cannot talk with the frame. The buttons in the frame work; serve the page from a web server to use methods and events.',
    gone: 'The frame was taken off the page before it answered.',
  },
} as const;
