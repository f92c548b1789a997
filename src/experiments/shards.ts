/**
 * A run of many independent samples, computed in parts: shard `index` of `of` computes its share of the samples, with the random
 * numbers that these have in the whole run, and gives beside every row what the row was made of. Joined in order, these parts make
 * the rows of the unsharded run, byte for byte: `joinedRows` walks through the run without moving anything.
 */
import { GlassboxError } from '../messages/problem.ts';
import type { ConfigOf, Experiment, Fields, Row, RunContext } from './declaration.ts';
import type { Config } from './schema.ts';

export interface Shard {
  /** 0 … of - 1. */
  readonly index: number;
  readonly of: number;
}

/** Samples from … from + count - 1 of a run. */
export interface Share {
  readonly from: number;
  readonly count: number;
}

/** What the rows of one shard were made of: the run's memory at each row, [row][memory]. */
export type Parts = readonly (readonly unknown[])[];

/**
 * The samples that this run computes: all of them, or an equal share (the first shares are one larger where it does not divide).
 *
 * @throws GBX-702 where there are more shards than samples
 */
export function shareOf({ shard }: Pick<RunContext, 'shard'>, samples: number): Share {
  if (!shard) return { from: 0, count: samples };
  if (shard.of > samples) throw new GlassboxError('GBX-702', { shards: shard.of, samples });
  const start = (index: number) => Math.floor((index * samples) / shard.of);
  return { from: start(shard.index), count: start(shard.index + 1) - start(shard.index) };
}

/** @throws GBX-701 for an experiment whose samples cannot be computed apart, GBX-702 for more shards than samples */
export function checkShards(experiment: Experiment, config: Config, shard: Shard): void {
  if (!experiment.shards) throw new GlassboxError('GBX-701', { experiment: experiment.id });
  for (const key of experiment.shards) shareOf({ shard }, Number(config[key]));
}

/**
 * The rows of the whole run, from what its shards kept; nothing is computed on an engine.
 *
 * @param parts  [shard], in order
 */
export async function joinedRows(
  experiment: Experiment,
  config: Config,
  parts: readonly Parts[],
): Promise<Row[]> {
  const rows: Row[] = [];
  const context: RunContext = {
    get engine(): never {
      throw new Error('joining shards needs no engine');
    },
    restored: null,
    joined: parts,
    tick: async () => {},
    progress: () => {},
    wantsFrame: () => false,
    frame: () => {},
    note: () => {},
  };
  for await (const row of experiment.run(config as ConfigOf<Fields>, context)) rows.push(row);
  return rows;
}

/** Of memory in which samples follow one another. */
export function concatenated<T>(parts: readonly (readonly T[])[]): T[] {
  return parts.flat();
}

/** Of memory of the first sample. */
export function firstShard<T>(parts: readonly T[]): T {
  return parts[0]!;
}

/** Of memory that every shard has alike. @throws GBX-703 where it has not: then they are not of one run */
export function alike<T>(parts: readonly T[]): T {
  const [first] = parts;
  const text = canonicalText(first);
  for (const [index, part] of parts.entries())
    if (canonicalText(part) !== text) throw new GlassboxError('GBX-703', { shard: index });
  return first!;
}

function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    ArrayBuffer.isView(inner) ? Array.from(inner as Float64Array) : inner,
  );
}
