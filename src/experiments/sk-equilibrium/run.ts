/** Both arms side by side, window after window; a row is one window, of the sweeps from half its end to its end. */
import { ReplicaExchange, type ReplicaExchangeSnapshot } from '../../dynamics/replica-exchange.ts';
import { geometricLadder, uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { skIdentityGap } from '../../observables/identities.ts';
import { mean, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { lazily, type SkBatch, skGlass, skInstances } from '../glass-common/glasses.ts';
import { Looks } from '../glass-common/measuring.ts';
import { type Act, type Memory, walk } from '../glass-common/walk.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import { COPIES, type SkEquilibriumConfig } from '../sk-equilibrium.ts';

/** Looks in a window at most. */
const LOOKS = 128;
const [PLAIN, TEMPERED] = [0, 1];

export async function* run(config: SkEquilibriumConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { samples, slots, temperature } = config;
  const seed = seedFrom(config.seed);
  const batch: SkBatch = { ...config, couplings: 'gaussian', replicas: COPIES, seed };
  const instances = lazily(() => skInstances(batch));
  const ladder = geometricLadder(config.hottest, temperature, slots);
  const exchange = new ReplicaExchange({ ladder, samples, copies: COPIES, seed });
  const arms = [new Looks(samples, COPIES), new Looks(samples, COPIES)] as const;

  const reset = () => {
    for (const looks of arms) looks.reset();
  };
  function* window(from: number, to: number): Generator<Act> {
    const every = Math.max(1, Math.floor((to - from) / LOOKS));
    yield { kind: 'then', run: reset };
    yield* plainSweeps(from, to, every);
    yield* temperedSweeps(from, to, every);
    yield { kind: 'row', row: () => rowOf(to, arms, exchange, config) };
  }
  function* plainSweeps(from: number, to: number, every: number): Generator<Act> {
    for (let done = from; done < to; done += every) {
      const sweeps = Math.min(every, to - done);
      const betas = () => uniformBetas(samples * COPIES, 1 / temperature);
      yield { kind: 'sweep', glass: PLAIN, sweeps, betas };
      yield { kind: 'then', run: (glasses) => arms[PLAIN]!.look(glasses[PLAIN]!) };
    }
  }
  /** Sweeps up to each exchange or look, whichever comes first; both count sweeps from the start of the run. */
  function* temperedSweeps(from: number, to: number, every: number): Generator<Act> {
    const next = (done: number, step: number, origin: number) =>
      origin + step * (Math.floor((done - origin) / step) + 1);
    for (let done = from; done < to; ) {
      const until = Math.min(to, next(done, config.interval, 0), next(done, every, from));
      yield { kind: 'sweep', glass: TEMPERED, sweeps: until - done, betas: () => exchange.betas() };
      done = until;
      const look = (done - from) % every === 0 || done === to;
      const swap = done % config.interval === 0;
      yield {
        kind: 'then',
        async run(glasses) {
          const glass = glasses[TEMPERED]!;
          const energies = await glass.energies();
          if (look) await lookAtColdest(glass, energies, exchange, arms[TEMPERED]!, config);
          if (swap) exchange.exchange(energies, glass.unit);
        },
      };
    }
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
  yield* walk({ legs: [leg], memory: [...arms, memoryOf(exchange)], rule: config.rule }, context);
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
  energies: Float64Array,
  exchange: ReplicaExchange,
  looks: Looks,
  { samples, slots }: SkEquilibriumConfig,
): Promise<void> {
  const states = exchange.statesBySlot();
  const cold = Array.from({ length: samples * COPIES }, (_, ladder) => states[(ladder + 1) * slots - 1]!);
  const scale = glass.unit / glass.size;
  const magnetisations = await glass.magnetisations();
  looks.add(
    Float64Array.from(cold, (state) => energies[state]! * scale),
    Float64Array.from(cold, (state) => magnetisations[state]! / glass.size),
    await glass.overlaps(exchange.pairsAt(slots - 1)),
    glass.size,
  );
}

function memoryOf(exchange: ReplicaExchange): Memory {
  return {
    save: () => exchange.snapshot(),
    restore: (saved) => exchange.restore(saved as ReplicaExchangeSnapshot),
  };
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
  const rates = Array.from(exchange.swapRates(), (rate) => orNull(rate) ?? 0);
  values.trips = mean(exchange.roundTrips());
  values.worstSwap = Math.min(...rates);
  return { values, samples, matrices: { swaps: { rows: 1, columns: rates.length, values: rates } } };
}
