import { describe, expect, it } from 'vitest';
import type { PlanarDomain } from '../../src/learner/pde/domain/domain.ts';
import { lShape, rectangle } from '../../src/learner/pde/domain/shapes.ts';
import { lopsidedHill, slopedConductivity } from '../../src/learner/pde/exact/conductivity.ts';
import { type PlaneField, U } from '../../src/learner/pde/exact/jet.ts';
import { lShapedPlate } from '../../src/learner/pde/exact/l-shape.ts';
import { heatedPlate } from '../../src/learner/pde/exact/square-plate.ts';
import { type HeatProblem, heatProblemOf, solveHeat } from '../../src/learner/pde/finite-elements.ts';
import { conductivityLaw } from '../../src/learner/pde/laws/conductivity.ts';
import { ownHeatLaw } from '../../src/learner/pde/laws/own-heat.ts';
import { lShapeLaw } from '../../src/learner/pde/laws/steady-heat.ts';

const value = (field: PlaneField) => (x: number, y: number) => {
  const jet = new Float64Array(6);
  field(x, y, jet);
  return jet[U]!;
};

/** Relative root mean square error at places that are no nodes. */
function errorOf(
  { domain }: HeatProblem,
  found: (x: number, y: number) => number,
  exact: typeof found,
): number {
  let [off, size] = [0, 0];
  for (let k = 0; k < 300; k++) {
    const share = [(0.5 + k * 0.618034) % 1, (0.5 + k) / 300];
    const [x, y] = share.map((s, axis) => domain.low[axis]! + s * (domain.high[axis]! - domain.low[axis]!));
    if (!domain.contains([x!, y!])) continue;
    off += (found(x!, y!) - exact(x!, y!)) ** 2;
    size += exact(x!, y!) ** 2;
  }
  return Math.sqrt(off / size);
}

const uneven = heatProblemOf(conductivityLaw(), conductivityLaw().domain as PlanarDomain);

describe('finite elements', () => {
  it('read the law, and solve uneven conductivity with an error that falls as the square of the step and is told', () => {
    expect(uneven.conductivity(0.3, 0.7)).toBeCloseTo(value(slopedConductivity)(0.3, 0.7), 12);
    const [coarse, fine] = [8, 16].map((cells) => {
      const { at, difference } = solveHeat(uneven, cells);
      return { error: errorOf(uneven, at, value(lopsidedHill)), difference };
    });
    expect(coarse!.error / fine!.error).toBeGreaterThan(3.3);
    expect(coarse!.error / fine!.error).toBeLessThan(4.7);
    expect(fine!.error).toBeLessThan(fine!.difference);
    expect(fine!.error).toBeGreaterThan(fine!.difference / 10);
  });

  it('know the evenly heated square and the L-shape, whose corner slows them down', () => {
    const square = { ...uneven, conductivity: () => 1, source: () => 1 };
    const heated = solveHeat(square, 24);
    expect(heated.at(0.5, 0.5)).toBeCloseTo(0.0736713532815, 4);
    expect(errorOf(square, heated.at, value(heatedPlate))).toBeLessThan(1e-3);
    const bent = heatProblemOf(lShapeLaw(), lShape());
    const { at, difference } = solveHeat(bent, 16);
    const error = errorOf(bent, at, value(lShapedPlate));
    expect(error).toBeLessThan(1.5 * difference);
    expect(error).toBeGreaterThan(1e-4);
    expect(Number.isNaN(at(0.5, 0.5))).toBe(true);
  });

  it('take fluxes and insulated edges: a linear field is exact', () => {
    const { law } = ownHeatLaw({
      shape: 'square',
      conductivity: '7',
      source: '0',
      edges: { right: { kind: 'flux', formula: '-14' }, left: { kind: 'value', formula: '3' } },
      otherwise: { kind: 'flux', formula: '0' },
    });
    const { at, difference } = solveHeat(heatProblemOf(law, rectangle([0, 0], [1, 1])), 4);
    for (const [x, y] of [
      [0, 0],
      [0.37, 0.81],
      [1, 0.5],
    ] as const)
      expect(at(x, y)).toBeCloseTo(3 - 2 * x, 10);
    expect(difference).toBeLessThan(1e-12);
  });

  it('refuse a plate that does not conduct, and one that nothing holds', () => {
    expect(() => solveHeat({ ...uneven, conductivity: (x) => x - 0.5 }, 4)).toThrow(RangeError);
    expect(() => solveHeat({ ...uneven, held: {} }, 4)).toThrow(RangeError);
  });
});
