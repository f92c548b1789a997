/**
 * Flags that are made when they are needed: fifty experiments have more than a thousand settings, and a command reads those of one.
 * Help, completion and the man page, which show all, ask for them.
 */
import type { Command } from 'commander';

const waiting = new WeakMap<Command, () => void>();

/** @param fill  adds the command's flags; called once, before the command is parsed or shown */
export function lazily(command: Command, fill: () => void): void {
  waiting.set(command, fill);
}

/** The command with all its flags. */
export function filled(command: Command): Command {
  const fill = waiting.get(command);
  waiting.delete(command);
  fill?.();
  return command;
}

/** Fills a subcommand as soon as the words name it. */
export function fillsWhenNamed(parent: Command): Command {
  return parent.hook('preSubcommand', (_, named) => {
    filled(named);
  });
}
