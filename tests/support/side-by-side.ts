/** Runs `side-by-side` without a controller: what its tests and the validation tables share. */
import type { Engine } from '../../src/engine/contract.ts';
import type { Row, RunContext } from '../../src/experiments/declaration.ts';
import { fields, type SideBySideConfig } from '../../src/experiments/side-by-side/fields.ts';
import { sideBySide } from '../../src/experiments/side-by-side.ts';

export const defaults = Object.fromEntries(
  Object.entries(fields).map(([key, field]) => [key, field.default]),
) as unknown as SideBySideConfig;

/** Seconds on the reference engine: every part of a run, little of each. */
export const small: SideBySideConfig = {
  ...defaults,
  size: 24,
  samples: 3,
  replicas: 3,
  map: 5,
  steps: 4,
  sweeps: 20,
  moves: 32,
  points: 20,
  hidden: 2,
  inputs: 4,
};

export interface RunOptions {
  readonly restored?: unknown;
  onNote?(id: string, facts: Readonly<Record<string, string | number>>): void;
  /** Called at every tick; may save, or throw to end the run. */
  onTick?(tick: number, save: () => Promise<unknown>): Promise<void>;
}

export async function runSideBySide(
  engine: Engine,
  config: SideBySideConfig,
  options: RunOptions = {},
  rows: Row[] = [],
): Promise<Row[]> {
  let ticks = 0;
  const context: RunContext = {
    engine,
    restored: options.restored ?? null,
    tick: async (save) => options.onTick?.(ticks++, save),
    progress() {},
    wantsFrame: () => false,
    frame() {},
    note: (id, facts) => options.onNote?.(id, facts),
  };
  for await (const row of sideBySide.run(config, context)) rows.push(row);
  return rows;
}
