/** Two legs, the control above T_c and the quench; every sweep is read, and a row is one age at one lag. */
import { logTimes } from '../../dynamics/ageing.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { FieldFreeResponse, type ResponseSnapshot } from '../../observables/response.ts';
import { jackknifeOverSamples, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { FluctuationDissipationConfig } from '../fluctuation-dissipation.ts';
import { Kept, lazily, type SkBatch, skGlass, skInstances } from '../glass-common/glasses.ts';
import type { Act, Leg, Memory } from '../journey.ts';
import { asColumns, perSample } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { AGES, type Name, PER_DECADE, WARM_AGE, WARM_LONGEST } from './ages.ts';

/** One temperature, and the ages at which copies are remembered. */
interface Watch {
  readonly temperature: number;
  readonly ages: readonly { readonly name: Name; readonly age: number }[];
  readonly longest: number;
}

export async function* run(
  config: FluctuationDissipationConfig,
  context: RunContext,
): AsyncGenerator<Row, void> {
  const { temperature, warm, longest } = config;
  const batch: SkBatch = { ...config, replicas: config.copies, seed: seedFrom(config.seed) };
  const instances = lazily(() => skInstances(batch));
  const watches: readonly Watch[] = [
    { temperature: warm, ages: [{ name: 'Warm', age: WARM_AGE }], longest: Math.min(WARM_LONGEST, longest) },
    { temperature, ages: AGES.map((age) => ({ name: `${age}` as const, age })), longest },
  ];
  const steps = new Kept(0);
  const followers = watches.map((watch, place) => new Follower(watch, { ...batch, place }, instances, steps));
  const legs = followers.map((follower) => follower.leg());
  yield* walk({ legs, memory: [steps, ...followers], rule: 'heat-bath' }, context);
}

/** T chi and C of one age at one lag, [sample]. */
interface Point {
  readonly correlation: number[];
  readonly response: number[];
}

class Follower implements Memory {
  private tracked: FieldFreeResponse | null = null;
  private points: Record<string, Point> = {};
  private readonly times: readonly number[];

  constructor(
    private readonly watch: Watch,
    private readonly batch: SkBatch,
    private readonly instances: () => GlassInstance[],
    /** Rows of the run so far. */
    private readonly steps: Kept<number>,
  ) {
    this.times = Array.from(logTimes(watch.longest, PER_DECADE));
  }

  leg(): Leg {
    return { glasses: [skGlass(this.batch, this.instances)], acts: () => this.acts() };
  }

  /** From the first age on a sweep at a time. */
  private *acts(): Generator<Act> {
    const { ages, longest } = this.watch;
    const [first, last] = [ages[0]!.age, ages[ages.length - 1]!.age + longest];
    const betas = () => this.betas();
    yield { kind: 'sweep', glass: 0, sweeps: first, betas };
    for (let now = first; now <= last; now++) {
      if (now > first) yield { kind: 'sweep', glass: 0, sweeps: 1, betas };
      yield { kind: 'then', run: ([state]) => this.look(state!, now) };
      for (const { name, age } of ages) {
        const k = this.times.indexOf(now - age);
        if (k >= 0) yield { kind: 'row', row: () => this.row(name, age, k) };
      }
    }
  }

  private betas(): Float64Array {
    return uniformBetas(this.batch.samples * this.batch.replicas, 1 / this.watch.temperature);
  }

  private response(packed: Uint32Array): FieldFreeResponse {
    const { replicas } = this.batch;
    return new FieldFreeResponse({ instances: this.instances(), replicas, betas: this.betas() }, packed);
  }

  private async look(state: SpinState, now: number): Promise<void> {
    const { spins } = await state.snapshot();
    if (this.tracked) this.tracked.advance(spins);
    else this.tracked = this.response(spins);
    for (const { name, age } of this.watch.ages) {
      if (now === age) this.tracked.remember(name);
      const k = this.times.indexOf(now - age);
      if (k < 0) continue;
      const point = this.tracked.since(name);
      this.points[`${name}:${k}`] = {
        correlation: perSample(point.correlation, this.batch.samples),
        response: perSample(point.response, this.batch.samples),
      };
    }
    const { ages, longest } = this.watch;
    // Nothing of it is needed by the next leg, and a checkpoint need not carry it.
    if (now === ages[ages.length - 1]!.age + longest) this.tracked = null;
  }

  private row(name: Name, age: number, k: number): Row {
    const point = this.points[`${name}:${k}`]!;
    const { correlation, response } = point;
    const violation = correlation.map((C, s) => 1 - C - response[s]!);
    const before = this.points[`${name}:${k - PER_DECADE}`];
    // X over a factor of ten in time; the first from t = 0, where C = 1 and nothing has answered.
    const zeros = response.map(() => 0);
    const ratio = jackknifeOverSamples(
      [response, before?.response ?? zeros, correlation, before?.correlation ?? zeros.map(() => 1)],
      ([chi, chiBefore, C, CBefore]) => (chi! - chiBefore!) / (CBefore! - C!),
    );
    return {
      values: {
        step: this.steps.value++,
        age,
        time: this.times[k]!,
        ...asColumns('correlation', meanOverSamples(correlation)),
        ...asColumns(`response${name}`, meanOverSamples(response)),
        ...asColumns(`violation${name}`, meanOverSamples(violation)),
        ...asColumns(`ratio${name}`, ratio),
      },
      samples: { correlation, [`response${name}`]: response, [`violation${name}`]: violation },
    };
  }

  save(): unknown {
    return { tracked: this.tracked?.snapshot() ?? null, points: structuredClone(this.points) };
  }

  restore(saved: unknown): void {
    const { tracked, points } = saved as {
      readonly tracked: ResponseSnapshot | null;
      readonly points: Record<string, Point>;
    };
    this.tracked = tracked && this.response(tracked.packed);
    if (tracked) this.tracked!.restore(tracked);
    this.points = structuredClone(points);
  }
}
