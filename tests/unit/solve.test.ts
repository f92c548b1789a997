import { describe, expect, test } from 'vitest';
import { Configuration, neighboursOf } from '../../src/dynamics/solve/configuration.ts';
import { Contraction } from '../../src/dynamics/solve/contraction.ts';
import { eliminationFor } from '../../src/dynamics/solve/elimination.ts';
import { planFor } from '../../src/dynamics/solve/plan.ts';
import { Pool } from '../../src/dynamics/solve/pool.ts';
import { alongBonds, energyBound } from '../../src/dynamics/solve/proofs.ts';
import { search } from '../../src/dynamics/solve/search.ts';
import { SearchRandom } from '../../src/dynamics/solve/search-random.ts';
import { type Solution, type SolveOptions, solve } from '../../src/dynamics/solve/solve.ts';
import { strongPart } from '../../src/dynamics/solve/strong.ts';
import { SubgraphOptimum } from '../../src/dynamics/solve/subgraph.ts';
import { SubgraphSearch } from '../../src/dynamics/solve/subgraph-search.ts';
import { tabuSearch } from '../../src/dynamics/solve/tabu.ts';
import { temperatureRange } from '../../src/dynamics/solve/temperatures.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import type { Host } from '../../src/engine/host.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { enumerate } from '../../src/glass/enumeration.ts';
import { readProblem } from '../../src/glass/files/problem.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { instanceOf, sparseFrom } from '../../src/glass/quantise.ts';
import { seedFrom } from '../../src/random/seed.ts';

const engine = new ReferenceEngine();
const oneThread: Host = {
  name: 'node',
  threads: 1,
  spawnKernels() {
    throw new Error('one thread needs no worker');
  },
  gpu: async () => ({ gpu: null, why: 'GBX-102' }),
};

/** A random graph with integer couplings -4 … 4 and, if asked for, fields. */
function instance(size: number, degree: number, seed: number, fields = false): GlassInstance {
  const random = new SearchRandom(seedFrom(seed), 99, 0);
  const pairs: { i: number; j: number; value: number }[] = [];
  for (let j = 0; j < size; j++)
    for (let i = 0; i < j; i++)
      if (random.below(size - 1) < degree) pairs.push({ i, j, value: random.below(9) - 4 });
  const field = fields ? Int32Array.from({ length: size }, () => random.below(5) - 2) : null;
  return instanceOf({ size, couplings: sparseFrom(size, pairs), field, unit: 1, roundingError: 0 });
}

/** The energy as its definition says, from nothing but the spins. */
function energyOf(glass: GlassInstance, spins: Int8Array): number {
  const { offsets, columns, values, size, field } = neighboursOf(glass);
  let twice = 0;
  for (let i = 0; i < size; i++) {
    twice -= 2 * (field?.[i] ?? 0) * spins[i]!;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) twice -= values[k]! * spins[i]! * spins[columns[k]!]!;
  }
  return twice / 2;
}

function configurationOf(glass: GlassInstance, seed: number): Configuration {
  const random = new SearchRandom(seedFrom(seed), 98, 0);
  const configuration = new Configuration(neighboursOf(glass));
  configuration.load(Int8Array.from({ length: glass.size }, () => (random.word() < 2 ** 31 ? 1 : -1)));
  return configuration;
}

