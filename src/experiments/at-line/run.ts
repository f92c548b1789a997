/** One leg for each field: the same couplings cooled in it; a row comes at the end of its cooling. */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import { freezingTemperature } from '../../observables/freezing.ts';
import { histogram } from '../../observables/histogram.ts';
import { jackknifeOverSamples, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { AtLineConfig } from '../at-line.ts';
import type { Row, RunContext } from '../declaration.ts';
import { evenTemperatures, Kept, type SkBatch, skGlass } from '../glass-common/glasses.ts';
import { Looks, stay } from '../glass-common/measuring.ts';
import type { Leg } from '../journey.ts';
import { asColumns, perSample } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { PARTED } from './findings.ts';

/** Looks at each temperature. */
const LOOKS = 16;
const MARK = 'half-way';
const BINS = 64;

export async function* run(config: AtLineConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { samples, copies, strongest } = config;
  const looks = new Looks(samples, copies, true);
  /** |q| of each copy with itself half way through the present temperature, [sample]. */
  const self = new Kept<number[]>([]);
  /** self minus mutual, [temperature][sample], of the present field. */
  const gaps = new Kept<number[][]>([]);
  const legs = evenTemperatures(0, strongest, config.fields).map((field, place) =>
    legOf(field, place, { config, looks, self, gaps }),
  );
  yield* walk({ legs, memory: [looks, self, gaps], rule: config.rule }, context);
}

interface Parts {
  readonly config: AtLineConfig;
  readonly looks: Looks;
  readonly self: Kept<number[]>;
  readonly gaps: Kept<number[][]>;
}

function legOf(field: number, place: number, parts: Parts): Leg {
  const { config, looks, self, gaps } = parts;
  const { samples, copies, sweeps, size, couplings, couplingBits } = config;
  const seed = seedFrom(config.seed);
  const batch: SkBatch = { ...config, replicas: copies, seed, place };
  const instances = () =>
    Array.from({ length: samples }, (_, sample) =>
      sherringtonKirkpatrick({
        size,
        couplings,
        couplingBits,
        seed,
        sample,
        field: { law: 'uniform', strength: field },
      }),
    );
  const temperatures = evenTemperatures(config.hottest, config.coldest, config.steps);
  return {
    glasses: [skGlass(batch, instances)],
    *acts() {
      for (const [step, temperature] of temperatures.entries()) {
        yield* stay({
          glass: 0,
          sweeps,
          looks: LOOKS,
          betas: () => uniformBetas(samples * copies, 1 / temperature),
          start: async (state) => {
            looks.reset();
            await state.remember(MARK);
          },
          look: (state) => looks.look(state),
        });
        yield {
          kind: 'then',
          async run([state]) {
            self.value = await selfOverlap(state!, samples);
            if (step === 0) gaps.value = [];
            gaps.value.push(self.value.map((q, s) => q - looks.of('absQ')[s]!));
          },
        };
      }
      yield { kind: 'row', row: () => rowOf(place, field, temperatures, parts) };
    },
  };
}

async function selfOverlap(state: SpinState, samples: number): Promise<number[]> {
  const q = Float64Array.from(await state.correlate(MARK), (sum) => Math.abs(sum) / state.size);
  return perSample(q, samples);
}

function rowOf(step: number, field: number, temperatures: readonly number[], parts: Parts): Row {
  const { config, looks, gaps } = parts;
  const freezing = freezingTemperature(
    { temperatures, gaps: gaps.value },
    { seed: seedFrom(config.seed), threshold: PARTED },
  );
  const found = freezing.result === 'found';
  const gap = [...gaps.value[gaps.value.length - 1]!];
  const samples = { gap, absQ: looks.of('absQ'), q2: looks.of('q2'), m: looks.of('m') };
  const spread = jackknifeOverSamples([samples.absQ, samples.q2], ([mean, square]) =>
    Math.sqrt(Math.max(0, square! - mean! * mean!)),
  );
  const { size } = config;
  const overlaps = looks.overlaps().map((sum) => sum / size);
  const bins = Math.min(BINS, size + 1);
  const { edges, density } = histogram(overlaps, -1 - 1 / size, 1 + 1 / size, bins);
  return {
    values: {
      step,
      field,
      ...asColumns('freezing', {
        value: found ? freezing.temperature : Number.NaN,
        error: found ? freezing.error : Number.NaN,
      }),
      ...asColumns('gap', meanOverSamples(gap)),
      ...asColumns('absQ', meanOverSamples(samples.absQ)),
      ...asColumns('spread', spread),
      ...asColumns('m', meanOverSamples(samples.m)),
      state: found ? 'found' : freezing.side,
    },
    samples,
    histograms: { pq: { edges, density } },
  };
}
