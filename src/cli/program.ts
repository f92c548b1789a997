/** The commands and their flags (commander). Flags of an experiment come from its declaration. */
import { Command, Option } from 'commander';
import { experimentById } from '../experiments/registry.ts';
import { sayIfKnown } from '../messages/catalogue.ts';
import { withoutWideSpaces } from '../messages/join.ts';
import { LANGUAGES } from '../messages/language.ts';
import { check } from './check.ts';
import { addKubernetes } from './commands/kubernetes.ts';
import { addRun, threadsOf } from './commands/run.ts';
import { addSlurm } from './commands/slurm.ts';
import { addSolve } from './commands/solve.ts';
import { describe, list } from './describe.ts';
import { projectVersion } from './project.ts';
import type { Terminal } from './terminal.ts';

/** @param finish  hears the exit code of the command that ran */
export function createProgram(terminal: Terminal, finish: (code: number) => void): Command {
  const { t } = terminal;
  const language = new Option('--lang <LANGUAGE>', t('cli.options.lang')).choices(LANGUAGES);
  const program = new Command('glassbox')
    .description(`${sayIfKnown(terminal.language, 'common.tagline')}\n${t('cli.about')}`)
    .version(projectVersion(), '--version', t('cli.options.version'))
    .helpOption('-h, --help', t('cli.options.help'))
    .helpCommand('help [command]', t('cli.commands.help'))
    .configureHelp({
      styleTitle: (title) => sayIfKnown(terminal.language, `cli.titles.${title}`) ?? title,
      showGlobalOptions: true,
      // Descriptions name choices and defaults themselves, in the reader's language.
      optionDescription: ({ description }) => description,
      visibleGlobalOptions: (command) => (command.parent ? [language] : []),
    })
    .addOption(language)
    .exitOverride()
    .configureOutput({
      // Commander puts a space after every title.
      writeOut: (text) => void process.stdout.write(withoutWideSpaces(text)),
      writeErr: () => {},
      outputError: () => {},
    });

  program
    .command('list')
    .description(t('cli.commands.list'))
    .option('--json', 'JSON')
    .action(({ json }) => list(terminal, json === true));
  program
    .command('describe <EXPERIMENT>')
    .description(t('cli.commands.describe'))
    .option('--json', 'JSON')
    .action((id: string, { json }) => describe(terminal, experimentById(id), json === true));
  addRun(program, terminal, finish);
  addSolve(program, terminal, finish);
  addSlurm(program, terminal, finish);
  addKubernetes(program, terminal, finish);
  program
    .command('check')
    .description(t('cli.commands.check'))
    .option('--json', 'JSON')
    .option('--threads <N>', t('cli.options.threads'))
    .action(async ({ json, threads }) => finish(await check(terminal, json === true, threadsOf(threads))));
  program
    .command('bench')
    .description(t('cli.commands.bench'))
    .addOption(
      new Option('--host <HOST>', t('cli.options.benchHost'))
        .choices(['node', 'deno', 'chrome', 'all'])
        .default('node'),
    )
    .option('--kernels', t('cli.options.benchKernels'))
    .action(async ({ host, kernels }) => {
      const { runBench } = await import('./bench.ts');
      finish(await runBench(host, kernels === true));
    });
  return program;
}
