/** The commands and their flags (commander). Flags of an experiment come from its declaration. */
import { Command, Option } from 'commander';
import type { EngineChoice } from '../controller/protocol.ts';
import type { Experiment } from '../experiments/declaration.ts';
import { experimentById, experiments } from '../experiments/registry.ts';
import { sayIfKnown, sayOf } from '../messages/catalogue.ts';
import { LANGUAGES } from '../messages/language.ts';
import { check } from './check.ts';
import { addSolve } from './commands/solve.ts';
import { describe, list } from './describe.ts';
import { addFieldFlags, configFrom, readConfigFile } from './flags.ts';
import { defaultFolder, RunFolder } from './folder.ts';
import { projectVersion } from './project.ts';
import { resumeJob } from './resume.ts';
import { runJob } from './run.ts';
import type { Terminal } from './terminal.ts';

/** Flags that every run has, as commander gives them. */
export interface RunFlags {
  readonly config?: string;
  readonly engine?: EngineChoice;
  readonly out?: string;
  readonly json?: boolean;
  readonly resume?: string;
  readonly quiet?: boolean;
  readonly checkpointEvery: string;
  readonly threads?: string;
}

const ENGINES: readonly EngineChoice[] = ['auto', 'webgpu', 'cpu', 'reference'];

/** @param finish  hears the exit code of the command that ran */
export function createProgram(terminal: Terminal, finish: (code: number) => void): Command {
  const { t } = terminal;
  const program = new Command('glassbox')
    .description(`${sayIfKnown(terminal.language, 'common.tagline')}\n${t('cli.about')}`)
    .version(projectVersion(), '--version', t('cli.options.version'))
    .helpOption('-h, --help', t('cli.options.help'))
    .helpCommand('help [command]', t('cli.commands.help'))
    .configureHelp({
      styleTitle: (title) => sayIfKnown(terminal.language, `cli.titles.${title}`) ?? title,
      showGlobalOptions: true,
    })
    .addOption(new Option('--lang <LANGUAGE>', t('cli.options.lang')).choices(LANGUAGES))
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });

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
    .action(async ({ host }) => {
      const { runBench } = await import('./bench.ts');
      finish(await runBench(host));
    });
  return program;
}

function addRun(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const run = program
    .command('run')
    .description(terminal.t('cli.commands.run'))
    .usage('EXPERIMENT [options] | --resume DIR');
  addRunFlags(run, terminal).action(async (flags: RunFlags) => {
    if (flags.resume === undefined) run.help();
    finish(await resumeJob(terminal, flags.resume!, flags, null));
  });
  for (const experiment of experiments) {
    const command = run
      .command(experiment.id)
      .description(sayOf(terminal.language, experiment.id, 'question'));
    addRunFlags(command, terminal);
    addFieldFlags(command, experiment, terminal);
    command.action(async () => {
      const flags = command.optsWithGlobals<RunFlags>();
      finish(await startJob(terminal, experiment, flags, command.opts()));
    });
  }
}

function addRunFlags(command: Command, terminal: Terminal): Command {
  const { t } = terminal;
  return command
    .option('--config <FILE>', t('cli.options.config'))
    .addOption(new Option('--engine <ENGINE>', t('cli.options.engine')).choices(ENGINES))
    .option('--out <DIR>', t('cli.options.out'))
    .option('--json', t('cli.options.json'))
    .option('--resume <DIR>', t('cli.options.resume'))
    .option('--quiet', t('cli.options.quiet'))
    .option('--checkpoint-every <SECONDS>', t('cli.options.checkpoint'), '30')
    .option('--threads <N>', t('cli.options.threads'));
}

async function startJob(
  terminal: Terminal,
  experiment: Experiment,
  flags: RunFlags,
  values: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { config, problems } = configFrom(
    experiment,
    flags.config ? readConfigFile(flags.config) : {},
    values,
  );
  for (const { id, facts } of problems) terminal.problem(id, facts);
  if (problems.length > 0) return 2;
  if (flags.resume !== undefined)
    return resumeJob(terminal, flags.resume, flags, { experiment, config, given: values });
  const folder = flags.out ?? defaultFolder(experiment, config);
  const { configHash } = await import('../controller/checkpoint.ts');
  new RunFolder(folder).checkFree(configHash(experiment, config));
  return runJob(terminal, {
    experiment,
    config,
    folder,
    engine: flags.engine ?? 'auto',
    checkpoint: null,
    ...common(flags),
  });
}

/** What a new and a resumed run read from the flags alike. */
export function common(flags: RunFlags) {
  const seconds = Number(flags.checkpointEvery);
  return {
    json: flags.json === true,
    quiet: flags.quiet === true,
    checkpointSeconds: seconds > 0 ? seconds : 30,
    threads: threadsOf(flags.threads),
  };
}

function threadsOf(text: string | undefined): number | undefined {
  const threads = Number(text);
  return Number.isInteger(threads) && threads >= 1 && threads <= 256 ? threads : undefined;
}
