/** Runs of a grid, one after the other on one engine, each in a folder of its own: `DIR/points/0007`; then the table of all. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineChoice } from '../../controller/protocol.ts';
import { configHash } from '../../experiments/manifest.ts';
import type { Shard } from '../../experiments/shards.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { projectVersion } from '../project.ts';
import type { RunFolder } from '../runs/folder.ts';
import { type RunJob, runInSession } from '../runs/run.ts';
import { Session } from '../runs/session.ts';
import { hasSpins } from '../runs/spins.ts';
import type { Terminal } from '../terminal.ts';
import type { Plan, Point } from './grid.ts';
import { GridFolder } from './grid-folder.ts';
import { mergeGrid } from './merge.ts';

export interface ManyOptions
  extends Pick<RunJob, 'engine' | 'json' | 'quiet' | 'checkpointSeconds' | 'threads' | 'spins'> {
  readonly folder: string;
  /** The runs of this shard alone: every `of`-th one. */
  readonly shard: Shard | null;
  /** Go on with runs that have begun. */
  readonly goOn: boolean;
}

/** The runs that a shard makes: large and small ones mixed, because neighbours differ in the seed alone. */
export function pointsOf({ points }: Plan, shard: Shard | null): readonly Point[] {
  return shard ? points.filter(({ index }) => index % shard.of === shard.index) : points;
}

/**
 * @returns the exit code: 1 where a run failed (the others are made all the same)
 * @throws GBX-771 where the folder holds another grid, GBX-508 where a run has begun and nobody said to go on
 */
export async function runMany(terminal: Terminal, plan: Plan, options: ManyOptions): Promise<number> {
  const { folder, shard, json, quiet } = options;
  const grid = new GridFolder(folder);
  const own = pointsOf(plan, shard);
  if (!options.goOn) for (const point of own) checkNotBegun(grid, point, plan, options.engine);
  grid.begin(plan);
  const session = await Session.open(options);
  let failed = 0;
  try {
    for (const point of own) {
      const run = grid.run(point.index);
      if (run.manifest()?.state === 'finished') continue;
      const code = await runInSession(terminal, jobOf(plan, point, run, options), session);
      if (session.stop.aborted) {
        terminal.error(terminal.t('many.stopped', { done: finishedIn(grid, own), runs: own.length, folder }));
        return code || (finishedIn(grid, own) === own.length ? 0 : session.exitCode);
      }
      if (code !== 0) failed++;
    }
  } finally {
    await session.close();
  }
  if (failed > 0) {
    terminal.error(terminal.t('many.failed', { failed, runs: own.length, folder }));
    return 1;
  }
  if (!quiet) terminal.error(terminal.t('many.ownDone', { runs: own.length }));
  // Another shard may have been the last one and merge at this moment: both write the same bytes.
  if (!shard) await mergeGrid(terminal, [folder], folder, { json, quiet });
  return 0;
}

function jobOf(plan: Plan, point: Point, run: RunFolder, options: ManyOptions): RunJob {
  const manifest = run.manifest();
  const goesOn = manifest !== null && existsSync(run.file('checkpoint'));
  const { engine, quiet, checkpointSeconds, threads, goOn: patient } = options;
  return {
    spins: options.spins || hasSpins(run),
    engine,
    quiet,
    checkpointSeconds,
    threads,
    patient,
    // The rows of one run among many would mean nothing on standard output.
    json: false,
    experiment: plan.experiment,
    config: point.config,
    folder: run.path,
    checkpoint: goesOn ? run.readCheckpoint() : null,
    ...(goesOn && manifest.startedAt ? { startedAt: manifest.startedAt } : {}),
    title: titleOf(plan, point),
  };
}

/** "3/100 size=64 seed=3": the number of the run counts from 1 for people, its folder from 0. */
function titleOf({ points }: Plan, { index, varied }: Point): string {
  const settings = Object.entries(varied).map(([key, value]) => `${key}=${String(value)}`);
  return [`${index + 1}/${points.length}`, ...settings].join(' ');
}

function checkNotBegun(grid: GridFolder, point: Point, plan: Plan, engine: EngineChoice): void {
  const run = grid.run(point.index);
  if (!existsSync(run.path)) return;
  run.checkFree(configHash(plan.experiment, point.config), engine, projectVersion());
}

function finishedIn(grid: GridFolder, points: readonly Point[]): number {
  return points.filter(({ index }) => grid.run(index).manifest()?.state === 'finished').length;
}

/** A shard of one configuration has a folder of its own. */
export function shardFolder(folder: string, { index, of }: Shard): string {
  return join(folder, 'shards', `${index}-of-${of}`);
}

/** @throws GBX-773 on what is no shard */
export function shardFrom(text: string): Shard {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || !(of >= 1 && of <= 1e6 && index < of)) throw new GlassboxError('GBX-773', { value: text });
  return { index, of };
}
