/** The commands and their flags (commander). Flags of an experiment come from its declaration. */
import { Command, Option } from 'commander';
import type { EngineChoice } from '../controller/protocol.ts';
import type { Experiment, Field } from '../experiments/declaration.ts';
import { configHash } from '../experiments/manifest.ts';
import { suggestion } from '../experiments/nearest.ts';
import { experimentById, experiments } from '../experiments/registry.ts';
import { checkField, valueFromText } from '../experiments/schema.ts';
import { configOf } from '../experiments/settings-file.ts';
import { sayIfKnown, sayOf } from '../messages/catalogue.ts';
import { withoutWideSpaces } from '../messages/join.ts';
import { LANGUAGES } from '../messages/language.ts';
import { type Facts, GlassboxError, type ProblemId } from '../messages/problem.ts';
import { check } from './check.ts';
import { addKubernetes } from './commands/kubernetes.ts';
import { addSlurm } from './commands/slurm.ts';
import { addSolve } from './commands/solve.ts';
import { describe, list } from './describe.ts';
import { addFieldFlags, configFrom, readConfigFile } from './flags.ts';
import { defaultFolder, RunFolder } from './folder.ts';
import { linkJob } from './link.ts';
import { projectVersion } from './project.ts';
import { resumeJob } from './resume.ts';
import { runJob } from './run.ts';
import type { Terminal } from './terminal.ts';

/** Flags that every run has, as commander gives them. */
export interface RunFlags {
  readonly config?: string;
  readonly link?: string;
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

function addRun(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  const run = program
    .command('run')
    .description(t('cli.commands.run'))
    .usage('EXPERIMENT [options] | --resume DIR');
  addRunFlags(run, terminal)
    .option('--link <LINK>', t('cli.options.link'))
    .action(async (flags: RunFlags) => {
      if (flags.link !== undefined) {
        finish(await linkJob(terminal, flags.link, flags));
        return;
      }
      const named =
        flags.resume === undefined && flags.config ? readConfigFile(flags.config).experiment : null;
      if (named !== null) {
        finish(await startJob(terminal, experimentById(named), flags, {}));
        return;
      }
      if (flags.resume === undefined) {
        const known = experiments.map(({ id }) => id).join(t('common.listComma'));
        throw new GlassboxError('GBX-429', { known, first: experiments[0]!.id });
      }
      finish(await resumeJob(terminal, flags.resume, flags, null));
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
    flags.config ? configOf(readConfigFile(flags.config), experiment) : {},
    values,
  );
  for (const { id, facts } of problems) terminal.problem(id, suggesting(terminal, experiment, id, facts));
  if (problems.length > 0) return 2;
  if (flags.resume !== undefined)
    return resumeJob(terminal, flags.resume, flags, { experiment, config, given: values });
  const folder = flags.out ?? defaultFolder(experiment, config);
  const engine = flags.engine ?? 'auto';
  const how = common(flags);
  const found = new RunFolder(folder).checkFree(configHash(experiment, config), engine, projectVersion());
  if (found === 'there') return tellThere(terminal, folder, how.json);
  return runJob(terminal, { experiment, config, folder, engine, checkpoint: null, ...how });
}

/** A run that is finished in its folder is not run again: its rows are there, and go to stdout if rows were asked for. */
export function tellThere(terminal: Terminal, path: string, json: boolean): number {
  if (json) process.stdout.write(new RunFolder(path).readRows());
  terminal.error(terminal.t('cli.run.already', { folder: path }));
  return 0;
}

/** "Did you mean …?" names what is near, and every choice where nothing is. */
function suggesting({ t }: Terminal, experiment: Experiment, id: ProblemId, facts: Facts): Facts {
  const field = experiment.fields[String(facts.name)];
  if (id !== 'GBX-405' || field?.kind !== 'choice') return facts;
  const options = field.options.join(t('common.listComma'));
  return { ...facts, options, nearest: suggestion(String(facts.value), field.options) };
}

/** What a new and a resumed run read from the flags alike. */
export function common(flags: RunFlags) {
  return {
    json: flags.json === true,
    quiet: flags.quiet === true,
    checkpointSeconds: numberOf('--checkpoint-every', SECONDS, flags.checkpointEvery),
    threads: threadsOf(flags.threads),
  };
}

const place = { link: '', group: '', level: 'more' } as const;
const THREADS: Field = { ...place, kind: 'integer', default: 1, min: 1, max: 256 };
const SECONDS: Field = { ...place, kind: 'real', default: 30, min: 0.1, max: 86_400 };

/** @throws GBX-402, GBX-403 or GBX-404 on what is no number of threads */
function threadsOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : numberOf('--threads', THREADS, text);
}

/** A number that is no setting of an experiment, checked as one. */
function numberOf(flag: string, field: Field, text: string): number {
  const value = valueFromText(field, text);
  const problem = checkField(flag, field, value);
  if (problem) throw new GlassboxError(problem.id, problem.facts);
  return value as number;
}
