/** The same samples cooled fast and slowly: self-overlap over half a temperature step, and the share of spins that flip. */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import { energiesPerSpin, evenTemperatures, Kept, type SkBatch, skGlass } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { asColumns, perSample } from '../side-by-side/side.ts';
import type { SkFreezeConfig } from '../sk-freeze.ts';
import { SLOWER } from './ages.ts';

const MARK = 'half-way';
const RATES = [
  { name: 'Fast', factor: 1 },
  { name: 'Slow', factor: SLOWER },
] as const;

/** Of one rate at the present temperature. */
interface Kinetics {
  /** Accepted flips up to half way, [state]. */
  flipsBefore: Float64Array;
  /** [sample] each. */
  self: number[];
  flips: number[];
  energy: number[];
}

export class Cooling {
  readonly memory = new Kept<Kinetics[]>(
    RATES.map(() => ({ flipsBefore: new Float64Array(0), self: [], flips: [], energy: [] })),
  );

  constructor(
    private readonly config: SkFreezeConfig,
    private readonly batch: SkBatch,
    private readonly instances: () => GlassInstance[],
  ) {}

  leg(): Leg {
    return {
      glasses: RATES.map((_, place) => skGlass({ ...this.batch, place }, this.instances)),
      acts: () => this.acts(),
    };
  }

  private *acts(): Generator<Act> {
    const { hottest, coldest, steps, sweeps } = this.config;
    for (const [step, temperature] of evenTemperatures(hottest, coldest, steps).entries()) {
      for (const [glass, { factor }] of RATES.entries())
        yield* this.oneStep(glass, temperature, sweeps * factor);
      yield { kind: 'row', row: () => this.row(step, temperature) };
    }
  }

  private *oneStep(glass: number, temperature: number, sweeps: number): Generator<Act> {
    const half = Math.floor(sweeps / 2);
    const betas = () => uniformBetas(this.batch.samples * this.batch.replicas, 1 / temperature);
    yield { kind: 'sweep', glass, sweeps: half, betas };
    yield { kind: 'then', run: (glasses) => this.halfWay(glasses[glass]!, glass) };
    yield { kind: 'sweep', glass, sweeps: sweeps - half, betas };
    yield { kind: 'then', run: (glasses) => this.end(glasses[glass]!, glass, sweeps - half) };
  }

  private async halfWay(state: SpinState, glass: number): Promise<void> {
    await state.remember(MARK);
    this.memory.value[glass]!.flipsBefore = await state.flips();
  }

  private async end(state: SpinState, glass: number, sweeps: number): Promise<void> {
    const kinetics = this.memory.value[glass]!;
    const { samples } = this.batch;
    const q = Float64Array.from(await state.correlate(MARK), (sum) => sum / state.size);
    const updates = sweeps * state.size;
    const flips = (await state.flips()).map((count, k) => (count - kinetics.flipsBefore[k]!) / updates);
    kinetics.self = perSample(q, samples);
    kinetics.flips = perSample(flips, samples);
    kinetics.energy = perSample(await energiesPerSpin(state), samples);
  }

  private row(step: number, temperature: number): Row {
    const values: Record<string, Row['values'][string]> = { step, temperature };
    const samples: Record<string, readonly number[]> = {};
    for (const [k, { name }] of RATES.entries()) {
      for (const quantity of ['self', 'flips', 'energy'] as const) {
        const bySample = [...this.memory.value[k]![quantity]];
        Object.assign(values, asColumns(`${quantity}${name}`, meanOverSamples(bySample)));
        samples[`${quantity}${name}`] = bySample;
      }
    }
    return { values, samples };
  }
}
