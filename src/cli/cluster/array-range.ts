/** What `--array` says, as Slurm writes it: `0-99`, `0-49,50-99`, `0-99%10`. Its tasks are the shards 0 … N - 1, so all must be there. */
import { GlassboxError } from '../../messages/problem.ts';

export interface ArrayRange {
  /** N: tasks 0 … N - 1, shard I of N each. */
  readonly shards: number;
  /** At most so many tasks run at once; null for as many as there is room for. */
  readonly limit: number | null;
}

/** Of Slurm itself, whatever a cluster is set to. */
const LARGEST_INDEX = 4_000_000;
/** Gaps that an error names before it breaks off. */
const NAMED = 5;

/** @throws GBX-760 for what is no array of tasks, GBX-761 where shards would be missing */
export function parseArray(text: string): ArrayRange {
  const [, tasks, limit] = /^([\d,:-]+)(?:%(\d+))?$/.exec(text.trim()) ?? [];
  if (tasks === undefined || Number(limit ?? 1) < 1) throw new GlassboxError('GBX-760', { array: text });
  const parts = tasks.split(',').map((part) => partOf(part, text));
  const shards = Math.max(...parts.map(({ last }) => last)) + 1;
  const there = new Uint8Array(shards);
  for (const { first, last, step } of parts) for (let k = first; k <= last; k += step) there[k] = 1;
  const missing = [...there.keys()].filter((k) => !there[k]);
  if (missing.length > 0) {
    const first = missing.slice(0, NAMED).join(', ') + (missing.length > NAMED ? ', …' : '');
    throw new GlassboxError('GBX-761', {
      array: text,
      missing: missing.length,
      first,
      last: shards - 1,
      shards,
    });
  }
  return { shards, limit: limit === undefined ? null : Number(limit) };
}

/** As `#SBATCH --array` takes it. */
export function arrayText({ shards, limit }: ArrayRange): string {
  return `${shards === 1 ? '0' : `0-${shards - 1}`}${limit === null ? '' : `%${limit}`}`;
}

function partOf(part: string, array: string): { first: number; last: number; step: number } {
  const found = /^(\d+)(?:-(\d+)(?::(\d+))?)?$/.exec(part);
  const [first, last, step] = [found?.[1], found?.[2] ?? found?.[1], found?.[3] ?? '1'].map(Number) as [
    number,
    number,
    number,
  ];
  if (!found || last < first || step < 1 || last > LARGEST_INDEX)
    throw new GlassboxError('GBX-760', { array });
  return { first, last, step };
}
