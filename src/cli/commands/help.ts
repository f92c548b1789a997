/** `glassbox help [COMMAND | TOPIC]`: as `--help`, and topics that belong to no command. */
import type { Command } from 'commander';
import { suggestion } from '../../experiments/nearest.ts';
import { experimentById } from '../../experiments/registry.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { filled } from '../help/lazy.ts';
import { isTopic, TOPIC_NAMES, topicText } from '../help/topics.ts';
import type { Terminal } from '../terminal.ts';

export function addHelp(program: Command, terminal: Terminal): void {
  const { t } = terminal;
  program
    .helpCommand(false)
    .command('help')
    .description(t('commands.help.about'))
    .argument('[WORDS...]', t('commands.help.words', { topics: TOPIC_NAMES.join(t('common.listComma')) }))
    .action((words: readonly string[]) => {
      const [first] = words;
      if (words.length === 1 && isTopic(first!))
        terminal.out(topicText(terminal, first, process.stdout.columns || 80).trimEnd());
      else commandAt(program, words).outputHelp();
    });
}

/** @throws GBX-412 naming the word that is no command, GBX-400 for one that is no experiment */
function commandAt(program: Command, words: readonly string[]): Command {
  return words.reduce((command, word) => {
    const known = command.commands;
    const next = known.find((sub) => sub.name() === word);
    if (next) return filled(next);
    if (command.name() === 'run') experimentById(word);
    const names = [...known.map((sub) => sub.name()), ...(command.parent ? [] : TOPIC_NAMES)];
    throw new GlassboxError('GBX-412', { name: word, nearest: suggestion(word, names) });
  }, program);
}
