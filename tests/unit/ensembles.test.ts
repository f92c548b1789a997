/** Ensembles against their definitions, their laws (chi-square at a stated rate) and, where small enough, all configurations. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { curieWeiss } from '../../src/glass/ensembles/curie-weiss.ts';
import { hopfield, patternOverlaps } from '../../src/glass/ensembles/hopfield.ts';
import { ensembles } from '../../src/glass/ensembles/index.ts';
import { randomRegular, vianaBray } from '../../src/glass/ensembles/random-graphs.ts';
import { type SkSpec, sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { plantedWishart } from '../../src/glass/ensembles/wishart.ts';
import { enumerate, groundStates } from '../../src/glass/enumeration.ts';
import { readCouplings } from '../../src/glass/files/read.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';
import { haveInstances, instanceText } from '../support/instances.ts';

const seed = seedFrom(77);
const dense = (glass: GlassInstance) => {
  if (glass.couplings.kind !== 'dense') throw new Error('dense');
  return glass.couplings.values;
};
const sparse = (glass: GlassInstance) => {
  if (glass.couplings.kind !== 'sparse') throw new Error('sparse');
  return glass.couplings;
};
const degrees = (glass: GlassInstance) =>
  Array.from({ length: glass.size }, (_, i) => sparse(glass).offsets[i + 1]! - sparse(glass).offsets[i]!);
const isSymmetric = (glass: GlassInstance) => {
  const J = dense(glass);
  for (let i = 0; i < glass.size; i++) {
    if (J[i * glass.size + i] !== 0) return false;
    for (let j = 0; j < i; j++) if (J[i * glass.size + j] !== J[j * glass.size + i]) return false;
  }
  return true;
};
/** Energy of spins ±1 from the definition, in units. */
const energyOf = (glass: GlassInstance, spins: ArrayLike<number>) => {
  const J = dense(glass);
  let energy = 0;
  for (let i = 0; i < glass.size; i++) {
    energy -= (glass.field?.[i] ?? 0) * spins[i]!;
    for (let j = 0; j < i; j++) energy -= J[i * glass.size + j]! * spins[i]! * spins[j]!;
  }
  return energy;
};

describe('Sherrington–Kirkpatrick', () => {
  const sk = (spec: Partial<SkSpec>) =>
    sherringtonKirkpatrick({ size: 40, couplings: 'gaussian', couplingBits: 10, seed, sample: 0, ...spec });

  test.each([
    [33, 'binary', 7, 0, '794e0fd9534498a2', 0.17407765595569785, 0, 32],
    [64, 'gaussian', 5, 3, '5e5b5413ed7d85a4', 0.00390625, 0.001953125, 1880],
    [20, 'gaussian', 20, 1, 'd44ecb6a6f820fea', 2.132480599880018e-7, 0, 21931659],
    [15, 'gaussian', 1, 2, '1191045251a2451f', 0.12909944487358055, 0.06257021797104108, 29],
  ] as const)(
    'without field and bias N = %i (%s) gives what it gave before they were added',
    (size, couplings, couplingBits, sample, digest, unit, error, largestField) => {
      const glass = sk({ size, couplings, couplingBits, sample });
      const bytes = new Uint8Array(Int32Array.from(dense(glass)).buffer);
      expect(bytesToHex(sha256(bytes).subarray(0, 8))).toBe(digest);
      expect(glass).toMatchObject({ unit, largestField, field: null, roundingError: error });
    },
  );

  test.each(['gaussian', 'binary'] as const)(
    'a bias J_0 adds J_0 / N to every coupling, within the rounding that is reported (%s)',
    (couplings) => {
      const plain = sk({ couplings, couplingBits: 20 });
      const biased = sk({ couplings, bias: 1.3 });
      expect(isSymmetric(biased)).toBe(true);
      expect(biased.unit).toBe(2 ** -10 / Math.sqrt(40));
      expect(biased.roundingError).toBeLessThanOrEqual(biased.unit * 0.5000001);
      for (let k = 0; k < 1600; k++) {
        if (k % 41 === 0) continue;
        const moved = dense(biased)[k]! * biased.unit - dense(plain)[k]! * plain.unit;
        expect(Math.abs(moved - 1.3 / 40)).toBeLessThan(biased.unit * 0.51);
      }
    },
  );

  test('a field stands on the same grid, and couplings beside it keep their signs', () => {
    const plain = sk({ couplings: 'binary' });
    const glass = sk({ couplings: 'binary', field: { law: 'uniform', strength: 0.2 } });
    expect(Array.from(dense(glass))).toEqual(Array.from(dense(plain), (J) => 1024 * J + 0));
    for (const h of glass.field!) expect(Math.abs(h * glass.unit - 0.2)).toBeLessThan(glass.unit / 2);
    const gaussian = sk({ field: { law: 'gaussian', strength: 0.5 } });
    expect(dense(gaussian)).toEqual(dense(sk({})));
    expect(new Set(gaussian.field).size).toBeGreaterThan(30);
    expect(sk({ field: { law: 'gaussian', strength: 0.5 }, sample: 1 }).field).not.toEqual(gaussian.field);
  });

  test('bond signs of 40 samples are fair and independent between samples (chi-square, false alarm 1e-6)', () => {
    const cells = new Array(8).fill(0);
    for (let sample = 0; sample < 40; sample++) {
      const J = [0, 100, 200].map((shift) => dense(sk({ couplings: 'binary', sample: sample + shift })));
      for (let i = 1; i < 40; i++)
        for (let j = 0; j < i; j++)
          cells[J.reduce((cell, values, bit) => cell + (values[i * 40 + j]! > 0 ? 1 << bit : 0), 0)]++;
    }
    const fair = chiSquare(cells, new Array(8).fill(1 / 8));
    expect(fair.statistic).toBeLessThan(fair.limit);
    cells[0] = Math.round(cells[0] * 1.15);
    const skewed = chiSquare(cells, new Array(8).fill(1 / 8));
    expect(skewed.statistic).toBeGreaterThan(skewed.limit);
  });
});

