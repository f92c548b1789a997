/** Help teaches: it fits 80 columns in both languages, its groups are those of the page, its examples can be typed. */
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { groupedFields } from '../../src/cli/flags.ts';
import { EXAMPLES } from '../../src/cli/help/examples.ts';
import { examplesOf, groupOf, pathOf } from '../../src/cli/help/teach.ts';
import { isTopic, TOPIC_NAMES, topicText } from '../../src/cli/help/topics.ts';
import { wrapText } from '../../src/cli/help/wrap.ts';
import { cellWidth } from '../../src/cli/terminal.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { LANGUAGES } from '../../src/messages/catalogue.ts';
import { allCommands, deafTerminal, helpOf, programIn } from '../support/program.ts';

const shown = (program: Command) =>
  allCommands(program).filter((command) => command.parent?.name() !== 'link');

test.each(LANGUAGES)(
  'every help fits 80 columns, and no Chinese line begins with a full stop (%s)',
  (language) => {
    for (const command of shown(programIn(language))) {
      const lines = helpOf(command).split('\n');
      for (const line of lines) {
        expect(cellWidth(line), `${pathOf(command)}: ${line}`).toBeLessThanOrEqual(80);
        expect(line.trimStart(), pathOf(command)).not.toMatch(/^[、。，：；！？）》”]/);
      }
      expect(lines.join('\n'), pathOf(command)).not.toMatch(/\b(help|commands|cli)\.[a-z]+\.[a-z]/i);
    }
    for (const topic of TOPIC_NAMES)
      for (const line of topicText(deafTerminal(language), topic, 80).split('\n'))
        expect(cellWidth(line), line).toBeLessThanOrEqual(80);
  },
);

test('every command has a group, and two examples at least', () => {
  for (const command of programIn('en').commands) {
    expect(groupOf(command.name()), command.name()).not.toBeNull();
    expect(examplesOf(command).length, command.name()).toBeGreaterThanOrEqual(2);
    const text = helpOf(command);
    for (const { line } of examplesOf(command)) expect(text).toContain(`  ${line}\n`);
    expect(text).toContain('docs/command-line.md');
  }
});

/** Words of an example up to a pipe, a redirection or the bracket that closes it. */
function wordsOf(line: string): string[] {
  const own = /glassbox (.*?)(?:\s*[|>)].*)?$/.exec(
    line.replace(/'([^']*)'/g, (_, text) => text.replace(/[|>)]/g, ' ')),
  )![1]!;
  return own.split(' ').filter(Boolean);
}

/** Runs through commander alone: no command does anything. */
async function parsed(words: readonly string[]): Promise<string> {
  const program = programIn('en');
  let reached = 'none';
  for (const command of allCommands(program))
    command.action(() => {
      reached = pathOf(command);
    });
  await program.parseAsync([...words], { from: 'user' });
  return reached;
}

const examples = [
  ...shown(programIn('en')).flatMap((command) => examplesOf(command).map(({ line }) => line)),
];

test('every example can be typed: its command, experiment and flags exist', async () => {
  expect(examples.length).toBeGreaterThan(150);
  for (const line of new Set(examples)) {
    const words = wordsOf(line);
    expect(await parsed(words), line).toContain(words[0]);
  }
});

test('an example with a flag that there is not would be found', async () => {
  await expect(parsed(['run', 'sk-anneal', '--sise', '3'])).rejects.toThrow('--sise');
  await expect(parsed(['list', 'more', 'words'])).rejects.toThrow();
});

test('examples are of commands that exist, now or under a name kept for them', () => {
  for (const name of Object.keys(EXAMPLES)) expect(groupOf(name), name).not.toBeNull();
});

test('an experiment’s settings stand in the groups of the page, main ones first, before the options of every run', () => {
  const program = programIn('en');
  const run = program.commands.find((command) => command.name() === 'run')!;
  for (const experiment of experiments) {
    const text = helpOf(run.commands.find((command) => command.name() === experiment.id)!);
    const place = (what: string) => text.indexOf(what);
    for (const { fields } of groupedFields(experiment)) {
      const levels = fields.map(([, { level }]) => level);
      expect(levels).toEqual([...levels].sort());
    }
    expect(place('--seed <VALUE>'), experiment.id).toBeGreaterThan(0);
    expect(place('--seed <VALUE>')).toBeLessThan(place('Options of every run:'));
    expect(place('Options of every run:')).toBeLessThan(place('--engine <ENGINE>'));
  }
});

test('a flag that help shows is one that the command reads', () => {
  const run = programIn('en').commands.find((command) => command.name() === 'run')!;
  for (const command of run.commands)
    expect(allCommands(command)[0]!.options.length, command.name()).toBeGreaterThan(8);
});

test('topics are told apart from commands', () => {
  expect(
    TOPIC_NAMES.filter((name) => programIn('en').commands.some((command) => command.name() === name)),
  ).toEqual([]);
  expect(isTopic('exit-codes')).toBe(true);
  expect(isTopic('constructor')).toBe(false);
});

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['冷却玻璃的时候', 8, ['冷却玻璃', '的时候']],
  ['冷却玻璃。再来', 8, ['冷却玻', '璃。再来']],
  ['先（看一看）再', 8, ['先（看一', '看）再']],
  ['玻璃 side-by-side', 12, ['玻璃', 'side-by-side']],
  ['averylongword here', 5, ['averylongword', 'here']],
  ['first\nsecond line', 8, ['first', 'second', 'line']],
  ['', 8, ['']],
])('"%s" wrapped at %i', (text, width, lines) => {
  expect(wrapText(text, width).split('\n')).toEqual(lines);
});

test('lines after the first are indented', () => {
  expect(wrapText('one two three', 7, '  ')).toBe('one two\n  three');
});
