/** What a run says of itself beside its rows: `manifest.json`, of the command line's folder and of the zip that the page saves. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EngineInfo } from '../engine/contract.ts';
import type { Experiment } from './declaration.ts';
import { type Config, configToJson } from './schema.ts';
import type { Shard } from './shards.ts';

export const MANIFEST_FORMAT = 1;

export interface Manifest {
  readonly format: number;
  readonly experiment: string;
  readonly experimentVersion: number;
  /** Names this run: experiment, version and every setting. */
  readonly configHash: string;
  /** Settings; own files by name, their text is in config.json. */
  readonly config: Config;
  /** SHA-256 of the text of every own file, by setting. */
  readonly files: Readonly<Record<string, string>>;
  readonly seed: unknown;
  /** Which share of the samples; only of a shard. */
  readonly shard?: Shard;
  /** Of how many shards it was joined; only where it was. */
  readonly shards?: number;
  /** `auto`, or the engine that was asked for. */
  readonly engineChoice: string;
  readonly engine: EngineInfo | null;
  readonly versions: Readonly<Record<string, string>>;
  readonly gitCommit: string | null;
  readonly state: 'unfinished' | 'finished';
  /** Null where it was not noted: a page starts a run whenever a setting changes. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly rows: number;
  /** First 64 bits of SHA-256 of rows.jsonl, once finished. */
  readonly digest: string | null;
  /** As a link carries it (`fp=`), once finished. */
  readonly fingerprint: string | null;
  /** The run as a link, without what stands before its `#`. */
  readonly link: string;
  /** The run as a command; own files lie in the current folder. */
  readonly command: string;
}

/** 16 hex digits that name a run: experiment, version and every setting, files by their text. */
export function configHash(experiment: Experiment, config: Config): string {
  const text = `${experiment.id}\n${experiment.version}\n${configToJson(experiment, config)}`;
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8));
}

/** Settings for the manifest: a file's text would bury everything else. */
export function withoutTexts(config: Config): Config {
  const named = Object.entries(config).map(([key, value]) => [
    key,
    typeof value === 'object' && value !== null && 'name' in value ? value.name : value,
  ]);
  return Object.fromEntries(named);
}

/** SHA-256 of the texts of own files, hexadecimal, by setting. */
export function digestsOfFiles(config: Config): Readonly<Record<string, string>> {
  const texts = Object.entries(config).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && 'text' in value
      ? [[key, String(value.text)] as const]
      : [],
  );
  return Object.fromEntries(texts.map(([key, text]) => [key, bytesToHex(sha256(utf8ToBytes(text)))]));
}

/** The part of a manifest that says which run it is; the same on every face. */
export function whatRuns(
  experiment: Experiment,
  config: Config,
): Pick<
  Manifest,
  'format' | 'experiment' | 'experimentVersion' | 'configHash' | 'config' | 'files' | 'seed'
> {
  return {
    format: MANIFEST_FORMAT,
    experiment: experiment.id,
    experimentVersion: experiment.version,
    configHash: configHash(experiment, config),
    config: withoutTexts(config),
    files: digestsOfFiles(config),
    seed: config.seed ?? null,
  };
}
