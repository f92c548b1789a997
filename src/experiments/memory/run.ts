/**
 * One leg of two glasses of the same couplings. Down to the temperature of the stop only the reference moves; there its spins are
 * handed over, and the two part: one waits. The random numbers after that are different, so that a difference is the stop's
 * doing or noise, and a stop of no sweeps shows the noise alone.
 */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { latticeGlass } from '../../glass/ensembles/lattice.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { evenTemperatures, Kept, lazily, skGlass, skInstances } from '../glass-common/glasses.ts';
import type { Act } from '../journey.ts';
import { type MemoryConfig, stopAt } from '../memory.ts';
import { asColumns, perSample } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

const [REFERENCE, STOPPED] = [0, 1] as const;
type Place = typeof REFERENCE | typeof STOPPED;
const MARK = 'observed from here';

export async function* run(config: MemoryConfig, context: RunContext): AsyncGenerator<Row, void> {
  const journey = new Journeys(config);
  const leg = { glasses: journey.glasses, acts: () => journey.acts() };
  yield* walk({ legs: [leg], memory: [journey.chi], rule: config.rule }, context);
}

/** Where the number of spins of a cube is chosen, its edge. */
const edgeOf = (size: number): number => Math.round(Math.cbrt(size));

function instancesOf(config: MemoryConfig): GlassInstance[] {
  const { model, samples, couplings, couplingBits } = config;
  const [size, seed] = [Number(config.size), seedFrom(config.seed)];
  if (model === 'sk') return skInstances({ size, samples, replicas: 1, couplings, couplingBits, seed });
  const lengths = [edgeOf(size), edgeOf(size), edgeOf(size)];
  return Array.from({ length: samples }, (_, sample) =>
    latticeGlass({ lengths, boundary: 'periodic', couplings, couplingBits, seed, sample }),
  );
}

class Journeys {
  /** The last chi of each glass, [place][sample]. */
  readonly chi = new Kept<number[][]>([[], []]);
  readonly glasses;
  private readonly observed: number;
  private readonly temperatures: readonly number[];
  private readonly stopTemperature: number;

  constructor(private readonly config: MemoryConfig) {
    const instances = lazily(() => instancesOf(config));
    const batch = {
      ...config,
      size: Number(config.size),
      replicas: config.copies,
      seed: seedFrom(config.seed),
    };
    this.glasses = [REFERENCE, STOPPED].map((place) => skGlass({ ...batch, place }, instances));
    this.observed = Math.max(1, Math.floor(config.sweeps / 2));
    this.temperatures = evenTemperatures(config.hottest, config.coldest, config.steps);
    this.stopTemperature = stopAt(config);
  }

  *acts(): Generator<Act> {
    const { sweeps } = this.config;
    let step = 0;
    let parted = false;
    for (const temperature of this.temperatures) {
      yield* this.stay(REFERENCE, temperature, sweeps);
      if (temperature === this.stopTemperature) {
        yield { kind: 'then', run: ([from, to]) => handOver(from!, to!) };
        for (const [from, age] of this.ages()) {
          if (age > from) yield* this.stay(STOPPED, temperature, age - from);
          else
            yield {
              kind: 'then',
              run: () => void this.chi.value.splice(STOPPED, 1, [...this.of(REFERENCE)]),
            };
          const at = step++;
          yield { kind: 'row', row: () => this.stopRow(at, age) };
        }
        parted = true;
      } else if (parted) yield* this.stay(STOPPED, temperature, sweeps);
      const [at, both] = [step++, parted];
      yield { kind: 'row', row: () => this.coolingRow(at, temperature, both) };
    }
    for (const temperature of this.temperatures.toReversed()) {
      for (const place of [REFERENCE, STOPPED] as const) yield* this.stay(place, temperature, sweeps);
      const at = step++;
      yield { kind: 'row', row: () => this.heatingRow(at, temperature) };
    }
  }

  /** Ages at which the stop is looked at, each twice the one before, with that one; the first is that of the cooling. */
  private ages(): [from: number, age: number][] {
    const { sweeps, stop } = this.config;
    const ages: [number, number][] = [[sweeps, sweeps]];
    for (let age = sweeps; age < sweeps + stop; ) {
      const next = Math.min(2 * age, sweeps + stop);
      // A last piece too short to observe in is part of the one before.
      const last = sweeps + stop - next < this.observed ? sweeps + stop : next;
      ages.push([age, last]);
      age = last;
    }
    return ages;
  }

  /** Sweeps of which the last ones are observed. A stop shorter than that is observed as far as it goes. */
  private *stay(glass: Place, temperature: number, sweeps: number): Generator<Act> {
    const { samples, copies } = this.config;
    const observed = Math.min(sweeps, this.observed);
    const betas = () => uniformBetas(samples * copies, 1 / temperature);
    yield { kind: 'sweep', glass, sweeps: sweeps - observed, betas };
    yield { kind: 'then', run: (glasses) => glasses[glass]!.remember(MARK) };
    yield { kind: 'sweep', glass, sweeps: observed, betas };
    yield {
      kind: 'then',
      run: async (glasses) => {
        const { size } = glasses[glass]!;
        const changed = Float64Array.from(
          await glasses[glass]!.correlate(MARK),
          (sum) => (1 - sum / size) / temperature,
        );
        this.chi.value[glass] = perSample(changed, samples);
      },
    };
  }

  private of(place: Place): readonly number[] {
    return this.chi.value[place]!;
  }

  private stopRow(step: number, age: number): Row {
    const aged = [...this.of(STOPPED)];
    return {
      values: { step, phase: 'stop', age, ...asColumns('aged', meanOverSamples(aged)) },
      samples: { aged },
    };
  }

  private coolingRow(step: number, temperature: number, parted: boolean): Row {
    const reference = [...this.of(REFERENCE)];
    const both = parted ? this.compared('stopped', 'coolingDip') : {};
    return rowOf('cooling', step, temperature, { reference, ...both });
  }

  private heatingRow(step: number, temperature: number): Row {
    const referenceHeated = [...this.of(REFERENCE)];
    return rowOf('heating', step, temperature, {
      referenceHeated,
      ...this.compared('stoppedHeated', 'heatingDip'),
    });
  }

  /** The glass that waited, and how far it lies below the reference, sample by sample. */
  private compared(name: string, dip: string): Record<string, number[]> {
    const stopped = [...this.of(STOPPED)];
    return { [name]: stopped, [dip]: this.of(REFERENCE).map((chi, s) => chi - stopped[s]!) };
  }
}

/** Spins go over; the clock too, but the other glass has random numbers of its own. */
async function handOver(from: SpinState, to: SpinState): Promise<void> {
  await to.restore(await from.snapshot());
}

function rowOf(phase: string, step: number, temperature: number, bySample: Record<string, number[]>): Row {
  const values: Record<string, Row['values'][string]> = { step, phase, temperature };
  for (const [name, numbers] of Object.entries(bySample))
    Object.assign(values, asColumns(name, meanOverSamples(numbers)));
  return { values, samples: bySample };
}
