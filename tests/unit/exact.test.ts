/** Exact results against each other, against enumeration and against published digits. */
import { describe, expect, test } from 'vitest';
import { curieWeiss } from '../../src/glass/ensembles/curie-weiss.ts';
import { type LatticeSpec, latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { enumerate, thermal } from '../../src/glass/enumeration.ts';
import {
  curieWeissAverages,
  curieWeissInFields,
  meanFieldMagnetisation,
  spontaneousMagnetisation,
} from '../../src/glass/exact/curie-weiss.ts';
import {
  ellipticIntegrals,
  kaufman,
  onsager,
  SQUARE_CRITICAL_TEMPERATURE,
} from '../../src/glass/exact/onsager.ts';
import {
  drawLevels,
  levelAverages,
  REM_CRITICAL_TEMPERATURE,
  randomEnergyModel,
} from '../../src/glass/exact/random-energy.ts';
import {
  complexity,
  sphericalEquilibrium,
  sphericalPSpin,
  sphericalQuench,
} from '../../src/glass/exact/spherical-p-spin.ts';
import { stripAverages, stripGroundEnergy } from '../../src/glass/exact/transfer-matrix.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(19);
const lattice = (spec: Partial<LatticeSpec> & Pick<LatticeSpec, 'lengths'>) =>
  latticeGlass({ boundary: 'periodic', couplings: 'binary', couplingBits: 8, seed, sample: 0, ...spec });
const near = (value: number, exact: number, relative: number) =>
  expect(Math.abs(value - exact), `${value} against ${exact}`).toBeLessThanOrEqual(
    relative * Math.max(1, Math.abs(exact)),
  );

describe('Onsager and Kaufman', () => {
  test('elliptic integrals have their known values (1e-15)', () => {
    // K(1/sqrt 2) = Gamma(1/4)^2 / (4 sqrt pi), E from Legendre's relation 2EK - K^2 = pi/2.
    const { K, E } = ellipticIntegrals(Math.SQRT1_2);
    near(K, 1.8540746773013719, 1e-15);
    near(E, 1.3506438810476755, 1e-15);
    near(ellipticIntegrals(1).K, Math.PI / 2, 1e-15);
    near(ellipticIntegrals(1).E, Math.PI / 2, 1e-15);
    expect(ellipticIntegrals(0)).toEqual({ K: Number.POSITIVE_INFINITY, E: 1 });
  });

  test('at T_c = 2.269185 the energy is -sqrt 2 and the free energy that of Catalan’s constant (1e-7, 1e-12)', () => {
    near(SQUARE_CRITICAL_TEMPERATURE, 2.269185314213022, 1e-15);
    const critical = onsager(1 / SQUARE_CRITICAL_TEMPERATURE);
    near(critical.energy, -Math.SQRT2, 1e-7);
    // -beta f = ln 2 / 2 + 2G/pi.
    const catalan = 0.915965594177219;
    near(-critical.freeEnergy / SQUARE_CRITICAL_TEMPERATURE, Math.LN2 / 2 + (2 * catalan) / Math.PI, 1e-12);
  });

  test('energy and specific heat are derivatives of the free energy (1e-8, 1e-6), on both sides of T_c', () => {
    for (const beta of [0.1, 0.3, 0.4, 0.5, 0.8]) {
      const d = 1e-4;
      const [low, high] = [onsager(beta - d), onsager(beta + d)];
      const slope = ((beta + d) * high.freeEnergy - (beta - d) * low.freeEnergy) / (2 * d);
      const here = onsager(beta);
      near(here.energy, slope, 2e-6);
      near(here.specificHeat, (-beta * beta * (high.energy - low.energy)) / (2 * d), 1e-5);
    }
  });

  test('its limits: u = -2 and m = 1 when cold, f = -T ln 2 when hot, no magnetisation above T_c', () => {
    near(onsager(3).energy, -2, 1e-9);
    near(onsager(3).magnetisation, 1, 1e-9);
    near(onsager(0.01).freeEnergy, -100 * Math.LN2 - 0.01, 1e-5);
    expect(onsager(0.44).magnetisation).toBe(0);
    // Yang's m at T = 2: 0.911319.
    near(onsager(0.5).magnetisation, 0.9113193, 1e-6);
  });

  test('a finite torus: Kaufman’s sum equals the transfer matrix (W × L = 3 × 4, 4 × 4, 6 × 5; 1e-12)', () => {
    for (const [W, L] of [
      [3, 4],
      [4, 4],
      [6, 5],
    ] as const) {
      const glass = lattice({ lengths: [W, L], couplings: 'ferromagnetic' });
      for (const beta of [0.2, 1 / SQUARE_CRITICAL_TEMPERATURE, 0.6]) {
        const [ours, exact] = [kaufman(W, L, beta), stripAverages(glass, W, beta)];
        near(ours.logPartition, exact.logPartition, 1e-12);
        near(ours.energy, exact.energy, 1e-11);
      }
    }
  });

  test('a torus of 64 × 64 is Onsager’s lattice away from T_c (1e-6), and differs at T_c by less than 1/64', () => {
    for (const beta of [0.3, 0.6]) near(kaufman(64, 64, beta).energy / 4096, onsager(beta).energy, 1e-6);
    const gap = kaufman(64, 64, 1 / SQUARE_CRITICAL_TEMPERATURE).energy / 4096 + Math.SQRT2;
    expect(gap).toBeLessThan(0);
    expect(gap).toBeGreaterThan(-1 / 64);
  });
});

describe('the transfer matrix of a strip', () => {
  const cases = [
    ['open', lattice({ lengths: [4, 5], boundary: 'open', couplings: 'gaussian' }), 4],
    ['periodic across', lattice({ lengths: [5, 3], boundary: ['periodic', 'open'] }), 5],
    [
      'periodic along',
      lattice({ lengths: [3, 6], boundary: ['open', 'periodic'], couplings: 'gaussian' }),
      3,
    ],
    ['torus', lattice({ lengths: [4, 4] }), 4],
    ['torus of length 2', lattice({ lengths: [3, 2], couplings: 'gaussian' }), 3],
    [
      'torus in a field',
      lattice({ lengths: [3, 5], couplings: 'gaussian', field: { law: 'gaussian', strength: 0.7 } }),
      3,
    ],
    ['diluted', lattice({ lengths: [4, 4], density: 0.6, couplings: 'gaussian' }), 4],
    ['chain', lattice({ lengths: [9], boundary: 'open', couplings: 'gaussian' }), 1],
    [
      'a dense row',
      sherringtonKirkpatrick({ size: 8, couplings: 'gaussian', couplingBits: 8, seed, sample: 0 }),
      8,
    ],
  ] as const;

  test.each(cases)(
    '%s: equals the enumeration (beta 0, 0.5, 2; 1e-11), and its ground energy exactly',
    (_, glass, width) => {
      const all = enumerate(glass);
      for (const beta of [0, 0.5, 2]) {
        const [strip, exact] = [stripAverages(glass, width, beta), thermal(all, beta)];
        near(strip.logPartition, exact.logPartition, 1e-11);
        near(strip.energy, exact.energy, 1e-11);
        near(strip.energySquared, exact.energySquared, 1e-11);
      }
      expect(stripGroundEnergy(glass, width)).toBe(all.groundEnergy);
    },
  );

  test('a long strip in the cold stays finite: F <= E_0, E = -d ln Z / d beta (1e-6), and colder is refused (10 × 40)', () => {
    const glass = lattice({ lengths: [10, 40], boundary: ['periodic', 'open'], couplings: 'gaussian' });
    const ground = stripGroundEnergy(glass, 10) * glass.unit;
    const at = (beta: number) => stripAverages(glass, 10, beta);
    for (const beta of [3, 8]) {
      const { logPartition, energy } = at(beta);
      expect(-logPartition / beta).toBeLessThan(ground);
      expect(energy).toBeGreaterThan(ground);
      const slope = (at(beta + 1e-3).logPartition - at(beta - 1e-3).logPartition) / 2e-3;
      near(energy, -slope, 1e-6);
    }
    expect(at(8).energy / ground).toBeGreaterThan(0.98);
    expect(() => at(400)).toThrow(RangeError);
  });

  test('±J tori of 8 × 8 have the published mean ground energy -1.3813(10) (60 samples, five errors)', () => {
    const energies = Array.from(
      { length: 60 },
      (_, sample) => stripGroundEnergy(lattice({ lengths: [8, 8], sample }), 8) / 64,
    );
    const mean = energies.reduce((sum, e) => sum + e, 0) / energies.length;
    const variance = energies.reduce((sum, e) => sum + (e - mean) ** 2, 0) / (energies.length - 1);
    const error = Math.sqrt(variance / energies.length + 0.001 ** 2);
    expect(Math.abs(mean + 1.3813)).toBeLessThan(5 * error);
    expect(error).toBeLessThan(0.01);
  });

  test('what is no strip is refused', () => {
    const torus = lattice({ lengths: [4, 4] });
    expect(() => stripAverages(torus, 2, 1)).toThrow('GBX-243');
    expect(() => stripAverages(torus, 5, 1)).toThrow('GBX-243');
    expect(() => stripAverages(lattice({ lengths: [11, 3] }), 11, 1)).toThrow('GBX-242');
    expect(() => stripGroundEnergy(lattice({ lengths: [15, 2], boundary: 'open' }), 15)).toThrow('GBX-242');
  });
});

describe('Curie–Weiss', () => {
  test('the sum over M is the enumeration, with and without a field (N = 12; 1e-12)', () => {
    for (const strength of [0, 0.25]) {
      const glass = curieWeiss({
        size: 12,
        couplingBits: 8,
        field: { law: 'uniform', strength },
        seed,
        sample: 0,
      });
      const field = (glass.field?.[0] ?? 0) * glass.unit;
      for (const beta of [0.5, 1, 2]) {
        const [ours, exact] = [curieWeissAverages(12, beta, field), thermal(enumerate(glass), beta)];
        near(ours.logPartition, exact.logPartition, 1e-12);
        near(ours.energy * 12, exact.energy, 1e-12);
        near(ours.m, exact.magnetisations.reduce((sum, m) => sum + m, 0) / 12, 1e-12);
        near(ours.m2, exact.correlations.reduce((sum, c) => sum + c, 0) / 144, 1e-12);
      }
    }
  });

  test('in random fields the integral is the enumeration (N = 12, ±h and Gaussian; 1e-11), and the sum over M in a uniform one', () => {
    for (const law of ['binary', 'gaussian'] as const) {
      const glass = curieWeiss({ size: 12, couplingBits: 8, field: { law, strength: 0.6 }, seed, sample: 1 });
      const fields = Array.from(glass.field!, (h) => h * glass.unit);
      for (const beta of [0.4, 1, 3]) {
        const [ours, exact] = [curieWeissInFields(fields, beta), thermal(enumerate(glass), beta)];
        near(ours.logPartition, exact.logPartition, 1e-11);
        near(ours.energy * 12, exact.energy, 1e-11);
        near(ours.m, exact.magnetisations.reduce((sum, m) => sum + m, 0) / 12, 1e-11);
        near(ours.m2, exact.correlations.reduce((sum, c) => sum + c, 0) / 144, 1e-11);
      }
    }
    const large = curieWeissInFields(new Float64Array(500).fill(0.1), 1.2);
    near(large.logPartition, curieWeissAverages(500, 1.2, 0.1).logPartition, 1e-11);
    near(large.m2, curieWeissAverages(500, 1.2, 0.1).m2, 1e-11);
  });

  test('N -> infinity: no field gives tanh; ±h orders below T cosh^2(h/T) = 1 and up to h = 1/2, a Gaussian field up to 0.798', () => {
    for (const T of [0.3, 0.8, 1.2]) near(meanFieldMagnetisation(T), spontaneousMagnetisation(T), 1e-9);
    // ±h of 0.3: the line T cosh^2(h/T) = 1, at T = 0.8958.
    near(0.8958 * Math.cosh(0.3 / 0.8958) ** 2, 1, 1e-3);
    expect(meanFieldMagnetisation(0.91, { law: 'binary', strength: 0.3 })).toBe(0);
    expect(meanFieldMagnetisation(0.88, { law: 'binary', strength: 0.3 })).toBeGreaterThan(0.1);
    // At T = 0 order costs 1/2 and ±h pays h: it is gone above h = 1/2.
    near(meanFieldMagnetisation(0.02, { law: 'binary', strength: 0.45 }), 1, 1e-6);
    expect(meanFieldMagnetisation(0.02, { law: 'binary', strength: 0.55 })).toBe(0);
    // At T = 0 a Gaussian field gives m = erf(m / (sqrt 2 h)), lost at h = sqrt(2/pi) = 0.798.
    expect(meanFieldMagnetisation(0.02, { law: 'gaussian', strength: 0.7 })).toBeGreaterThan(0.3);
    expect(meanFieldMagnetisation(0.02, { law: 'gaussian', strength: 0.85 })).toBe(0);
  });

  test('at N = 4000 |m| is the root of m = tanh(m/T), within 1/N corrections', () => {
    for (const T of [0.5, 0.8]) near(curieWeissAverages(4000, 1 / T).absM, spontaneousMagnetisation(T), 2e-3);
    expect(spontaneousMagnetisation(1)).toBe(0);
    near(spontaneousMagnetisation(0.5), 0.9575040241, 1e-9);
  });
});

describe('the random energy model', () => {
  test('above T_c a sample of 2^20 levels has the free energy of N -> infinity within five errors, and F = U - TS', () => {
    const levels = drawLevels(20, seed, 0);
    for (const T of [1.2, 1.5, 3]) {
      const [ours, limit] = [levelAverages(levels, 1 / T), randomEnergyModel(T)];
      // Relative error of Z: sqrt((exp(beta^2 N / 2) - 1) / 2^N); of f, T/N times that.
      const error = (T / 20) * Math.sqrt(Math.expm1(10 / (T * T)) / 2 ** 20);
      expect(Math.abs(ours.freeEnergy - limit.freeEnergy)).toBeLessThan(5 * error);
      near(ours.energy, limit.energy, 5e-3);
      near(ours.freeEnergy, ours.energy - T * ours.entropy, 1e-12);
    }
  });

  test('the mean of Z is 2^N exp(beta^2 N / 4) within five errors (N = 8, 300 samples, beta = 0.8)', () => {
    const ratios = Array.from({ length: 300 }, (_, sample) => {
      const { freeEnergy } = levelAverages(drawLevels(8, seed, sample), 0.8);
      return Math.exp(-0.8 * 8 * freeEnergy - 8 * Math.LN2 - 0.16 * 8);
    });
    // Relative variance of Z: (exp(beta^2 N / 2) - 1) / 2^N.
    const error = Math.sqrt((Math.exp(0.32 * 8) - 1) / 256 / 300);
    near(ratios.reduce((sum, r) => sum + r, 0) / 300, 1, 5 * error);
  });

  test('ground energies fall on both sides of their exact median as a fair coin does (N = 10, 400 samples, five errors)', () => {
    // All 1024 levels above x: (1 - Phi(x))^1024 = 1/2 at x = -3.1999 (Phi = 6.7666e-4), found here by bisection on erfc's series.
    const tail = (x: number) => {
      let sum = 0;
      for (let t = x; t < x + 8; t += 1e-3) sum += Math.exp(-((t + 5e-4) ** 2) / 2) * 1e-3;
      return sum / Math.sqrt(2 * Math.PI);
    };
    const wanted = 1 - 0.5 ** (1 / 1024);
    let [low, high] = [2, 5];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (tail(middle) > wanted) low = middle;
      else high = middle;
    }
    const median = (-low * Math.sqrt(5)) / 10;
    let below = 0;
    for (let sample = 0; sample < 400; sample++)
      if (levelAverages(drawLevels(10, seed, sample), 1).groundEnergy < median) below++;
    expect(Math.abs(below - 200)).toBeLessThan(5 * 10);
    expect(median).toBeGreaterThan(randomEnergyModel(0.3).groundEnergy);
  });

  test('its formulas meet at T_c = 0.600561: f and s are continuous there', () => {
    near(REM_CRITICAL_TEMPERATURE, 0.600561, 1e-6);
    const [below, above] = [1 - 1e-9, 1 + 1e-9].map((x) => randomEnergyModel(x * REM_CRITICAL_TEMPERATURE));
    near(below!.freeEnergy, above!.freeEnergy, 1e-8);
    near(below!.entropy, above!.entropy, 1e-8);
    near(below!.participation, 0, 1e-8);
  });

  test('a size with too many levels is refused', () => {
    expect(() => drawLevels(23, seed, 0)).toThrow('GBX-240');
  });
});

