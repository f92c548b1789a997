/** The annealings of `sk-anneal`: a pilot where the schedule adapts, one for the reference, then one of each budget, fast ones first. */
import { logTimes } from '../../dynamics/ageing.ts';
import { heatFromEnergies } from '../../dynamics/heat-pilot.ts';
import { type HeatPilot, linearSchedule } from '../../dynamics/schedule.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinSnapshot } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { histogram } from '../../observables/histogram.ts';
import { alignedFields, pseudogap } from '../../observables/local-field-distribution.ts';
import { pairCount, pairsWithinSamples } from '../../observables/overlap.ts';
import { mean, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { anneal, DESCENT_SWEEPS } from '../glass-common/annealing.ts';
import {
  energiesPerSpin,
  Kept,
  lazily,
  type SkBatch,
  sharedBatch,
  skGlass,
  skInstances,
} from '../glass-common/glasses.ts';
import type { Leg } from '../journey.ts';
import { replicaMap } from '../replica-map.ts';
import { alike, concatenated, shareOf } from '../shards.ts';
import { asColumns, joined, perSample } from '../side-by-side/side.ts';
import type { SkAnnealConfig } from '../sk-anneal.ts';
import { walk } from '../walk.ts';

/** Energies closer than this per spin are one: the integers differ by nothing, the doubles by rounding. */
const SAME_ENERGY = 1e-9;
const BINS = 48;
/** Of P(s h): bins of 0.1 J. */
const [FIELD_RANGE, FIELD_BINS] = [4, 40] as const;
/** Place of the reference among the annealings; that of the pilot is beyond them all. */
const REFERENCE = 0;
const PILOT = 100;
/** Temperatures of the pilot, and sweeps at each. */
const PILOT_STEPS = 16;
const PILOT_SWEEPS = 20;

interface Ended {
  /** Energy per spin, [sample][copy]. */
  readonly energies: Float64Array;
  /** |q|, [sample][pair]. */
  readonly overlaps: Float64Array;
  /** s_i h_i of some copies, [sample][copy and site]. */
  readonly aligned: readonly Float64Array[];
}

export async function* run(config: SkAnnealConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { copies } = config;
  const share = shareOf(context, config.samples);
  const samples = share.count;
  const whole: SkBatch = { ...config, replicas: copies, seed: seedFrom(config.seed) };
  const batch = sharedBatch(whole, share);
  const instances = lazily(() => skInstances(batch));
  /** Best energy per spin of the reference, [sample]. */
  const reference = new Kept<number[]>([], concatenated);
  const pairs = pairsWithinSamples(samples, copies);
  const ended = new Kept<Ended | null>(null, joinEnds);

  /** Mean energies that the pilot has seen, from hot to cold. */
  const pilotEnergies = new Kept<number[]>([], alike);
  const { hottest, coldest } = config;
  const pilotRange = { hottest, coldest, steps: PILOT_STEPS, sweepsPerStep: PILOT_SWEEPS };
  const pilotTemperatures = linearSchedule(pilotRange).temperatures;
  const pilot = (): HeatPilot => heatFromEnergies(pilotTemperatures, pilotEnergies.value);

  /** A quench leads nowhere near the ground state, so it is measured against an annealing too. */
  const best = config.schedule === 'quench' ? 'linear' : config.schedule;

  const leg = (place: number, sweeps: number, end: (ended: Ended) => void, row?: () => Row): Leg => ({
    glasses: [skGlass({ ...batch, place }, instances)],
    *acts() {
      const schedule = place === REFERENCE ? best : config.schedule;
      yield* anneal({ ...config, schedule, sweeps, states: samples * copies, pilot });
      yield {
        kind: 'then',
        async run([glass]) {
          const overlaps = await glass!.overlaps(pairs);
          end({
            energies: await energiesPerSpin(glass!),
            overlaps: Float64Array.from(overlaps, (sum) => Math.abs(sum) / glass!.size),
            // The reference gives no row.
            aligned: row ? alignedOf(await glass!.snapshot(), instances(), config) : [],
          });
        },
      };
      if (row) yield { kind: 'row', row };
    },
  });
  const pilotLeg: Leg = {
    // All samples in every shard: they share one schedule.
    glasses: [skGlass({ ...whole, place: PILOT })],
    *acts() {
      for (const temperature of pilotTemperatures) {
        const betas = () => uniformBetas(config.samples * copies, 1 / temperature);
        yield { kind: 'sweep', glass: 0, sweeps: PILOT_SWEEPS, betas };
        yield {
          kind: 'then',
          async run([glass]) {
            pilotEnergies.value.push(mean(await energiesPerSpin(glass!)));
          },
        };
      }
    },
  };
  const legs = [
    ...(config.schedule === 'adaptive' ? [pilotLeg] : []),
    leg(REFERENCE, 2 * config.slowest, ({ energies }) => {
      reference.value = bestOf(energies, samples);
    }),
    ...Array.from(logTimes(config.slowest, 2)).map((sweeps, k) =>
      leg(
        k + 1,
        sweeps,
        (state) => {
          ended.value = state;
        },
        () => rowOf(k, sweeps, ended.value!, reference.value),
      ),
    ),
  ];
  context.note('descent', { sweeps: DESCENT_SWEEPS });
  if (config.schedule === 'adaptive') context.note('pilot', { sweeps: PILOT_STEPS * PILOT_SWEEPS });
  yield* walk({ legs, memory: [reference, ended, pilotEnergies], rule: config.rule }, context);
}

/** Local fields take N^2 steps a copy: so many copies of each sample as this allows, and one at least. */
const FIELD_STEPS = 2 ** 26;

function alignedOf(
  { spins }: SpinSnapshot,
  instances: readonly GlassInstance[],
  { samples, copies }: SkAnnealConfig,
): Float64Array[] {
  const { size } = instances[0]!;
  const used = Math.min(copies, Math.max(1, Math.floor(FIELD_STEPS / (samples * size * size))));
  return instances.map((instance, sample) =>
    joined(
      ...Array.from({ length: used }, (_, copy) => alignedFields(instance, spins, sample * copies + copy)),
    ),
  );
}

function joinEnds(shards: readonly (Ended | null)[]): Ended {
  const of = (key: 'energies' | 'overlaps') => joined(...shards.map((ended) => ended![key]));
  return {
    energies: of('energies'),
    overlaps: of('overlaps'),
    aligned: shards.flatMap((ended) => ended!.aligned),
  };
}

/** P(s h) of all samples. After a descent at T = 0 no field opposes its spin. */
function fieldsHistogram(aligned: readonly Float64Array[]) {
  const { edges, density } = histogram(joined(...aligned), 0, FIELD_RANGE, FIELD_BINS);
  return { edges, density };
}

/** Lowest energy of each sample's copies. */
function bestOf(energies: ArrayLike<number>, samples: number): number[] {
  const copies = energies.length / samples;
  return Array.from({ length: samples }, (_, s) => {
    let best = Number.POSITIVE_INFINITY;
    for (let c = 0; c < copies; c++) best = Math.min(best, energies[s * copies + c]!);
    return best;
  });
}

function rowOf(
  step: number,
  sweeps: number,
  { energies, overlaps, aligned }: Ended,
  reference: readonly number[],
): Row {
  const samples = reference.length;
  const copies = energies.length / samples;
  const lowest = (state: number) => reference[Math.floor(state / copies)]! + SAME_ENERGY;
  const bySample = {
    energy: perSample(energies, samples),
    best: bestOf(energies, samples),
    overlap: perSample(overlaps, samples),
    hits: perSample(
      energies.map((energy, state) => (energy <= lowest(state) ? 1 : 0)),
      samples,
    ),
    density: aligned.map((fields) => pseudogap(fields).density),
    slope: aligned.map((fields) => pseudogap(fields).slope),
  };
  const residual = bySample.energy.map((energy, s) => energy - reference[s]!);
  const sorted = energies.toSorted();
  const [low, high] = [sorted[0]!, sorted[sorted.length - 1]!];
  const { edges, density } = histogram(energies, low - 1e-3, high + 1e-3, BINS);
  return {
    values: {
      step,
      sweeps,
      ...asColumns('energy', meanOverSamples(bySample.energy)),
      ...asColumns('residual', meanOverSamples(residual)),
      ...asColumns('best', meanOverSamples(bySample.best)),
      ...asColumns('overlap', meanOverSamples(bySample.overlap)),
      ...asColumns('hits', meanOverSamples(bySample.hits)),
      ...asColumns('density', meanOverSamples(bySample.density)),
      ...asColumns('slope', meanOverSamples(bySample.slope)),
      reference: mean(reference),
    },
    samples: { ...bySample, residual, reference },
    histograms: { finalEnergies: { edges, density }, localFields: fieldsHistogram(aligned) },
    // Of the first sample.
    matrices: {
      map: replicaMap({
        overlaps: overlaps.subarray(0, pairCount(copies)),
        energies: energies.subarray(0, copies),
        signed: false,
      }),
    },
  };
}
