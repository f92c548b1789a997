/**
 * A quench from a random start to T, and what its copies remember. Each is remembered at the ages t_w and compared with itself
 * at t_w + t, at times t in equal factors; all ages live in one run, so the events of all are put in order first.
 */
import { logTimes } from '../../dynamics/ageing.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import { Kept, type SkBatch, skGlass } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { asColumns, perSample } from '../side-by-side/side.ts';
import type { SkFreezeConfig } from '../sk-freeze.ts';
import { AGES } from './ages.ts';

const PER_DECADE = 4;
const OLDEST = AGES[AGES.length - 1]!;
/** The two glasses of the cooling come before. */
const PLACE = 2;

const markOf = (age: number) => `age ${age}`;

interface Aged {
  /** C(t_w, t_w + t) by "t_w:t", [sample]. */
  correlations: Record<string, number[]>;
  /** Flips per update since the last event, by the sweep it ends at, [sample]. */
  flips: Record<string, number[]>;
  flipsBefore: Float64Array;
}

export class Ageing {
  readonly memory: Kept<Aged>;
  private readonly times: readonly number[];
  /** Lags t of each age. */
  private readonly lags: ReadonlyMap<number, readonly number[]>;

  constructor(
    private readonly config: SkFreezeConfig,
    private readonly batch: SkBatch,
    private readonly instances: () => GlassInstance[],
  ) {
    this.times = Array.from(logTimes(config.longest, PER_DECADE));
    this.lags = new Map(
      AGES.map((age) => [
        age,
        [...new Set([...this.times, ...this.times.map((t) => scaledLag(t, age))])].filter((t) => t > 0),
      ]),
    );
    this.memory = new Kept<Aged>({
      correlations: {},
      flips: {},
      flipsBefore: new Float64Array(batch.samples * batch.replicas),
    });
  }

  leg(): Leg {
    return {
      glasses: [skGlass({ ...this.batch, place: PLACE }, this.instances)],
      acts: () => this.acts(),
    };
  }

  /** Sweeps from one event to the next; a row once the oldest copy has reached its lag. */
  private *acts(): Generator<Act> {
    const events = new Set<number>([...AGES, ...this.times]);
    for (const [age, lags] of this.lags) for (const t of lags) events.add(age + t);
    const rowAt = new Map(this.times.map((t, k) => [OLDEST + t, { t, k }]));
    let now = 0;
    for (const event of [...events].sort((a, b) => a - b)) {
      const from = now;
      const betas = () => uniformBetas(this.batch.samples * this.batch.replicas, 1 / this.config.temperature);
      yield { kind: 'sweep', glass: 0, sweeps: event - from, betas };
      yield { kind: 'then', run: ([state]) => this.at(state!, event, event - from) };
      const row = rowAt.get(event);
      if (row) yield { kind: 'row', row: () => this.row(row.t, row.k) };
      now = event;
    }
  }

  private async at(state: SpinState, sweep: number, since: number): Promise<void> {
    const { value } = this.memory;
    const { samples } = this.batch;
    const flips = await state.flips();
    const updates = since * state.size;
    value.flips[sweep] = perSample(
      flips.map((count, k) => (count - value.flipsBefore[k]!) / updates),
      samples,
    );
    value.flipsBefore = flips;
    for (const [age, lags] of this.lags) {
      if (sweep === age) await state.remember(markOf(age));
      else if (lags.includes(sweep - age)) {
        const q = Float64Array.from(await state.correlate(markOf(age)), (sum) => sum / state.size);
        value.correlations[`${age}:${sweep - age}`] = perSample(q, samples);
      }
    }
  }

  private row(time: number, k: number): Row {
    const { correlations, flips } = this.memory.value;
    const values: Record<string, Row['values'][string]> = { step: k, time, ratio: time / OLDEST };
    const samples: Record<string, readonly number[]> = {};
    const put = (name: string, bySample: readonly number[] | undefined) => {
      if (!bySample) return;
      Object.assign(values, asColumns(name, meanOverSamples(bySample)));
      samples[name] = [...bySample];
    };
    for (const age of AGES) put(`age${age}`, correlations[`${age}:${time}`]);
    for (const age of AGES.slice(1)) put(`scaled${age}`, correlations[`${age}:${scaledLag(time, age)}`]);
    put('flipRate', flips[time]);
    return { values, samples };
  }
}

/** The lag of an age at the same t/t_w that the oldest has at lag t; 0 where that is no whole sweep. */
function scaledLag(t: number, age: number): number {
  const lag = (t * age) / OLDEST;
  return Number.isInteger(lag) || lag >= 5 ? Math.round(lag) : 0;
}