describe('the spherical p-spin model', () => {
  test('p = 3 has the published T_d, T_s, q, E_th, E_0 and complexity (last digit given)', () => {
    const model = sphericalPSpin(3);
    near(model.dynamicTemperature, 0.612372, 1e-6);
    near(model.staticTemperature, 0.586054, 1e-6);
    near(model.staticOverlap, 0.645, 1e-4);
    near(model.thresholdEnergy, -1.154701, 1e-6);
    near(model.groundEnergy, -1.171675, 1e-6);
    near(model.thresholdComplexity, 0.01324, 1e-6);
  });

  test('p = 2 has one transition at T = 1, no threshold above the ground state, and u = -1 + T/2 below', () => {
    expect(sphericalPSpin(2)).toMatchObject({
      dynamicTemperature: 1,
      staticTemperature: 1,
      thresholdEnergy: -1,
      groundEnergy: -1,
    });
    near(sphericalPSpin(2).thresholdComplexity, 0, 1e-15);
    for (const T of [0.2, 0.7]) near(sphericalEquilibrium(2, T).energy, -1 + T / 2, 1e-12);
  });

  test('statics and complexity agree: the energy at T -> 0 is where the complexity vanishes', () => {
    for (const p of [3, 4, 5]) {
      const { groundEnergy } = sphericalPSpin(p);
      near(complexity(p, groundEnergy), 0, 1e-12);
      near(sphericalEquilibrium(p, 1e-6).energy, groundEnergy, 1e-5);
      near(sphericalQuench(p, 1e-6).energy, sphericalPSpin(p).thresholdEnergy, 1e-5);
    }
  });

  test('energies are continuous at T_s and T_d, the breakpoint comes down from 1', () => {
    const { staticTemperature: Ts, dynamicTemperature: Td } = sphericalPSpin(3);
    near(sphericalEquilibrium(3, Ts - 1e-7).energy, -1 / (2 * Ts), 1e-6);
    near(sphericalEquilibrium(3, Ts - 1e-7).breakpoint, 1, 1e-5);
    near(sphericalQuench(3, Td - 1e-9).energy, -1 / (2 * Td), 1e-4);
    expect(sphericalQuench(3, 0.3).energy).toBeGreaterThan(sphericalEquilibrium(3, 0.3).energy);
  });
});
