/** `glassbox resume DIR`: goes on with the run, or the runs, in a folder, to the rows they would have had without a stop. */
import { existsSync } from 'node:fs';
import type { EngineChoice } from '../../controller/protocol.ts';
import type { Experiment } from '../../experiments/declaration.ts';
import { configHash } from '../../experiments/manifest.ts';
import { experimentById } from '../../experiments/registry.ts';
import { type Config, parseConfig } from '../../experiments/schema.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { readConfigFile } from '../flags.ts';
import { GridFolder } from '../many/grid-folder.ts';
import { runMany } from '../many/many.ts';
import type { Terminal } from '../terminal.ts';
import { common, type RunFlags, tellThere } from './flags-of-runs.ts';
import { checkOneRun, RunFolder } from './folder.ts';
import { runJob } from './run.ts';
import { hasSpins } from './spins.ts';

/** What the command line asked for besides the folder; it may repeat the run's settings but not change them. */
export interface Asked {
  readonly experiment: Experiment;
  readonly config: Config;
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * @returns the exit code; 0 at once for a run that is finished
 * @throws GBX-506 where there is no run, GBX-776 where there are shards of one, GBX-502 where other settings were asked for
 */
export async function resumeJob(
  terminal: Terminal,
  path: string,
  flags: RunFlags,
  asked: Asked | null,
): Promise<number> {
  const grid = new GridFolder(path);
  if (grid.exists() && !asked)
    return runMany(terminal, grid.plan(), {
      folder: path,
      engine: flags.engine ?? 'auto',
      shard: null,
      goOn: true,
      ...common(flags),
    });
  if (!grid.exists()) checkOneRun(path);
  const folder = new RunFolder(path);
  const manifest = folder.manifest();
  if (!manifest || !existsSync(folder.file('config.json'))) throw new GlassboxError('GBX-506', { path });
  const experiment = experimentById(manifest.experiment);
  const config = parseConfig(experiment, readConfigFile(folder.file('config.json')).config);
  if (asked) checkSame(asked, experiment, config);
  if (manifest.experimentVersion !== experiment.version) {
    const name = (version: number) => `${experiment.id} ${version}`;
    throw new GlassboxError('GBX-503', {
      found: name(manifest.experimentVersion),
      asked: name(experiment.version),
    });
  }
  const how = common(flags);
  if (manifest.state === 'finished') return tellThere(terminal, path, how);
  const engine = flags.engine ?? (manifest.engineChoice as EngineChoice);
  const { startedAt, shard } = manifest;
  const checkpoint = folder.readCheckpoint();
  return runJob(terminal, {
    experiment,
    config,
    folder: path,
    engine,
    checkpoint,
    ...(startedAt ? { startedAt } : {}),
    ...(shard ? { shard } : {}),
    patient: flags.continue === true,
    ...how,
    // A run that began with its spins goes on with them.
    spins: how.spins || hasSpins(folder),
  });
}

/** Settings that were given again must be the run's own; those that were not are taken from the folder. */
function checkSame(asked: Asked, experiment: Experiment, config: Config): void {
  const merged = { ...config };
  for (const key of Object.keys(experiment.fields)) {
    if (asked.given[key] !== undefined) merged[key] = asked.config[key];
  }
  const same =
    asked.experiment === experiment && configHash(experiment, merged) === configHash(experiment, config);
  if (same) return;
  throw new GlassboxError('GBX-502', {
    found: `${experiment.id} ${configHash(experiment, config)}`,
    asked: `${asked.experiment.id} ${configHash(asked.experiment, asked.config)}`,
  });
}
