/** Contenders side by side: first that all learn the same, then their times in rounds that follow one another. */
import type { Contender } from '../workloads/training-tasks.ts';

export interface Result {
  readonly name: string;
  /** Microseconds per step of one network: median, least and most over rounds. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly rounds: number;
  /** Mean loss of the networks compared, before and after the common steps. */
  readonly lossBefore: number;
  readonly lossAfter: number;
}

export interface ContestOptions {
  readonly checkSteps: number;
  readonly rounds: number;
  /** Milliseconds of each contender in a round. */
  readonly roundMs: number;
}

/** Losses after equal steps from equal weights agree within this share: f32 sums in different orders. */
const TOLERANCE = 2e-3;

/** @throws Error where a contender's losses do not fall to those of the first one */
export async function contest(
  contenders: Readonly<Record<string, Contender>>,
  { checkSteps, rounds, roundMs }: ContestOptions,
): Promise<Result[]> {
  const entries = Object.entries(contenders);
  const losses = new Map<string, { before: Float64Array; after: Float64Array }>();
  for (const [name, contender] of entries) {
    const before = await contender.losses();
    await contender.steps(checkSteps);
    losses.set(name, { before, after: await contender.losses() });
  }
  const [first] = losses.values();
  for (const [name, { before, after }] of losses) {
    after.forEach((loss, e) => {
      const near = (a: number, b: number) => Math.abs(a - b) <= TOLERANCE * Math.abs(b);
      const fallen = loss < before[e]!;
      if (!near(before[e]!, first!.before[e]!) || !near(loss, first!.after[e]!) || !fallen)
        throw new Error(
          `${name}: the loss of network ${e} goes from ${before[e]} to ${loss}, not from ${first!.before[e]} to ${first!.after[e]}`,
        );
    });
  }
  const times = new Map(entries.map(([name]): [string, number[]] => [name, []]));
  const counts = new Map<string, number>();
  for (const [name, contender] of entries) counts.set(name, await stepsIn(contender, roundMs));
  for (let round = 0; round < rounds; round++) {
    for (const [name, contender] of entries) {
      const count = counts.get(name)!;
      const start = performance.now();
      await contender.steps(count);
      times.get(name)!.push(((performance.now() - start) * 1000) / (count * contender.networks));
    }
  }
  return entries.map(([name]) => {
    const sorted = times.get(name)!.toSorted((a, b) => a - b);
    const { before, after } = losses.get(name)!;
    return {
      name,
      median: median(sorted),
      least: sorted[0]!,
      most: sorted.at(-1)!,
      rounds,
      lossBefore: before[0]!,
      lossAfter: after[0]!,
    };
  });
}

/** Steps that take about `ms`; finding out also warms up. */
async function stepsIn(contender: Contender, ms: number): Promise<number> {
  for (let count = 1; ; count *= 2) {
    const start = performance.now();
    await contender.steps(count);
    const elapsed = performance.now() - start;
    if (elapsed >= ms / 2) return Math.max(1, Math.round((count * ms) / elapsed));
  }
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
