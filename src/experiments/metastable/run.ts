/** Size after size: one act quenches one start of one sample by all three rules; the first of a small sample counts it too. */
import { quench } from '../../dynamics/quench.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { energyFromFields, localFields } from '../../glass/local-fields.ts';
import { initialSpins, packSpins, unpackSpins, wordsPerState } from '../../glass/spins.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Leg } from '../journey.ts';
import { COUNTED, type MetastableConfig, RULES, SIZES } from '../metastable.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { countMinima } from './count.ts';

const QUENCH = { Greedy: 'greedy', Random: 'random', Reluctant: 'reluctant' } as const;
type Rule = (typeof RULES)[number];
/** Starts and samples of one size that draw their own random numbers. */
const APART = 1024;

/** What is known of one size so far. */
interface Found {
  /** Sums over the starts of each sample, [rule][sample]. */
  energy: Record<Rule, number[]>;
  flips: Record<Rule, number[]>;
  /** Different ends of each sample, [rule][sample]. */
  distinct: Record<Rule, number[]>;
  /** Ends of the present sample, [rule]. */
  ends: Record<Rule, string[]>;
  /** Minima of each sample, where they are counted. */
  minima: number[];
}

const empty = <T>(): Record<Rule, T[]> => ({ Greedy: [], Random: [], Reluctant: [] });
const nothing = (): Found => ({
  energy: empty(),
  flips: empty(),
  distinct: empty(),
  ends: empty(),
  minima: [],
});

export async function* run(config: MetastableConfig, context: RunContext): AsyncGenerator<Row, void> {
  const found = new Kept<Found>(nothing());
  const legs = SIZES.filter((size) => size <= Number(config.largest)).map((size, step) =>
    legOf(size, step, found, config),
  );
  yield* walk({ legs, memory: [found], rule: 'heat-bath' }, context);
}

function legOf(size: number, step: number, found: Kept<Found>, config: MetastableConfig): Leg {
  const { samples, starts, couplings, couplingBits } = config;
  const seed = seedFrom(config.seed);
  let made: { readonly sample: number; readonly instance: GlassInstance } | null = null;
  const instanceOf = (sample: number): GlassInstance => {
    if (made?.sample !== sample) {
      const draw = step * APART + sample;
      made = {
        sample,
        instance: sherringtonKirkpatrick({ size, couplings, couplingBits, seed, sample: draw }),
      };
    }
    return made.instance;
  };
  return {
    glasses: [],
    *acts() {
      for (let sample = 0; sample < samples; sample++) {
        for (let start = 0; start < starts; start++) {
          yield {
            kind: 'then',
            run() {
              if (sample === 0 && start === 0) found.value = nothing();
              const instance = instanceOf(sample);
              if (start === 0) open(found.value, instance);
              const state = (step * APART + sample) * APART + start;
              for (const rule of RULES) addQuench(found.value, rule, instance, { seed, state });
            },
          };
        }
      }
      yield { kind: 'row', row: () => rowOf(size, starts, found.value) };
    },
  };
}

/** Begins a sample. */
function open(found: Found, instance: GlassInstance): void {
  for (const rule of RULES) {
    for (const sums of [found.energy, found.flips, found.distinct]) sums[rule].push(0);
    found.ends[rule] = [];
  }
  if (instance.size <= COUNTED) found.minima.push(countMinima(instance));
}

/** Adds one quench to the sample that is open. */
function addQuench(
  found: Found,
  rule: Rule,
  instance: GlassInstance,
  { seed, state }: { readonly seed: ReturnType<typeof seedFrom>; readonly state: number },
): void {
  const { size, unit } = instance;
  const spins = unpackSpins(initialSpins(size, 1, seed, state), size, 0);
  const { flips } = quench(instance, spins, { rule: QUENCH[rule], seed, state });
  const last = found.flips[rule].length - 1;
  found.flips[rule][last]! += flips / size;
  found.energy[rule][last]! +=
    (energyFromFields(instance, spins, localFields(instance, spins)) * unit) / size;
  const end = nameOf(spins);
  if (!found.ends[rule].includes(end)) {
    found.ends[rule].push(end);
    found.distinct[rule][last]! += 1;
  }
}

/** One name for a configuration and its mirror image. */
function nameOf(spins: Int8Array): string {
  const packed = new Uint32Array(wordsPerState(spins.length));
  packSpins(spins[0]! > 0 ? spins : spins.map((s) => -s), packed, 0);
  return packed.join();
}

function rowOf(size: number, starts: number, found: Found): Row {
  const values: Record<string, Row['values'][string]> = { size };
  const samples: Record<string, readonly number[]> = {};
  for (const name of ['energy', 'flips', 'distinct'] as const) {
    for (const rule of RULES) {
      const means = found[name][rule].map((sum) => sum / starts);
      samples[`${name}${rule}`] = means;
      Object.assign(values, asColumns(`${name}${rule}`, meanOverSamples(means)));
    }
  }
  const unknown = { value: Number.NaN, error: Number.NaN };
  const minima = found.minima.length > 0 ? meanOverSamples(found.minima) : unknown;
  samples.minima = [...found.minima];
  Object.assign(values, asColumns('minima', minima));
  // Of the mean number, as the theory has it; both mirror images count there.
  Object.assign(
    values,
    asColumns('complexity', {
      value: Math.log(2 * minima.value) / size,
      error: minima.error / minima.value / size,
    }),
  );
  return { values, samples };
}
