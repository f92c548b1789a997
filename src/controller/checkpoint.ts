/**
 * A checkpoint as bytes ("GBXC"). It holds everything a run needs to go on to the same rows, and refuses to be used for any
 * other run.
 */
import type { Experiment, Row } from '../experiments/declaration.ts';
import { configHash } from '../experiments/manifest.ts';
import type { Config } from '../experiments/schema.ts';
import type { Shard } from '../experiments/shards.ts';
import { GlassboxError } from '../messages/problem.ts';
import { seal, unseal } from './sealed.ts';

export const CHECKPOINT_FORMAT = 2;
const LETTERS = 'GBXC';

export interface Checkpoint {
  readonly experiment: string;
  /** Of the declaration: another version would give other rows. */
  readonly version: number;
  readonly configHash: string;
  readonly config: Config;
  /** Of a run that computes a share of the samples. */
  readonly shard?: Shard;
  readonly rows: readonly Row[];
  readonly done: number;
  readonly total: number;
  /** What the experiment gave; plain data and typed arrays. */
  readonly state: unknown;
}

export { configHash };

export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  return seal(LETTERS, { format: CHECKPOINT_FORMAT, ...checkpoint });
}

/** @throws GBX-501 on bytes that are damaged or something else, GBX-503 on another format */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { format, ...checkpoint } = unseal(LETTERS, bytes) as Checkpoint & { format: number };
  if (format !== CHECKPOINT_FORMAT) {
    throw new GlassboxError('GBX-503', { found: `format ${format}`, asked: `format ${CHECKPOINT_FORMAT}` });
  }
  return checkpoint;
}

/** @throws GBX-502 or GBX-503 when the checkpoint is of another run */
export function checkBelongs(
  checkpoint: Checkpoint,
  experiment: Experiment,
  config: Config,
  shard?: Shard,
): void {
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
  const [found, wanted] = [checkpoint.shard, shard].map((part) =>
    part ? `${part.index}/${part.of}` : 'all',
  );
  if (found !== wanted) throw new GlassboxError('GBX-502', { found: found!, asked: wanted! });
}
