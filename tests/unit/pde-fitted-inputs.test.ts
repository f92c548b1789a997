import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import type { Jet } from '../../src/learner/pde/domain/jet.ts';
import { fieldsAt } from '../../src/learner/pde/fields.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import { fourHolesLaw } from '../../src/learner/pde/laws/steady-heat.ts';
import { burgersLaw } from '../../src/learner/pde/laws/waves.ts';
import { shockDistance, shockEncoding, shockPoints } from '../../src/learner/pde/shock.ts';

const WIDTH = 0.01;
const HARD: Ingredients = {
  hidden: [5, 5],
  activation: 'tanh',
  collocation: { method: 'sobol', count: 4 },
  boundaryPoints: 1,
  boundary: 'hard',
  seed: [3, 0],
};

/** Central differences of values and of first derivatives, [slot] of a jet in two coordinates; the error is of order h^2. */
function differences(of: (point: readonly number[]) => Jet, [x, y]: readonly [number, number], h: number) {
  const slope = (slot: number, axis: 0 | 1) => {
    const [a, b] = axis === 0 ? [of([x + h, y]), of([x - h, y])] : [of([x, y + h]), of([x, y - h])];
    return (a[slot]! - b[slot]!) / (2 * h);
  };
  return [of([x, y])[0], slope(0, 0), slope(0, 1), slope(1, 0), slope(1, 1), slope(2, 1)];
}

describe('inputs and distances that fit', () => {
  const shock = shockEncoding(WIDTH);
  const holes = fourHolesLaw({ fitted: true }).inputs!;
  const functions: readonly (readonly [
    string,
    (point: readonly number[]) => Jet,
    readonly [number, number][],
  ])[] = [
    ...[0, 1].map(
      (k) =>
        [
          `shock, input ${k}`,
          (at: readonly number[]) => shock.at(at)[k]!,
          [
            [0, 0.3],
            [0.007, 0.5],
            [-0.4, 0.9],
          ],
        ] as const,
    ),
    [
      'shock, distance',
      shockDistance(WIDTH),
      [
        [0, 0.3],
        [0.007, 0.5],
        [-0.4, 0.9],
      ],
    ],
    ...[0, 1, 2, 3].map(
      (k) =>
        [
          `hole ${k + 1}`,
          (at: readonly number[]) => holes.at(at)[k]!,
          [
            [0, 0],
            [0.3, 0.19],
            [-0.45, 0.4],
          ],
        ] as const,
    ),
  ].map(
    ([name, of, at]) => [name, of, at] as [string, (point: readonly number[]) => Jet, [number, number][]],
  );

  for (const [name, of, places] of functions)
    it(`${name}: derivatives are those of its values`, () => {
      for (const place of places) {
        const jet = of(place);
        const size = Math.max(...jet.map(Math.abs));
        differences(of, place, 1e-6).forEach((value, slot) => {
          expect(Math.abs(jet[slot]! - value), `slot ${slot} at ${place}`).toBeLessThanOrEqual(1e-6 * size);
        });
      }
    });

  it('make every network odd in x for Burgers, which it is not without them', async () => {
    const at = Float64Array.of(0, 0.7, 0.003, 0.5, -0.003, 0.5, 0.6, 0.9, -0.6, 0.9);
    const oddness = async (odd: boolean) => {
      const compiled = compileLaw(burgersLaw({ odd }), HARD);
      const weights = compiled.initialWeights(1).map((w) => w + 0.2);
      const state = createReferenceLearner({ problem: compiled.problem, networks: 1, seed: [1, 0], weights });
      const fields = await fieldsAt(compiled, state, at);
      const u = Array.from({ length: 5 }, (_, p) => fields.values[4 * p]!);
      expect(Math.abs(u[3]!)).toBeGreaterThan(0.01);
      return Math.max(Math.abs(u[0]!), Math.abs(u[1]! + u[2]!), Math.abs(u[3]! + u[4]!));
    };
    expect(await oddness(true)).toBeLessThanOrEqual(1e-14);
    expect(await oddness(false)).toBeGreaterThan(1e-3);
  });

  it('come with points that are dense at the shock: even in arsinh(x / w)', () => {
    const points = shockPoints(WIDTH, 4096, { seed: [1, 0], draw: 1 });
    const range = Math.asinh(1 / WIDTH);
    for (const x of [0.01, 0.1, 0.5]) {
      let below = 0;
      for (let k = 0; k < 4096; k++) if (points[2 * k]! < x) below++;
      expect(Math.abs(below / 4096 - Math.asinh(x / WIDTH) / range)).toBeLessThanOrEqual(0.002);
    }
    expect(points.every((v) => v > 0 && v < 1)).toBe(true);
  });
});
