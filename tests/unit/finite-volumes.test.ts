import { describe, expect, it } from 'vitest';
import { heatSource, lopsidedHill, slopedConductivity } from '../../src/learner/pde/exact/conductivity.ts';
import { U } from '../../src/learner/pde/exact/jet.ts';
import { heatedPlate } from '../../src/learner/pde/exact/square-plate.ts';
import { type HeatProblem, solveHeat } from '../../src/learner/pde/finite-volumes.ts';

const UNIT = { low: [0, 0], high: [1, 1] } as const;
const value = (field: typeof lopsidedHill) => (x: number, y: number) => {
  const jet = new Float64Array(6);
  field(x, y, jet);
  return jet[U]!;
};

/** Root mean square error at places that are no nodes, relative. */
function errorOf(problem: HeatProblem, exact: (x: number, y: number) => number, cells: number): number {
  const solution = solveHeat(problem, cells);
  let [off, size] = [0, 0];
  for (let k = 0; k < 200; k++) {
    const [x, y] = [(0.5 + k * 0.618034) % 1, (0.5 + k) / 200];
    off += (solution.at(x, y) - exact(x, y)) ** 2;
    size += exact(x, y) ** 2;
  }
  return Math.sqrt(off / size);
}

const uneven: HeatProblem = {
  ...UNIT,
  conductivity: value(slopedConductivity),
  source: (x, y) => heatSource(slopedConductivity, lopsidedHill, x, y),
  edge: () => 0,
};

describe('finite volumes', () => {
  it('solve a plate of uneven conductivity with an error that falls as the square of the step, and say how large it is', () => {
    const [coarse, fine] = [8, 16].map((cells) => errorOf(uneven, value(lopsidedHill), cells));
    expect(coarse! / fine!).toBeGreaterThan(3.3);
    expect(coarse! / fine!).toBeLessThan(4.7);
    // The difference of the two grids of the solution bounds what is left in the finer, interpolation included.
    const { difference } = solveHeat(uneven, 16);
    expect(fine!).toBeLessThan(difference);
    expect(fine!).toBeGreaterThan(difference / 10);
  });

  it('know the middle of the evenly heated plate, and a linear field exactly, edges included', () => {
    const heated = solveHeat({ ...UNIT, conductivity: () => 1, source: () => 1, edge: () => 0 }, 24);
    expect(heated.at(0.5, 0.5)).toBeCloseTo(0.0736713532815, 4);
    expect(Math.abs(heated.at(0.3, 0.7) / value(heatedPlate)(0.3, 0.7) - 1)).toBeLessThan(5e-4);
    const linear = (x: number, y: number) => 2 - x + 3 * y;
    const flat = solveHeat(
      { low: [-1, 2], high: [3, 3], conductivity: () => 7, source: () => 0, edge: linear },
      6,
    );
    for (const [x, y] of [
      [-1, 2],
      [0.37, 2.81],
      [3, 2.5],
    ] as const)
      expect(flat.at(x, y)).toBeCloseTo(linear(x, y), 10);
    expect(flat.difference).toBeLessThan(1e-12);
  });

  it('refuse a plate that does not conduct', () => {
    const hole = { ...uneven, conductivity: (x: number) => x - 0.5 };
    expect(() => solveHeat(hole, 4)).toThrow(RangeError);
  });
});
