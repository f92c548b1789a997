/** L-BFGS and its line search on functions whose minima are known, and what they say when they stop. */
import { describe, expect, it } from 'vitest';
import {
  type Evaluation,
  LBFGS_DEFAULTS,
  type LbfgsOptions,
  type LbfgsResult,
  type LbfgsState,
  lbfgs,
  lbfgsStart,
} from '../../src/dynamics/optimise/lbfgs.ts';
import { type LineSearchEnd, strongWolfe } from '../../src/dynamics/optimise/line-search.ts';
import { minimiseTogether } from '../../src/dynamics/optimise/minimise-together.ts';

type Objective = (theta: Float64Array) => Evaluation;

/** sum_k 100 (x_{k+1} - x_k^2)^2 + (1 - x_k)^2; minimum 0 at (1, …, 1). */
const rosenbrock: Objective = (x) => {
  const gradient = new Float64Array(x.length);
  let value = 0;
  for (let k = 0; k + 1 < x.length; k++) {
    const a = x[k + 1]! - x[k]! ** 2;
    const b = 1 - x[k]!;
    value += 100 * a * a + b * b;
    gradient[k]! += -400 * x[k]! * a - 2 * b;
    gradient[k + 1]! += 200 * a;
  }
  return { value, gradient };
};

/** (1/2) sum_k c_k (x_k - 1)^2 with c from 1 to `condition`. */
const quadratic =
  (dimension: number, condition: number): Objective =>
  (x) => {
    const curvature = (k: number) => condition ** (k / (dimension - 1));
    return {
      value: x.reduce((sum, v, k) => sum + 0.5 * curvature(k) * (v - 1) ** 2, 0),
      gradient: x.map((v, k) => curvature(k) * (v - 1)),
    };
  };

function* fromStart(
  theta: Float64Array,
  options: LbfgsOptions,
  onIteration?: (state: LbfgsState) => void,
): Generator<Float64Array, LbfgsResult, Evaluation> {
  return yield* lbfgs(yield* lbfgsStart(theta), options, onIteration);
}

async function minimise(objective: Objective, theta: Float64Array, change: Partial<LbfgsOptions> = {}) {
  const states: LbfgsState[] = [];
  const move = fromStart(theta, { ...LBFGS_DEFAULTS, ...change }, (state) => states.push(state));
  const [result] = await minimiseTogether([move], async (places) => places.map(objective));
  return { ...result!, states };
}

