/** How everything is timed: warmed up, in samples long enough for the clock, as often as an interval needs. */

/** Something that can be done any number of times. */
export interface Work {
  /** Does it `units` times and is wholly done when it resolves. */
  run(units: number): Promise<void>;
  /** Milliseconds on the device's own clock since it was asked last, where there is one; asked outside of what is timed. */
  device?(): Promise<number | null>;
  /** Brings everything back to the start before each sample; not timed. */
  reset?(): Promise<void>;
}

export interface Pace {
  readonly samples: number;
  /** A sample takes about as long, ms: many times the resolution of a browser's clock. */
  readonly sampleMs: number;
  /** Before the first sample, ms: code is compiled, caches and clocks of the processor are where they stay. */
  readonly warmMs: number;
  /** All samples of one work together take no more than about this, ms; fewer are taken where one is long. */
  readonly budgetMs: number;
}

export const PACES: Readonly<Record<'full' | 'quick' | 'emulated', Pace>> = {
  full: { samples: 15, sampleMs: 60, warmMs: 150, budgetMs: 6000 },
  // Goes through everything and measures nothing worth keeping.
  quick: { samples: 3, sampleMs: 2, warmMs: 0, budgetMs: 100 },
  // A processor that plays a GPU: some hundred times slower.
  emulated: { samples: 6, sampleMs: 20, warmMs: 0, budgetMs: 1200 },
};

export interface Sampled {
  /** Wall clock per unit, ms, [sample]. */
  readonly wall: readonly number[];
  /** The device's own clock per unit, ms, [sample]; null where it has none. */
  readonly device: readonly number[] | null;
  readonly units: number;
}

/** The fewest samples that are taken, however long one is. */
const FEWEST = 3;
/** What a clock that says 0 has measured, ms: browsers round to 0.005 and more. */
const LEAST_MS = 0.001;

/**
 * @param units  of every sample; found by doubling where it is left out
 * @param now  milliseconds
 */
export async function sample(
  work: Work,
  pace: Pace,
  units?: number,
  now: () => number = () => performance.now(),
): Promise<Sampled> {
  const timed = async (count: number) => {
    await work.reset?.();
    await work.device?.();
    const from = now();
    await work.run(count);
    const wall = Math.max(LEAST_MS, now() - from);
    return { wall, device: (await work.device?.()) ?? null };
  };
  const began = now();
  let count = units ?? 1;
  let last = (await timed(count)).wall;
  while (units === undefined && last < pace.sampleMs / 2 && now() - began < pace.budgetMs) {
    count *= last * 8 > pace.sampleMs ? 2 : 8;
    last = (await timed(count)).wall;
  }
  // A run that compiled on its way says little of how long the next one takes.
  last = (await timed(count)).wall;
  if (units === undefined) count = Math.max(1, Math.round((count * pace.sampleMs) / last));
  while (now() - began < pace.warmMs) last = (await timed(count)).wall;
  const affordable = Math.floor(pace.budgetMs / last);
  const samples = Math.max(FEWEST, Math.min(pace.samples, affordable));
  const wall: number[] = [];
  const device: (number | null)[] = [];
  for (let k = 0; k < samples; k++) {
    const one = await timed(count);
    wall.push(one.wall / count);
    device.push(one.device === null ? null : one.device / count);
  }
  const clocked = device.filter((ms) => ms !== null && ms > 0) as number[];
  return { wall, device: clocked.length === samples ? clocked : null, units: count };
}
