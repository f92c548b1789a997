/** What is known exactly of these very samples at this very size: enumeration, transfer matrices, sums of the mean field. */

import { enumerate, thermal } from '../../glass/enumeration.ts';
import { curieWeissAverages, curieWeissInFields } from '../../glass/exact/curie-weiss.ts';
import { countStates } from '../../glass/exact/gray-code.ts';
import { kaufman } from '../../glass/exact/onsager.ts';
import { stripAverages } from '../../glass/exact/transfer-matrix.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import type { EquilibriumConfig } from './fields.ts';
import { isFerromagnet, lengthsOf, sizeOf } from './models.ts';

/** Exact averages of one sample; per spin. Null where this way does not give them. */
export interface ExactValues {
  readonly energy: number;
  readonly heat: number;
  readonly freeEnergy: number;
  readonly absM: number | null;
  readonly q2: number | null;
}

export type ExactWay = 'mean-field' | 'kaufman' | 'chain' | 'strip' | 'enumeration' | 'counting';

/** All averages are enumerated up to here; energies and ln Z alone are counted up to MOST_COUNTED, a second for 64 samples. */
const MOST_ENUMERATED = 14;
const MOST_COUNTED = 20;
/** Widest strips that take some milliseconds a temperature. */
const WIDEST = { periodic: 7, open: 10 } as const;

/** How exact values of this configuration come about; null where there are none. */
export function exactWay(config: EquilibriumConfig): ExactWay | null {
  const { model, field, density, boundary, length } = config;
  if (model === 'curie-weiss') return 'mean-field';
  const lengths = lengthsOf(config);
  if (model === 'square' && isFerromagnet(config) && field === 0 && density === 1 && boundary === 'periodic')
    return 'kaufman';
  if (model === 'own') return 'counting';
  const size = sizeOf(config);
  if (size <= MOST_ENUMERATED) return 'enumeration';
  if (lengths?.length === 1) return 'chain';
  if (size <= MOST_COUNTED) return 'counting';
  if (model === 'square' && length <= WIDEST[boundary]) return 'strip';
  return null;
}

/** Does `way` give <q^2>? */
export function exactOverlap(config: EquilibriumConfig): boolean {
  const way = exactWay(config);
  return (
    way === 'enumeration' || (way === 'mean-field' && (config.field === 0 || config.fieldLaw === 'uniform'))
  );
}

/** [temperature]; null where it cannot be had (too large, or too cold for a double). */
export function exactOf(
  config: EquilibriumConfig,
  instance: GlassInstance,
  temperatures: ArrayLike<number>,
): (ExactValues | null)[] {
  const at = averagesOf(config, instance);
  return Array.from(temperatures, (temperature) => {
    try {
      return at?.(1 / temperature) ?? null;
    } catch (error) {
      // The transfer matrix says so where weights leave the range of a double.
      if (error instanceof RangeError) return null;
      throw error;
    }
  });
}

type Averages = (beta: number) => ExactValues | null;

function averagesOf(config: EquilibriumConfig, instance: GlassInstance): Averages | null {
  const { size } = instance;
  const way = config.model === 'own' ? ownWay(size) : exactWay(config);
  switch (way) {
    case 'mean-field':
      return meanField(config, instance);
    case 'kaufman':
      return withSlope((beta) => {
        const { energy, logPartition } = kaufman(config.length, config.length, beta);
        return { energy: energy / size, logPartition, absM: null, q2: null };
      }, size);
    case 'chain':
      return strip(instance, 1);
    case 'strip':
      return strip(instance, config.length);
    case 'enumeration': {
      const all = enumerate(instance);
      return (beta) => {
        const { energy, energySquared, logPartition, overlapSquared } = thermal(all, beta);
        return whole({ energy, energySquared, logPartition, q2: overlapSquared }, size, beta);
      };
    }
    case 'counting':
      return counted(instance);
    default:
      return null;
  }
}

function ownWay(size: number): ExactWay | null {
  return size <= MOST_ENUMERATED ? 'enumeration' : size <= MOST_COUNTED ? 'counting' : null;
}

function strip(instance: GlassInstance, width: number): Averages {
  return (beta) => whole({ ...stripAverages(instance, width, beta), q2: null }, instance.size, beta);
}

/** From the density of states, in Gray-code order; null where energies range too widely to be counted. */
function counted(instance: GlassInstance): Averages | null {
  const { density } = countStates(instance);
  if (!density) return null;
  const energies = density.energies.map((E) => E * instance.unit);
  return (beta) => {
    const lowest = energies[0]!;
    let [total, first, second] = [0, 0, 0];
    energies.forEach((E, k) => {
      const weight = density.counts[k]! * Math.exp(-beta * (E - lowest));
      total += weight;
      first += weight * (E - lowest);
      second += weight * (E - lowest) ** 2;
    });
    const excitation = first / total;
    return whole(
      {
        energy: lowest + excitation,
        energySquared: second / total + 2 * lowest * excitation + lowest * lowest,
        logPartition: Math.log(total) - beta * lowest,
        q2: null,
      },
      instance.size,
      beta,
    );
  };
}

interface WholeAverages {
  readonly energy: number;
  readonly energySquared: number;
  readonly logPartition: number;
  readonly q2: number | null;
}

function whole(
  { energy, energySquared, logPartition, q2 }: WholeAverages,
  size: number,
  beta: number,
): ExactValues {
  return {
    energy: energy / size,
    heat: (beta * beta * (energySquared - energy * energy)) / size,
    freeEnergy: -logPartition / (beta * size),
    absM: null,
    q2,
  };
}

function meanField(config: EquilibriumConfig, { size, field, unit }: GlassInstance): Averages {
  if (config.field === 0 || config.fieldLaw === 'uniform') {
    return withSlope((beta) => {
      const { energy, logPartition, absM, m2 } = curieWeissAverages(size, beta, config.field);
      // Two copies are independent and all pairs are alike: <q^2> = (1 + (N - 1) <s_i s_j>^2) / N.
      const pair = (size * m2 - 1) / (size - 1);
      return { energy, logPartition, absM, q2: (1 + (size - 1) * pair * pair) / size };
    }, size);
  }
  const fields = Float64Array.from(field!, (h) => h * unit);
  return withSlope((beta) => {
    const { energy, logPartition } = curieWeissInFields(fields, beta);
    return { energy, logPartition, absM: null, q2: null };
  }, size);
}

/** Specific heat c = -beta^2 du/dbeta from a central difference: relative error about 1e-7. */
function withSlope(
  at: (beta: number) => {
    readonly energy: number;
    readonly logPartition: number;
    readonly absM: number | null;
    readonly q2: number | null;
  },
  size: number,
): Averages {
  return (beta) => {
    const { energy, logPartition, absM, q2 } = at(beta);
    const step = 1e-4 * beta;
    const slope = (at(beta + step).energy - at(beta - step).energy) / (2 * step);
    return { energy, heat: -beta * beta * slope, freeEnergy: -logPartition / (beta * size), absM, q2 };
  };
}
