/** What was read from a person's own file and what was decided while reading: said, never only done. */
export const couplings = {
  format: 'Read as {{format}}: {{size}} spins, {{couplings}} couplings, {{fields}} fields.',
  'sign-coupling': 'A positive number makes two spins agree (J).',
  'sign-weight': 'Numbers are MaxCut weights: a positive one makes two spins differ (J = −w).',
  numbering: 'The first spin is number {{first}}.',
  duplicates:
    '{{count}} pairs came more than once and were added up (first in line {{line}}; {{reversed}} the other way round).',
  zeros: '{{count}} entries are zero: no coupling.',
  unused: '{{count}} spins have neither coupling nor field and are free ({{sites}}).',
  unweighted: 'No line has a value, so every pair counts 1.',
  'column-names': 'The first line holds names and was left out: {{names}}.',
} as const;

export const table = {
  size: '{{rows}} rows and {{columns}} columns, separated by {{delimiter}}.',
  delimiters: { comma: 'commas', semicolon: 'semicolons', tab: 'tabs', bar: 'bars' },
  missing: '{{count}} values are missing. Rows with a missing value in a used column are left out.',
  marks: 'Read as missing: {{marks}}.',
  'comma-decimal': 'A comma inside a number was read as the decimal sign.',
  'comma-thousands': 'A comma inside a number was read as a thousands separator.',
  blank: '{{count}} empty rows were skipped.',
  used: '{{rows}} rows: {{training}} to train on, {{heldOut}} held out.',
  roles: 'Predicted: {{target}}. From: {{inputs}}.',
  incomplete: '{{count}} rows were left out because a value is missing in: {{columns}}.',
  'left-constant': 'Not used because they never change: {{columns}}.',
  'left-empty': 'Not used because they are empty: {{columns}}.',
  'left-too-many-categories': 'Not used because nearly every row has a text of its own: {{columns}}.',
  categories: 'Categories became 0/1 inputs: {{columns}}.',
  source: 'Data: {{citation}}. Terms: {{licence}}.',
  standardised: 'Numbers are standardised on the training points only.',
} as const;
