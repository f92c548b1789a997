/**
 * Three glasses of the same couplings, without field, in +h and in -h, in five walks: all three cooled; the cold spins of the
 * first put into the other two and heated (ZFC); their own put back and heated (FC); and each put into the first and heated
 * (the thermoremanent magnetisation). A checkpoint holds the cold spins.
 */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinSnapshot, SpinState } from '../../engine/contract.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { FieldCoolingConfig } from '../field-cooling.ts';
import { evenTemperatures, Kept, SampleSums, type SkBatch, skGlass } from '../glass-common/glasses.ts';
import { stay } from '../glass-common/measuring.ts';
import type { Act, LegGlass } from '../journey.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

/** Looks at each temperature. */
const LOOKS = 16;
/** Places in the leg's list of glasses. */
const [NONE, PLUS, MINUS] = [0, 1, 2] as const;
type Place = typeof NONE | typeof PLUS | typeof MINUS;
type Phase = 'fc' | 'zfc' | 'fc-heating' | 'remanent';

interface Found {
  /** The end of the cooling, [place]. */
  cold: SpinSnapshot[];
  /** m/h of the heated branches, by phase: [temperature][sample], cold first. */
  heated: Record<'zfc' | 'fc-heating' | 'minus-remanent', number[][]>;
}

export async function* run(config: FieldCoolingConfig, context: RunContext): AsyncGenerator<Row, void> {
  const cooling = new FieldCooling(config);
  const leg = { glasses: cooling.glasses, acts: () => cooling.acts() };
  yield* walk({ legs: [leg], memory: [...cooling.sums, cooling.found], rule: config.rule }, context);
}

class FieldCooling {
  readonly glasses: readonly LegGlass[];
  readonly sums: readonly SampleSums[];
  readonly found = new Kept<Found>({ cold: [], heated: { zfc: [], 'fc-heating': [], 'minus-remanent': [] } });
  private readonly down: readonly number[];
  private readonly up: readonly number[];
  /** The field that the spins feel: the one asked for, rounded to the grid of the couplings. */
  private readonly field: number;

  constructor(private readonly config: FieldCoolingConfig) {
    const { hottest, coldest, steps, samples, copies, size, couplings, couplingBits } = config;
    const seed = seedFrom(config.seed);
    // One place for all three: the same random numbers, so that what they share cancels in differences.
    const batch: SkBatch = { ...config, replicas: copies, seed };
    const instanceIn = (strength: number, sample: number) =>
      sherringtonKirkpatrick({
        size,
        couplings,
        couplingBits,
        seed,
        sample,
        field: { law: 'uniform', strength },
      });
    this.glasses = [0, config.field, -config.field].map((strength) =>
      skGlass(batch, () => Array.from({ length: samples }, (_, s) => instanceIn(strength, s))),
    );
    const first = instanceIn(config.field, 0);
    this.field = first.field![0]! * first.unit;
    this.sums = this.glasses.map(() => new SampleSums(['m'], samples));
    this.down = evenTemperatures(hottest, coldest, steps);
    this.up = this.down.toReversed();
  }

  *acts(): Generator<Act> {
    const { steps } = this.config;
    for (const [k, temperature] of this.down.entries()) {
      for (const place of [NONE, PLUS, MINUS] as const) yield* this.visit(place, temperature);
      yield { kind: 'row', row: () => this.cooled(k, temperature) };
    }
    yield {
      kind: 'then',
      run: async (glasses) => {
        this.found.value.cold = await Promise.all(glasses.map((glass) => glass.snapshot()));
      },
    };
    yield this.put([NONE, PLUS], [NONE, MINUS]);
    for (const [k, temperature] of this.up.entries()) {
      for (const place of [PLUS, MINUS] as const) yield* this.visit(place, temperature);
      yield this.keep('zfc', PLUS, MINUS);
      yield { kind: 'row', row: () => this.zeroFieldCooled(steps + k, temperature) };
    }
    yield this.put([PLUS, PLUS], [MINUS, MINUS]);
    for (const [k, temperature] of this.up.entries()) {
      for (const place of [PLUS, MINUS] as const) yield* this.visit(place, temperature);
      yield this.keep('fc-heating', PLUS, MINUS);
      yield { kind: 'row', row: () => this.reheated(2 * steps + k, temperature, k) };
    }
    yield this.put([MINUS, NONE]);
    for (const temperature of this.up) {
      yield* this.visit(NONE, temperature);
      yield this.keep('minus-remanent', NONE);
    }
    yield this.put([PLUS, NONE]);
    for (const [k, temperature] of this.up.entries()) {
      yield* this.visit(NONE, temperature);
      yield { kind: 'row', row: () => this.remanent(3 * steps + k, temperature, k) };
    }
  }

  /** One glass at one temperature. */
  private visit(place: Place, temperature: number): Generator<Act> {
    const { samples, copies, sweeps, size } = this.config;
    return stay({
      glass: place,
      sweeps,
      looks: LOOKS,
      betas: () => uniformBetas(samples * copies, 1 / temperature),
      start: () => this.sums[place]!.reset(),
      look: async (state: SpinState) => {
        this.sums[place]!.add(
          'm',
          Float64Array.from(await state.magnetisations(), (sum) => sum / size),
        );
      },
    });
  }

  /** Puts cold spins of one glass into another, clock and all. */
  private put(...moves: readonly (readonly [from: Place, to: Place])[]): Act {
    return {
      kind: 'then',
      run: async (glasses) => {
        for (const [from, to] of moves) await glasses[to]!.restore(this.found.value.cold[from]!);
      },
    };
  }

  private keep(name: keyof Found['heated'], plus: Place, minus?: Place): Act {
    return { kind: 'then', run: () => void this.found.value.heated[name].push(this.chi(plus, minus)) };
  }

  /** m/h of each sample; with a second glass, half the difference of the two. */
  private chi(plus: Place, minus?: Place): number[] {
    const m = this.sums[plus]!.means('m');
    if (minus === undefined) return m.map((value) => value / this.field);
    const other = this.sums[minus]!.means('m');
    return m.map((value, s) => (value - other[s]!) / (2 * this.field));
  }

  private cooled(step: number, temperature: number): Row {
    return rowOf('fc', step, temperature, { fieldCooled: this.chi(PLUS, MINUS), noField: this.chi(NONE) });
  }

  private zeroFieldCooled(step: number, temperature: number): Row {
    return rowOf('zfc', step, temperature, { zeroFieldCooled: this.chi(PLUS, MINUS) });
  }

  private reheated(step: number, temperature: number, k: number): Row {
    const reheated = this.chi(PLUS, MINUS);
    const gap = minus(reheated, this.found.value.heated.zfc[k]!);
    return rowOf('fc-heating', step, temperature, { reheated, gap });
  }

  /** What is left of m once the field is cut, and how far FC - ZFC is from it. */
  private remanent(step: number, temperature: number, k: number): Row {
    const { heated } = this.found.value;
    const remanent = minus(this.chi(NONE), heated['minus-remanent'][k]!).map((value) => value / 2);
    const gap = minus(heated['fc-heating'][k]!, heated.zfc[k]!);
    return rowOf('remanent', step, temperature, { remanent, mismatch: minus(gap, remanent) });
  }
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, s) => value - b[s]!);
}

function rowOf(phase: Phase, step: number, temperature: number, bySample: Record<string, number[]>): Row {
  const values: Record<string, Row['values'][string]> = { step, phase, temperature };
  for (const [name, numbers] of Object.entries(bySample))
    Object.assign(values, asColumns(name, meanOverSamples(numbers)));
  return { values, samples: bySample };
}