describe('local searches', () => {
  test('energy and local fields stay exact through flips, descent, tabu search, subgraphs and mixtures', () => {
    const random = new SearchRandom(seedFrom(5), 1, 0);
    for (const fields of [false, true]) {
      const glass = instance(60, 4, 7, fields);
      const configuration = configurationOf(glass, 1);
      const check = () => {
        expect(configuration.energy).toBe(energyOf(glass, configuration.spins));
        const fresh = new Configuration(neighboursOf(glass));
        fresh.load(configuration.spins);
        expect(configuration.local).toEqual(fresh.local);
      };
      for (let k = 0; k < 200; k++) configuration.flip(random.below(60));
      check();
      configuration.descend();
      check();
      for (let i = 0; i < 60; i++)
        expect(configuration.spins[i]! * configuration.local[i]!).toBeGreaterThanOrEqual(0);
      const before = configuration.energy;
      tabuSearch(configuration, 500, random);
      check();
      expect(configuration.energy).toBeLessThanOrEqual(before);
      const bonds = neighboursOf(glass);
      new SubgraphSearch(bonds, 5).improve(configuration, 3, random);
      check();
      const states = [
        configuration.spins.slice(),
        ...[2, 3].map((seed) => configurationOf(glass, seed).spins),
      ];
      new Contraction(bonds, 5).join(configuration, states, random);
      check();
    }
  });

  /** Least energy over all states of some spins, the others as they are. */
  function leastOver(glass: GlassInstance, spins: Int8Array, free: ArrayLike<number>): number {
    const state = spins.slice();
    let least = Infinity;
    for (let word = 0; word < 2 ** free.length; word++) {
      for (let k = 0; k < free.length; k++) state[free[k]!] = (word >>> k) & 1 ? 1 : -1;
      least = Math.min(least, energyOf(glass, state));
    }
    return least;
  }

  test.each([
    [16, 3, 3, false],
    [18, 4, 2, true],
    [14, 13, 13, true],
    [18, 7, 4, false],
  ])(
    'the optimum over a subgraph (N %i, degree %i, width %i, fields %s) is that of counting all its states',
    (size, degree, width, fields) => {
      const random = new SearchRandom(seedFrom(size), 1, 0);
      const optimum = new SubgraphOptimum(width);
      let wrong = 0;
      for (let seed = 0; seed < 6; seed++) {
        const glass = instance(size, degree, 40 + seed, fields);
        const bonds = neighboursOf(glass);
        const elimination = eliminationFor(bonds, width, random);
        const { order, offsets, stepOf } = elimination;
        for (let step = 0; step < order.length; step++) {
          expect(stepOf[order[step]!]).toBe(step);
          expect(offsets[step + 1]! - offsets[step]!).toBeLessThanOrEqual(width);
        }
        expect(new Set(order).size).toBe(order.length);
        if (width >= size - 1) expect(order.length).toBe(size);
        // More than 2^16 states a case would only take longer.
        if (order.length > 16) continue;
        const configuration = configurationOf(glass, seed);
        const fixed = Array.from(configuration.spins).filter((_, i) => stepOf[i]! < 0);
        const least = leastOver(glass, configuration.spins, order);
        optimum.improve(configuration, bonds, elimination, random);
        expect(configuration.energy).toBe(least);
        expect(energyOf(glass, configuration.spins)).toBe(least);
        expect(Array.from(configuration.spins).filter((_, i) => stepOf[i]! < 0)).toEqual(fixed);
        // The same tables for couplings of half the size: the counted optimum is missed.
        const half = { ...bonds, values: Float64Array.from(bonds.values, (J) => J / 2) };
        const other = configurationOf(glass, seed);
        optimum.improve(
          other,
          half,
          eliminationFor(half, width, new SearchRandom(seedFrom(seed), 1, 0)),
          random,
        );
        wrong += other.energy - least;
      }
      expect(wrong).not.toBe(0);
    },
  );

  test('a mixture is the best of all ways to turn the blocks in which the states agree', () => {
    const random = new SearchRandom(seedFrom(3), 1, 0);
    let gained = 0;
    let counted = 0;
    for (let seed = 0; seed < 20; seed++) {
      const glass = instance(24, 7, 200 + seed, seed % 2 === 1);
      const bonds = neighboursOf(glass);
      // Three states that differ in a few domains.
      const first = configurationOf(glass, seed);
      first.descend();
      const states = [first.spins.slice()];
      for (const at of [3, 10, 15]) {
        const state = first.spins.slice();
        for (let i = at; i < at + 7; i++) state[i]! *= -1;
        states.push(state);
      }
      const pattern = (i: number) => states.map((state) => (state[i] === states[0]![i] ? '0' : '1')).join('');
      const block = new Array<number>(24).fill(-1);
      let count = 0;
      for (let root = 0; root < 24; root++) {
        if (block[root]! >= 0) continue;
        const todo = [root];
        for (block[root] = count; todo.length > 0; ) {
          const i = todo.pop()!;
          for (let k = bonds.offsets[i]!; k < bonds.offsets[i + 1]!; k++) {
            const j = bonds.columns[k]!;
            if (block[j]! >= 0 || pattern(j) !== pattern(i)) continue;
            block[j] = count;
            todo.push(j);
          }
        }
        count++;
      }
      if (count > 12) continue;
      counted++;
      let least = Infinity;
      for (let word = 0; word < 2 ** count; word++) {
        const state = first.spins.map((spin, i) => ((word >>> block[i]!) & 1 ? -spin : spin));
        least = Math.min(least, energyOf(glass, state as Int8Array));
      }
      const before = first.energy;
      new Contraction(bonds, 12).join(first, states, random);
      expect(first.energy).toBe(least);
      expect(first.energy).toBeLessThanOrEqual(before);
      if (first.energy < before) gained++;
    }
    expect(counted).toBeGreaterThan(5);
    expect(gained).toBeGreaterThan(0);
  });

  test('a chain with couplings that fall off has a sparse core; a mean-field glass has none', () => {
    const random = new SearchRandom(seedFrom(6), 1, 0);
    const all = (size: number, weight: (distance: number) => number): GlassInstance => {
      const pairs = [];
      for (let j = 0; j < size; j++)
        for (let i = 0; i < j; i++)
          pairs.push({ i, j, value: Math.round(weight(j - i) * (random.below(2001) - 1000)) });
      const couplings = sparseFrom(
        size,
        pairs.filter(({ value }) => value !== 0),
      );
      return instanceOf({ size, couplings, field: null, unit: 1, roundingError: 0 });
    };
    const chain = neighboursOf(all(80, (r) => 1000 / Math.min(r, 80 - r) ** 2.5));
    const core = strongPart(chain)!;
    expect(core.values.length).toBeLessThanOrEqual(14 * 80);
    expect(core.values.length).toBeGreaterThan(8 * 80);
    expect(strongPart(neighboursOf(all(80, () => 1)))).toBeNull();
    const sparse = neighboursOf(instance(80, 4, 1));
    expect(strongPart(sparse)).toBe(sparse);
    // Weak couplings left out may spoil an optimum; then the state is put back, so the energy never rises.
    const glass = all(60, (r) => 1000 / Math.min(r, 60 - r) ** 2.5);
    const configuration = new Configuration(neighboursOf(glass));
    const search = new SubgraphSearch(strongPart(neighboursOf(glass))!, 6);
    for (let seed = 0; seed < 30; seed++) {
      configuration.load(configurationOf(glass, seed).spins);
      const before = configuration.energy;
      search.improve(configuration, 1 + (seed % 3), random);
      expect(configuration.energy).toBeLessThanOrEqual(before);
      expect(configuration.energy).toBe(energyOf(glass, configuration.spins));
    }
  });

  test('the pool keeps valleys apart, best first, mirror images as one', () => {
    const pool = new Pool(3, true);
    const up = new Int8Array(100).fill(1);
    const half = up.map((_, i) => (i < 50 ? -1 : 1));
    expect(pool.offer(up, -5)).toBe(true);
    expect(pool.offer(up.map((s) => -s) as Int8Array, -5)).toBe(false);
    expect(pool.offer(half, -7)).toBe(true);
    expect(pool.members.map(({ energy }) => energy)).toEqual([-7, -5]);
    const near = half.slice();
    near[0] = 1;
    expect(pool.offer(near, -6)).toBe(false);
    expect(pool.offer(near, -8)).toBe(true);
    expect(pool.members.map(({ energy }) => energy)).toEqual([-8, -5]);
  });
});

