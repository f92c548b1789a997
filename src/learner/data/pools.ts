/**
 * Pools: candidates that can be measured, each with a known truth and a known noise, and points held out on which the truth is asked for.
 * In every drawn pool there is a loud region, where measurements scatter, and a quiet one.
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { momentsOf, type Part, standardiseColumn } from './split.ts';
import { SYNTHETIC_FAMILIES, written } from './synthetic-formulas.ts';
import { LOUD_FAMILY, MATERIAL_DESCRIPTORS, syntheticMaterials } from './synthetic-materials.ts';

export const POOLS = ['line', 'plane', 'materials', 'classes'] as const;
export type PoolName = (typeof POOLS)[number];

export interface Pool {
  readonly task: 'regression' | 'classification';
  readonly candidates: number;
  readonly inputs: number;
  /** Standardised on the pool, [candidate][input]. */
  readonly places: Float64Array;
  /** The mean of measurements, or the probability of class 1, [candidate]; null where nobody knows it (a measured table). */
  readonly truth: Float64Array | null;
  /** 1 where measurements scatter, [candidate]; null where nobody knows. */
  readonly loud: Uint8Array | null;
  /** Variance of one measurement, [candidate]; null where nobody knows. */
  readonly noise: Float64Array | null;
  /** What measurement number `occasion` gives, the same whoever asks: a value, or 0 or 1 for a class. */
  measure(candidate: number, occasion?: number): number;
  readonly heldOut: {
    readonly points: number;
    /** [point][input], in the units of `places`. */
    readonly places: Float64Array;
    /** As above, or measured values of a table, [point]. */
    readonly truth: Float64Array;
  };
}

export interface PoolDraw {
  readonly candidates: number;
  readonly heldOut: number;
  readonly seed: Seed;
  readonly world?: number;
  /** Standard deviation in the quiet and in the loud region, in units of the values; of `classes` the latter says nothing. */
  readonly noise?: number;
  readonly loudNoise?: number;
  /** Of materials: standard deviation of their waves. */
  readonly ruggedness?: number;
}

/** Value 0 of a pool of materials in log10 S/cm: what a model is taught is near zero and of order one. */
export const MATERIALS_CENTRE = -5;

export function drawPool(name: PoolName, draw: PoolDraw): Pool {
  return name === 'materials' ? materialsPool(draw) : waves(name, draw);
}

function materialsPool(draw: PoolDraw): Pool {
  const total = draw.candidates + draw.heldOut;
  const materials = syntheticMaterials({ ...draw, candidates: total });
  const inputs = MATERIAL_DESCRIPTORS.length;
  const places = standardised(materials.descriptors, inputs, draw.candidates);
  const truth = materials.truth.map((value) => value - MATERIALS_CENTRE);
  return {
    task: 'regression',
    ...parted(places, truth, inputs, draw.candidates),
    loud: Uint8Array.from(materials.family.subarray(0, draw.candidates), (f) => (f === LOUD_FAMILY ? 1 : 0)),
    noise: materials.noiseSd.subarray(0, draw.candidates).map((sd) => sd * sd),
    measure: (c, occasion) => materials.measure(c, occasion) - MATERIALS_CENTRE,
  };
}

/** Formula and family of every candidate of a pool of materials, [candidate]. */
export function materialNames({ candidates, seed, world }: PoolDraw): string[] {
  const { family, substitutions } = syntheticMaterials({
    candidates,
    seed,
    ...(world !== undefined && { world }),
  });
  return Array.from(family, (f, c) => {
    const { name, formula } = SYNTHETIC_FAMILIES[f]!;
    return `${written(formula(substitutions[2 * c]!, substitutions[2 * c + 1]!))} (${name})`;
  });
}

/** Where the loud region begins, along the first input. */
const EDGE = 0.2;
/** Share of candidates that lie beyond it: many cheap ones. */
const LOUD_SHARE = 0.6;
/** Frequencies of the truth, in half periods on [-1, 1]. */
const WAVES = 4;
const [TRUTH, CANDIDATE, HELD_OUT] = [0, 1, 2] as const;
const unit = (word: number) => (word + 0.5) / 2 ** 32;

/**
 * f(x) = sum over k of a cos(pi k . x + phase) on [-1, 1]^d, of unit variance. Stream PoolCandidates: time 0 the truth, 1 candidates, 2
 * points held out (uniform); owner = world.
 */
