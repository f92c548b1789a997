/** One annealing of a dense glass on an engine: beta from 0.2 to 5 in equal steps, one beta a sweep. Shared by the dense workloads. */
import type { Engine, SpinState, UpdateRule } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';

const BETA_FROM = 0.2;
const BETA_TO = 5;

export const betaOf = (sweep: number, sweeps: number): number =>
  BETA_FROM + ((BETA_TO - BETA_FROM) * sweep) / Math.max(1, sweeps - 1);

export interface Annealed {
  readonly ms: number;
  readonly flips: number;
  readonly energyPerSpin: number;
  readonly digest: string;
}

export interface AnnealingSpec {
  readonly instance: GlassInstance;
  readonly replicas: number;
  readonly rule: UpdateRule;
  readonly sweeps: number;
  /** Sees the state, still alive, when it is annealed. */
  readonly afterwards?: (state: SpinState) => Promise<void>;
}

export async function anneal(
  engine: Engine,
  { instance, replicas, rule, sweeps, afterwards }: AnnealingSpec,
): Promise<Annealed> {
  const state = await engine.glass({ instances: [instance], replicas, seed: seedFrom(7) });
  await state.flips(); // everything is loaded
  const betas = new Float64Array(replicas);
  const start = performance.now();
  for (let sweep = 0; sweep < sweeps; sweep++) {
    betas.fill(betaOf(sweep, sweeps));
    await state.sweep({ betas, rule, order: 'sequential', sweeps: 1 });
  }
  const flips = (await state.flips()).reduce((a, b) => a + b, 0);
  const ms = performance.now() - start;
  const energies = await state.energies();
  const energyPerSpin = (energies.reduce((a, b) => a + b, 0) / replicas / instance.size) * state.unit;
  const digest = spinDigest(await state.snapshot(), instance.size);
  await afterwards?.(state);
  state.destroy();
  return { ms, flips, energyPerSpin, digest };
}
