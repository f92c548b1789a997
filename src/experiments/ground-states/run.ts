/** Size after size: enumeration in blocks of samples, or annealings in batches of as many states as an engine takes. */

import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import { enumerate } from '../../glass/enumeration.ts';
import { histogram } from '../../observables/histogram.ts';
import { jackknifeOverSamples, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { anneal } from '../glass-common/annealing.ts';
import { energiesPerSpin, Kept, sampleBatches, sharedBatches, skGlass } from '../glass-common/glasses.ts';
import { ENUMERATED, type GroundStatesConfig, SIZES } from '../ground-states.ts';
import type { Leg } from '../journey.ts';
import { shareOf } from '../shards.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

/** Samples enumerated between two looks up: some milliseconds. */
const BLOCK = 8;
/** Draws of the disorder that one size may take before the next begins. */
const SAMPLES_APART = 2 ** 20;
/** Batches of one size that draw different random numbers for their spins. */
const PLACES_APART = 640;
const SCHEDULE = { schedule: 'linear', hottest: 1.5, coldest: 0.1 } as const;
const SAME_ENERGY = 1e-9;
const BINS = 48;

/** What is known of the samples of one size so far. */
interface Found {
  /** Lowest energy per spin, [sample]. */
  energies: number[];
  /** 1 where both halves of the copies found it, [sample]; 1 for an enumeration. */
  agreed: number[];
  /** By how much it lies below the mean of the halves, [sample]: what the better half gained; 0 for an enumeration. */
  gained: number[];
}

export async function* run(config: GroundStatesConfig, context: RunContext): AsyncGenerator<Row, void> {
  const [smallest, largest] = [Number(config.smallest), Number(config.largest)];
  const found = new Kept<Found>(nothing(), joinFound);
  // A size has the same samples whether or not others are run beside it.
  const legs = [...SIZES.entries()]
    .filter(([, size]) => size >= smallest && size <= largest)
    .flatMap(([step, size]) =>
      size === ENUMERATED
        ? [exactLeg(step, size, found, { config, context })]
        : annealedLegs(step, size, found, { config, context }),
    );
  yield* walk({ legs, memory: [found], rule: config.rule }, context);
}

interface Asked {
  readonly config: GroundStatesConfig;
  readonly context: RunContext;
}

const nothing = (): Found => ({ energies: [], agreed: [], gained: [] });

function joinFound(shards: readonly Found[]): Found {
  return {
    energies: shards.flatMap(({ energies }) => energies),
    agreed: shards.flatMap(({ agreed }) => agreed),
    gained: shards.flatMap(({ gained }) => gained),
  };
}

function exactLeg(step: number, size: number, found: Kept<Found>, { config, context }: Asked): Leg {
  const { couplings, couplingBits, exactSamples } = config;
  const share = shareOf(context, exactSamples);
  const end = share.from + share.count;
  const seed = seedFrom(config.seed);
  return {
    glasses: [],
    *acts() {
      for (let { from } = share; from < end; from += BLOCK) {
        yield {
          kind: 'then',
          run() {
            if (from === share.from) found.value = nothing();
            for (let sample = from; sample < Math.min(end, from + BLOCK); sample++) {
              const instance = sherringtonKirkpatrick({ size, couplings, couplingBits, seed, sample });
              found.value.energies.push((enumerate(instance).groundEnergy * instance.unit) / size);
              found.value.agreed.push(1);
              found.value.gained.push(0);
            }
          },
        };
      }
      yield { kind: 'row', row: () => rowOf(step, size, 0, found.value) };
    },
  };
}

/** Batches of samples of one size; the row comes with the last. */
function annealedLegs(step: number, size: number, found: Kept<Found>, { config, context }: Asked): Leg[] {
  const { samples, copies, effort } = config;
  const seed = seedFrom(config.seed);
  const sweeps = effort * size;
  const batches = sharedBatches(sampleBatches(samples, copies), shareOf(context, samples));
  return batches.map(({ number, start, from, count }, batch, { length }): Leg => {
    return {
      glasses: [
        skGlass({
          ...config,
          size,
          seed,
          samples: count,
          replicas: copies,
          firstSample: step * SAMPLES_APART + from,
          place: step * PLACES_APART + (number % PLACES_APART),
          before: from - start,
        }),
      ],
      *acts() {
        yield* anneal({ ...SCHEDULE, sweeps, states: count * copies });
        yield {
          kind: 'then',
          async run([glass]) {
            if (batch === 0) found.value = nothing();
            addLowest(found.value, await energiesPerSpin(glass!), copies);
          },
        };
        if (batch === length - 1) yield { kind: 'row', row: () => rowOf(step, size, sweeps, found.value) };
      },
    };
  });
}

function addLowest(found: Found, energies: Float64Array, copies: number): void {
  const half = Math.floor(copies / 2);
  for (let start = 0; start < energies.length; start += copies) {
    const one = Math.min(...energies.subarray(start, start + half));
    const other = Math.min(...energies.subarray(start + half, start + copies));
    found.energies.push(Math.min(one, other));
    found.agreed.push(Math.abs(one - other) < SAME_ENERGY ? 1 : 0);
    found.gained.push(Math.abs(one - other) / 2);
  }
}

function rowOf(step: number, size: number, sweeps: number, { energies, agreed, gained }: Found): Row {
  // Width of the law of e_N, and its error, from the first two moments; centred first, so that no digits are lost.
  const centre = energies[0]!;
  const shifted = energies.map((energy) => energy - centre);
  const spread = jackknifeOverSamples([shifted, shifted.map((value) => value * value)], ([mean, square]) =>
    Math.sqrt((Math.max(0, square! - mean! * mean!) * energies.length) / (energies.length - 1)),
  );
  const sorted = energies.toSorted((a, b) => a - b);
  const { edges, density } = histogram(energies, sorted[0]! - 1e-3, sorted.at(-1)! + 1e-3, BINS);
  return {
    values: {
      step,
      size,
      inverseSize: size ** (-2 / 3),
      ...asColumns('energy', meanOverSamples(energies)),
      ...asColumns('spread', spread),
      ...asColumns('agreement', meanOverSamples(agreed)),
      ...asColumns('gain', meanOverSamples(gained)),
      count: energies.length,
      sweeps,
    },
    samples: { energy: [...energies], agreement: [...agreed], gain: [...gained] },
    histograms: { energies: { edges, density } },
  };
}