describe('L-BFGS', () => {
  it('finds the minimum of Rosenbrock valleys in 2 and 30 dimensions, and says converged', async () => {
    for (const dimension of [2, 30]) {
      const start = Float64Array.from({ length: dimension }, (_, k) => (k % 2 ? 1 : -1.2));
      const { reason, state, gradientNorm } = await minimise(rosenbrock, start);
      expect(reason).toBe('converged');
      expect(gradientNorm).toBeLessThan(1e-7);
      for (const x of state.theta) expect(Math.abs(x - 1)).toBeLessThan(1e-7);
      expect(state.evaluations).toBeLessThan(dimension === 2 ? 80 : 250);
    }
  });

  it('with memory for 50 pairs solves a quadratic of condition 10^4 in 20 dimensions in about 120 iterations', async () => {
    const { reason, state, states } = await minimise(quadratic(20, 1e4), new Float64Array(20), {
      memory: 50,
    });
    expect(reason).toBe('converged');
    expect(state.iterations).toBeLessThan(150);
    // Energies never rise.
    for (const [k, { value }] of states.entries())
      if (k > 0) expect(value).toBeLessThanOrEqual(states[k - 1]!.value);
  });

  it('gives the inverse Hessian along its newest pair: H y = s (secant condition)', async () => {
    const { states } = await minimise(rosenbrock, Float64Array.of(-1.2, 1, 0.5), { mostIterations: 7 });
    const state = states.at(-1)!;
    const { s, y } = state.pairs.at(-1)!;
    // The direction is -H g: with g = -y it is H y.
    const probe = lbfgs({ ...state, gradient: y.map((v) => -v) }, LBFGS_DEFAULTS);
    const first = probe.next().value as Float64Array;
    const direction = first.map((x, k) => x - state.theta[k]!);
    for (const [k, d] of direction.entries())
      expect(Math.abs(d - s[k]!)).toBeLessThan(1e-12 * Math.abs(s[k]!) + 1e-15);
  });

  it('says precision-limited where energies are rounded to f32, and not where they are not', async () => {
    const rounded: Objective = (x) => {
      const { value, gradient } = quadratic(10, 1e3)(x);
      // An offset makes the rounding of the energy matter, as a loss that does not vanish would.
      return { value: Math.fround(value + 1), gradient: gradient.map(Math.fround) };
    };
    const coarse = await minimise(rounded, new Float64Array(10), {
      precision: 2 ** -24,
      gradientTolerance: 1e-14,
    });
    expect(coarse.reason).toBe('precision-limited');
    expect(Math.abs(coarse.state.value - 1)).toBeLessThan(1e-6);
    const fine = await minimise(quadratic(10, 1e3), new Float64Array(10));
    expect(fine.reason).toBe('converged');
  });

  it('says line-search-failed where the gradient is wrong, limits where they end it, diverged where it starts at NaN', async () => {
    const wrong: Objective = (x) => ({ value: x[0]! ** 2, gradient: Float64Array.of(-2 * x[0]!) });
    expect((await minimise(wrong, Float64Array.of(1))).reason).toBe('line-search-failed');
    const start = Float64Array.of(-1.2, 1);
    expect((await minimise(rosenbrock, start, { mostIterations: 3 })).reason).toBe('iteration-limit');
    const { reason, state } = await minimise(rosenbrock, start, { mostEvaluations: 9 });
    expect(reason).toBe('evaluation-limit');
    expect(state.evaluations).toBeLessThanOrEqual(9);
    expect((await minimise(rosenbrock, Float64Array.of(Number.NaN, 0))).reason).toBe('diverged');
  });

  it('comes back from places where the energy is not a number', async () => {
    const walled: Objective = (x) =>
      x[0]! < 3
        ? { value: (x[0]! - 2) ** 2, gradient: Float64Array.of(2 * (x[0]! - 2)) }
        : { value: Number.NaN, gradient: Float64Array.of(Number.NaN) };
    const { reason, state } = await minimise(walled, Float64Array.of(-50));
    expect(reason).toBe('converged');
    expect(Math.abs(state.theta[0]! - 2)).toBeLessThan(1e-7);
  });

  it('goes on from any state to the same end, and a batch does what each does alone', async () => {
    const start = Float64Array.of(-1.2, 1, 0.3);
    const whole = await minimise(rosenbrock, start);
    const middle = structuredClone(whole.states[5]!);
    const [resumed] = await minimiseTogether([lbfgs(middle, LBFGS_DEFAULTS)], async (places) =>
      places.map(rosenbrock),
    );
    expect(resumed!.state).toEqual(whole.state);
    const starts = [start, Float64Array.of(2, 2, 2), Float64Array.of(0, 0, 0)];
    const calls: number[] = [];
    const together = await minimiseTogether(
      starts.map((theta) => fromStart(theta, LBFGS_DEFAULTS)),
      async (places, who) => {
        calls.push(who.length);
        return places.map(rosenbrock);
      },
    );
    for (const [i, theta] of starts.entries())
      expect(together[i]!.state).toEqual((await minimise(rosenbrock, theta)).state);
    expect(calls[0]).toBe(3);
    expect(calls.length).toBe(Math.max(...together.map(({ state }) => state.evaluations)));
  });
});

describe('the strong Wolfe line search', () => {
  function search(phi: (a: number) => readonly [number, number], firstLength: number): LineSearchEnd {
    const [value, slope] = phi(0);
    const moves = strongWolfe(
      { length: 0, value, slope },
      { c1: 1e-4, c2: 0.1, firstLength, mostEvaluations: 40 },
    );
    let asked = moves.next();
    while (!asked.done) {
      const [value, slope] = phi(asked.value);
      asked = moves.next({ value, slope });
    }
    return asked.value;
  }

  it.each([1e-3, 0.1, 1, 30, 1000])(
    'meets both conditions on Moré and Thuente functions from a first length of %f',
    (first) => {
      const functions: ((a: number) => readonly [number, number])[] = [
        // J. Moré and D. Thuente, ACM Trans. Math. Softw. 20 (1994) 286, functions 1 and 2 with their beta.
        (a) => [-a / (a * a + 2), (a * a - 2) / (a * a + 2) ** 2],
        (a) => [(a + 0.004) ** 5 - 2 * (a + 0.004) ** 4, 5 * (a + 0.004) ** 4 - 8 * (a + 0.004) ** 3],
      ];
      for (const phi of functions) {
        const end = search(phi, first);
        expect(end.kind).toBe('found');
        if (end.kind !== 'found') continue;
        const [f0, s0] = phi(0);
        const [f, s] = phi(end.point.length);
        expect(f).toBeLessThanOrEqual(f0 + 1e-4 * end.point.length * s0);
        expect(Math.abs(s)).toBeLessThanOrEqual(0.1 * Math.abs(s0));
      }
    },
  );

  it('says failed, with the best place seen, where there is no minimum', () => {
    const end = search((a) => [-a, -1], 1);
    expect(end.kind).toBe('failed');
    if (end.kind === 'failed') expect(end.best.value).toBeLessThan(-1e6);
  });
});
