/** What every workload of the CPU engine reports: one line of the table, and its numbers for JSON. */
import type { Engine } from '../../src/engine/contract.ts';

export interface WorkloadOptions {
  /** The smallest run that goes through everything: for tests. Its times say nothing. */
  readonly quick: boolean;
}

export interface WorkloadRow {
  /** Model, size, rule and order, in words. */
  readonly what: string;
  /** What is timed: "ns / update" … */
  readonly unit: string;
  readonly threads: number;
  /** Best of the rounds. */
  readonly time: number;
  /** The naive variant, in the same unit, checked against the engine's numbers before either is believed; one thread. */
  readonly naive: number | null;
  /** `time` may be at most so much, in the same unit; null where nothing is promised. */
  readonly bar: number | null;
  /** The same sweeps give the same digest on every engine, host and number of threads. */
  readonly digest: string;
  /** Further numbers, by name. */
  readonly more: Readonly<Record<string, number>>;
}

export interface Workload {
  readonly name: string;
  readonly run: (engine: Engine, options: WorkloadOptions) => Promise<readonly WorkloadRow[]>;
}

/** @throws Error where two variants of one computation do not agree: nothing is timed that is wrong */
export function mustAgree(what: string, ours: number, theirs: number, tolerance: number): void {
  if (!(Math.abs(ours - theirs) <= tolerance))
    throw new Error(`${what}: the engine has ${ours}, the naive variant ${theirs} (tolerance ${tolerance})`);
}

/** Shortest of `rounds` runs, in ms, and what the last one gave. */
export async function bestOf<T>(
  rounds: number,
  run: () => Promise<{ readonly ms: number; readonly result: T }>,
): Promise<{ readonly ms: number; readonly result: T }> {
  let best = await run();
  for (let round = 1; round < rounds; round++) {
    const next = await run();
    best = { ms: Math.min(best.ms, next.ms), result: next.result };
  }
  return best;
}
