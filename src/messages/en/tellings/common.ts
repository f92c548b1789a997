/** Words that all stories share. */
export const common = {
  about:
    'Each step opens an experiment with its settings and says what to look at; what it says at the end is computed from your own run. Change what you like: the way back is always there.',
  do: 'Do:',
  look: 'Look:',
  show: 'Show me: {{what}}',
  says: 'What your run says',
  waiting: 'The answer is computed from the run and comes when it is done.',
  silent:
    'This run has ended without an answer to that. Start it again, or return to the settings of the step.',
  otherwise:
    'That is not what this story expected. Chance takes part in every run: try another seed, or a longer run, before you believe either.',
  own: 'This is said of your own settings; the story speaks of others.',
  changed: 'Settings that are yours now: {{what}}.',
  comma: ', ',
  return: 'Return to the settings of this step',
  away: 'Another experiment is open. The story waits.',
  open: 'Back to this step',
  steps: 'All steps',
  others: 'Other stories',
} as const;
