/**
 * The folder of a run: `manifest.json`, `config.json`, `rows.csv`, `samples.csv`, `rows.jsonl`; `checkpoint` while it is
 * unfinished; `findings.json` once it is finished, and `<kind>-<figure>.csv` for figures of fields, profiles, copies and trees;
 * `parts` in the folder of a shard. Every file is written under another name and renamed, so a reader never sees half of one.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { EngineChoice } from '../../controller/protocol.ts';
import { seal, unseal } from '../../controller/sealed.ts';
import { rowsToCsv, samplesToCsv, table } from '../../experiments/csv.ts';
import type { Experiment, Figure, Row } from '../../experiments/declaration.ts';
import { fieldTable } from '../../experiments/field-table.ts';
import { rowsToJsonLines } from '../../experiments/fingerprint.ts';
import { configHash, type Manifest } from '../../experiments/manifest.ts';
import { profileTable } from '../../experiments/profile-table.ts';
import { replicaTable } from '../../experiments/replica-map.ts';
import { type Config, configToJson } from '../../experiments/schema.ts';
import type { Parts, Shard } from '../../experiments/shards.ts';
import { treeTable } from '../../experiments/tree-table.ts';
import { GlassboxError, isProblem } from '../../messages/problem.ts';
import { makeFolder } from './make-folder.ts';

/** A folder with less room than this is refused before anything runs: a long run would end without its results. */
const LEAST_FREE_BYTES = 8 * 2 ** 20;
const PART = '.part';
const PARTS_FORMAT = 1;

export class RunFolder {
  constructor(readonly path: string) {}

  file(name: string): string {
    return join(this.path, name);
  }

  /** @throws GBX-501 when there is a manifest that cannot be read */
  manifest(): Manifest | null {
    const path = this.file('manifest.json');
    if (!existsSync(path)) return null;
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    } catch (cause) {
      throw new GlassboxError('GBX-501', { reason: `${path}: ${(cause as Error).message}` }, { cause });
    }
  }

  /**
   * Refuses to start where another run would be lost. A finished run counts as the same only with the settings, the
   * version and the engine asked for; `auto` takes the rows of any engine.
   *
   * @returns "there" when this very run is finished here already
   * @throws GBX-504 on another finished run, GBX-508 on an unfinished one, GBX-771 where a grid is
   */
  checkFree(hash: string, engine: EngineChoice, version: string, shard?: Shard): 'free' | 'there' {
    checkNoGrid(this.path);
    const manifest = this.manifest();
    if (!manifest) return 'free';
    if (manifest.state === 'finished') {
      const { kind } = manifest.engine ?? {};
      const found = [manifest.configHash, kind ?? '', manifest.versions.glassbox, shardText(manifest.shard)];
      const asked = [hash, engine === 'auto' ? (kind ?? '') : engine, version, shardText(shard)];
      const [there, here] = [found, asked].map((run) => run.filter(Boolean).join(' '));
      if (there !== here)
        throw new GlassboxError('GBX-504', { path: this.path, found: there!, asked: here! });
      return 'there';
    }
    // One that stopped before its first row has nothing to lose.
    if (existsSync(this.file('checkpoint')) || manifest.rows > 0) {
      throw new GlassboxError('GBX-508', { path: this.path, rows: manifest.rows });
    }
    return 'free';
  }

  /** @throws GBX-510 when the folder cannot be made or written */
  begin(experiment: Experiment, config: Config, manifest: Manifest): void {
    try {
      this.#guarded(() => makeFolder(this.path), this.path);
      this.#checkRoom();
      this.#clearUp();
      this.write('config.json', configToJson(experiment, config));
      this.writeManifest(manifest);
    } catch (cause) {
      if (!isProblem(cause) || cause.id === 'GBX-704') throw cause;
      throw new GlassboxError('GBX-510', { ...cause.facts, path: this.path }, { cause });
    }
  }

  writeManifest(manifest: Manifest): void {
    this.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  }

  /** @param lasting  false while a run goes on: its checkpoints hold the rows too */
  writeRows(experiment: Experiment, rows: readonly Row[], lasting = true): void {
    this.write('rows.csv', rowsToCsv(experiment.columns, rows), lasting);
    this.write('samples.csv', samplesToCsv(rows), lasting);
    this.write('rows.jsonl', rowsToJsonLines(rows), lasting);
  }

  /** What the rows of a shard were made of. */
  writeParts(parts: Parts): void {
    this.write('parts', seal('GBXP', { format: PARTS_FORMAT, parts }));
  }

  /** @throws GBX-501 where they are missing or damaged, GBX-503 on another format */
  readParts(): Parts {
    const path = this.file('parts');
    if (!existsSync(path)) throw new GlassboxError('GBX-501', { reason: `${path}: ENOENT` });
    const { format, parts } = unseal('GBXP', readFileSync(path)) as { format: number; parts: Parts };
    if (format !== PARTS_FORMAT)
      throw new GlassboxError('GBX-503', { found: `format ${format}`, asked: `format ${PARTS_FORMAT}` });
    return parts;
  }

  /** What is drawn by the figures whose tables rows.csv does not hold, of which any row has one: as the page saves them. */
  writeFields(experiment: Experiment, config: Config, rows: readonly Row[]): void {
    for (const figure of experiment.figures) {
      const cells = tableOf(figure, config, rows);
      if (cells && cells.rows.length > 0)
        this.write(`${figure.kind}-${figure.id}.csv`, table([cells.columns, ...cells.rows]));
    }
  }

  /** The rows of a finished run as JSON Lines. */
  readRows(): string {
    return readFileSync(this.file('rows.jsonl'), 'utf8');
  }

  /** The same as rows. */
  rows(): Row[] {
    const lines = this.readRows().split('\n').filter(Boolean);
    return lines.map((line) => {
      const { index: _, ...row } = JSON.parse(line) as Row & { index: number };
      return row;
    });
  }

  writeCheckpoint(bytes: Uint8Array): void {
    this.write('checkpoint', bytes);
  }

  readCheckpoint(): Uint8Array | null {
    const path = this.file('checkpoint');
    return existsSync(path) ? readFileSync(path) : null;
  }

  dropCheckpoint(): void {
    rmSync(this.file('checkpoint'), { force: true });
  }

  /**
   * @param lasting  on the disk before it gets its name: a machine that loses power keeps the old file or has the whole new one
   * @throws GBX-505 when the folder cannot be written
   */
  write(name: string, data: string | Uint8Array, lasting = true): void {
    const path = this.file(name);
    this.#guarded(() => {
      try {
        writeWhole(`${path}${PART}`, data, lasting);
        renameSync(`${path}${PART}`, path);
      } catch (error) {
        rmSync(`${path}${PART}`, { force: true });
        throw error;
      }
    }, path);
  }

  /** Halves of files, and of stores, that a killed process left behind. */
  #clearUp(): void {
    for (const name of readdirSync(this.path))
      if (name.endsWith(PART)) rmSync(this.file(name), { recursive: true });
  }

  #checkRoom(): void {
    const { bavail, bsize } = statfsSync(this.path);
    const free = bavail * bsize;
    // Some file systems cannot tell and say 0 of 0.
    if (bsize > 0 && free < LEAST_FREE_BYTES) {
      const reason = `${(free / 2 ** 20).toFixed(1)} MiB`;
      throw new GlassboxError('GBX-704', { path: this.path, reason, least: LEAST_FREE_BYTES / 2 ** 20 });
    }
  }

  #guarded(work: () => void, path: string): void {
    try {
      work();
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      throw new GlassboxError('GBX-505', { path, reason: code ?? message }, { cause });
    }
  }
}

