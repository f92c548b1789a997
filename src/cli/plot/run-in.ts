/** A run as its folder has it, finished or not. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Experiment, Row } from '../../experiments/declaration.ts';
import type { Manifest } from '../../experiments/manifest.ts';
import { experimentById } from '../../experiments/registry.ts';
import { type Config, parseConfig } from '../../experiments/schema.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { readConfigFile } from '../flags.ts';
import { checkOneRun, RunFolder } from '../runs/folder.ts';

export interface FoundRun {
  readonly manifest: Manifest;
  readonly experiment: Experiment;
  readonly config: Config;
  readonly rows: readonly Row[];
}

/** @throws GBX-710 where there is no folder, GBX-711 where it holds no run, GBX-775 or GBX-776 where it holds many, GBX-713 where it has no row yet, GBX-714 on a broken row */
export function runIn(path: string): FoundRun {
  if (!existsSync(path)) throw new GlassboxError('GBX-710', { path });
  checkOneRun(path);
  const folder = new RunFolder(path);
  const needed = ['manifest.json', 'config.json'];
  const missing = statSync(path).isDirectory()
    ? needed.find((name) => !existsSync(folder.file(name)))
    : needed[0];
  if (missing) throw new GlassboxError('GBX-711', { path, missing });
  const manifest = folder.manifest()!;
  const experiment = experimentById(manifest.experiment);
  const config = parseConfig(experiment, readConfigFile(folder.file('config.json')).config);
  const rows = existsSync(folder.file('rows.jsonl')) ? rowsOf(folder.file('rows.jsonl')) : [];
  if (rows.length === 0) throw new GlassboxError('GBX-713', { path });
  return { manifest, experiment, config, rows };
}

function rowsOf(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, k): Row[] => {
    if (line.trim() === '') return [];
    const row = parsed(line);
    if (!isRow(row)) throw new GlassboxError('GBX-714', { path, line: k + 1 });
    return [row];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const isRow = (row: unknown): row is Row =>
  typeof row === 'object' &&
  row !== null &&
  'values' in row &&
  typeof row.values === 'object' &&
  row.values !== null;
