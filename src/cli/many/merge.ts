/** `glassbox merge`: the shards of one configuration to the files of the unsharded run, byte for byte; the runs of a grid to one table. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Column, Row } from '../../experiments/declaration.ts';
import { digestOfRows, fingerprintOf, fingerprintText } from '../../experiments/fingerprint.ts';
import type { Manifest } from '../../experiments/manifest.ts';
import { experimentById } from '../../experiments/registry.ts';
import { parseConfig } from '../../experiments/schema.ts';
import { joinedRows } from '../../experiments/shards.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { readConfigFile } from '../flags.ts';
import { gitCommit, projectVersion } from '../project.ts';
import { RunFolder } from '../runs/folder.ts';
import { firstManifest } from '../runs/run.ts';
import { hasSpins } from '../runs/spins.ts';
import { writeResults, writeTables } from '../runs/write-results.ts';
import type { Terminal } from '../terminal.ts';
import type { Plan } from './grid.ts';
import { GridFolder } from './grid-folder.ts';

export interface MergeOptions {
  readonly json: boolean;
  readonly quiet: boolean;
}

interface ShardFolder {
  readonly folder: RunFolder;
  readonly manifest: Manifest;
}

/** Numbers that a message names; more would only be a wall. */
const NAMED = 12;

/**
 * @param paths  folders that hold `shards/` or `points/`, of one run or grid, perhaps computed on several machines
 * @returns the exit code
 * @throws GBX-774 or GBX-777 where there is nothing to merge, GBX-772 naming what is missing, GBX-703 where shards are not of one run
 */
export async function merge(
  terminal: Terminal,
  paths: readonly string[],
  out: string,
  options: MergeOptions,
): Promise<number> {
  for (const path of paths) if (!existsSync(path)) throw new GlassboxError('GBX-774', { path });
  if (paths.some((path) => new GridFolder(path).exists())) return mergeGrid(terminal, paths, out, options);
  const shards = paths.flatMap(shardsIn);
  const named = { path: paths.join(', ') };
  const anyRun = paths.some((path) => new RunFolder(path).manifest());
  if (shards.length === 0) throw new GlassboxError(anyRun ? 'GBX-777' : 'GBX-774', named);
  return mergeShards(terminal, shards, out, options);
}

function shardsIn(path: string): ShardFolder[] {
  const inside = join(path, 'shards');
  const names = existsSync(inside) ? readdirSync(inside) : [];
  const folders = [path, ...names.map((name) => join(inside, name))].map((each) => new RunFolder(each));
  return folders.flatMap((folder) => {
    const manifest = folder.manifest();
    return manifest?.shard ? [{ folder, manifest }] : [];
  });
}

async function mergeShards(
  terminal: Terminal,
  found: readonly ShardFolder[],
  out: string,
  options: MergeOptions,
): Promise<number> {
  const shards = inOrder(found);
  const [first] = shards;
  const experiment = experimentById(first!.manifest.experiment);
  const config = parseConfig(experiment, readConfigFile(first!.folder.file('config.json')).config);
  const folder = new RunFolder(out);
  const version = projectVersion();
  if (folder.checkFree(first!.manifest.configHash, 'auto', version) === 'there')
    return told(terminal, out, options);
  const rows = await joinedRows(
    experiment,
    config,
    shards.map((shard) => shard.folder.readParts()),
  );
  const manifest = mergedManifest(shards, firstManifest(experiment, config, timesOf(shards)));
  folder.begin(experiment, config, manifest);
  if (!options.quiet && shards.some((shard) => hasSpins(shard.folder)))
    terminal.error(terminal.t('many.spinsStay', { folder: first!.folder.path, runs: shards.length }));
  const digest = digestOfRows(rows);
  await writeResults(folder, { experiment, config, rows, digest });
  const fingerprint = fingerprintText(fingerprintOf(experiment, rows, digest));
  folder.writeManifest({ ...manifest, state: 'finished', rows: rows.length, digest, fingerprint });
  return told(terminal, out, options);
}

