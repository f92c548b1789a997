/** Times works one after another on one engine, looks in between whether the machine is quiet, and makes lines of them. */
import type { Engine } from '../../src/engine/contract.ts';
import { type Pace, type Sampled, sample, type Work } from '../measure/clock.ts';
import { type Check, checkQuiet, disturbedBetween, quietnessOf, type Spin } from '../measure/quiet.ts';
import { medianInterval } from '../measure/statistics.ts';
import type { BenchGroup, BenchLine, BenchUnit, Ceilings, Roofline } from '../result/schema.ts';
import type { Counts } from './counts.ts';

export interface OpenWork extends Work {
  /** Share of updates or proposals that were taken, once it has run. */
  acceptance?(): Promise<number>;
  close(): Promise<void> | void;
}

export interface LinePlan {
  readonly workload: string;
  /** Numbers that tell this line from others of its workload, and that its name shows. */
  readonly facts: Readonly<Record<string, number>>;
  readonly group: BenchGroup;
  readonly unit: BenchUnit;
  /** What is shown, from milliseconds per run. */
  readonly value: (ms: number) => number;
  readonly better?: 'less' | 'more';
  /** How often each sample does it; found out by default. */
  readonly units?: number;
  readonly counts?: (acceptance: number) => Counts;
  open(): Promise<OpenWork>;
}

/** Nothing between runs needs to be looked at: for what has no spin. */
const NO_SPIN: Spin = async () => 1;

export class Bencher {
  readonly #lines: BenchLine[] = [];
  readonly #checks: Check[] = [];
  ceilings: Ceilings = { bandwidth: [], integerPerNs: null, additions16PerNs: null, floatPerNs: null };

  constructor(
    readonly engine: Engine,
    readonly pace: Pace,
    private readonly spin: Spin | null,
    /** Hears each line when it is there; of other work it cannot know yet. */
    private readonly told: (line: BenchLine) => void,
    private readonly about: (plan: Pick<LinePlan, 'workload' | 'facts'>) => void,
  ) {}

  async measure(plan: LinePlan): Promise<BenchLine> {
    this.about(plan);
    if (this.#checks.length === 0) await this.#check();
    const work = await plan.open();
    try {
      const sampled = await sample(work, this.pace, plan.units);
      const acceptance = work.acceptance ? await work.acceptance() : null;
      return await this.#keep(lineOf(plan, sampled, acceptance, this.engine.info.threads, this.ceilings));
    } finally {
      await work.close();
    }
  }

  /** A line whose samples were made elsewhere, such as ratios of two engines. */
  async add(
    plan: Omit<LinePlan, 'open' | 'value'>,
    values: () => Promise<readonly number[]>,
  ): Promise<BenchLine> {
    this.about(plan);
    if (this.#checks.length === 0) await this.#check();
    const wall = await values();
    const identity = { ...plan, value: (x: number) => x };
    const sampled = { wall, device: null, units: 1 };
    return this.#keep(lineOf(identity, sampled, null, this.engine.info.threads, this.ceilings));
  }

  /** All lines, now with what is known of other work beside them. */
  finish() {
    const spin = this.spin === null || this.#checks.length < 2 ? null : quietnessOf(this.#checks);
    const disturbed = spin ? disturbedBetween(this.#checks) : [];
    return { lines: this.#lines.map((line, k) => ({ ...line, disturbed: disturbed[k] ?? false })), spin };
  }

  async #keep(line: BenchLine): Promise<BenchLine> {
    await this.#check();
    this.#lines.push(line);
    this.told(line);
    return line;
  }

  async #check(): Promise<void> {
    this.#checks.push(await checkQuiet(this.spin ?? NO_SPIN));
  }
}

const rounded = (value: number) => Number(value.toPrecision(6));

export function idOf({ workload, facts }: Pick<LinePlan, 'workload' | 'facts'>): string {
  return [workload, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join(' ');
}

function lineOf(
  plan: Omit<LinePlan, 'open'>,
  { wall, device }: Sampled,
  acceptance: number | null,
  threads: number,
  ceilings: Ceilings,
): BenchLine {
  const { workload, facts, group, unit, better = 'less', value } = plan;
  const of = (times: readonly number[]) => {
    const { median, low, high, coverage } = medianInterval(times.map(value));
    return { median: rounded(median), low: rounded(low), high: rounded(high), coverage: rounded(coverage) };
  };
  const interval = of(wall);
  const nanoseconds =
    unit === 'ns/update' ? interval.median : unit.startsWith('µs') ? 1000 * interval.median : null;
  const counts = plan.counts?.(acceptance ?? 0);
  return {
    id: idOf(plan),
    workload,
    facts,
    group,
    unit,
    better,
    ...interval,
    samples: wall.map((ms) => rounded(value(ms))),
    threads,
    disturbed: false,
    device: device ? of(device) : null,
    acceptance: acceptance === null ? null : rounded(acceptance),
    roofline: counts && nanoseconds !== null ? rooflineOf(counts, nanoseconds, ceilings) : null,
  };
}

/** Where it stands, by the ceilings of this engine; null where they were not measured. */
export function rooflineOf(counts: Counts, nanoseconds: number, ceilings: Ceilings): Roofline | null {
  const { arithmetic, operationsPerUnit, bytesPerUnit, touched } = counts;
  const operations =
    arithmetic === 'float' ? ceilings.floatPerNs : (ceilings.additions16PerNs ?? ceilings.integerPerNs);
  const sets = ceilings.bandwidth.toSorted((a, b) => a.bytes - b.bytes);
  const set = sets.find(({ bytes }) => bytes >= touched) ?? sets.at(-1);
  if (!operations || !set) return null;
  const byBytes = bytesPerUnit / set.bytesPerNs;
  const byOperations = operationsPerUnit / operations;
  return {
    arithmetic,
    operationsPerUnit: rounded(operationsPerUnit),
    bytesPerUnit: rounded(bytesPerUnit),
    operationsPerNs: rounded(operationsPerUnit / nanoseconds),
    bytesPerNs: rounded(bytesPerUnit / nanoseconds),
    ceilingBytesPerNs: rounded(set.bytesPerNs),
    ceilingOperationsPerNs: rounded(operations),
    bound: byBytes > byOperations ? 'bytes' : 'operations',
    share: rounded(Math.max(byBytes, byOperations) / nanoseconds),
  };
}