describe('Curie–Weiss', () => {
  test('its density of states is binomial: E = -(M^2 - N) / 2N', () => {
    const all = enumerate(curieWeiss({ size: 10, couplingBits: 8, seed, sample: 0 }));
    const binomial = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1];
    const count = new Map<number, number>();
    binomial.forEach((ways, up) => {
      const energy = -((2 * up - 10) ** 2 - 10) / 2;
      count.set(energy, (count.get(energy) ?? 0) + ways);
    });
    for (const energy of count.keys())
      expect(all.energies.filter((e) => e === energy).length * all.multiplicity).toBe(count.get(energy));
  });

  test('in a random field the couplings stay J / N', () => {
    const glass = curieWeiss({
      size: 20,
      couplingBits: 6,
      field: { law: 'binary', strength: 0.3 },
      seed,
      sample: 4,
    });
    expect(isSymmetric(glass)).toBe(true);
    expect(dense(glass)[1]! * glass.unit).toBe(1 / 20);
    for (const h of glass.field!) expect(Math.abs(Math.abs(h * glass.unit) - 0.3)).toBeLessThan(glass.unit);
    expect(new Set(glass.field!.map(Math.sign)).size).toBe(2);
  });
});

describe('Hopfield', () => {
  test('couplings are the sums of Hebb, exactly', () => {
    const net = hopfield({ size: 30, load: 0.2, seed, sample: 2 });
    expect(net.patterns).toBe(6);
    expect(net.instance).toMatchObject({ unit: 1 / 30, roundingError: 0 });
    expect(isSymmetric(net.instance)).toBe(true);
    for (let i = 0; i < 30; i++) {
      for (let j = 0; j < i; j++) {
        let sum = 0;
        for (let mu = 0; mu < 6; mu++) sum += net.values[mu * 30 + i]! * net.values[mu * 30 + j]!;
        expect(dense(net.instance)[i * 30 + j]).toBe(sum);
      }
    }
  });

  test('H = -(N/2) sum_mu m_mu^2 + P/2 for any spins', () => {
    const net = hopfield({ size: 41, load: 0.15, seed, sample: 0 });
    const spins = net.values.slice(3, 44);
    const squares = patternOverlaps(net, spins).reduce((sum, m) => sum + m * m, 0);
    const energy = energyOf(net.instance, spins) * net.instance.unit;
    expect(Math.abs(energy - (-20.5 * squares + net.patterns / 2))).toBeLessThan(1e-12);
  });

  test('at low load every pattern is stable at T = 0, at high load hardly any (N = 400, P = 8 and 120)', () => {
    const unstable = (load: number) => {
      const { instance, patterns, values } = hopfield({ size: 400, load, seed, sample: 0 });
      let wrong = 0;
      for (let mu = 0; mu < patterns; mu++) {
        for (let i = 0; i < 400; i++) {
          let h = 0;
          for (let j = 0; j < 400; j++) h += dense(instance)[i * 400 + j]! * values[mu * 400 + j]!;
          if (h * values[mu * 400 + i]! <= 0) wrong++;
        }
      }
      return wrong / (patterns * 400);
    };
    // Crosstalk is normal of variance alpha: P(wrong) = Phi(-1/sqrt(alpha)) = 8e-13 and 0.034 (0.026 … 0.042 with finite size).
    expect(unstable(0.02)).toBe(0);
    const high = unstable(0.3);
    expect(high).toBeGreaterThan(0.026);
    expect(high).toBeLessThan(0.042);
  });

  test('a load below half a pattern is refused', () => {
    expect(() => hopfield({ size: 10, load: 0.04, seed, sample: 0 })).toThrow('GBX-240');
  });
});

