/** The commands and their flags (commander). Flags of an experiment come from its declaration. */
import { Command, Option } from 'commander';
import { experimentById } from '../experiments/registry.ts';
import { sayIfKnown } from '../messages/catalogue.ts';
import { withoutWideSpaces } from '../messages/join.ts';
import { LANGUAGES } from '../messages/language.ts';
import { check } from './check/check.ts';
import { addBench } from './commands/bench.ts';
import { addCompletion } from './commands/completion.ts';
import { addHelp } from './commands/help.ts';
import { addKubernetes } from './commands/kubernetes.ts';
import { addLink } from './commands/link.ts';
import { addMan } from './commands/man.ts';
import { addNotices } from './commands/notices.ts';
import { addPlot } from './commands/plot.ts';
import { addRun } from './commands/run.ts';
import { addSlurm } from './commands/slurm.ts';
import { addSolve } from './commands/solve.ts';
import { addValidate } from './commands/validate.ts';
import { describe, describeSchema } from './describe.ts';
import { helpFormat } from './help/format.ts';
import { teach } from './help/teach.ts';
import { projectVersion } from './project.ts';
import { listText } from './quick.ts';
import { secondsOf, threadsOf } from './runs/flags-of-runs.ts';
import type { Terminal } from './terminal.ts';

/** @param finish  hears the exit code of the command that ran */
export function createProgram(terminal: Terminal, finish: (code: number) => void): Command {
  const { t } = terminal;
  const language = new Option('--lang <LANGUAGE>', t('cli.options.lang')).choices(LANGUAGES);
  const program = new Command('glassbox')
    .description(`${sayIfKnown(terminal.language, 'common.tagline')}\n${t('cli.about')}`)
    .version(projectVersion(), '--version', t('cli.options.version'))
    .helpOption('-h, --help', t('cli.options.help'))
    .configureHelp(helpFormat(terminal, [language]))
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
    .option('--json', t('commands.json'))
    .action(async ({ json }) => terminal.out(await listText(terminal.language, json === true)));
  program
    .command('describe <EXPERIMENT>')
    .description(t('cli.commands.describe'))
    .addOption(new Option('--json', t('commands.json')).conflicts('jsonSchema'))
    .option('--json-schema', t('commands.describe.schema'))
    .action(async (id: string, { json, jsonSchema }) => {
      const experiment = experimentById(id);
      if (jsonSchema === true) await describeSchema(terminal, experiment);
      else describe(terminal, experiment, json === true);
    });
  addRun(program, terminal, finish);
  addSolve(program, terminal, finish);
  addSlurm(program, terminal, finish);
  addKubernetes(program, terminal, finish);
  addPlot(program, terminal, finish);
  program
    .command('check')
    .description(t('cli.commands.check'))
    .option('--json', t('commands.json'))
    .option('--threads <N>', t('cli.options.threads'))
    .option('--timeout <SECONDS>', t('cli.options.checkTimeout'), '120')
    .action(async ({ json, threads, timeout }) => {
      const wait = secondsOf('--timeout', timeout);
      finish(await check(terminal, { json: json === true, threads: threadsOf(threads), timeout: wait }));
    });
  addBench(program, terminal, finish);
  addLink(program, terminal, finish);
  addValidate(program, terminal, finish);
  addNotices(program, terminal);
  addHelp(program, terminal);
  addCompletion(program, terminal);
  addMan(program, terminal);
  teach(program, terminal);
  return program;
}
