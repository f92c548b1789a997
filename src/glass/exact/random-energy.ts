/**
 * The random energy model: 2^N independent levels, normal with variance N/2 (J = 1). The limit p -> infinity of the p-spin model.
 *
 * For N -> infinity, with T_c = 1 / (2 sqrt(ln 2)): above T_c f = -T ln 2 - 1/(4T); below, f = u = -sqrt(ln 2), the entropy is 0 and
 * a few levels share all weight, sum_k w_k^2 = 1 - T/T_c on average. Source: Derrida, Phys. Rev. B 24, 2613 (1981).
 * Random numbers: stream Couplings, index = level, owner = sample.
 */
import { GlassboxError } from '../../messages/problem.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export const REM_CRITICAL_TEMPERATURE = 1 / (2 * Math.sqrt(Math.LN2));
export const REM_GROUND_ENERGY = -Math.sqrt(Math.LN2);

/** 2^22 levels: 32 MiB. */
export const LARGEST_REM = 22;

/** One draw of the levels E_k of N "spins", [level]; the same on every host. @throws GBX-240 unless 1 <= N <= 22 */
export function drawLevels(size: number, seed: Seed, sample: number): Float64Array {
  if (!(Number.isInteger(size) && size >= 1 && size <= LARGEST_REM)) {
    throw new GlassboxError('GBX-240', { name: 'size', value: size, allowed: `1 … ${LARGEST_REM}` });
  }
  const words = new WordReader(seed, Stream.Couplings, sample);
  const sigma = Math.sqrt(size / 2);
  return Float64Array.from({ length: 2 ** size }, (_, level) => sigma * normalOf(words.word(level)));
}

/** Exact averages of one draw; per spin, but for `participation`. */
export interface LevelAverages {
  readonly freeEnergy: number;
  readonly energy: number;
  readonly entropy: number;
  readonly specificHeat: number;
  /** sum_k w_k^2 of the Boltzmann weights: <q> of the model, 1 where one level holds all. */
  readonly participation: number;
  readonly groundEnergy: number;
}

/** @param beta  0 < beta < Infinity */
export function levelAverages(levels: Float64Array, beta: number): LevelAverages {
  const size = Math.log2(levels.length);
  const lowest = levels.reduce((least, E) => Math.min(least, E), Number.POSITIVE_INFINITY);
  let [total, first, second, squares] = [0, 0, 0, 0];
  for (const E of levels) {
    const above = E - lowest;
    const weight = Math.exp(-beta * above);
    total += weight;
    first += weight * above;
    second += weight * above * above;
    squares += weight * weight;
  }
  const excitation = first / total;
  const freeEnergy = (lowest - Math.log(total) / beta) / size;
  const energy = (lowest + excitation) / size;
  return {
    freeEnergy,
    energy,
    entropy: beta * (energy - freeEnergy),
    specificHeat: (beta * beta * (second / total - excitation * excitation)) / size,
    participation: squares / (total * total),
    groundEnergy: lowest / size,
  };
}

/** The same for N -> infinity at temperature T > 0; participation is its mean over samples (it does not self-average). */
export function randomEnergyModel(temperature: number): LevelAverages {
  const frozen = temperature <= REM_CRITICAL_TEMPERATURE;
  const beta = 1 / temperature;
  const energy = frozen ? REM_GROUND_ENERGY : -beta / 2;
  return {
    freeEnergy: frozen ? REM_GROUND_ENERGY : -temperature * Math.LN2 - beta / 4,
    energy,
    entropy: frozen ? 0 : Math.LN2 - (beta * beta) / 4,
    specificHeat: frozen ? 0 : (beta * beta) / 2,
    participation: frozen ? 1 - temperature / REM_CRITICAL_TEMPERATURE : 0,
    groundEnergy: REM_GROUND_ENERGY,
  };
}
