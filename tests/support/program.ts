/** The commander program as the command line makes it, for tests that look at it instead of running it. */
import type { Command } from 'commander';
import { filled } from '../../src/cli/help/lazy.ts';
import { createProgram } from '../../src/cli/program.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { say } from '../../src/messages/catalogue.ts';
import type { Language } from '../../src/messages/language.ts';
import type { Facts, ProblemId } from '../../src/messages/problem.ts';

export interface ToldProblem {
  readonly id: ProblemId;
  readonly facts: Facts;
}

/** A terminal that remembers what was told. */
export function deafTerminal(language: Language): Terminal & { readonly told: ToldProblem[] } {
  const told: ToldProblem[] = [];
  return {
    language,
    live: false,
    told,
    t: (key, facts = {}) => say(language, key, facts),
    out: () => {},
    error: () => {},
    problem: (id, facts) => void told.push({ id, facts }),
  };
}

export function programIn(language: Language): Command {
  return createProgram(deafTerminal(language), () => {});
}

/** The program and every command below it that help shows, with all flags. */
export function allCommands(program: Command): Command[] {
  return [filled(program), ...program.commands.flatMap(allCommands)];
}

/** What `--help` prints in a terminal of this width. */
export function helpOf(command: Command, width = 80): string {
  let text = '';
  filled(command).configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => width,
  });
  command.outputHelp();
  return text;
}
