/** Help that teaches: commands in groups, fields in those of the page, examples at the end. Reads the finished program. */
import type { AddHelpTextContext, Command } from 'commander';
import { experiments } from '../../experiments/registry.ts';
import { topicOf } from '../../experiments/topics.ts';
import type { help } from '../../messages/en/help.ts';
import type { Terminal } from '../terminal.ts';
import { EXAMPLES, type Example, FIRST, OF_AN_EXPERIMENT } from './examples.ts';
import { TOPIC_NAMES } from './topics.ts';
import { wrapText } from './wrap.ts';

type Group = keyof (typeof help)['groups'];

/** Commands by what they are for, groups in order; one that is named nowhere stands below "Commands". */
const GROUPS: Readonly<Record<Group, readonly string[]>> = {
  look: ['list', 'describe'],
  run: ['run', 'solve'],
  many: ['resume', 'status', 'merge', 'slurm', 'kubernetes'],
  results: ['plot', 'link'],
  machine: ['check', 'bench', 'validate'],
  shell: ['help', 'completion', 'man'],
};

/** The words of a command after the program's name: "run side-by-side". */
export function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}`.trim() : '';
}

export function groupOf(command: string): Group | null {
  const found = Object.entries(GROUPS).find(([, names]) => names.includes(command));
  return (found?.[0] as Group | undefined) ?? null;
}

/** Examples of a command, with the experiment's name in place. */
export function examplesOf(command: Command): readonly Example[] {
  const path = pathOf(command);
  if (path === '') return FIRST;
  if (command.parent?.name() !== 'run') return EXAMPLES[path] ?? [];
  return OF_AN_EXPERIMENT.map(({ line, text }) => ({
    line: line.replaceAll('EXPERIMENT', command.name()),
    text,
  }));
}

export function teach(program: Command, terminal: Terminal): void {
  const { t } = terminal;
  orderByGroup(program);
  for (const command of program.commands) {
    const group = groupOf(command.name());
    if (group) command.helpGroup(t(`help.groups.${group}`));
  }
  const run = program.commands.find((command) => command.name() === 'run');
  for (const command of run?.commands ?? []) {
    const experiment = experiments.find(({ id }) => id === command.name());
    const topic = experiment && t(`topics.${topicOf(experiment)}`);
    if (topic) command.helpGroup(t('help.heading', { title: topic }));
  }
  const all = [program, ...program.commands, ...(run?.commands ?? [])];
  for (const command of all)
    command.addHelpText('after', (context) => `\n${ending(command, terminal, widthOf(context))}`);
}

/** Examples and where more is written. */
function ending(command: Command, terminal: Terminal, width: number): string {
  const { t } = terminal;
  const examples = examplesOf(command);
  const lines = examples.flatMap(({ line, text }) => [
    `  ${line}`,
    `      ${wrapText(t(`help.example.${text}`), width - 6, ' '.repeat(6))}`,
  ]);
  const heading = command.parent ? t('help.examples') : t('help.first');
  const more = wrapText(t('help.more', { topics: TOPIC_NAMES.join('|') }), width);
  return [...(lines.length > 0 ? [heading, ...lines, ''] : []), more].join('\n');
}

function widthOf({ error }: AddHelpTextContext): number {
  const stream = error ? process.stderr : process.stdout;
  return (stream.isTTY && stream.columns) || 80;
}

/** Commander shows groups in the order in which it meets them. */
function orderByGroup(program: Command): void {
  const names = Object.values(GROUPS).flat();
  const place = (command: Command) => {
    const at = names.indexOf(command.name());
    return at < 0 ? names.length : at;
  };
  (program.commands as Command[]).sort((a, b) => place(a) - place(b));
}
