/** One leg for each load: one glass started on patterns, one started anywhere; a row comes at the end of both. */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { type HopfieldGlass, hopfield, patternOverlaps } from '../../glass/ensembles/hopfield.ts';
import { packSpins, unpackSpins } from '../../glass/spins.ts';
import { histogram } from '../../observables/histogram.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import {
  energiesPerSpin,
  evenTemperatures,
  Kept,
  lazily,
  type SkBatch,
  skGlass,
} from '../glass-common/glasses.ts';
import type { HopfieldConfig } from '../hopfield.ts';
import type { Act, Leg } from '../journey.ts';
import { asColumns, perSample } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { retrievalAt } from './exact.ts';
import { REMEMBERED } from './findings.ts';

const [ON_PATTERN, ANYWHERE] = [0, 1];
const BINS = 50;
/** Draws of the patterns that one load may take before the next begins: loads share nothing. */
const SAMPLES_APART = 4096;

interface Ended {
  /** m with the pattern a copy began on, and the largest |m| with any of those begun anywhere, [state]. */
  kept: number[];
  chance: number[];
  energyKept: number[];
  energyChance: number[];
}

export async function* run(config: HopfieldConfig, context: RunContext): AsyncGenerator<Row, void> {
  const ended = new Kept<Ended>({ kept: [], chance: [], energyKept: [], energyChance: [] });
  const legs = evenTemperatures(config.lightest, config.heaviest, config.loads).map((load, place) =>
    legOf(load, place, ended, config),
  );
  yield* walk({ legs, memory: [ended], rule: config.rule }, context);
}

function legOf(load: number, place: number, ended: Kept<Ended>, config: HopfieldConfig): Leg {
  const { samples, copies, size, sweeps, temperature } = config;
  const seed = seedFrom(config.seed);
  const memories = lazily(() =>
    Array.from({ length: samples }, (_, s) =>
      hopfield({ size, load, seed, sample: place * SAMPLES_APART + s }),
    ),
  );
  const instances = () => memories().map(({ instance }) => instance);
  const batch: SkBatch = { ...config, couplings: 'binary', couplingBits: 1, replicas: copies, seed };
  const betas = () => uniformBetas(samples * copies, 1 / temperature);
  return {
    glasses: [
      skGlass({ ...batch, place: 2 * place }, instances),
      skGlass({ ...batch, place: 2 * place + 1 }, instances),
    ],
    *acts(): Generator<Act> {
      yield { kind: 'then', run: ([state]) => startOnPatterns(state!, memories(), copies) };
      for (const glass of [ON_PATTERN, ANYWHERE]) yield { kind: 'sweep', glass, sweeps, betas };
      yield {
        kind: 'then',
        async run([onPattern, anywhere]) {
          const [kept, chance] = [
            await overlapsWithPatterns(onPattern!, memories()),
            await overlapsWithPatterns(anywhere!, memories()),
          ];
          ended.value = {
            kept: kept.map((m, state) => m[patternOf(state, copies, m.length)]!),
            chance: chance.map((m) => m.reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
            energyKept: Array.from(await energiesPerSpin(onPattern!)),
            energyChance: Array.from(await energiesPerSpin(anywhere!)),
          };
        },
      };
      yield { kind: 'row', row: () => rowOf(load, ended.value, config) };
    },
  };
}

/** Copies begin on patterns 0, 1, 2 … of their sample, over again where there are fewer patterns than copies. */
function patternOf(state: number, copies: number, patterns: number): number {
  return (state % copies) % patterns;
}

async function startOnPatterns(
  state: SpinState,
  memories: readonly HopfieldGlass[],
  copies: number,
): Promise<void> {
  const snapshot = await state.snapshot();
  const spins = snapshot.spins.slice();
  for (let k = 0; k < state.states; k++) {
    const { values, patterns } = memories[Math.floor(k / copies)]!;
    const mu = patternOf(k, copies, patterns);
    packSpins(values.subarray(mu * state.size, (mu + 1) * state.size), spins, k);
  }
  await state.restore({ ...snapshot, spins });
}

/** m with every pattern, [state][pattern]. */
async function overlapsWithPatterns(
  state: SpinState,
  memories: readonly HopfieldGlass[],
): Promise<Float64Array[]> {
  const { spins } = await state.snapshot();
  return Array.from({ length: state.states }, (_, k) =>
    patternOverlaps(memories[Math.floor(k / state.replicas)]!, unpackSpins(spins, state.size, k)),
  );
}

function rowOf(load: number, ended: Ended, { samples: count, size, temperature }: HopfieldConfig): Row {
  const samples = {
    kept: perSample(ended.kept, count),
    remembered: perSample(
      ended.kept.map((m) => (m > REMEMBERED ? 1 : 0)),
      count,
    ),
    chance: perSample(ended.chance, count),
    energyKept: perSample(ended.energyKept, count),
    energyChance: perSample(ended.energyChance, count),
  };
  const columns = Object.entries(samples).map(([name, values]) => asColumns(name, meanOverSamples(values)));
  const { edges, density } = histogram(ended.kept, -1 - 1 / size, 1 + 1 / size, BINS);
  return {
    values: {
      load,
      patterns: Math.round(load * size),
      ...Object.assign({}, ...columns),
      exact: retrievalAt(load, temperature),
    },
    samples,
    histograms: { overlaps: { edges, density } },
  };
}