describe('planted Wishart', () => {
  test('the planted state is a ground state and its energy is the one promised (N = 14, all configurations)', () => {
    for (const alpha of [0.25, 0.5, 1]) {
      for (let sample = 0; sample < 5; sample++) {
        const glass = plantedWishart({ size: 14, alpha, couplingBits: 7, seed, sample });
        const all = enumerate(glass.instance);
        expect(all.groundEnergy).toBe(glass.groundEnergy);
        const up = glass.planted[13]! > 0 ? -1 : 1;
        const word = glass.planted.reduce((sum, t, i) => sum + (t * up > 0 ? 1 << i : 0), 0);
        expect(Array.from(groundStates(all))).toContain(word);
      }
    }
  });

  test('its energy is -alpha N / 2 a sample, on average, within five errors (N = 50, 200 samples)', () => {
    const energies = Array.from({ length: 200 }, (_, sample) => {
      const glass = plantedWishart({ size: 50, alpha: 0.5, couplingBits: 7, seed, sample });
      if (sample === 0) expect(energyOf(glass.instance, glass.planted)).toBe(glass.groundEnergy);
      return glass.groundEnergy * glass.instance.unit;
    });
    const mean = energies.reduce((sum, x) => sum + x, 0) / 200;
    // |w|^2 sums M (N - 1) squares of variance N / (N - 1): relative error sqrt(2 / (25 · 49 · 200)).
    expect(Math.abs(mean / -12.5 - 1)).toBeLessThan(5 * Math.sqrt(2 / (25 * 49 * 200)));
  });

  test.skipIf(!haveInstances)(
    'has the ratio E_0^2 / sum J^2 = M/2 of the published N = 50 sample (5 %)',
    () => {
      const { couplings } = readCouplings(
        instanceText('wishart/wishart_planting_N_50_alpha_0.50_inst_1.txt'),
      );
      const published = 1534000 ** 2 / couplings.pairs.reduce((sum, { value }) => sum + value * value, 0);
      const ratios = Array.from({ length: 50 }, (_, sample) => {
        const { instance, groundEnergy } = plantedWishart({
          size: 50,
          alpha: 0.5,
          couplingBits: 7,
          seed,
          sample,
        });
        return groundEnergy ** 2 / (Array.from(dense(instance)).reduce((sum, J) => sum + J * J, 0) / 2);
      });
      const mean = ratios.reduce((sum, x) => sum + x, 0) / ratios.length;
      expect(Math.abs(mean / published - 1)).toBeLessThan(0.05);
    },
  );

  test('too many bits are refused before anything overflows', () => {
    expect(() => plantedWishart({ size: 60, alpha: 1, couplingBits: 15, seed, sample: 0 })).toThrow(
      'GBX-203',
    );
    expect(() => plantedWishart({ size: 60, alpha: 0.001, couplingBits: 5, seed, sample: 0 })).toThrow(
      'GBX-240',
    );
  });
});

