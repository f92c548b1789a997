/** What is to run on a cluster: `FILE [flags]` or `EXPERIMENT [flags]`, checked as `glassbox run` checks it. */
import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { Experiment } from '../../experiments/declaration.ts';
import { configHash } from '../../experiments/manifest.ts';
import { nearest } from '../../experiments/nearest.ts';
import { experimentById } from '../../experiments/registry.ts';
import { settingsToJson } from '../../experiments/settings-file.ts';
import { checkShards } from '../../experiments/shards.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { planFrom } from '../commands/run.ts';
import { addFieldFlags, readConfigFile } from '../flags.ts';
import type { Plan } from '../many/grid.ts';
import { defaultGridFolder } from '../many/grid-folder.ts';
import { common } from '../runs/flags-of-runs.ts';
import { defaultFolder } from '../runs/folder.ts';
import type { Terminal } from '../terminal.ts';

export interface Subject {
  /** One configuration, whose samples are divided, or a grid, whose runs are. */
  readonly plan: Plan;
  /** Text of the settings file that every task reads. */
  readonly settings: string;
  /** Words of `glassbox run` beside its settings. */
  readonly run: readonly string[];
  /** Where the results go when nobody says. */
  readonly folder: string;
  /** Of the settings: short, and its own. */
  readonly hash: string;
}

export interface RunWords {
  readonly engine?: string;
  readonly checkpointEvery?: string;
}

/**
 * @param words  the file or the experiment, then its flags
 * @returns null where settings were refused, which has been told
 * @throws GBX-701, GBX-702 or GBX-768 where there are not so many shards in it, GBX-769 for a file without an experiment
 */
export function readSubject(
  terminal: Terminal,
  words: readonly string[],
  shards: number,
  how: RunWords,
): Subject | null {
  const [name, ...flags] = words as [string, ...string[]];
  const file = /\.(json|toml)$/i.test(name) || existsSync(name) ? name : undefined;
  const named = file === undefined ? name : readConfigFile(file).experiment;
  if (named === null) throw new GlassboxError('GBX-769', { path: name });
  const experiment = experimentById(named);
  const plan = planFrom(terminal, experiment, file, flagsOf(terminal, experiment, flags));
  if (!plan) return null;
  const isGrid = plan.axes.length > 0;
  if (isGrid && shards > plan.points.length)
    throw new GlassboxError('GBX-768', { shards, points: plan.points.length });
  if (!isGrid) checkShards(experiment, plan.config, { index: 0, of: shards });
  return {
    plan,
    settings: settingsOf(plan),
    run: runWords(how),
    folder: isGrid ? defaultGridFolder(plan) : defaultFolder(experiment, plan.config),
    hash: configHash(experiment, plan.config).slice(0, 8),
  };
}

/** A settings file of one configuration, or of a grid: what its runs have in common, and what varies. */
function settingsOf({ experiment, config, axes }: Plan): string {
  const text = settingsToJson(experiment, config);
  if (axes.length === 0) return text;
  const grid = Object.fromEntries(axes.map(({ key, values }) => [key, values]));
  return `${JSON.stringify({ ...JSON.parse(text), grid }, null, 2)}\n`;
}

/** @throws GBX-402 or GBX-403 on what is no time between checkpoints */
function runWords({ engine, checkpointEvery }: RunWords): string[] {
  if (checkpointEvery !== undefined) common({ checkpointEvery });
  return [
    ...(engine === undefined ? [] : ['--engine', engine]),
    ...(checkpointEvery === undefined ? [] : ['--checkpoint-every', checkpointEvery]),
  ];
}

/** @throws GBX-411 or GBX-413 on flags that the experiment does not have */
function flagsOf(
  terminal: Terminal,
  experiment: Experiment,
  words: readonly string[],
): Record<string, unknown> {
  const command = new Command(experiment.id)
    .exitOverride()
    .allowExcessArguments(false)
    .helpOption(false)
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
  addFieldFlags(command, experiment, terminal);
  try {
    command.parse([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const where = `run ${experiment.id}`;
    const flag = /'([^']*)'/.exec(error.message)?.[1] ?? '';
    const known = command.options.flatMap(({ long }) => (long ? [long] : []));
    if (error.code === 'commander.unknownOption')
      throw new GlassboxError('GBX-411', { flag, nearest: nearest(flag, known), command: where });
    throw new GlassboxError('GBX-413', { reason: error.message.replace(/^error: /, ''), command: where });
  }
  return command.opts();
}
