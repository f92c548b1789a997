/** What every run is told by flags, new or resumed: read and checked. */
import type { EngineChoice } from '../../controller/protocol.ts';
import type { Field } from '../../experiments/declaration.ts';
import { checkField, valueFromText } from '../../experiments/schema.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Terminal } from '../terminal.ts';
import { RunFolder } from './folder.ts';
import { checkFinishedSpins } from './spins.ts';

/** Flags that every run has, as commander gives them. */
export interface RunFlags {
  readonly config?: string;
  readonly link?: string;
  readonly engine?: EngineChoice;
  readonly out?: string;
  readonly json?: boolean;
  readonly resume?: string;
  readonly quiet?: boolean;
  readonly checkpointEvery: string;
  readonly threads?: string;
  readonly shard?: string;
  readonly continue?: boolean;
  readonly dryRun?: boolean;
  readonly spins?: boolean;
}

/** A run that is finished in its folder is not run again: its rows are there, and go to stdout if rows were asked for. */
export function tellThere(
  terminal: Terminal,
  path: string,
  { json, spins }: Readonly<Record<'json' | 'spins', boolean>>,
): number {
  checkFinishedSpins(new RunFolder(path), spins);
  if (json) process.stdout.write(new RunFolder(path).readRows());
  terminal.error(terminal.t('cli.run.already', { folder: path }));
  return 0;
}

/** What a new and a resumed run read from the flags alike. */
export function common(flags: RunFlags) {
  return {
    json: flags.json === true,
    quiet: flags.quiet === true,
    checkpointSeconds: secondsOf('--checkpoint-every', flags.checkpointEvery),
    threads: threadsOf(flags.threads),
    spins: flags.spins === true,
  };
}

const place = { link: '', group: '', level: 'more' } as const;
const THREADS: Field = { ...place, kind: 'integer', default: 1, min: 1, max: 256 };
const SECONDS: Field = { ...place, kind: 'real', default: 30, min: 0.1, max: 86_400 };

/** @throws GBX-402 or GBX-403 on what is no number of seconds */
export function secondsOf(flag: string, text: string): number {
  return numberOf(flag, SECONDS, text);
}

/** @throws GBX-402, GBX-403 or GBX-404 on what is no number of threads */
export function threadsOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : numberOf('--threads', THREADS, text);
}

/** A number that is no setting of an experiment, checked as one. */
function numberOf(flag: string, field: Field, text: string): number {
  const value = valueFromText(field, text);
  const problem = checkField(flag, field, value);
  if (problem) throw new GlassboxError(problem.id, problem.facts);
  return value as number;
}
