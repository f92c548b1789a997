/** Runs any experiment without a controller, as its tests need it: rows, ticks, and a checkpoint taken at one of them. */
import type { Engine } from '../../src/engine/contract.ts';
import type { ConfigOf, Experiment, Fields, Row, RunContext } from '../../src/experiments/declaration.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import type { Shard } from '../../src/experiments/shards.ts';

export interface RunOptions {
  readonly restored?: unknown;
  readonly shard?: Shard;
  /** Called at every tick; may save, or throw to end the run. */
  onTick?(tick: number, save: () => Promise<unknown>): Promise<void>;
}

export function configOf(
  experiment: Experiment,
  change: Readonly<Record<string, unknown>>,
): ConfigOf<Fields> {
  return { ...defaultsOf(experiment.fields), ...change } as ConfigOf<Fields>;
}

export async function runExperiment(
  experiment: Experiment,
  engine: Engine,
  config: ConfigOf<Fields>,
  options: RunOptions = {},
  rows: Row[] = [],
): Promise<Row[]> {
  let ticks = 0;
  const context: RunContext = {
    engine,
    restored: options.restored ?? null,
    ...(options.shard ? { shard: options.shard } : {}),
    tick: async (save) => options.onTick?.(ticks++, save),
    progress() {},
    wantsFrame: () => false,
    frame() {},
    note() {},
  };
  for await (const row of experiment.run(config, context)) rows.push(row);
  return rows;
}

/** How many standard errors of both a column lies from a known value. */
export function sigmasFrom(row: Row, name: string, known = 0, knownError = 0): number {
  const [value, error] = [Number(row.values[name]), Number(row.values[`${name}Error`])];
  return Math.abs(value - known) / Math.hypot(error, knownError);
}
