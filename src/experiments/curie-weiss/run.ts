/** A magnet and an SK glass of as many spins go down one ladder; a row is one temperature of both. */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import { curieWeiss } from '../../glass/ensembles/curie-weiss.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import { curieWeissAverages } from '../../glass/exact/curie-weiss.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { CurieWeissConfig } from '../curie-weiss.ts';
import type { Row, RunContext } from '../declaration.ts';
import { evenTemperatures, type SkBatch, skGlass } from '../glass-common/glasses.ts';
import { Looks, stay } from '../glass-common/measuring.ts';
import type { Act } from '../journey.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

/** Looks at each temperature. */
const LOOKS = 64;
const [MAGNET, GLASS] = [0, 1];

export async function* run(config: CurieWeissConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { samples, copies, sweeps, size, couplingBits } = config;
  const seed = seedFrom(config.seed);
  const field = config.field > 0 ? ({ law: 'uniform', strength: config.field } as const) : undefined;
  const temperatures = evenTemperatures(config.hottest, config.coldest, config.steps);
  const looks = [new Looks(samples, copies), new Looks(samples, copies)] as const;
  const batch: SkBatch = { ...config, couplings: 'gaussian', replicas: copies, seed };
  const numbers = Array.from({ length: samples }, (_, sample) => sample);
  const magnets = () => {
    // The couplings do not differ between samples, so one instance serves all.
    const magnet = curieWeiss({ size, field, couplingBits, seed, sample: 0 });
    return numbers.map(() => magnet);
  };
  const glasses = () =>
    numbers.map((sample) =>
      sherringtonKirkpatrick({ size, couplings: 'gaussian', couplingBits, seed, sample, field }),
    );
  function* acts(): Generator<Act> {
    for (const [step, temperature] of temperatures.entries()) {
      for (const glass of [MAGNET, GLASS] as const) {
        yield* stay({
          glass,
          sweeps,
          looks: LOOKS,
          betas: () => uniformBetas(samples * copies, 1 / temperature),
          start: () => looks[glass]!.reset(),
          look: (state) => looks[glass]!.look(state),
        });
      }
      yield { kind: 'row', row: () => rowOf(step, temperature, looks, config) };
    }
  }
  const leg = {
    glasses: [skGlass({ ...batch, place: 0 }, magnets), skGlass({ ...batch, place: 1 }, glasses)],
    acts,
  };
  yield* walk({ legs: [leg], memory: looks, rule: config.rule }, context);
}

function rowOf(
  step: number,
  temperature: number,
  [magnet, glass]: readonly [Looks, Looks],
  { size, field }: CurieWeissConfig,
): Row {
  const exact = curieWeissAverages(size, 1 / temperature, field);
  const samples = {
    absM: magnet.of('absM'),
    absQ: magnet.of('absQ'),
    q2: magnet.of('q2'),
    energy: magnet.of('energy'),
    glassM: glass.of('absM'),
    glassQ: glass.of('absQ'),
  };
  // Two copies are independent: <q^2> = (1/N^2) sum_ij <s_i s_j>^2, and all pairs are alike.
  const pair = (size * exact.m2 - 1) / (size - 1);
  return {
    values: {
      step,
      temperature,
      ...asColumns('absM', meanOverSamples(samples.absM)),
      ...asColumns('absQ', meanOverSamples(samples.absQ)),
      ...asColumns('q2', meanOverSamples(samples.q2)),
      exactM: exact.absM,
      exactQ2: (1 + (size - 1) * pair * pair) / size,
      ...asColumns('energy', meanOverSamples(samples.energy)),
      exactEnergy: exact.energy,
      ...asColumns('glassM', meanOverSamples(samples.glassM)),
      ...asColumns('glassQ', meanOverSamples(samples.glassQ)),
    },
    samples,
  };
}
