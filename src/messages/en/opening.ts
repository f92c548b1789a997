/** The first seconds: a recorded run, and the guess that the run answers. */
export const opening = {
  spoken: 'A recorded run is shown while the engine opens.',
  status: {
    opening: 'Recorded · opening the engine…',
    behind: 'Recorded · the same run is being computed here: {{percent}}',
    paused: 'Recorded · press Play to compute it here',
    alone: 'Recorded · nothing is computed here',
  },
  guess: {
    says: 'The run says: {{answer}}.',
    saysNot: 'This run cannot tell.',
    right: 'As you guessed.',
    overlaps: 'Copies compared in pairs, at this moment:',
    overlap: '{{title}} At T = {{at}}: highest at q = {{peak}}.',
    full: 'Go to the whole chart',
  },
} as const;