describe('temperatures are read off the couplings', () => {
  test('a ±J square lattice has flips of cost 4, and the cold end is an eighth of that', () => {
    const pairs = Array.from({ length: 36 }, (_, i) => [
      { i, j: Math.floor(i / 6) * 6 + ((i + 1) % 6), value: i % 3 ? 1 : -1 },
      { i, j: (i + 6) % 36, value: i % 4 ? 1 : -1 },
    ]).flat();
    const couplings = sparseFrom(
      36,
      pairs.map(({ i, j, value }) => ({ i: Math.min(i, j), j: Math.max(i, j), value })),
    );
    const lattice = instanceOf({ size: 36, couplings, field: null, unit: 1, roundingError: 0 });
    expect(temperatureRange(neighboursOf(lattice))).toEqual({ hottest: 2, coldest: 0.5, floor: 'gap' });
  });

  test('scaling all couplings scales both ends', () => {
    const glass = instance(40, 6, 11);
    const tenfold = instanceOf({
      ...glass,
      couplings: {
        ...(glass.couplings as Extract<GlassInstance['couplings'], { kind: 'sparse' }>),
        values: (glass.couplings.values as Int32Array).map((J) => 10 * J),
      },
    });
    const [one, ten] = [temperatureRange(neighboursOf(glass)), temperatureRange(neighboursOf(tenfold))];
    expect(ten.hottest).toBeCloseTo(10 * one.hottest, 9);
    expect(ten.coldest).toBeCloseTo(10 * one.coldest, 9);
  });
});