/** @throws GBX-772 where one is missing or unfinished, GBX-703 where one is of another run */
function inOrder(found: readonly ShardFolder[]): ShardFolder[] {
  const { shard, configHash, experimentVersion } = found[0]!.manifest;
  const { of } = shard!;
  const shards = Array.from({ length: of }, (_, index) =>
    found.find(({ manifest }) => manifest.shard!.index === index && manifest.shard!.of === of),
  );
  const missing = shards.flatMap((each, index) => (each?.manifest.state === 'finished' ? [] : [index]));
  if (missing.length > 0) throw missingError(missing, of);
  for (const each of shards) {
    const { manifest } = each!;
    if (manifest.configHash !== configHash || manifest.experimentVersion !== experimentVersion)
      throw new GlassboxError('GBX-703', { shard: manifest.shard!.index });
  }
  return shards as ShardFolder[];
}

function missingError(missing: readonly number[], of: number): GlassboxError {
  const named = missing.slice(0, NAMED).join(', ') + (missing.length > NAMED ? ', …' : '');
  return new GlassboxError('GBX-772', { missing: named, count: missing.length, of });
}

/** Engines are named where all shards ran on the same one. */
function mergedManifest(shards: readonly ShardFolder[], manifest: Manifest): Manifest {
  const engines = new Set(shards.map((shard) => JSON.stringify(shard.manifest.engine)));
  const ends = shards.flatMap((shard) => shard.manifest.endedAt ?? []);
  return {
    ...manifest,
    engine: engines.size === 1 ? shards[0]!.manifest.engine : null,
    endedAt: ends.sort().at(-1) ?? null,
  };
}

function timesOf(shards: readonly ShardFolder[]) {
  const starts = shards.flatMap((shard) => shard.manifest.startedAt ?? []);
  return {
    engineChoice: shards[0]!.manifest.engineChoice,
    startedAt: starts.sort()[0] ?? null,
    shards: shards.length,
  };
}

/** All rows of a grid under one another, the settings that vary before them. */
export async function mergeGrid(
  terminal: Terminal,
  paths: readonly string[],
  out: string,
  options: MergeOptions,
): Promise<number> {
  const grids = paths.map((path) => new GridFolder(path));
  const plan = grids.find((grid) => grid.exists())!.plan();
  const runs = plan.points.map(({ index }) =>
    grids.map((grid) => grid.run(index)).find((run) => run.manifest()?.state === 'finished'),
  );
  const missing = runs.flatMap((run, index) => (run ? [] : [index]));
  if (missing.length > 0) throw missingError(missing, plan.points.length);
  new GridFolder(out).begin(plan);
  const rows = plan.points.flatMap((point) => rowsOf(plan, point.index, runs[point.index]!));
  const columns: Column[] = [
    { name: 'point' },
    ...plan.axes.map(({ key }) => ({ name: axisColumn(key) })),
    ...plan.experiment.columns,
  ];
  const experiment = { ...plan.experiment, columns };
  if (!options.quiet && runs.some((run) => hasSpins(run!)))
    terminal.error(terminal.t('many.spinsStay', { folder: runs[0]!.path, runs: runs.length }));
  const digest = digestOfRows(rows);
  await writeTables(new RunFolder(out), { experiment, config: plan.config, rows, digest });
  new RunFolder(out).write('grid.json', gridManifest(plan, runs as RunFolder[], rows));
  return told(terminal, out, options);
}

/** A setting beside columns of results, which may have its name. */
const axisColumn = (key: string) => `config_${key}`;

function rowsOf({ points, axes }: Plan, index: number, run: RunFolder): Row[] {
  const { varied } = points[index]!;
  const own = Object.fromEntries(axes.map(({ key }) => [axisColumn(key), varied[key] as number | string]));
  return run.rows().map((row) => ({ ...row, values: { point: index, ...own, ...row.values } }));
}

/** No clock times: the same grid gives the same bytes, however it was divided. */
function gridManifest(plan: Plan, runs: readonly RunFolder[], rows: readonly Row[]): string {
  const manifest = {
    experiment: plan.experiment.id,
    experimentVersion: plan.experiment.version,
    axes: plan.axes,
    runs: runs.length,
    rows: rows.length,
    digest: digestOfRows(rows),
    digests: runs.map((run) => run.manifest()!.digest),
    versions: { glassbox: projectVersion() },
    gitCommit: gitCommit(),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function told(terminal: Terminal, out: string, { json, quiet }: MergeOptions): number {
  const folder = new RunFolder(out);
  if (json) process.stdout.write(folder.readRows());
  if (!quiet) terminal.error(terminal.t('many.merged', { folder: out, path: folder.file('rows.csv') }));
  return 0;
}
