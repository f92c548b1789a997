/** `glassbox`: reads the command line, runs the command, ends with the right code. */
import { type Command, CommanderError } from 'commander';
import { nearest, suggestion } from '../experiments/nearest.ts';
import { experiments } from '../experiments/registry.ts';
import { chooseLanguage, languageOf } from '../messages/language.ts';
import { isProblem } from '../messages/problem.ts';
import { pathOf } from './help/teach.ts';
import { misreadReason } from './misread.ts';
import { withNamedExperiment } from './named-by-file.ts';
import { createProgram } from './program.ts';
import { readerLeft } from './runs/signals.ts';
import { exitCodeOf, openTerminal, showError, type Terminal } from './terminal.ts';

const words = withNamedExperiment(process.argv.slice(2));
const terminal = openTerminal(
  chooseLanguage([askedLanguage(words), process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG]),
);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') readerLeft();
  else process.exit(1);
});

process.exitCode = await main(terminal, words);

async function main(terminal: Terminal, words: readonly string[]): Promise<number> {
  let code = 0;
  const program = createProgram(terminal, (ended) => {
    code = ended;
  });
  if (words.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return misread(terminal, program, words, error);
    showError(terminal, error);
    return exitCodeOf(isProblem(error) ? error.id : null);
  }
}

/** Help and version end well; everything else that commander refuses is bad input, told by our ids. */
function misread(
  terminal: Terminal,
  program: Command,
  words: readonly string[],
  error: CommanderError,
): number {
  if (error.exitCode === 0) return 0;
  // Flags without a command: commander would say how it is used, on the stream that we keep for problems.
  if (error.code === 'commander.help') {
    commandOf(program, words).outputHelp();
    return 0;
  }
  const command = commandOf(program, words);
  const path = pathOf(command);
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') {
    const flags = [...command.options, ...program.options].flatMap(({ long }) => (long ? [long] : []));
    terminal.problem('GBX-411', { flag: name, nearest: nearest(name, flags), command: path });
  } else if (error.code === 'commander.unknownCommand' || error.code === 'commander.excessArguments') {
    const known = command.commands.map((sub) => sub.name());
    if (command.name() === 'run')
      terminal.problem('GBX-400', {
        name: strayWord(words, 'run'),
        nearest: nearest(strayWord(words, 'run'), known),
        known: experiments.map(({ id }) => id).join(terminal.t('common.listComma')),
      });
    else if (known.length > 0)
      terminal.problem('GBX-412', { name: name || words[0]!, nearest: suggestion(name || words[0]!, known) });
    else terminal.problem('GBX-413', { reason: misreadReason(terminal, error), command: path });
  } else terminal.problem('GBX-413', { reason: misreadReason(terminal, error), command: path });
  return 2;
}

/** The deepest command that the words name. */
function commandOf(program: Command, words: readonly string[]): Command {
  let command = program;
  for (const word of words) command = command.commands.find((sub) => sub.name() === word) ?? command;
  return command;
}

function strayWord(words: readonly string[], after: string): string {
  return words.slice(words.indexOf(after) + 1).find((word) => !word.startsWith('-')) ?? '';
}

function askedLanguage(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  const asked = words[at]!.includes('=') ? words[at]!.slice('--lang='.length) : words[at + 1];
  return languageOf(asked) ? asked : undefined;
}
