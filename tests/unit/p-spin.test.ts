/** The spherical p-spin model: its energy and slope from the definition, its dynamics against exact integrals over small spheres. */
import { describe, expect, test } from 'vitest';
import { PSpinDynamics } from '../../src/dynamics/p-spin.ts';
import { energyAndForce, sphericalGlass } from '../../src/glass/ensembles/spherical-p-spin.ts';
import { sphericalPSpin, sphericalQuench } from '../../src/glass/exact/spherical-p-spin.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(23);
const near = (value: number, exact: number, tolerance: number) =>
  expect(Math.abs(value - exact), `${value} against ${exact}`).toBeLessThanOrEqual(tolerance);

describe('the spherical p-spin glass', () => {
  test('energy and slope are those of the sum over pairs and triples (N = 7; 1e-13)', () => {
    const spins = Float64Array.from({ length: 7 }, (_, i) => Math.sin(3 * i + 1) * 1.3);
    for (const p of [2, 3] as const) {
      const glass = sphericalGlass({ p, size: 7, seed, sample: 1 });
      let [energy, index] = [0, 0];
      const slope = new Float64Array(7);
      const count = (sites: number[]) => {
        const J = glass.couplings[index++]!;
        energy -= sites.reduce((product, i) => product * spins[i]!, J);
        for (const i of sites)
          slope[i]! += sites.reduce((product, j) => (j === i ? product : product * spins[j]!), J);
      };
      for (let k = p - 1; k < 7; k++)
        for (let j = p - 2; j < k; j++)
          if (p === 2) count([j, k]);
          else for (let i = 0; i < j; i++) count([i, j, k]);
      expect(index).toBe(glass.couplings.length);
      const force = new Float64Array(7);
      near(energyAndForce(glass, spins, force), energy, 1e-13);
      for (let i = 0; i < 7; i++) near(force[i]!, slope[i]!, 1e-13);
    }
  });

  test('couplings have variance p! / (2 N^(p-1)), within five errors', () => {
    for (const [p, size, variance] of [
      [2, 120, 1 / 120],
      [3, 40, 3 / 1600],
    ] as const) {
      const { couplings } = sphericalGlass({ p, size, seed, sample: 0 });
      const mean = couplings.reduce((sum, J) => sum + J * J, 0) / couplings.length;
      near(mean / variance, 1, 5 * Math.sqrt(2 / couplings.length));
    }
  });

  test('sizes beyond memory are refused', () => {
    expect(() => sphericalGlass({ p: 3, size: 257, seed, sample: 0 })).toThrow('GBX-240');
    expect(() => sphericalGlass({ p: 3, size: 2, seed, sample: 0 })).toThrow('GBX-240');
  });
});