function waves(name: 'line' | 'plane' | 'classes', draw: PoolDraw): Pool {
  const { candidates, heldOut, seed, world = 0, noise = 0.05, loudNoise = 0.8 } = draw;
  const inputs = name === 'line' ? 1 : 2;
  const f = waveOf(new WordReader(seed, Stream.PoolCandidates, world, TRUTH), inputs);
  const words = new WordReader(seed, Stream.PoolCandidates, world, CANDIDATE);
  const places = new Float64Array(inputs * (candidates + heldOut));
  for (let c = 0; c < candidates; c++) {
    const u = unit(words.word(inputs * c));
    places[inputs * c] =
      u < LOUD_SHARE
        ? EDGE + ((1 - EDGE) * u) / LOUD_SHARE
        : -1 + ((1 + EDGE) * (u - LOUD_SHARE)) / (1 - LOUD_SHARE);
    if (inputs === 2) places[2 * c + 1] = 2 * unit(words.word(2 * c + 1)) - 1;
  }
  const fresh = new WordReader(seed, Stream.PoolCandidates, world, HELD_OUT);
  for (let k = 0; k < inputs * heldOut; k++) places[inputs * candidates + k] = 2 * unit(fresh.word(k)) - 1;
  const isLoud = (c: number) => places[inputs * c]! >= EDGE;
  const height = Float64Array.from({ length: candidates + heldOut }, (_, c) => f(places, inputs * c));
  const truth = name === 'classes' ? height.map((g, c) => chanceOf(g, isLoud(c))) : height;
  const loud = Uint8Array.from({ length: candidates }, (_, c) => (isLoud(c) ? 1 : 0));
  const word = (c: number, occasion = 0) => new WordReader(seed, Stream.PoolNoise, world, c).word(occasion);
  const sd = (c: number) => (loud[c] ? loudNoise : noise);
  const measure =
    name === 'classes'
      ? (c: number, occasion?: number) => (unit(word(c, occasion)) < truth[c]! ? 1 : 0)
      : (c: number, occasion?: number) => truth[c]! + sd(c) * normalOf(word(c, occasion));
  return {
    task: name === 'classes' ? 'classification' : 'regression',
    ...parted(standardised(places, inputs, candidates), truth, inputs, candidates),
    loud,
    noise: Float64Array.from(loud, (_, c) => (name === 'classes' ? truth[c]! * (1 - truth[c]!) : sd(c) ** 2)),
    measure,
  };
}

/** Chance of class 1: certain within a tenth of the boundary in the quiet region, never further than 0.15 from a coin in the loud one. */
function chanceOf(g: number, loud: boolean): number {
  const sure = 1 / (1 + exp(-20 * g));
  return loud ? 0.5 + 0.3 * (sure - 0.5) : sure;
}

function waveOf(words: WordReader, inputs: number): (places: Float64Array, start: number) => number {
  const amplitude = Math.sqrt(2 / WAVES);
  const terms = Array.from({ length: WAVES }, (_, k) => ({
    // On a line k = 1 … 4 half periods; in the plane one of up to two half periods each way.
    k1: inputs === 1 ? Math.PI * (k + 1) : Math.PI * 2 * (2 * unit(words.word(3 * k)) - 1),
    k2: Math.PI * 2 * (2 * unit(words.word(3 * k + 1)) - 1),
    phase: 2 * Math.PI * unit(words.word(3 * k + 2)),
  }));
  return (places, start) =>
    terms.reduce(
      (sum, { k1, k2, phase }) =>
        sum + amplitude * cos(k1 * places[start]! + (inputs === 2 ? k2 * places[start + 1]! : 0) + phase),
      0,
    );
}

/** Columns less the mean of the pool's part, over its width. */
function standardised(values: Float64Array, inputs: number, candidates: number): Float64Array {
  const all = values.slice();
  const pool = all.slice(0, inputs * candidates);
  for (let k = 0; k < inputs; k++) standardiseColumn(all, inputs, k, momentsOf(pool, inputs, k));
  return all;
}

function parted(places: Float64Array, truth: Float64Array, inputs: number, candidates: number) {
  return {
    candidates,
    inputs,
    places: places.slice(0, inputs * candidates),
    truth: truth.slice(0, candidates),
    heldOut: {
      points: truth.length - candidates,
      places: places.slice(inputs * candidates),
      truth: truth.slice(candidates),
    },
  };
}

/** Rows of a measured table as a pool: nobody knows truth or noise, and every row can be bought once. */
export function tablePool(train: Part, heldOut: Part, inputs: number): Pool {
  return {
    task: 'regression',
    candidates: train.points,
    inputs,
    places: train.inputs,
    truth: null,
    loud: null,
    noise: null,
    measure: (c) => train.targets[c]!,
    heldOut: { points: heldOut.points, places: heldOut.inputs, truth: heldOut.targets },
  };
}

/** Candidates known before the first query: the first `count` of a random order (stream FirstCandidates, owner = world). */
export function firstCandidates(candidates: number, count: number, seed: Seed, world: number): number[] {
  const words = new WordReader(seed, Stream.FirstCandidates, world);
  const lots = Array.from({ length: candidates }, (_, c) => [words.word(c), c] as const);
  return lots
    .sort(([a, i], [b, j]) => a - b || i - j)
    .slice(0, count)
    .map(([, c]) => c);
}
