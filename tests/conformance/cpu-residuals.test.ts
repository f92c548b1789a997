/** Residuals on the CPU engine: the common suite on threads and without, and what only it promises: the same bits everywhere. */
import { describe, expect, it, vi } from 'vitest';
import type { LearnerSpec } from '../../src/engine/contract.ts';
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { jacobianFrom } from '../../src/engine/cpu/learner-jets.ts';
import { type LearnerJob, LearnerKernel } from '../../src/engine/cpu/learner-kernel.ts';
import { memoryNeeds, setupFor, sharesOf } from '../../src/engine/cpu/learner-layout.ts';
import { learnerModule } from '../../src/engine/cpu/modules.ts';
import { parameterCount } from '../../src/learner/network.ts';
import { PLANE_CHANNELS, type ResidualTerms } from '../../src/learner/residuals.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { testHost } from '../support/host.ts';
import { normals } from '../support/learner-problems.ts';
import { byRule, langevin, RULES } from './learner-comparison.ts';
import digests from './residual-digests.json' with { type: 'json' };
import { RESIDUAL_CASES, residualDigest, residualHistory } from './residual-history.ts';
import { residualSpec, roundedProblem } from './residual-problems.ts';
import { residualConformance } from './residual-suite.ts';

residualConformance('cpu, one thread', async () => ({
  learner: (spec) => localLearner(spec),
  destroy: async () => {},
}));
residualConformance('cpu, two worker threads', async () => openCpuEngine(await testHost(2)));

/** Bit by bit; Vitest's own comparison takes minutes for as many numbers as a Jacobian has. */
function expectSame(found: readonly Float64Array[], expected: readonly Float64Array[], what: string): void {
  expect(
    found.map(({ length }) => length),
    what,
  ).toEqual(expected.map(({ length }) => length));
  found.forEach((values, k) => {
    const wrong = values.findIndex((value, i) => !Object.is(value, expected[k]![i]));
    expect(wrong, `${what}: array ${k}`).toBe(-1);
  });
}

/** Large enough for threads to share the points of one network: eight blocks of tiles. */
const LARGE = residualSpec({ hidden: [50, 50], points: 300, energyScale: 0.001, owner: 700 }, 1);

describe('residuals on the CPU give the same bits', () => {
  for (const [name, spec] of RESIDUAL_CASES)
    it(`on every host, as the committed digest says: ${name}`, async () => {
      expect(await residualDigest(await localLearner(spec))).toBe((digests as Record<string, string>)[name]);
    });

  it('with 2, 3 and 40 shares, and in two worker threads', async () => {
    const engine = await openCpuEngine(await testHost(2));
    expect(engine.info.threads).toBe(2);
    for (const [, spec] of RESIDUAL_CASES.slice(2, 8)) {
      const expected = await residualHistory(await localLearner(spec));
      for (const threads of [2, 3, 40])
        expectSame(await residualHistory(await localLearner(spec, threads)), expected, `${threads} shares`);
      expectSame(await residualHistory(await engine.learner(spec)), expected, 'two threads');
    }
    await engine.destroy();
  });

  it('whether threads share the points of one network or not, before and after these are replaced', async () => {
    expect([1, 2, 3, 4, 40].map((threads) => sharesOf(LARGE, threads))).toEqual([1, 2, 2, 4, 8]);
    const run = async (threads: number) => {
      const state = await localLearner(LARGE, threads);
      const histories = await residualHistory(state, false);
      // As many points again, too few to be shared, and more.
      for (const points of [300, 9, 500]) {
        const problem = roundedProblem({ hidden: [50, 50], points, energyScale: 0.001, owner: 701 });
        await state.replaceResiduals(problem.residuals!);
        histories.push(...(await residualHistory(state, false)));
      }
      return histories;
    };
    const expected = await run(1);
    expect(expected.every((values) => values.every(Number.isFinite))).toBe(true);
    for (const threads of [2, 3, 40]) expectSame(await run(threads), expected, `${threads} shares`);
  });

  const jobs = [
    ['Adam', { ...byRule(3, RULES[1]![1], 0.01, 0), time: 0, steps: 6, age: 0 }],
    ['adjusted Langevin', { ...langevin(3, true, 0.3, 0.002), time: 0, steps: 6 }],
  ] as [string, LearnerJob][];
  it.each(jobs)(
    'whatever the pieces that %s is cut into: steps together, one by one, or tile by tile',
    async (_, job) => {
      const spec = residualSpec({ hidden: [9, 8], points: 150, energyScale: 0.01, owner: 710 }, 3);
      const results: { pieces: number; state: unknown }[] = [];
      for (const [budget, largeStep] of [[Number.POSITIVE_INFINITY], [-1], [-1, 0]] as const) {
        const kernel = new LearnerKernel(await learnerModule(), setupFor(spec, 0, 3), largeStep);
        kernel.begin(job);
        let pieces = 1;
        while (!kernel.advance(budget)) pieces++;
        results.push({ pieces, state: [kernel.weights(), kernel.velocities(), kernel.accepted()] });
      }
      const [whole, stepwise, tiled] = results;
      expect(whole!.pieces).toBe(1);
      expect(stepwise!.pieces).toBeGreaterThan(3);
      expect(tiled!.pieces).toBeGreaterThan(stepwise!.pieces + 18);
      expect(stepwise!.state).toEqual(whole!.state);
      expect(tiled!.state).toEqual(whole!.state);
    },
  );

  it('for jets at more points than one message takes', async () => {
    const state = await localLearner(residualSpec({ hidden: [40, 40], owner: 720 }), 2);
    const points = 2500;
    const inputs = normals(points * PLANE_CHANNELS.length * 2, 721);
    const all = await state.jets(inputs, PLANE_CHANNELS);
    expect(all.every(Number.isFinite)).toBe(true);
    const last = await state.jets(inputs.slice(-5 * PLANE_CHANNELS.length * 2), PLANE_CHANNELS);
    for (let e = 0; e < 2; e++) {
      const end = (e + 1) * points * PLANE_CHANNELS.length;
      expect(all.slice(end - 5 * PLANE_CHANNELS.length, end)).toEqual(
        last.slice(e * 5 * PLANE_CHANNELS.length, (e + 1) * 5 * PLANE_CHANNELS.length),
      );
    }
  });
});