describe('Langevin dynamics on the sphere', () => {
  const start = (p: 2 | 3, size: number, states: number, timeStep: number, firstState = 0) =>
    new PSpinDynamics({
      glass: sphericalGlass({ p, size, seed, sample: 0 }),
      states,
      timeStep,
      seed,
      firstState,
    });
  const square = (spins: Float64Array) => spins.reduce((sum, s) => sum + s * s, 0);

  test('every state stays on the sphere', () => {
    const dynamics = start(3, 16, 3, 0.05);
    dynamics.advance(50, 0.7);
    for (let state = 0; state < 3; state++)
      near(square(dynamics.spins.slice(16 * state, 16 * (state + 1))), 16, 1e-12);
  });

  test('pieces, sharding and snapshots do not change a bit', () => {
    const whole = start(3, 12, 4, 0.05);
    whole.advance(30, 0.5);
    const parts = start(3, 12, 4, 0.05);
    parts.advance(7, 0.5);
    const saved = parts.snapshot();
    parts.advance(23, 0.5);
    expect(parts.spins).toEqual(whole.spins);
    const resumed = start(3, 12, 4, 0.05);
    resumed.restore(saved);
    resumed.advance(23, 0.5);
    expect(resumed.spins).toEqual(whole.spins);
    const shard = start(3, 12, 2, 0.05, 2);
    shard.advance(30, 0.5);
    expect(shard.spins).toEqual(whole.spins.slice(24));
    expect(whole.time).toBe(1.5);
    expect(() => shard.restore(saved)).toThrow(RangeError);
  });

  test('two sites on a circle: <E> = -J I_1(beta J) / I_0(beta J) within five errors and 2 % of time-step error', () => {
    const dynamics = start(2, 2, 1000, 0.02);
    const J = sphericalGlass({ p: 2, size: 2, seed, sample: 0 }).couplings[0]!;
    const T = Math.abs(J) / 2;
    // E = -J sin 2x on the circle of radius sqrt 2.
    let [weight, sum] = [0, 0];
    for (let k = 0; k < 4000; k++) {
      const E = -J * Math.sin((4 * Math.PI * k) / 4000);
      weight += Math.exp(-E / T);
      sum += E * Math.exp(-E / T);
    }
    const exact = sum / weight;
    dynamics.advance(600, T);
    const means: number[] = [];
    for (let block = 0; block < 10; block++) {
      dynamics.advance(40, T);
      means.push(...dynamics.energies().map((e) => 2 * e));
    }
    const mean = means.reduce((total, e) => total + e, 0) / means.length;
    const variance = means.reduce((total, e) => total + (e - mean) ** 2, 0) / means.length;
    // Ten looks at each of 1000 independent states: at least 1000 independent values.
    const error = Math.sqrt(variance / 1000);
    expect(Math.abs(mean - exact)).toBeLessThan(5 * error + 0.02 * Math.abs(exact));
    expect(5 * error).toBeLessThan(0.15 * Math.abs(exact));
    // Negative control: the law at half the temperature lies outside.
    const cold = -Math.abs(J) * 0.8635;
    expect(Math.abs(mean - cold)).toBeGreaterThan(5 * error + 0.02 * Math.abs(exact));
  });

  test('three sites on a sphere: <s_1 s_2 s_3> as integrated over the sphere, within five errors and 3 %', () => {
    const J = sphericalGlass({ p: 3, size: 3, seed, sample: 0 }).couplings[0]!;
    const T = Math.abs(J) / 2;
    let [weight, sum] = [0, 0];
    for (let a = 0; a < 200; a++) {
      const z = -1 + (2 * (a + 0.5)) / 200;
      for (let b = 0; b < 400; b++) {
        const x = (2 * Math.PI * b) / 400;
        const product = 3 ** 1.5 * z * (1 - z * z) * Math.sin(x) * Math.cos(x);
        weight += Math.exp((J * product) / T);
        sum += -J * product * Math.exp((J * product) / T);
      }
    }
    const dynamics = start(3, 3, 2000, 0.02);
    dynamics.advance(500, T);
    const energies = dynamics.energies().map((e) => 3 * e);
    const mean = energies.reduce((total, e) => total + e, 0) / 2000;
    const variance = energies.reduce((total, e) => total + (e - mean) ** 2, 0) / 1999;
    const exact = sum / weight;
    expect(Math.abs(mean - exact)).toBeLessThan(5 * Math.sqrt(variance / 2000) + 0.03 * Math.abs(exact));
    expect(Math.abs(exact)).toBeGreaterThan(0.1 * Math.abs(J));
  });

  test('quenches of p = 3, extrapolated in N^(-2/3) from N = 24 and 48, stop at the threshold -1.1547 (five errors)', () => {
    const quenched = (size: number, samples: number) => {
      const energies = Array.from({ length: samples }, (_, sample) => {
        const glass = sphericalGlass({ p: 3, size, seed, sample });
        const dynamics = new PSpinDynamics({ glass, states: 3, timeStep: 0.1, seed });
        const path = [0, 10, 100, 290].map((steps) => {
          dynamics.advance(steps, 0);
          return dynamics.energies().reduce((sum, e) => sum + e, 0) / 3;
        });
        for (let k = 1; k < path.length; k++) expect(path[k]!).toBeLessThan(path[k - 1]!);
        expect(Math.max(...dynamics.slopes())).toBeLessThan(0.15);
        return path.at(-1)!;
      });
      const mean = energies.reduce((sum, e) => sum + e, 0) / samples;
      const variance = energies.reduce((sum, e) => sum + (e - mean) ** 2, 0) / (samples - 1);
      return { mean, error: Math.sqrt(variance / samples) };
    };
    const [small, large] = [quenched(24, 40), quenched(48, 24)];
    // e_N = e + a N^(-2/3): from two sizes a factor 2 apart, e = large + (large - small) / (2^(2/3) - 1).
    const gain = 1 / (2 ** (2 / 3) - 1);
    const limit = large.mean + gain * (large.mean - small.mean);
    const error = Math.hypot((1 + gain) * large.error, gain * small.error);
    near(limit, sphericalQuench(3, 1e-9).energy, 5 * error);
    expect(error).toBeLessThan(0.03);
    expect(large.mean).toBeGreaterThan(sphericalPSpin(3).groundEnergy);
  });

  test('correlations are 1 at once and fall in the liquid', () => {
    const dynamics = start(3, 32, 4, 0.05);
    dynamics.advance(40, 2);
    const earlier = dynamics.spins.slice();
    for (const c of dynamics.correlations(earlier)) near(c, 1, 1e-12);
    dynamics.advance(100, 2);
    for (const c of dynamics.correlations(earlier)) expect(Math.abs(c)).toBeLessThan(0.75);
  });
});
