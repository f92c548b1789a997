/** `glassbox run`, `resume`, `merge` and `status`: one run, a grid of runs, a share of either, and what has become of them. */
import { type Command, Option } from 'commander';
import type { EngineChoice } from '../../controller/protocol.ts';
import type { Experiment } from '../../experiments/declaration.ts';
import { configHash } from '../../experiments/manifest.ts';
import { suggestion } from '../../experiments/nearest.ts';
import { experimentById, experiments } from '../../experiments/registry.ts';
import type { Config, FieldProblem } from '../../experiments/schema.ts';
import { configOf } from '../../experiments/settings-file.ts';
import { checkShards, type Shard } from '../../experiments/shards.ts';
import { sayOf } from '../../messages/catalogue.ts';
import { type Facts, GlassboxError, type ProblemId } from '../../messages/problem.ts';
import { addFieldFlags, configFrom, readConfigFile } from '../flags.ts';
import { fillsWhenNamed, lazily } from '../help/lazy.ts';
import { type Axis, axesFrom, isSeveral, type Plan, planOf, severalFrom } from '../many/grid.ts';
import { defaultGridFolder } from '../many/grid-folder.ts';
import { runMany, shardFolder, shardFrom } from '../many/many.ts';
import { merge } from '../many/merge.ts';
import { reportPlan } from '../many/plan-report.ts';
import { projectVersion } from '../project.ts';
import { common, type RunFlags, tellThere } from '../runs/flags-of-runs.ts';
import { checkNoGrid, defaultFolder, RunFolder } from '../runs/folder.ts';
import { linkJob } from '../runs/linked-run.ts';
import { checkIdle } from '../runs/lock.ts';
import { resumeJob } from '../runs/resume.ts';
import { runJob } from '../runs/run.ts';
import { status } from '../runs/status.ts';
import type { Terminal } from '../terminal.ts';

const ENGINES: readonly EngineChoice[] = ['auto', 'webgpu', 'cpu', 'reference'];

/** @param finish  hears the exit code of the command that ran */
export function addRun(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  const run = program
    .command('run')
    .description(t('cli.commands.run'))
    .usage('EXPERIMENT [options] | --config FILE | --resume DIR');
  addRunFlags(run, terminal)
    .option('--link <LINK>', t('cli.options.link'))
    .action(async (flags: RunFlags) => finish(await runWithoutExperiment(terminal, flags)));
  fillsWhenNamed(run);
  for (const experiment of experiments) {
    const command = run
      .command(experiment.id)
      .description(sayOf(terminal.language, experiment.id, 'question'));
    lazily(command, () => {
      addFieldFlags(command, experiment, terminal);
      addRunFlags(command.optionsGroup(t('help.everyRun')), terminal);
    });
    command.action(async () => {
      const flags = command.optsWithGlobals<RunFlags>();
      finish(await start(terminal, experiment, flags, command.opts()));
    });
  }
  addFollowUps(program, terminal, finish);
}

/** What one does with runs that have begun or ended. */
function addFollowUps(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  addHow(program.command('resume <DIR>').description(t('many.commands.resume')), terminal).action(
    async (path: string, flags: RunFlags) => finish(await resumeJob(terminal, path, flags, null)),
  );
  program
    .command('status <DIR>')
    .description(t('many.commands.status'))
    .option('--json', t('commands.json'))
    .action(async (path: string, { json }) => finish(await status(terminal, path, json === true)));
  program
    .command('merge <DIR...>')
    .description(t('many.commands.merge'))
    .option('--out <DIR>', t('many.options.mergeOut'))
    .option('--json', t('cli.options.json'))
    .option('--quiet', t('cli.options.quiet'))
    .action(async (paths: string[], { out, json, quiet }) =>
      finish(await merge(terminal, paths, out ?? paths[0]!, { json: json === true, quiet: quiet === true })),
    );
}

function addRunFlags(command: Command, terminal: Terminal): Command {
  const { t } = terminal;
  return addHow(
    command
      .option('--config <FILE>', t('cli.options.config'))
      .option('--out <DIR>', t('cli.options.out'))
      .option('--resume <DIR>', t('cli.options.resume'))
      .option('--continue', t('many.options.continue'))
      .option('--shard <I/N>', t('many.options.shard'))
      .option('--dry-run', t('many.options.dryRun'))
      .option('--spins', t('cli.options.spins')),
    terminal,
  );
}

/** How a run is made, whatever it is. */
function addHow(command: Command, { t }: Terminal): Command {
  return command
    .addOption(new Option('--engine <ENGINE>', t('cli.options.engine')).choices(ENGINES))
    .option('--threads <N>', t('cli.options.threads'))
    .option('--checkpoint-every <SECONDS>', t('cli.options.checkpoint'), '30')
    .option('--json', t('cli.options.json'))
    .option('--quiet', t('cli.options.quiet'));
}

