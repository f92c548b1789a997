/** `glassbox slurm`: an experiment as a job array under Slurm. */
import { type Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';

/** @param finish  hears the exit code */
export function addSlurm(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  const command = program
    .command('slurm')
    .description(t('slurm.about'))
    .usage('FILE|EXPERIMENT [SETTINGS] [options]');
  addSubject(command, terminal)
    .requiredOption('--array <TASKS>', t('slurm.options.array'))
    .option('--out <DIR>', t('slurm.options.out'))
    .option('--time <TIME>', t('slurm.options.time'))
    .option('--partition <NAME>', t('slurm.options.partition'))
    .option('--account <NAME>', t('slurm.options.account'))
    .option('--cpus <N>', t('slurm.options.cpus'), '1')
    .option('--mem <SIZE>', t('slurm.options.mem'))
    .option('--signal-seconds <SECONDS>', t('slurm.options.signal'), '60')
    .option('--requeues <N>', t('slurm.options.requeues'), '100')
    .option('--module <NAME>', t('slurm.options.module'), repeated, [])
    .option('--setup <FILE>', t('slurm.options.setup'))
    .option('--sbatch <OPTION>', t('slurm.options.sbatch'), repeated, [])
    .option('--node <PATH>', t('slurm.options.node'))
    .option('--submit', t('slurm.options.submit'))
    .action(async () => {
      const { writeSlurm } = await import('../cluster/slurm.ts');
      finish(writeSlurm(terminal, command.args, command.opts()));
    });
}

/** What is to run, in the words of `glassbox run`; flags that are not the command's own are the experiment's. */
export function addSubject(command: Command, { t }: Terminal): Command {
  return command
    .argument('<FILE|EXPERIMENT>', t('slurm.options.subject'))
    .allowUnknownOption()
    .allowExcessArguments()
    .addOption(
      new Option('--engine <ENGINE>', t('cli.options.engine')).choices([
        'auto',
        'webgpu',
        'cpu',
        'reference',
      ]),
    )
    .option('--checkpoint-every <SECONDS>', t('cli.options.checkpoint'));
}

function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