describe('random graphs', () => {
  const spec = { couplings: 'binary', couplingBits: 8, seed } as const;

  test('Viana–Bray degrees are binomial with mean c (chi-square, false alarm 1e-6), and not with another', () => {
    const counts = new Array(30).fill(0);
    for (let sample = 0; sample < 10; sample++)
      for (const degree of degrees(vianaBray({ ...spec, size: 2000, meanDegree: 4, sample })))
        counts[degree]++;
    const poisson = (c: number) => {
      const p = [Math.exp(-c)];
      for (let k = 1; k < 30; k++) p.push((p[k - 1]! * c) / k);
      return p;
    };
    // Binomial(1999, 4/1999) differs from Poisson by 1e-3: below what 20000 degrees can see.
    const good = chiSquare(counts, poisson(4));
    expect(good.statistic).toBeLessThan(good.limit);
    const wrong = chiSquare(counts, poisson(4.2));
    expect(wrong.statistic).toBeGreaterThan(wrong.limit);
  });

  test('Viana–Bray bonds every pair equally often (N = 8, c = 3; chi-square, false alarm 1e-6)', () => {
    const counts = new Array(28).fill(0);
    for (let sample = 0; sample < 4000; sample++) {
      const { offsets, columns } = sparse(vianaBray({ ...spec, size: 8, meanDegree: 3, sample }));
      for (let i = 0; i < 8; i++)
        for (let k = offsets[i]!; k < offsets[i + 1]!; k++)
          if (columns[k]! < i) counts[(i * (i - 1)) / 2 + columns[k]!]++;
    }
    // Each count is binomial(4000, 3/7): variance 4/7 of Poisson's, so the statistic stays below the limit a fortiori.
    const even = chiSquare(counts, new Array(28).fill(1 / 28));
    expect(even.statistic).toBeLessThan(even.limit);
    const total = counts.reduce((sum: number, n: number) => sum + n, 0);
    const expected = 4000 * 28 * (3 / 7);
    expect(Math.abs(total - expected)).toBeLessThan(5 * Math.sqrt(expected * (4 / 7)));
  });

  test('Viana–Bray at its ends: no bond at c = 0, every pair at c = N - 1', () => {
    expect(degrees(vianaBray({ ...spec, size: 9, meanDegree: 0, sample: 0 }))).toEqual(new Array(9).fill(0));
    expect(degrees(vianaBray({ ...spec, size: 9, meanDegree: 8, sample: 0 }))).toEqual(new Array(9).fill(8));
  });

  test.each([1, 2, 3, 4, 5, 6])('random regular graphs have degree %i everywhere, couplings ±1', (degree) => {
    const glass = randomRegular({ ...spec, size: 60, degree, sample: 1 });
    expect(degrees(glass)).toEqual(new Array(60).fill(degree));
    expect(sparse(glass).values.every((J) => Math.abs(J) === 1)).toBe(true);
    expect(glass.unit).toBe(1);
  });

  test('every cubic graph on six sites is equally likely: 10 are K(3,3), 60 are prisms (chi-square, false alarm 1e-6)', () => {
    let triangles = 0;
    for (let sample = 0; sample < 4000; sample++) {
      const { columns } = sparse(
        randomRegular({ ...spec, couplings: 'ferromagnetic', size: 6, degree: 3, sample }),
      );
      // K(3,3) has no triangle: neighbours of 0 are then mutually unbound.
      const around = columns.subarray(0, 3);
      const bound = Array.from(around).some((i) =>
        columns.subarray(3 * i, 3 * i + 3).some((j) => around.includes(j)),
      );
      if (bound) triangles++;
    }
    const good = chiSquare([triangles, 4000 - triangles], [6 / 7, 1 / 7], 2);
    expect(good.statistic).toBeLessThan(good.limit);
    const wrong = chiSquare([triangles, 4000 - triangles], [0.9, 0.1], 2);
    expect(wrong.statistic).toBeGreaterThan(wrong.limit);
  });

  test('graphs that cannot be are refused', () => {
    expect(() => randomRegular({ ...spec, size: 7, degree: 3, sample: 0 })).toThrow('GBX-241');
    expect(() => randomRegular({ ...spec, size: 20, degree: 7, sample: 0 })).toThrow('1 … 6');
    expect(() => randomRegular({ ...spec, size: 4, degree: 4, sample: 0 })).toThrow('1 … 3');
    expect(() => vianaBray({ ...spec, size: 10, meanDegree: 10, sample: 0 })).toThrow('GBX-240');
    expect(() => vianaBray({ ...spec, size: 1, meanDegree: 0, sample: 0 })).toThrow('GBX-240');
  });
});

test('the table names every ensemble, and each makes a glass of the size asked for', () => {
  const common = { couplingBits: 6, seed, sample: 3 };
  const glasses = [
    ensembles['sherrington-kirkpatrick']({ ...common, size: 12, couplings: 'gaussian' }),
    ensembles['curie-weiss']({ ...common, size: 12 }),
    ensembles.hopfield({ ...common, size: 12, load: 0.25 }),
    ensembles.wishart({ ...common, size: 12, alpha: 0.5 }),
    ensembles.lattice({ ...common, lengths: [4, 3], boundary: 'open', couplings: 'gaussian' }),
    ensembles['viana-bray']({ ...common, size: 12, meanDegree: 3, couplings: 'gaussian' }),
    ensembles['random-regular']({ ...common, size: 12, degree: 3, couplings: 'gaussian' }),
  ];
  expect(glasses.map(({ size }) => size)).toEqual(glasses.map(() => 12));
  expect(glasses).toHaveLength(Object.keys(ensembles).length);
});
