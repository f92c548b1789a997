/** `glassbox kubernetes`: an experiment as an indexed Job. */
import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { addSubject } from './slurm.ts';

/** @param finish  hears the exit code */
export function addKubernetes(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  const command = program
    .command('kubernetes')
    .description(t('kubernetes.about'))
    .usage('FILE|EXPERIMENT [SETTINGS] [options]');
  addSubject(command, terminal)
    .requiredOption('--shards <N>', t('kubernetes.options.shards'))
    .requiredOption('--image <IMAGE>', t('kubernetes.options.image'))
    .requiredOption('--claim <PVC>', t('kubernetes.options.claim'))
    .option('--name <NAME>', t('kubernetes.options.name'))
    .option('--folder <PATH>', t('kubernetes.options.folder'))
    .option('--out <DIR>', t('kubernetes.options.out'))
    .option('--parallelism <N>', t('kubernetes.options.parallelism'))
    .option('--cpus <N>', t('kubernetes.options.cpus'), '1')
    .option('--mem <SIZE>', t('kubernetes.options.mem'))
    .action(async () => {
      const { writeKubernetes } = await import('../cluster/kubernetes.ts');
      finish(writeKubernetes(terminal, command.args, command.opts()));
    });
}
