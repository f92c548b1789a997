/**
 * Spherical: for each load its own sets of patterns, one linear program (or two) and one run of the perceptron rule for each.
 * Binary: the sets of a run are nested, P + 1 patterns are P and one more, so that one pass over all weights counts for every load;
 * loads then share their patterns. Annealing works on the same sets.
 */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { StoredCount } from '../../glass/exact/stored-patterns.ts';
import type { PatternSet } from '../../glass/patterns.ts';
import { randomPatterns } from '../../glass/patterns-random.ts';
import { perceptronRule } from '../../learner/perceptron-rule.ts';
import { separability } from '../../learner/separability.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Row, RunContext } from '../declaration.ts';
import { anneal } from '../glass-common/annealing.ts';
import { Kept, type SampleBatch, STATES_APART, sampleBatches } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import type { CapacityConfig } from '../perceptron-capacity.ts';
import { walk } from '../walk.ts';
import { isCounted, patternsOf } from './plan.ts';
import { binaryRow, sphericalRow } from './rows.ts';

/** Draws of patterns that one load may take before the next begins: spherical loads share nothing. */
const SAMPLES_APART = 16_384;
/** Blocks of 32 weights between two looks up: some tens of milliseconds. */
const PIECE = 2 ** 18;

export async function* run(config: CapacityConfig, context: RunContext): AsyncGenerator<Row, void> {
  yield* config.weights === 'binary' ? runBinary(config, context) : runSpherical(config, context);
}

/** Of one set of patterns. */
export interface Decided {
  /** 1 separable, 0 not, null neither proven. */
  readonly stored: 0 | 1 | null;
  /** Corrections of the perceptron rule; null where it was not tried or gave up. */
  readonly corrections: number | null;
}

async function* runSpherical(config: CapacityConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { size, samples } = config;
  const seed = seedFrom(config.seed);
  const decided = new Kept<Decided[]>([]);
  const decide = (patterns: number, owner: number): Decided => {
    const words = new WordReader(seed, Stream.Patterns, owner);
    const values = Float64Array.from({ length: patterns * size }, (_, k) => normalOf(words.word(k)));
    const { verdict } = separability(values, size);
    if (verdict !== 'separable') return { stored: verdict === 'undecided' ? null : 0, corrections: null };
    const end = perceptronRule(values, size, config.corrections);
    return { stored: 1, corrections: end.solved ? end.corrections : null };
  };
  const leg: Leg = {
    glasses: [],
    *acts() {
      for (const [k, patterns] of patternsOf(config).entries()) {
        for (let sample = 0; sample < samples; sample++)
          yield {
            kind: 'then',
            run() {
              if (sample === 0) decided.value = [];
              decided.value.push(decide(patterns, k * SAMPLES_APART + sample));
            },
          };
        yield { kind: 'row', row: () => sphericalRow(patterns, size, decided.value) };
      }
    },
  };
  yield* walk({ legs: [leg], memory: [decided] }, context);
}

async function* runBinary(config: CapacityConfig, context: RunContext): AsyncGenerator<Row, void> {
  const journey = new BinaryJourney(config);
  yield* walk({ legs: journey.legs(), memory: [journey.counts, journey.left], rule: 'heat-bath' }, context);
}

class BinaryJourney {
  /** Weights that store the first P patterns, [sample][P]; of the last sample begun, so far. */
  readonly counts = new Kept<number[][]>([]);
  /** Violated patterns after the annealing, [sample][copy], of the load in hand. */
  readonly left = new Kept<number[][]>([]);
  private readonly patterns: readonly number[];
  /** The sample being counted; only what it has counted is kept. */
  private counting: { readonly sample: number; readonly count: StoredCount } | null = null;

  constructor(private readonly config: CapacityConfig) {
    this.patterns = patternsOf(config);
  }

  legs(): Leg[] {
    const { config } = this;
    const counted = isCounted(config) ? [this.countingLeg()] : [];
    if (config.sweeps === 0) return [...counted, this.rowsLeg()];
    const batches = sampleBatches(config.samples, config.copies);
    const annealing = this.patterns.flatMap((P, k) => batches.map((batch) => this.annealingLeg(P, k, batch)));
    return [...counted, ...annealing];
  }

  private set(sample: number, patterns: number): PatternSet {
    const { size, seed } = this.config;
    return randomPatterns({ size, patterns, labels: 'random', seed: seedFrom(seed), sample });
  }

  private countingLeg(): Leg {
    const { samples, size } = this.config;
    const blocks = 2 ** size / 32;
    const most = this.patterns[this.patterns.length - 1]!;
    const add = (sample: number, from: number) => {
      if (this.counting?.sample !== sample) {
        const count = new StoredCount(this.set(sample, most));
        // Resumed in the middle of a sample: what was counted before goes on from the memory.
        count.counts.set(this.counts.value[sample] ?? []);
        this.counting = { sample, count };
      }
      const { count } = this.counting;
      count.add(from, Math.min(blocks, from + PIECE));
      this.counts.value[sample] = Array.from(count.counts);
    };
    return {
      glasses: [],
      *acts(): Generator<Act> {
        for (let sample = 0; sample < samples; sample++)
          for (let from = 0; from < blocks; from += PIECE)
            yield { kind: 'then', run: () => add(sample, from) };
      },
    };
  }

  private rowsLeg(): Leg {
    const { patterns } = this;
    const row = (P: number) => this.row(P);
    return {
      glasses: [],
      *acts(): Generator<Act> {
        for (const P of patterns) yield { kind: 'row', row: () => row(P) };
      },
    };
  }

  private annealingLeg(patterns: number, place: number, { from, count }: SampleBatch): Leg {
    const { samples, copies, size, sweeps, hottest, coldest } = this.config;
    const states = count * copies;
    const remember = async (state: SpinState) => {
      const violated = await state.energies();
      if (from === 0) this.left.value = [];
      for (let s = 0; s < count; s++)
        this.left.value.push(Array.from(violated.subarray(s * copies, (s + 1) * copies)));
    };
    const row = () => this.row(patterns);
    return {
      glasses: [
        {
          perceptron: () => ({
            patterns: Array.from({ length: count }, (_, s) => this.set(from + s, patterns)),
            replicas: copies,
            seed: seedFrom(this.config.seed),
            firstState: place * STATES_APART + from * copies,
          }),
          spins: states * size,
        },
      ],
      *acts(): Generator<Act> {
        yield { kind: 'sweep', glass: 0, sweeps: 1, betas: () => uniformBetas(states, 1 / hottest) };
        yield* anneal({ schedule: 'geometric', hottest, coldest, sweeps, states });
        yield { kind: 'then', run: ([state]) => remember(state!) };
        if (from + count === samples) yield { kind: 'row', row };
      },
    };
  }

  private row(patterns: number): Row {
    const { config } = this;
    const counts = isCounted(config) ? this.counts.value.map((all) => all[patterns]!) : null;
    const left = config.sweeps > 0 ? this.left.value : null;
    return binaryRow(patterns, config.size, config.samples, counts, left);
  }
}
