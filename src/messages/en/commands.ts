/** Small commands: links, validation tables, completion, the manual. */
export const commands = {
  json: 'As JSON, for a program',
  misread: {
    missingArgument: '{{name}} is missing.',
    optionMissingArgument: '{{name}} needs a value.',
    invalidArgument: '“{{value}}” is not a value of {{name}}; it can be {{choices}}.',
    conflictingOption: '{{name}} and {{other}} cannot be given together.',
    excessArguments: '{{name}} takes {{most}} arguments at most, and {{count}} were given.',
  },
  help: { about: 'Show help for a command or a topic', words: 'A command, or a topic: {{topics}}' },
  describe: { schema: 'JSON Schema of the configuration (draft 2020-12)' },
  link: {
    about: 'Print the share link of settings, or read one',
    file: 'Settings file, manifest, or folder of a run; or an experiment, with its settings as options',
    page: 'Address of the page, put before the link',
    files: 'Pack your own files into the link as well',
    config: 'Settings from a file; flags go over it',
    read: 'Print what this link says, as a settings file (quote the link)',
    filesLeft: 'Your own files are not in the link: add --files, or send them along.',
    shard: '{{path}} is a shard: the link has the settings of the whole run and no result.',
    unfinished: 'The run in {{path}} is not finished: the link has its settings and no result.',
  },
  validate: {
    about: 'Measure again what docs/validation.md compares with published and exact numbers',
    only: 'Only measurements whose name contains this',
    list: 'Name the measurements',
  },
  completion: {
    about: 'Print a script with which a shell completes commands, experiments and options',
    shell: 'bash, zsh or fish',
  },
  man: {
    about: 'Print the manual page (roff)',
    experiment: 'Of one experiment, with its settings, presets and columns',
  },
  schema: {
    title: 'Settings of {{name}}',
    about:
      '{{question}} Every setting may be left out. Rules that join several settings are checked by the program.',
    text: 'Whether the numbers of a point lie in range is checked by the program.',
    file: 'A file as its name and its text; null for none.',
  },
} as const;
