/** Dense glasses in fields on the cpu engine: SK above the de Almeida–Thouless line, Curie–Weiss in the very fields of a sample. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { curieWeiss } from '../../src/glass/ensembles/curie-weiss.ts';
import type { FieldSpec } from '../../src/glass/ensembles/draws.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { curieWeissInFields, meanFieldMagnetisation } from '../../src/glass/exact/curie-weiss.ts';
import { replicaSymmetric } from '../../src/glass/exact/replica-symmetric.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { popcount } from '../../src/glass/spins.ts';
import { pairsWithinSamples } from '../../src/observables/overlap.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { heatBath } from '../support/glass-runs.ts';

const seed = seedFrom(71);

describe('dense glasses in fields', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await cpuEngine.open();
  });
  afterAll(async () => engine.destroy());

  /** Energy and overlap per spin, and m, of each sample, in equilibrium at T. */
  async function measure(instances: readonly GlassInstance[], T: number, copies = 4) {
    const samples = instances.length;
    const glass = await engine.glass({ instances, replicas: copies, seed });
    const betas = uniformBetas(glass.states, 1 / T);
    const [energy, overlap, m] = [0, 0, 0].map(() => new Float64Array(samples));
    const looks = 30;
    const pairs = pairsWithinSamples(samples, copies);
    const share = 1 / (glass.size * looks);
    await glass.sweep({ ...heatBath, betas, sweeps: 150 });
    for (let look = 0; look < looks; look++) {
      await glass.sweep({ ...heatBath, betas, sweeps: 5 });
      (await glass.energies()).forEach((E, k) => {
        energy![Math.floor(k / copies)]! += (E * glass.unit * share) / copies;
      });
      const overlaps = await glass.overlaps(pairs);
      overlaps.forEach((sum, k) => {
        overlap![Math.floor((k * samples) / overlaps.length)]! += (sum * share * samples) / overlaps.length;
      });
      const { spins } = await glass.snapshot();
      const stride = spins.length / glass.states;
      spins.forEach((word, k) => {
        m![Math.floor(k / (stride * copies))]! += (2 * popcount(word) * share) / copies;
      });
    }
    glass.destroy();
    // m = 2 (share of spins up) - 1.
    return {
      energy: meanOverSamples(energy!),
      overlap: meanOverSamples(overlap!),
      m: meanOverSamples(m!.map((x) => x - 1)),
    };
  }

  test.each([
    ['gaussian', { law: 'uniform', strength: 0.6 }, 0.8],
    ['binary', { law: 'uniform', strength: 0.6 }, 0.8],
    ['gaussian', { law: 'gaussian', strength: 0.8 }, 0.9],
  ] as const)(
    'SK (%s couplings, field %o, T = %f) has the replica-symmetric u, q and m (N = 1024, 24 samples; five errors)',
    async (couplings, field: FieldSpec, T) => {
      const instances = Array.from({ length: 24 }, (_, sample) =>
        sherringtonKirkpatrick({ size: 1024, couplings, couplingBits: 6, field, seed, sample }),
      );
      const law = field.law === 'gaussian' ? 'gaussian' : 'uniform';
      const exact = replicaSymmetric(T, field.strength, law);
      expect(exact.instability).toBeLessThan(0.9);
      const ours = await measure(instances, T);
      expect(Math.abs(ours.energy.value - exact.energy)).toBeLessThan(5 * ours.energy.error);
      expect(Math.abs(ours.overlap.value - exact.overlap)).toBeLessThan(5 * ours.overlap.error);
      expect(Math.abs(ours.m.value - exact.magnetisation)).toBeLessThan(5 * ours.m.error);
      // Negative control: a field 10 % stronger would be told apart.
      const other = replicaSymmetric(T, 1.1 * field.strength, law);
      expect(Math.abs(ours.overlap.value - other.overlap)).toBeGreaterThan(5 * ours.overlap.error);
    },
  );

  test('a biased SK has u = -1/(2T) while it is a paramagnet, and the energy of a ferromagnet below T = J_0 (N = 512)', async () => {
    const biased = (bias: number) =>
      Array.from({ length: 8 }, (_, sample) =>
        sherringtonKirkpatrick({ size: 512, couplings: 'gaussian', couplingBits: 6, bias, seed, sample }),
      );
    const energyOf = async (bias: number, T: number) => {
      const { energy } = await measure(biased(bias), T);
      return energy.value;
    };
    // Paramagnet: u = -beta / 2 whatever the bias; ordered: lower by about J_0 m^2 / 2.
    expect(Math.abs((await energyOf(1.5, 2.5)) + 0.2)).toBeLessThan(0.01);
    expect(await energyOf(3, 1.5)).toBeLessThan(-1 / 3 - 0.5);
  });

  test('Curie–Weiss in the random fields of its sample has their exact energy and m (N = 300; five errors)', async () => {
    for (const [law, strength, T] of [
      ['gaussian', 0.5, 0.8],
      ['binary', 0.4, 0.7],
    ] as const) {
      const glass = curieWeiss({
        size: 300,
        couplingBits: 6,
        field: { law, strength },
        seed,
        sample: 2,
      });
      const fields = Array.from(glass.field!, (h) => h * glass.unit);
      const exact = curieWeissInFields(fields, 1 / T);
      // Forty-eight copies of one sample, two to an instance.
      const ours = await measure(new Array(24).fill(glass), T, 2);
      expect(Math.abs(ours.energy.value - exact.energy)).toBeLessThan(5 * ours.energy.error);
      expect(Math.abs(ours.m.value - exact.m)).toBeLessThan(5 * ours.m.error);
      expect(ours.energy.error).toBeLessThan(0.02);
    }
    expect(meanFieldMagnetisation(0.7, { law: 'binary', strength: 0.4 })).toBeGreaterThan(0.3);
  });
});
