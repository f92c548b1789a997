/** What a person asks of a cluster, checked before anything is written: a bad time is found here, not by a task in the queue. */
import { GlassboxError } from '../../messages/problem.ts';
import type { Terminal } from '../terminal.ts';
import type { ArrayRange } from './array-range.ts';
import type { SlurmJob } from './slurm-scripts.ts';

/** As commander gives them. */
export interface SlurmFlags {
  readonly time?: string;
  readonly partition?: string;
  readonly account?: string;
  readonly cpus: string;
  readonly mem?: string;
  readonly signalSeconds: string;
  readonly requeues: string;
  readonly module: readonly string[];
  readonly sbatch: readonly string[];
  readonly node?: string;
}

/** Kinds of values; their words are `slurm.allowed.<kind>`. */
export type Kind =
  | 'time'
  | 'name'
  | 'memory'
  | 'cpus'
  | 'seconds'
  | 'requeues'
  | 'option'
  | 'module'
  | 'path'
  | 'shards'
  | 'image'
  | 'object'
  | 'quantity'
  | 'folder';

/** Minutes, minutes:seconds, hours:minutes:seconds, days-hours[:minutes[:seconds]]. */
const TIME = /^(\d+|\d+:\d\d|\d+:\d\d:\d\d|\d+-\d+(:\d\d){0,2})$/;
const NAME = /^[A-Za-z0-9][\w.,@+-]*$/;
const MEMORY = /^\d+[KMGT]?$/;
/** One more option of sbatch on a line of its own; a quote or a # would change what the rest of the line means. */
const OPTION = /^--[a-z][a-z-]*(=[^\s"'#\\]+)?$/;
/** Names of modules go into a command of the shell, quoted; a dash in front would be an option of `module`. */
const MODULE = /^[^-\s][^\n]*$/;

/** The error for a value that cannot be used. */
export type Refuse = (name: string, value: string, kind: Kind) => GlassboxError;

/** @throws GBX-762 naming the first option that Slurm would not take */
export function slurmOptions(flags: SlurmFlags, array: ArrayRange, refuse: Refuse) {
  const text = (name: string, value: string | undefined, form: RegExp, kind: Kind): string | null => {
    if (value !== undefined && !form.test(value)) throw refuse(name, value, kind);
    return value ?? null;
  };
  for (const option of flags.sbatch) text('--sbatch', option, OPTION, 'option');
  for (const name of flags.module) text('--module', name, MODULE, 'module');
  return {
    array,
    shards: array.shards,
    time: text('--time', flags.time, TIME, 'time'),
    partition: text('--partition', flags.partition, NAME, 'name'),
    account: text('--account', flags.account, NAME, 'name'),
    memory: text('--mem', flags.mem, MEMORY, 'memory'),
    cpus: wholeNumber('--cpus', flags.cpus, [1, 256], 'cpus', refuse),
    // Slurm keeps the seconds in sixteen bits; a checkpoint is written within two.
    signalSeconds: wholeNumber('--signal-seconds', flags.signalSeconds, [5, 65_535], 'seconds', refuse),
    requeues: wholeNumber('--requeues', flags.requeues, [0, 10_000], 'requeues', refuse),
    modules: flags.module,
    options: flags.sbatch,
    node: text('--node', flags.node, /^[^\n]+$/, 'path') ?? process.execPath,
  } satisfies Partial<SlurmJob>;
}

export function wholeNumber(
  name: string,
  text: string,
  [low, high]: readonly [number, number],
  kind: Kind,
  refuse: Refuse,
): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high)) throw refuse(name, text, kind);
  return value;
}

/** Says what would be allowed, in the reader's language. */
export function refusing({ t }: Terminal): Refuse {
  return (name, value, kind) =>
    new GlassboxError('GBX-762', { name, value, allowed: t(`slurm.allowed.${kind}`) });
}