/** Text of an instance as an Ising list. */
function textOf(glass: GlassInstance): string {
  const { offsets, columns, values, size, field } = neighboursOf(glass);
  const lines: string[] = Array.from(field ?? [], (h, i) => `${i + 1} ${h}`);
  for (let i = 0; i < size; i++)
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++)
      if (columns[k]! > i) lines.push(`${i + 1} ${columns[k]! + 1} ${values[k]}`);
  return lines.join('\n');
}

const run = (text: string, options: Partial<SolveOptions> = {}): Promise<Solution> =>
  solve(readProblem(text), { engine, seconds: 60, ...options });

describe('solve', () => {
  test.each([
    [false, 3],
    [true, 3],
    [false, 8],
    [true, 12],
  ])(
    'the search, enumeration aside, finds the ground state of 20 spins (fields %s, degree %s)',
    async (fields, degree) => {
      for (const seed of [1, 2, 3]) {
        const glass = instance(20, degree, 100 + seed, fields);
        const neighbours = neighboursOf(glass);
        const { groundEnergy } = enumerate(glass);
        const { best } = await search({
          engine,
          instance: glass,
          neighbours,
          seed: seedFrom(seed),
          plan: planFor(glass, 8),
          range: temperatureRange(neighbours),
          enough: groundEnergy,
          stopped: () => false,
          rounds: 12,
          onBest: () => {},
        });
        expect(best.energy).toBe(groundEnergy);
        expect(energyOf(glass, best.spins)).toBe(groundEnergy);
      }
    },
  );

  test('a small instance is enumerated, and said to be proved', async () => {
    const glass = instance(12, 5, 4, true);
    const solution = await run(textOf(glass));
    expect(solution).toMatchObject({
      energy: enumerate(glass).groundEnergy,
      proof: 'enumeration',
      rounds: 0,
    });
  });

  test('an unfrustrated graph in several parts is solved and proved without a search', async () => {
    // Two even rings whose edges all want to be cut, and a lone pair.
    const ring = (from: number, n: number) =>
      Array.from({ length: n }, (_, k) => `${from + k} ${from + ((k + 1) % n)}`);
    const text = [...ring(1, 10), ...ring(11, 14), '25 26'].join('\n');
    let parts = 0;
    const solution = await solve(readProblem(text, { as: 'maxcut' }), {
      engine,
      onPlan: (plan) => {
        parts = plan.parts;
      },
    });
    expect(solution).toMatchObject({ energy: -25, cut: 25, proof: 'bound' });
    expect(parts).toBe(3);
    const { spins } = alongBonds(neighboursOf(instance(30, 4, 1)));
    expect(energyBound(neighboursOf(instance(30, 4, 1)))).toBeLessThan(energyOf(instance(30, 4, 1), spins));
  });

  test('seed and rounds decide the state: the same on another engine, another for another seed', async () => {
    const text = textOf(instance(200, 6, 9));
    const cpu = await openCpuEngine(oneThread);
    const rounds = 3;
    const digests = [];
    for (const [engineOf, seed] of [
      [engine, 1],
      [cpu, 1],
      [cpu, 2],
    ] as const) {
      const solution = await solve(readProblem(text), { engine: engineOf, seed, replicas: 4, rounds });
      digests.push(`${solution.rounds} ${solution.energy} ${solution.digest}`);
    }
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
    await cpu.destroy();
  });

  test('5000 sparse spins, more than a dense glass may have: the same bits on two engines', async () => {
    const glass = instance(5000, 4, 12);
    const cpu = await openCpuEngine(oneThread);
    const betas = Float64Array.of(0.2, 1);
    const spins = [];
    for (const opened of [engine, cpu]) {
      const state = await opened.glass({ instances: [glass], replicas: 2, seed: seedFrom(1) });
      await state.sweep({ rule: 'metropolis', order: 'sequential', betas, sweeps: 3 });
      spins.push((await state.snapshot()).spins);
      state.destroy();
    }
    await cpu.destroy();
    expect(spins[1]).toEqual(spins[0]);
  });

  test('a target stops the search at once, and a signal gives the best so far', async () => {
    const text = textOf(instance(120, 6, 10));
    const easy = await run(text, { target: -50, replicas: 4 });
    expect(easy.energy).toBeLessThanOrEqual(-50);
    expect(easy.rounds).toBeLessThanOrEqual(1);
    const aborted = await run(text, { signal: AbortSignal.abort(), replicas: 4 });
    expect(aborted.rounds).toBe(0);
    expect(aborted.energy).toBeLessThan(0);
  });

  test('stopped between an anneal and its polish, of any round, it gives the best so far', async () => {
    const glass = instance(30, 5, 13);
    const neighbours = neighboursOf(glass);
    for (const stopAt of [1, 2, 7, 8, 9]) {
      let snapshots = 0;
      // Time is up the moment the spins of that round are read.
      const timed: Engine = {
        info: engine.info,
        lost: engine.lost,
        perceptron: (spec) => engine.perceptron(spec),
        learner: (spec) => engine.learner(spec),
        destroy: () => engine.destroy(),
        async glass(spec) {
          const state = await engine.glass(spec);
          const snapshot = state.snapshot.bind(state);
          state.snapshot = () => {
            snapshots++;
            return snapshot();
          };
          return state;
        },
      };
      const { best } = await search({
        engine: timed,
        instance: glass,
        neighbours,
        seed: seedFrom(1),
        plan: planFor(glass, 2),
        range: temperatureRange(neighbours),
        enough: -Infinity,
        rounds: Infinity,
        stopped: () => snapshots >= stopAt,
        onBest: () => {},
      });
      expect(energyOf(glass, best.spins)).toBe(best.energy);
    }
  });

  test('numbers that are no decimals are rounded in the search, and the energy is still that of the file', async () => {
    const lines: string[] = [];
    const random = new SearchRandom(seedFrom(8), 1, 0);
    for (let i = 1; i <= 24; i++)
      for (let j = 1; j < i; j++) lines.push(`${i} ${j} ${Math.sin(random.word())}`);
    const solution = await run(lines.join('\n'), { replicas: 8, rounds: 2 });
    const problem = readProblem(lines.join('\n'));
    let energy = 0;
    for (const { i, j, value } of problem.couplings.pairs)
      energy -= value * solution.spins[i]! * solution.spins[j]!;
    expect(solution.energy).toBeCloseTo(energy, 10);
  });
});
