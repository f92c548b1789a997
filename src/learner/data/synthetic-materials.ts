/**
 * Candidates of a made-up lithium electrolyte whose conductivity is known exactly, with the noise of every measurement: what no real table
 * has, and what is needed to say whether a policy bought ignorance or noise. SYNTHETIC: no number here is of a real material.
 *
 * A candidate is a family and two substitutions (x, y). Its truth is log10 of a conductivity in S/cm,
 *   level_f + bend_f (1 - 4 (x - best)^2) + ruggedness R_f(x, y),  R_f a sum of three cosines of unit variance,
 * the place of the best x and the waves drawn anew for every world. A measurement adds noise of a known standard deviation, which is large
 * in one family, a common and mediocre one: buying by the size of the noise is a trap there.
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { COMPOSITION_DESCRIPTORS, describe, SYNTHETIC_FAMILIES, written } from './synthetic-formulas.ts';

export interface MaterialsDraw {
  readonly candidates: number;
  readonly seed: Seed;
  /** Another world has other candidates, another truth and other noise. Default 0. */
  readonly world?: number;
  /** Standard deviation of the waves in log10 S/cm, >= 0. Default 0.5. */
  readonly ruggedness?: number;
  /** Standard deviation of measurements in quiet families, log10 S/cm. Default 0.1. */
  readonly noise?: number;
  /** The same in the noisy family. Default 1.2. */
  readonly loudNoise?: number;
}

/** The family whose measurements scatter: a common one, far from the best. */
export const LOUD_FAMILY = 2;

export const MATERIAL_DESCRIPTORS = ['x', 'y', ...COMPOSITION_DESCRIPTORS] as const;

/** What is invented of each family: conductivity without waves and how much the best substitution gains. */
const LEVELS = [-5.0, -5.6, -5.8, -3.9, -4.2, -4.6] as const;
const BENDS = [0.6, 0.8, 0.4, 0.5, 0.8, 0.6] as const;

export interface SyntheticMaterials {
  readonly candidates: number;
  /** Index into `SYNTHETIC_FAMILIES`, [candidate]. */
  readonly family: Int32Array;
  /** [candidate][2] */
  readonly substitutions: Float64Array;
  /** As `MATERIAL_DESCRIPTORS` says, in their own units, [candidate][descriptor]. */
  readonly descriptors: Float64Array;
  /** log10 of the conductivity in S/cm, [candidate]. */
  readonly truth: Float64Array;
  /** Standard deviation of one measurement, log10 S/cm, [candidate]. */
  readonly noiseSd: Float64Array;
  /** What measurement number `occasion` of a candidate gives: the same whoever asks. */
  measure(candidate: number, occasion?: number): number;
}

/** Purposes of the stream: time = purpose, owner = world. */
const [CANDIDATE, WAVES] = [0, 1] as const;
const WORDS_PER_CANDIDATE = 3;
const WAVES_PER_FAMILY = 3;
const WORDS_PER_FAMILY = 1 + 3 * WAVES_PER_FAMILY;

const unit = (word: number) => (word + 0.5) / 2 ** 32;

/** Streams SyntheticMaterials (candidates and truth) and PoolNoise (index = occasion, time = candidate, owner = world). */
export function syntheticMaterials(draw: MaterialsDraw): SyntheticMaterials {
  const { candidates, seed, world = 0, noise = 0.1, loudNoise = 1.2 } = draw;
  const truthOf = conductivity(draw);
  const words = new WordReader(seed, Stream.SyntheticMaterials, world, CANDIDATE);
  const family = new Int32Array(candidates);
  const substitutions = new Float64Array(2 * candidates);
  const descriptors = new Float64Array(MATERIAL_DESCRIPTORS.length * candidates);
  for (let c = 0; c < candidates; c++) {
    const [u, x, y] = [0, 1, 2].map((k) => unit(words.word(WORDS_PER_CANDIDATE * c + k))) as [
      number,
      number,
      number,
    ];
    family[c] = familyAt(u);
    substitutions.set([x, y], 2 * c);
    const formula = SYNTHETIC_FAMILIES[family[c]!]!.formula(x, y);
    descriptors.set([x, y, ...describe(formula)], MATERIAL_DESCRIPTORS.length * c);
  }
  const truth = Float64Array.from(family, (f, c) =>
    truthOf(f, substitutions[2 * c]!, substitutions[2 * c + 1]!),
  );
  const noiseSd = Float64Array.from(family, (f) => (f === LOUD_FAMILY ? loudNoise : noise));
  const measure = (c: number, occasion = 0) =>
    truth[c]! + noiseSd[c]! * normalOf(new WordReader(seed, Stream.PoolNoise, world, c).word(occasion));
  return { candidates, family, substitutions, descriptors, truth, noiseSd, measure };
}

