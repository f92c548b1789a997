/** `glassbox completion SHELL`: a script with which the shell completes, made from the program as it is. */
import { Argument, type Command } from 'commander';
import type { Terminal } from '../terminal.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export function addCompletion(program: Command, terminal: Terminal): void {
  const { t } = terminal;
  program
    .command('completion')
    .description(t('commands.completion.about'))
    .addArgument(new Argument('<SHELL>', t('commands.completion.shell')).choices(SHELLS))
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { completionScript } = await import('../completion/script.ts');
      process.stdout.write(completionScript(program, shell));
    });
}
