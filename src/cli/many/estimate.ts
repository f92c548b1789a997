/** What a plan will cost, measured: some of its runs are begun for a second or two each, nothing is written, and their pace is extended. */
import { Controller } from '../../controller/controller.ts';
import type { EngineChoice } from '../../controller/protocol.ts';
import type { EngineInfo } from '../../engine/contract.ts';
import { openEngine } from '../../engine/select.ts';
import type { Config } from '../../experiments/schema.ts';
import type { Shard } from '../../experiments/shards.ts';
import { headlessHost } from '../../host/headless.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Plan, Point } from './grid.ts';

/** Kinds of runs that are measured; seeds do not count, for they cost alike. */
const MOST_KINDS = 6;
/** How long each is watched, ms: from its first sign of progress, which compiling and drawing come before. */
const WATCH_MS = 1500;
/** A run that shows no progress for so long cannot be estimated, ms. */
const PATIENCE_MS = 20_000;

export interface Estimate {
  readonly engine: EngineInfo | null;
  /** Seconds of one run of each kind, in the order of the points; null where it could not be told. */
  readonly kinds: readonly {
    readonly point: Point;
    readonly runs: number;
    readonly seconds: number | null;
  }[];
  /** Kinds that were not measured took the mean of those that were. */
  readonly measured: number;
  /** Of all runs together, one after the other; null where nothing could be told. */
  readonly seconds: number | null;
}

export interface EstimateOptions {
  readonly engine: EngineChoice;
  readonly threads: number | undefined;
  /** Of one configuration: only this share of the samples. */
  readonly shard: Shard | null;
}

/** @param points  those of the plan that will be run */
export async function estimate(
  plan: Plan,
  points: readonly Point[],
  options: EstimateOptions,
): Promise<Estimate> {
  const kinds = kindsOf(points);
  const spread = chosen(kinds.length);
  const host = await headlessHost(options.threads);
  const controller = new Controller({ open: (choice) => openEngine(choice, host) });
  let engine: EngineInfo | null = null;
  const seconds: (number | null)[] = kinds.map(() => null);
  try {
    for (const k of spread) {
      const watched = await watch(controller, plan.experiment.id, kinds[k]!.point.config, options);
      engine = watched.engine;
      seconds[k] = watched.seconds;
    }
  } finally {
    await controller.close();
  }
  const known = seconds.filter((value) => value !== null);
  const mean = known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  const total =
    mean === null ? null : kinds.reduce((sum, { runs }, k) => sum + runs * (seconds[k] ?? mean), 0);
  return {
    engine,
    kinds: kinds.map((kind, k) => ({ ...kind, seconds: seconds[k]! })),
    measured: known.length,
    seconds: total,
  };
}

/** Runs that differ in the seed alone are one kind. */
function kindsOf(points: readonly Point[]): { readonly point: Point; readonly runs: number }[] {
  const kinds = new Map<string, { readonly point: Point; readonly runs: number }>();
  for (const point of points) {
    const { seed: _, ...settings } = point.varied;
    const key = JSON.stringify(settings);
    const kind = kinds.get(key);
    kinds.set(key, { point: kind?.point ?? point, runs: (kind?.runs ?? 0) + 1 });
  }
  return [...kinds.values()];
}

/** Evenly spread, both ends among them. */
function chosen(count: number): number[] {
  if (count <= MOST_KINDS) return Array.from({ length: count }, (_, k) => k);
  return Array.from({ length: MOST_KINDS }, (_, k) => Math.round((k * (count - 1)) / (MOST_KINDS - 1)));
}

/** @throws what the run itself throws of its settings */
async function watch(
  controller: Controller,
  experiment: string,
  config: Config,
  { engine, shard }: EstimateOptions,
): Promise<{ readonly seconds: number | null; readonly engine: EngineInfo | null }> {
  const began = performance.now();
  let first: { readonly at: number; readonly done: number } | null = null;
  let pace: number | null = null;
  let look: () => void = () => {};
  const enough = new Promise<void>((resolve) => {
    look = resolve;
  });
  const patience = setTimeout(() => look(), PATIENCE_MS);
  const run = controller.run(
    { experiment, config, engine, ...(shard ? { shard } : {}) },
    {
      row: () => {},
      frame: () => {},
      note: () => {},
      status: ({ done, total }) => {
        const now = performance.now();
        if (done === 0 || total === 0) return;
        first ??= { at: now, done };
        if (done > first.done) pace = (((now - first.at) / (done - first.done)) * total) / 1000;
        if (now - first.at >= WATCH_MS) look();
      },
    },
  );
  await Promise.race([enough, run]);
  clearTimeout(patience);
  await controller.cancel();
  const end = await run;
  if (end.state === 'failed' && end.problem?.id) throw new GlassboxError(end.problem.id, end.problem.facts);
  const seconds = end.state === 'done' ? (performance.now() - began) / 1000 : pace;
  return { seconds, engine: end.engine };
}