/** Families lie on [0, 1) one after the other, each as long as its share. */
function familyAt(u: number): number {
  let end = 0;
  for (const [f, { share }] of SYNTHETIC_FAMILIES.entries()) {
    end += share;
    if (u < end) return f;
  }
  return SYNTHETIC_FAMILIES.length - 1;
}

/** The truth of a world: log10 of the conductivity in S/cm of family f at (x, y). */
export function conductivity({
  seed,
  world = 0,
  ruggedness = 0.5,
}: Pick<MaterialsDraw, 'seed' | 'world' | 'ruggedness'>): (f: number, x: number, y: number) => number {
  const words = new WordReader(seed, Stream.SyntheticMaterials, world, WAVES);
  const families = SYNTHETIC_FAMILIES.map((_, f) => {
    const at = (k: number) => unit(words.word(WORDS_PER_FAMILY * f + k));
    const waves = Array.from({ length: WAVES_PER_FAMILY }, (_, w) => ({
      // Up to one and a half waves along each substitution.
      kx: 2 * Math.PI * 1.5 * (2 * at(1 + 3 * w) - 1),
      ky: 2 * Math.PI * 1.5 * (2 * at(2 + 3 * w) - 1),
      phase: 2 * Math.PI * at(3 + 3 * w),
    }));
    return { best: 0.2 + 0.6 * at(0), waves };
  });
  const amplitude = ruggedness * Math.sqrt(2 / WAVES_PER_FAMILY);
  return (f, x, y) => {
    const { best, waves } = families[f]!;
    const rugged = waves.reduce((sum, { kx, ky, phase }) => sum + cos(kx * x + ky * y + phase), 0);
    return LEVELS[f]! + BENDS[f]! * (1 - 4 * (x - best) ** 2) + amplitude * rugged;
  };
}

export interface MaterialsTable extends MaterialsDraw {
  /** Times that a candidate is measured, each a row of its own. Default: one in eight of them twice. */
  readonly replicates?: (candidate: number) => number;
  /** Conductivities below it are written as "<…". Default 1e-7. */
  readonly detectionLimit?: number;
}

/**
 * The world as a table of measurements with the columns that tables of lithium electrolytes have: composition, conductivity in S/cm, space
 * group, cell, family. What lies below the detection limit is censored ("<1E-7"). Every row says that it is synthetic.
 */
export function syntheticTable(table: MaterialsTable): string {
  const { replicates = (c) => (c % 8 === 0 ? 2 : 1), detectionLimit = 1e-7 } = table;
  const materials = syntheticMaterials(table);
  const header =
    'ID,Reduced Composition,Ionic conductivity (S cm-1),Space group #,a,b,c,alpha,beta,gamma,Family,note';
  const lines = [header];
  for (let c = 0; c < materials.candidates; c++) {
    const { formula, spaceGroup, cell, name } = SYNTHETIC_FAMILIES[materials.family[c]!]!;
    const [x, y] = materials.substitutions.subarray(2 * c, 2 * c + 2);
    const gamma = spaceGroup === 164 || spaceGroup === 167 ? 120 : 90;
    const swollen = 1 + 0.01 * (y! - x!);
    const [a, edge] = cell.map((length) => (length * swollen).toFixed(3));
    for (let occasion = 0; occasion < replicates(c); occasion++) {
      const value = exp(Math.LN10 * materials.measure(c, occasion));
      const told = value < detectionLimit ? `<${exponential(detectionLimit, 0)}` : exponential(value, 2);
      const id = `syn-${String(c + 1).padStart(4, '0')}${occasion > 0 ? String.fromCharCode(97 + occasion) : ''}`;
      lines.push(
        [id, written(formula(x!, y!)), told, spaceGroup, a, a, edge, 90, 90, gamma, name, 'synthetic'].join(
          ',',
        ),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

const exponential = (value: number, places: number) =>
  value.toExponential(places).replace('e', 'E').replace('+', '');
