/** Critical points on the sphere of the p-spin glass: eigenvectors for pairs, the exact index-energy curve for triples. */
import { describe, expect, it } from 'vitest';
import {
  type Landscape,
  sphereLandscape,
  sphereSpectrum,
  sphereStart,
  squaredGradient,
} from '../../src/dynamics/optimise/critical-points.ts';
import {
  GAUSS_NEWTON_DEFAULTS,
  gaussNewton,
  gaussNewtonStart,
} from '../../src/dynamics/optimise/gauss-newton.ts';
import {
  energyAndForce,
  type SphericalGlass,
  secondDerivatives,
  sphericalGlass,
} from '../../src/glass/ensembles/spherical-p-spin.ts';
import { energyAtIndex, indexAtEnergy, sphericalPSpin } from '../../src/glass/exact/spherical-p-spin.ts';
import { saddleIndex, spectrumOf } from '../../src/observables/curvature.ts';
import { differenceHessian } from '../support/difference-hessian.ts';
import { normals } from '../support/learner-problems.ts';

const energyOf = (glass: SphericalGlass, spins: Float64Array) =>
  energyAndForce(glass, spins, new Float64Array(glass.size));

function onSphere(size: number, owner: number): Float64Array {
  const z = normals(size, owner);
  const length = Math.sqrt(z.reduce((sum, x) => sum + x * x, 0) / size);
  return z.map((x) => x / length);
}

/** The end of a search, where it is a critical point. */
function search(of: Landscape, start: Float64Array): Float64Array | null {
  const options = { ...GAUSS_NEWTON_DEFAULTS, mostIterations: 150, gradientTolerance: 1e-14 };
  const move = gaussNewton(gaussNewtonStart(start), options);
  let at = move.next();
  while (!at.done) at = move.next(squaredGradient(of, at.value));
  return Math.sqrt(2 * at.value.value) < 1e-9 ? at.value.state.theta : null;
}

describe('second derivatives of the spherical p-spin energy', () => {
  it('equal differences of the energy (p = 2, 3; 1e-7), and those of Lagrange’s function differences of its gradient', () => {
    for (const p of [2, 3] as const) {
      const glass = sphericalGlass({ p, size: 7, seed: [1, 0], sample: 3 });
      const spins = onSphere(7, 4);
      const exact = new Float64Array(49);
      secondDerivatives(glass, spins, exact);
      const differences = differenceHessian((at) => energyOf(glass, at), spins, 1e-3);
      expect(Math.max(...exact.map((x, k) => Math.abs(x - differences[k]!)))).toBeLessThan(1e-7);
      const of = sphereLandscape(glass);
      const place = sphereStart(glass, spins);
      const whole = of.hessian(place);
      for (let k = 0; k < 8; k++) {
        const [up, down] = [1e-5, -1e-5].map((h) => {
          const gradient = new Float64Array(8);
          of.gradient(
            place.map((x, i) => (i === k ? x + h : x)),
            gradient,
          );
          return gradient;
        });
        for (let i = 0; i < 8; i++)
          expect(Math.abs((up![i]! - down![i]!) / 2e-5 - whole[k * 8 + i]!)).toBeLessThan(1e-8);
      }
    }
  });
});

describe('stationary points of the spherical glass', () => {
  it('with pairs are the eigenvectors of the couplings, and their index is the rank of the eigenvalue, exactly', () => {
    const size = 14;
    const glass = sphericalGlass({ p: 2, size, seed: [2, 0], sample: 0 });
    const couplings = new Float64Array(size * size);
    secondDerivatives(glass, new Float64Array(size), couplings);
    // Of -J, ascending: energy -lambda/2 of J is half an eigenvalue of -J.
    const levels = spectrumOf(couplings).values.map((value) => value / 2);
    const ranks = new Set<number>();
    for (let start = 0; start < 20; start++) {
      const place = search(sphereLandscape(glass), sphereStart(glass, onSphere(size, 100 + start)));
      if (!place) continue;
      const energy = energyOf(glass, place.slice(0, size)) / size;
      const rank = levels.findIndex((level) => Math.abs(level - energy) < 1e-10);
      expect(rank).toBeGreaterThanOrEqual(0);
      expect(saddleIndex(sphereSpectrum(glass, place)).negative).toBe(rank);
      ranks.add(rank);
    }
    expect(ranks.size).toBeGreaterThan(4);
  });

  it('with triples approach the exact curve as N grows; without the sphere’s multiplier the index says nothing', () => {
    const apart = (size: number) => {
      const [squares, bare]: [number[], number[]] = [[], []];
      for (let sample = 0; sample < 2; sample++) {
        const glass = sphericalGlass({ p: 3, size, seed: [3, 0], sample });
        for (let start = 0; start < 8; start++) {
          const downhill = onSphere(size, 200 + 10 * sample + start);
          for (let step = 0; step < 20 * (start % 4); step++) {
            const force = new Float64Array(size);
            energyAndForce(glass, downhill, force);
            for (let i = 0; i < size; i++) downhill[i]! += 0.05 * force[i]!;
            const length = Math.sqrt(downhill.reduce((sum, s) => sum + s * s, 0) / size);
            for (let i = 0; i < size; i++) downhill[i]! /= length;
          }
          const place = search(sphereLandscape(glass), sphereStart(glass, downhill));
          if (!place) continue;
          const energy = energyOf(glass, place.slice(0, size)) / size;
          const away = () =>
            (saddleIndex(sphereSpectrum(glass, place)).alpha - indexAtEnergy(3, energy)) ** 2;
          squares.push(away());
          place[size] = 0;
          bare.push(away());
        }
      }
      expect(squares.length).toBeGreaterThan(6);
      return [squares, bare].map((each) => Math.sqrt(each.reduce((a, b) => a + b) / each.length));
    };
    const [small, large] = [apart(10), apart(32)];
    expect(large[0]!).toBeLessThan(0.05);
    expect(large[0]!).toBeLessThan(0.7 * small[0]!);
    expect(large[1]!).toBeGreaterThan(0.2);
  });

  it('the exact curve: 0 at the threshold and below, 1/2 at energy 0, odd about it, and inverted by energyAtIndex', () => {
    const { thresholdEnergy } = sphericalPSpin(3);
    expect(indexAtEnergy(3, thresholdEnergy)).toBe(0);
    expect(indexAtEnergy(3, -1.16)).toBe(0);
    expect(indexAtEnergy(3, 0)).toBe(0.5);
    expect(indexAtEnergy(3, 0.4) + indexAtEnergy(3, -0.4)).toBeCloseTo(1, 14);
    expect(indexAtEnergy(3, 2)).toBe(1);
    // A quarter of a semicircle lies beyond 0.40397 of its radius.
    expect(energyAtIndex(3, 0.25) / thresholdEnergy).toBeCloseTo(0.40397, 5);
    for (const alpha of [0.01, 0.3, 0.5, 0.7])
      expect(indexAtEnergy(3, energyAtIndex(3, alpha))).toBeCloseTo(alpha, 12);
  });
});
