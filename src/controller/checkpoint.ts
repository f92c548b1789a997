/**
 * A checkpoint as bytes: "GBXC", the first 64 bits of SHA-256 of the rest, then the contents in MessagePack with typed
 * arrays kept. It holds everything a run needs to go on to the same rows, and refuses to be used for any other run.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { Packr } from 'msgpackr/pack';
import type { Experiment, Row } from '../experiments/declaration.ts';
import { configHash } from '../experiments/manifest.ts';
import type { Config } from '../experiments/schema.ts';
import { GlassboxError } from '../messages/problem.ts';

export const CHECKPOINT_FORMAT = 2;
const MAGIC = utf8ToBytes('GBXC');
const HASH_BYTES = 8;
const HEADER_BYTES = MAGIC.length + HASH_BYTES;

export interface Checkpoint {
  readonly experiment: string;
  /** Of the declaration: another version would give other rows. */
  readonly version: number;
  readonly configHash: string;
  readonly config: Config;
  readonly rows: readonly Row[];
  readonly done: number;
  readonly total: number;
  /** What the experiment gave; plain data and typed arrays. */
  readonly state: unknown;
}

const packr = new Packr({ structuredClone: true, useRecords: false });

export { configHash };

export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const body = packr.pack({ format: CHECKPOINT_FORMAT, ...checkpoint });
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  bytes.set(MAGIC);
  bytes.set(sha256(body).subarray(0, HASH_BYTES), MAGIC.length);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/** @throws GBX-501 on bytes that are damaged or something else, GBX-503 on another format */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const damaged = (reason: string) => new GlassboxError('GBX-501', { reason });
  if (bytes.length <= HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte))
    throw damaged('no checkpoint');
  const body = bytes.slice(HEADER_BYTES);
  const hash = sha256(body).subarray(0, HASH_BYTES);
  if (hash.some((byte, i) => bytes[MAGIC.length + i] !== byte)) throw damaged('checksum');
  const { format, ...checkpoint } = packr.unpack(body) as Checkpoint & { format: number };
  if (format !== CHECKPOINT_FORMAT) {
    throw new GlassboxError('GBX-503', { found: `format ${format}`, asked: `format ${CHECKPOINT_FORMAT}` });
  }
  return checkpoint;
}

/** @throws GBX-502 or GBX-503 when the checkpoint is of another run */
export function checkBelongs(checkpoint: Checkpoint, experiment: Experiment, config: Config): void {
  if (checkpoint.experiment !== experiment.id) {
    throw new GlassboxError('GBX-502', { found: checkpoint.experiment, asked: experiment.id });
  }
  if (checkpoint.version !== experiment.version) {
    const name = (version: number) => `${experiment.id} ${version}`;
    throw new GlassboxError('GBX-503', { found: name(checkpoint.version), asked: name(experiment.version) });
  }
  const asked = configHash(experiment, config);
  if (checkpoint.configHash !== asked)
    throw new GlassboxError('GBX-502', { found: checkpoint.configHash, asked });
}