/** What stands in a folder without a run of its own may be many. @throws GBX-775 for a grid, GBX-776 for shards that are not merged */
export function checkOneRun(path: string): void {
  if (existsSync(join(path, 'manifest.json'))) return;
  if (existsSync(join(path, 'plan.json'))) throw new GlassboxError('GBX-775', { path });
  const shards = join(path, 'shards');
  const [first] = existsSync(shards) ? readdirSync(shards) : [];
  if (first !== undefined) throw new GlassboxError('GBX-776', { path, first });
}

/** A single run would write its tables over those of the grid. @throws GBX-771 */
export function checkNoGrid(path: string): void {
  if (existsSync(join(path, 'plan.json'))) throw new GlassboxError('GBX-771', { path });
}

const shardText = (shard: Shard | undefined) => (shard ? `--shard ${shard.index}/${shard.of}` : '');

function writeWhole(path: string, data: string | Uint8Array, lasting: boolean): void {
  const file = openSync(path, 'w');
  try {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    if (lasting) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Where a run goes when nobody says: named after its settings, so that the same settings find the same folder. */
export function defaultFolder(experiment: Experiment, config: Config): string {
  return join('results', `${experiment.id}-${configHash(experiment, config).slice(0, 8)}`);
}

function tableOf(figure: Figure<never>, config: Config, rows: readonly Row[]) {
  switch (figure.kind) {
    case 'fields':
      return fieldTable(figure, rows, config as never);
    case 'profile':
      return profileTable(figure, rows);
    case 'radial':
      return replicaTable(figure, rows);
    case 'tree':
      return treeTable(figure, rows);
    default:
      return null;
  }
}
