/** `glassbox man [EXPERIMENT]`: the manual in roff, made from the program as it is. */
import type { Command } from 'commander';
import { experimentById } from '../../experiments/registry.ts';
import type { Terminal } from '../terminal.ts';

export function addMan(program: Command, terminal: Terminal): void {
  const { t } = terminal;
  program
    .command('man')
    .description(t('commands.man.about'))
    .argument('[EXPERIMENT]', t('commands.man.experiment'))
    .action(async (id: string | undefined) => {
      const { experimentPage, programPage } = await import('../man/pages.ts');
      const page =
        id === undefined
          ? programPage(program, terminal)
          : experimentPage(program, terminal, experimentById(id));
      process.stdout.write(page);
    });
}
