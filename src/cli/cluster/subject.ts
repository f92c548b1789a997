/** What is to run on a cluster: `FILE [flags]` or `EXPERIMENT [flags]`, checked as `glassbox run` checks it. */
import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { Experiment } from '../../experiments/declaration.ts';
import { nearest } from '../../experiments/nearest.ts';
import { experimentById } from '../../experiments/registry.ts';
import type { Config } from '../../experiments/schema.ts';
import { configOf, settingsToJson } from '../../experiments/settings-file.ts';
import { checkShards } from '../../experiments/shards.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { addFieldFlags, configFrom, readConfigFile } from '../flags.ts';
import { defaultFolder } from '../folder.ts';
import type { Terminal } from '../terminal.ts';

export interface Subject {
  readonly experiment: Experiment;
  readonly config: Config;
  /** Text of the settings file that every task reads. */
  readonly settings: string;
  /** Where the results go when nobody says. */
  readonly folder: string;
}

/**
 * @param words  the file or the experiment, then its flags
 * @returns null where settings were refused, which has been told
 */
export function readSubject(terminal: Terminal, words: readonly string[], shards: number): Subject | null {
  const [name, ...flags] = words as [string, ...string[]];
  const isFile = /\.(json|toml)$/i.test(name) || existsSync(name);
  const settings = isFile ? readConfigFile(name) : null;
  if (settings && settings.experiment === null) throw new GlassboxError('GBX-769', { path: name });
  const experiment = experimentById(settings?.experiment ?? name);
  const given = flagsOf(terminal, experiment, flags);
  const { config, problems } = configFrom(experiment, settings ? configOf(settings, experiment) : {}, given);
  for (const { id, facts } of problems) terminal.problem(id, facts);
  if (problems.length > 0) return null;
  checkShards(experiment, config, { index: 0, of: shards });
  return {
    experiment,
    config,
    settings: settingsToJson(experiment, config),
    folder: defaultFolder(experiment, config),
  };
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
