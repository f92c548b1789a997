/** Three sizes go down one ladder together; a row is one temperature of all three. */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import { binderRatio } from '../../observables/binder.ts';
import { skIdentityGap } from '../../observables/identities.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { evenTemperatures, sharedBatch, skGlass } from '../glass-common/glasses.ts';
import { Looks, stay } from '../glass-common/measuring.ts';
import type { Act } from '../journey.ts';
import { shareOf } from '../shards.ts';
import { asColumns } from '../side-by-side/side.ts';
import type { SkTransitionConfig } from '../sk-transition.ts';
import { walk } from '../walk.ts';
import { RANKS, sizeOf } from './ranks.ts';

/** Looks at each temperature. */
const LOOKS = 64;
/** Draws of the disorder that one size may take before the next begins. */
const SAMPLES_APART = 4096;

export async function* run(config: SkTransitionConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { copies, sweeps } = config;
  const share = shareOf(context, config.samples);
  const samples = share.count;
  const seed = seedFrom(config.seed);
  const temperatures = evenTemperatures(config.hottest, config.coldest, config.steps);
  const looks = RANKS.map(() => new Looks(samples, copies));
  const glasses = RANKS.map((rank, place) =>
    skGlass(
      sharedBatch(
        {
          ...config,
          replicas: copies,
          seed,
          place,
          size: sizeOf(rank, config.size),
          firstSample: place * SAMPLES_APART,
        },
        share,
      ),
    ),
  );
  function* acts(): Generator<Act> {
    for (const [step, temperature] of temperatures.entries()) {
      for (const glass of RANKS.keys()) {
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
  yield* walk({ legs: [{ glasses, acts }], memory: looks, rule: config.rule }, context);
}

function rowOf(
  step: number,
  temperature: number,
  looks: readonly Looks[],
  { size, couplings }: SkTransitionConfig,
): Row {
  const values: Record<string, Row['values'][string]> = { step, temperature };
  const samples: Record<string, readonly number[]> = {};
  for (const [k, rank] of RANKS.entries()) {
    const n = sizeOf(rank, size);
    const [energy, q2, q4] = [looks[k]!.of('energy'), looks[k]!.of('q2'), looks[k]!.of('q4')];
    const scaled = q2.map((value) => value * n ** (2 / 3));
    const gap =
      couplings === 'gaussian'
        ? skIdentityGap(temperature, energy, q2)
        : { value: Number.NaN, error: Number.NaN };
    Object.assign(values, {
      ...asColumns(`scaled${rank}`, meanOverSamples(scaled)),
      ...asColumns(`binder${rank}`, binderRatio(q2, q4)),
      ...asColumns(`energy${rank}`, meanOverSamples(energy)),
      ...asColumns(`identityGap${rank}`, gap),
    });
    Object.assign(samples, { [`energy${rank}`]: energy, [`q2${rank}`]: q2, [`q4${rank}`]: q4 });
  }
  return { values, samples };
}
