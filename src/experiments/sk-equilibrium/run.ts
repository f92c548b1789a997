/** Both arms side by side, window after window; a row is one window, of the sweeps from half its end to its end. */
import type { ReplicaExchange } from '../../dynamics/replica-exchange.ts';
import { geometricLadder, uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { skIdentityGap } from '../../observables/identities.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { lazily, type SkBatch, sharedBatch, skGlass, skInstances } from '../glass-common/glasses.ts';
import { Looks } from '../glass-common/measuring.ts';
import {
  alikeInShards,
  listed,
  PILOT_SAMPLES,
  pilotLeg,
  pilotRounds,
  Tempering,
  trafficOf,
} from '../glass-common/tempering.ts';
import type { Act } from '../journey.ts';
import { shareOf } from '../shards.ts';
import { asColumns } from '../side-by-side/side.ts';
import { COPIES, type SkEquilibriumConfig } from '../sk-equilibrium.ts';
import { walk } from '../walk.ts';

/** Looks in a window at most. */
const LOOKS = 128;
const [PLAIN, TEMPERED] = [0, 1];
/** The pilot's exchanges draw words of their own. */
const PILOT_SAMPLE = 2 ** 20;

export async function* run(config: SkEquilibriumConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { slots, temperature } = config;
  const share = shareOf(context, config.samples);
  const samples = share.count;
  const seed = seedFrom(config.seed);
  const whole: SkBatch = { ...config, couplings: 'gaussian', replicas: COPIES, seed };
  const batch = sharedBatch(whole, share);
  const instances = lazily(() => skInstances(batch));
  const ladder = geometricLadder(config.hottest, temperature, slots);
  const spec = { ladder, copies: COPIES, seed };
  const tempering = new Tempering({ ...spec, samples, firstSample: share.from });
  // Of the first samples of the whole run, in every shard: they share one ladder.
  const few = Math.min(config.samples, PILOT_SAMPLES);
  const pilot = new Tempering({ ...spec, samples: few, firstSample: PILOT_SAMPLE });
  const arms = [new Looks(samples, COPIES), new Looks(samples, COPIES)] as const;

  const reset = () => {
    for (const looks of arms) looks.reset();
  };
  function* window(from: number, to: number): Generator<Act> {
    const every = Math.max(1, Math.floor((to - from) / LOOKS));
    yield { kind: 'then', run: reset };
    yield* plainSweeps(from, to, every);
    yield* temperedSweeps(from, to, every);
    yield { kind: 'row', row: () => rowOf(to, arms, tempering.exchange, config) };
  }
  function* plainSweeps(from: number, to: number, every: number): Generator<Act> {
    for (let done = from; done < to; done += every) {
      const sweeps = Math.min(every, to - done);
      const betas = () => uniformBetas(samples * COPIES, 1 / temperature);
      yield { kind: 'sweep', glass: PLAIN, sweeps, betas };
      yield { kind: 'then', run: (glasses) => arms[PLAIN]!.look(glasses[PLAIN]!) };
    }
  }
  /** Exchanges count sweeps from the start of the run, looks from the start of the window: between two looks, whole rounds and rests. */
  function* temperedSweeps(from: number, to: number, every: number): Generator<Act> {
    for (let done = from; done < to; ) {
      const until = Math.min(to, done + every);
      yield* rounds(done, until);
      done = until;
      yield {
        kind: 'then',
        run: (glasses) =>
          lookAtColdest(glasses[TEMPERED]!, tempering.exchange, arms[TEMPERED]!, { samples, slots }),
      };
    }
  }
  function* rounds(done: number, until: number): Generator<Act> {
    const { interval } = config;
    const temper = { kind: 'temper', glass: TEMPERED, tempering } as const;
    const sweep = (sweeps: number) =>
      ({ kind: 'sweep', glass: TEMPERED, sweeps, betas: () => tempering.exchange.betas() }) as const;
    // What is left of the round that the last look came into.
    const rest = Math.min(until - done, (interval - (done % interval)) % interval);
    if (rest > 0 && (done + rest) % interval === 0) yield { ...temper, rounds: 1, sweepsPerRound: rest };
    else if (rest > 0) yield sweep(rest);
    const whole = Math.floor((until - done - rest) / interval);
    if (whole > 0) yield { ...temper, rounds: whole, sweepsPerRound: interval };
    const last = until - done - rest - whole * interval;
    if (last > 0) yield sweep(last);
  }
  const leg = {
    glasses: [
      skGlass({ ...batch, place: 0 }, instances),
      skGlass({ ...batch, replicas: COPIES * slots, place: 1 }, instances),
    ],
    *acts() {
      const ends = windowEnds(config.longest);
      for (const [k, end] of ends.entries()) yield* window(k === 0 ? 0 : ends[k - 1]!, end);
    },
  };
  const pilotGlass = skGlass({ ...whole, samples: few, replicas: COPIES * slots, place: 2 });
  const pilots =
    config.ladder === 'tuned'
      ? [pilotLeg(pilotGlass, pilot, pilotRounds(config.longest), (found) => tempering.adopt(found))]
      : [];
  yield* walk(
    { legs: [...pilots, leg], memory: [...arms, tempering, alikeInShards(pilot)], rule: config.rule },
    context,
  );
}

/** 2, 4, 8 … and the longest: each window is the second half of the run so far. */
function windowEnds(longest: number): number[] {
  const ends: number[] = [];
  for (let end = 2; end < longest; end *= 2) ends.push(end);
  return [...ends, longest];
}

/** What the two copies at the coldest slot are, whichever states they are just now. */
async function lookAtColdest(
  glass: SpinState,
  exchange: ReplicaExchange,
  looks: Looks,
  { samples, slots }: Pick<SkEquilibriumConfig, 'samples' | 'slots'>,
): Promise<void> {
  const states = exchange.statesBySlot();
  const cold = Array.from({ length: samples * COPIES }, (_, ladder) => states[(ladder + 1) * slots - 1]!);
  const scale = glass.unit / glass.size;
  const energies = await glass.energies();
  const magnetisations = await glass.magnetisations();
  looks.add(
    Float64Array.from(cold, (state) => energies[state]! * scale),
    Float64Array.from(cold, (state) => magnetisations[state]! / glass.size),
    await glass.overlaps(exchange.pairsAt(slots - 1)),
    glass.size,
  );
}

function rowOf(
  sweeps: number,
  arms: readonly Looks[],
  exchange: ReplicaExchange,
  { temperature }: SkEquilibriumConfig,
): Row {
  const values: Record<string, Row['values'][string]> = { step: Math.ceil(Math.log2(sweeps)), sweeps };
  const samples: Record<string, readonly number[]> = {};
  for (const [looks, arm] of [
    [arms[PLAIN]!, 'Plain'],
    [arms[TEMPERED]!, 'Tempered'],
  ] as const) {
    const [energy, q2] = [looks.of('energy'), looks.of('q2')];
    Object.assign(values, {
      ...asColumns(`identityGap${arm}`, skIdentityGap(temperature, energy, q2)),
      ...asColumns(`energy${arm}`, meanOverSamples(energy)),
      ...asColumns(`q2${arm}`, meanOverSamples(q2)),
    });
    Object.assign(samples, { [`energy${arm}`]: energy, [`q2${arm}`]: q2 });
  }
  const lag = samples.q2Tempered!.map((q2, s) => q2 - samples.q2Plain![s]!);
  Object.assign(values, asColumns('lag', meanOverSamples(lag)));
  const { trips, swaps, flow } = trafficOf([exchange.snapshot()]);
  const rates = swaps.map((rate) => rate ?? 0);
  values.trips = trips;
  values.ladder = exchange.ladder.temperatures.join(' ');
  values.swapRates = listed(swaps);
  values.flow = listed(flow);
  values.worstSwap = Math.min(...rates);
  values.bestSwap = Math.max(...rates);
  const known = flow.filter((share) => share !== null);
  // A bin for each slot: before copies have come from both ends there is no flow to draw.
  const histograms =
    known.length === flow.length
      ? {
          histograms: {
            flow: { edges: Array.from({ length: flow.length + 1 }, (_, k) => k + 0.5), density: known },
          },
        }
      : {};
  return {
    values,
    samples,
    ...histograms,
    matrices: { swaps: { rows: 1, columns: rates.length, values: rates } },
  };
}
