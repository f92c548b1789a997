/** One cooling of all copies; a row is one temperature. */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import { selfAveragingRatio } from '../../observables/binder.ts';
import { skIdentityGap } from '../../observables/identities.ts';
import { overlapHistogram, pairsWithinSamples } from '../../observables/overlap.ts';
import { overlapClusters } from '../../observables/overlap-clusters.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { energiesPerSpin, evenTemperatures, Kept, sharedBatch, skGlass } from '../glass-common/glasses.ts';
import { Looks, stay } from '../glass-common/measuring.ts';
import type { Act } from '../journey.ts';
import { replicaMap } from '../replica-map.ts';
import { firstShard, shareOf } from '../shards.ts';
import { asColumns } from '../side-by-side/side.ts';
import type { SkOverlapConfig } from '../sk-overlap.ts';
import { walk } from '../walk.ts';

/** Looks at each temperature. */
const LOOKS = 16;
/** Samples whose own P(q) is shown, and its bins: fewer than those of the mean, for there are fewer overlaps. */
const GALLERY = 12;
const PANEL_BINS = 32;

export async function* run(config: SkOverlapConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { copies, sweeps } = config;
  const share = shareOf(context, config.samples);
  const samples = share.count;
  const temperatures = evenTemperatures(config.hottest, config.coldest, config.steps);
  const looks = new Looks(samples, copies, true);
  /** Overlap sums of all pairs of copies of the first sample, as they stand. */
  const first = new Kept<number[]>([], firstShard);
  /** Their energies per spin. */
  const energies = new Kept<number[]>([], firstShard);
  const pairsOfFirst = pairsWithinSamples(1, copies);
  const glass = skGlass(sharedBatch({ ...config, replicas: copies, seed: seedFrom(config.seed) }, share));
  function* acts(): Generator<Act> {
    for (const [step, temperature] of temperatures.entries()) {
      yield* stay({
        glass: 0,
        sweeps,
        looks: LOOKS,
        betas: () => uniformBetas(samples * copies, 1 / temperature),
        start: () => looks.reset(),
        look: (state) => looks.look(state),
      });
      yield {
        kind: 'then',
        async run([state]) {
          first.value = Array.from(await state!.overlaps(pairsOfFirst));
          energies.value = Array.from(await energiesPerSpin(state!)).slice(0, copies);
        },
      };
      yield {
        kind: 'row',
        row: () =>
          rowOf(step, temperature, looks, { overlaps: first.value, energies: energies.value }, config),
      };
    }
  }
  yield* walk(
    { legs: [{ glasses: [glass], acts }], memory: [looks, first, energies], rule: config.rule },
    context,
  );
}

function rowOf(
  step: number,
  temperature: number,
  looks: Looks,
  first: { readonly overlaps: readonly number[]; readonly energies: readonly number[] },
  { size, copies, couplings }: SkOverlapConfig,
): Row {
  const samples = {
    absQ: looks.of('absQ'),
    q2: looks.of('q2'),
    m: looks.of('m'),
    energy: looks.of('energy'),
  };
  const scatter = selfAveragingRatio(samples.q2);
  const gap =
    couplings === 'gaussian'
      ? skIdentityGap(temperature, samples.energy, samples.q2)
      : { value: Number.NaN, error: Number.NaN };
  const matrix = overlapClusters(first.overlaps, size, copies).matrix;
  const overlaps = first.overlaps.map((sum) => sum / size);
  const panels = Array.from({ length: Math.min(GALLERY, looks.samples) }, (_, sample) => [
    `pqOf.${sample + 1}`,
    overlapHistogram(looks.overlapsOf(sample), size, PANEL_BINS),
  ]);
  return {
    values: {
      step,
      temperature,
      ...asColumns('absQ', meanOverSamples(samples.absQ)),
      ...asColumns('q2', meanOverSamples(samples.q2)),
      ...asColumns('m', meanOverSamples(samples.m)),
      ...asColumns('energy', meanOverSamples(samples.energy)),
      ...asColumns('scatter', scatter),
      ...asColumns('identityGap', gap),
    },
    samples,
    histograms: { pq: overlapHistogram(looks.overlaps(), size), ...Object.fromEntries(panels) },
    matrices: {
      overlaps: { rows: copies, columns: copies, values: Array.from(matrix) },
      map: replicaMap({ overlaps, energies: first.energies, signed: false }),
    },
  };
}