describe('memory of residuals', () => {
  it('is foretold, and does not grow while points of the same number replace one another', async () => {
    for (const [, spec] of [...RESIDUAL_CASES, ['large', LARGE] as const]) {
      const kernel = new LearnerKernel(await learnerModule(), setupFor(spec, 0, spec.networks));
      const { fixed, perNetwork } = memoryNeeds(spec.problem, spec.networks);
      expect(kernel.bytes).toBeLessThan(fixed + spec.networks * perNetwork);
    }
    const kernel = new LearnerKernel(await learnerModule(), setupFor(LARGE, 0, 1));
    const before = kernel.bytes;
    const { residuals } = setupFor(LARGE, 0, 1);
    for (let round = 0; round < 20; round++) {
      kernel.jets.replaceResiduals(residuals!);
      kernel.begin({ kind: 'refresh' });
      while (!kernel.advance(5));
    }
    expect(kernel.bytes).toBe(before);
  });

  /** Terms of so many points whose arrays are as long as they should be, and hold nothing. */
  function huge(points: number, spec: LearnerSpec): ResidualTerms {
    const { residuals } = spec.problem;
    const every = (): true => true;
    const empty = (length: number) =>
      ({ length, every, some: () => false, subarray: () => [] }) as unknown as Float64Array;
    const groups = residuals!.groups.map((group) => ({
      ...group,
      points,
      inputs: empty(points * group.channels.length * 2),
      columns: empty(points * group.columnCount),
      weights: empty(points),
    }));
    return { sets: 1, groups };
  }

  it('is refused before anything is allocated: GBX-480 at the start and for other points, GBX-481 for a Jacobian', async () => {
    const spec = residualSpec({ owner: 730 });
    const terms = huge(50_000_000, spec);
    const large = { ...spec, problem: { ...spec.problem, residuals: terms } };
    await expect(localLearner(large)).rejects.toThrow(/GBX-480: 100000000 points/);
    const state = await localLearner(spec);
    const before = await state.energies();
    await expect(state.replaceResiduals(terms)).rejects.toThrow(/GBX-480/);
    await expect(jacobianFrom([], spec.problem.shape, terms, 0)).rejects.toThrow(
      /GBX-481: .*150000000 residuals/,
    );
    expect(await state.energies()).toEqual(before);
  });

  it('that a thread cannot have is said in words (GBX-350), and the old residuals stay', async () => {
    const spec = residualSpec({ owner: 740 }, 4);
    const state = await localLearner(spec, 2);
    const before = await state.energies();
    const more = roundedProblem({ owner: 741, points: 20_000 });
    const refuse = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('no');
    });
    await expect(state.replaceResiduals(more.residuals!)).rejects.toThrow(/GBX-350/);
    refuse.mockRestore();
    expect(await state.residuals()).toHaveLength(4 * (2 * 7 + 9));
    await state.restore({ ...(await state.snapshot()), weights: spec.weights });
    expect(await state.energies()).toEqual(before);
    await state.replaceResiduals(more.residuals!);
    expect(parameterCount(spec.problem.shape)).toBe(21);
    expect((await state.energies()).every(Number.isFinite)).toBe(true);
  });
});
