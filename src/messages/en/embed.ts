/** What `<glassbox-lab>` itself says to who wrote the page around it; all that its module carries of the catalogue. */
export const component = {
  noAnswer:
    'The lab in the frame did not answer. Check its address (src), and that the policy of this page lists its host under frame-src.',
  noOrigin:
    'This page was opened as a file or in a sandbox: it has no origin and cannot talk with the frame, whose buttons work. Serve it from a web server.',
  gone: 'The frame was taken off the page, or loaded again, before it answered.',
} as const;

/** The lab in a frame of another page. */
export const embed = {
  label: 'Glassbox: {{name}}',
  open: 'Open in the lab',
  openLabel: 'Open this run in the full lab, in a new tab',
  play: 'Run it here',
  picture: 'Picture of a run at the default settings: {{name}}',
  component,
} as const;
