/** The glass's side: one copy of each sample of couplings, whose temperature the same factors turn up and down. */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { packedOverlap, wordsPerState } from '../../glass/spins.ts';
import { seedFrom } from '../../random/seed.ts';
import { energiesPerSpin, skGlass } from '../glass-common/glasses.ts';
import type { LegGlass } from '../journey.ts';
import type { KickConfig } from '../kick.ts';

/** Sweeps at T = 0 after which no single flip lowers the energy, nearly always: a glass is judged by where it would fall to. */
export const DESCENT = 12;

/**
 * @param copies  of each sample
 * @param place   glasses of one place draw the same random numbers
 */
export function glassOf(
  { size, seed }: KickConfig,
  {
    samples,
    firstSample,
    copies,
    place,
  }: { samples: number; firstSample: number; copies: number; place: number },
): LegGlass {
  return skGlass({
    size,
    samples,
    replicas: copies,
    couplings: 'gaussian',
    couplingBits: 7,
    seed: seedFrom(seed),
    firstSample,
    place,
  });
}

export interface GlassLook {
  /** Energy per spin of the state that descent from here ends in, [state]. */
  readonly energies: Float64Array;
  /** That state, packed as in snapshots. */
  readonly spins: Uint32Array;
}

/** Lets a copy of every state fall; the states themselves stay where they are. */
export async function fallOf(glass: SpinState, probe: SpinState): Promise<GlassLook> {
  await probe.restore(await glass.snapshot());
  await probe.sweep({
    rule: 'heat-bath',
    order: 'sequential',
    betas: uniformBetas(probe.states, Number.POSITIVE_INFINITY),
    sweeps: DESCENT,
  });
  const { spins } = await probe.snapshot();
  return { energies: await energiesPerSpin(probe), spins };
}

/** |q| of two packed configurations of every state, [state]. */
export function overlapsOf(a: Uint32Array, b: Uint32Array, size: number): Float64Array {
  return Float64Array.from(
    { length: a.length / wordsPerState(size) },
    (_, k) => Math.abs(packedOverlap(a, k, b, k, size)) / size,
  );
}