async function runWithoutExperiment(terminal: Terminal, flags: RunFlags): Promise<number> {
  if (flags.link !== undefined) return linkJob(terminal, flags.link, flags);
  if (flags.resume !== undefined) return resumeJob(terminal, flags.resume, flags, null);
  const named = flags.config ? readConfigFile(flags.config).experiment : null;
  if (named !== null) return start(terminal, experimentById(named), flags, {});
  const known = experiments.map(({ id }) => id).join(terminal.t('common.listComma'));
  throw new GlassboxError('GBX-429', { known, first: experiments[0]!.id });
}

/** What a settings file and flags ask for: one configuration, or a grid. Every problem is said; null where there is one. */
export function planFrom(
  terminal: Terminal,
  experiment: Experiment,
  file: string | undefined,
  values: Readonly<Record<string, unknown>>,
): Plan | null {
  const settings = file ? readConfigFile(file) : { experiment: null, config: {} };
  const { axes, single } = axesOf(experiment, values);
  const fromFile = axesFrom(experiment, settings.grid).filter(({ key }) => values[key] === undefined);
  const { config, problems } = configFrom(experiment, configOf(settings, experiment), single);
  if (problems.length > 0) return tellAll(terminal, experiment, problems);
  const found = planOf(experiment, config, [...fromFile, ...axes]);
  return found.problems.length > 0 ? tellAll(terminal, experiment, found.problems) : found.plan;
}

/** Flags of several values, and the others. */
function axesOf(experiment: Experiment, values: Readonly<Record<string, unknown>>) {
  const axes: Axis[] = [];
  const single: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const field = experiment.fields[key];
    if (field && typeof value === 'string' && isSeveral(field, value))
      axes.push({ key, values: severalFrom(key, field, value) });
    else single[key] = value;
  }
  return { axes, single };
}

function tellAll(terminal: Terminal, experiment: Experiment, problems: readonly FieldProblem[]): null {
  for (const { id, facts } of problems) terminal.problem(id, suggesting(terminal, experiment, id, facts));
  return null;
}

/** A settings file with the name of an experiment, or an experiment with flags. */
async function start(
  terminal: Terminal,
  experiment: Experiment,
  flags: RunFlags,
  values: Readonly<Record<string, unknown>>,
): Promise<number> {
  const plan = planFrom(terminal, experiment, flags.config, values);
  if (!plan) return 2;
  const how = common(flags);
  const engine = flags.engine ?? 'auto';
  const shard = flags.shard === undefined ? null : shardFrom(flags.shard);
  const isGrid = plan.axes.length > 0;
  if (shard && !isGrid) checkShards(experiment, plan.config, shard);
  if (flags.resume !== undefined)
    return resumeJob(terminal, flags.resume, flags, { experiment, config: plan.config, given: values });
  const folder = flags.out ?? (isGrid ? defaultGridFolder(plan) : defaultFolder(experiment, plan.config));
  if (flags.dryRun) return reportPlan(terminal, plan, { folder, engine, shard, ...how });
  if (isGrid)
    return runMany(terminal, plan, { folder, engine, shard, goOn: flags.continue === true, ...how });
  return startOne(terminal, { experiment, config: plan.config, folder, shard }, flags);
}

interface One {
  readonly experiment: Experiment;
  readonly config: Config;
  readonly folder: string;
  readonly shard: Shard | null;
}

async function startOne(
  terminal: Terminal,
  { experiment, config, folder: whole, shard }: One,
  flags: RunFlags,
): Promise<number> {
  checkNoGrid(whole);
  const folder = shard ? shardFolder(whole, shard) : whole;
  const engine = flags.engine ?? 'auto';
  const how = common(flags);
  const run = new RunFolder(folder);
  if (flags.continue && run.manifest()?.state === 'unfinished')
    return resumeJob(terminal, folder, flags, { experiment, config, given: config });
  await checkIdle(folder);
  const found = run.checkFree(configHash(experiment, config), engine, projectVersion(), shard ?? undefined);
  if (found === 'there') return tellThere(terminal, folder, how);
  return runJob(terminal, {
    experiment,
    config,
    folder,
    engine,
    checkpoint: null,
    ...(shard ? { shard } : {}),
    patient: flags.continue === true,
    ...how,
  });
}

/** "Did you mean …?" names what is near, and every choice where nothing is. */
function suggesting({ t }: Terminal, experiment: Experiment, id: ProblemId, facts: Facts): Facts {
  const field = experiment.fields[String(facts.name)];
  if (id !== 'GBX-405' || field?.kind !== 'choice') return facts;
  const options = field.options.join(t('common.listComma'));
  return { ...facts, options, nearest: suggestion(String(facts.value), field.options) };
}
