/** The family of plates: exact solutions by their residual, features by differences, and what is exact in them. */
import { describe, expect, it } from 'vitest';
import { type Jet, quotient, scaled, sum } from '../../src/learner/pde/domain/jet.ts';
import { lShape } from '../../src/learner/pde/domain/shapes.ts';
import { drawPlate, PLATE_FAMILIES } from '../../src/learner/plates/draw.ts';
import {
  featureNames,
  plateFeatures,
  pointJets,
  temperaturesFrom,
} from '../../src/learner/plates/features.ts';
import { type Plate, plateOf, temperatures } from '../../src/learner/plates/plate.ts';
import { lawGroup, platePoints } from '../../src/learner/plates/tasks.ts';
import type { ResidualGroup } from '../../src/learner/residuals.ts';

const seed: [number, number] = [7, 0];
const choice = { conductivity: true };

describe('plates', () => {
  it.each(PLATE_FAMILIES)(
    '%s: the exact temperature keeps its law to 1e-10 of its second derivatives, and not another one',
    (family) => {
      for (let n = 0; n < 5; n++) {
        const plate = drawPlate({ family, amount: 0.8, seed, plate: n });
        const points = platePoints(plate, { count: 40, seed, plate: n, purpose: 1 });
        const [ax, ay] = plate.solution.drift;
        const jet = new Float64Array(6);
        let [worst, size, other] = [0, 0, 0];
        for (let p = 0; p < 40; p++) {
          plate.field(points[2 * p]!, points[2 * p + 1]!, jet);
          worst = Math.max(worst, Math.abs(jet[3]! + jet[5]! + ax * jet[1]! + ay * jet[2]!));
          other = Math.max(other, Math.abs(jet[3]! + jet[5]! + (ax + 0.1) * jet[1]! + ay * jet[2]!));
          size = Math.max(size, Math.abs(jet[3]!) + Math.abs(jet[5]!) + Math.abs(jet[4]!));
        }
        expect(worst).toBeLessThan(1e-10 * size);
        expect(other).toBeGreaterThan(1e-4 * size);
      }
    },
  );

  it.each(PLATE_FAMILIES)('%s: jets of the exact temperature equal differences', (family) => {
    const plate = drawPlate({ family, amount: 1, seed, plate: 3 });
    const [x, y] = platePoints(plate, { count: 1, seed, plate: 3, purpose: 1 });
    checkJet(
      (s, t) => temperatures(plate, Float64Array.of(s, t))[0]!,
      (s, t) => {
        const jet = new Float64Array(6);
        plate.field(s, t, jet);
        return jet;
      },
      x!,
      y!,
    );
  });

  it.each(PLATE_FAMILIES)('%s: jets of features, lift and factor equal differences', (family) => {
    const plate = drawPlate({ family, amount: 0.7, seed, plate: 5 });
    const points = platePoints(plate, { count: 3, seed, plate: 5, purpose: 1 });
    for (let p = 0; p < 3; p++) {
      const all = (s: number, t: number) => {
        const { inputs, lift, factor } = pointJets(plate, choice, s, t);
        return [...inputs, lift, factor];
      };
      const [x, y] = [points[2 * p]!, points[2 * p + 1]!];
      const count = featureNames(choice).length + 2;
      expect(all(x, y).length).toBe(count);
      for (let k = 0; k < count; k++)
        checkJet(
          (s, t) => all(s, t)[k]![0],
          (s, t) => all(s, t)[k]!,
          x,
          y,
        );
    }
  });
});

describe('features', () => {
  const low: [number, number] = [-0.5, -0.4];
  const domain = lShape(low, [0.6, 0.5], [0.1, 0.05]);
  /** A plate whose temperature is one harmonic polynomial. */
  const pure = (place: number) =>
    plateOf(domain, {
      centre: [0, 0],
      radius: 1,
      drift: [0, 0],
      coefficients: Float64Array.from({ length: 5 }, (_, k) => (k === place ? 1 : 0)),
      corner: null,
      strength: 0,
    });
  const points = platePoints(pure(1), { count: 20, seed, plate: 0, purpose: 1 });
  const off = (place: number) => {
    const plate = pure(place);
    const { lift, factor } = plateFeatures(plate, points, choice);
    const said = temperaturesFrom(plate, { lift, factor }, new Float64Array(20));
    return Math.max(...temperatures(plate, points).map((u, p) => Math.abs(u - said[p]!)));
  };

  it('mean-value interpolation is exact for linear temperatures on an L (1e-7), and not for quadratic ones', () => {
    expect(off(1)).toBeLessThan(1e-7);
    expect(off(2)).toBeLessThan(1e-7);
    expect(off(3)).toBeGreaterThan(1e-3);
  });

  it('whatever the network says, prescribed values are taken on: 1e-6 from an edge the answer is within 1e-5 of them', () => {
    const plate = drawPlate({ family: 'both', amount: 1, seed, plate: 2 });
    for (const { piece, outward } of plate.edges) {
      const [x, y] = piece.point(0.4 * piece.length);
      const near = Float64Array.of(x - 1e-6 * outward[0], y - 1e-6 * outward[1]);
      const features = plateFeatures(plate, near, choice);
      const [said] = temperaturesFrom(plate, features, [3]);
      expect(Math.abs(said! - temperatures(plate, near)[0]!)).toBeLessThan(1e-5 * plate.scale);
    }
  });

  it.each(['l-shape', 'conductivity', 'both'] as const)(
    '%s: the exact temperature, as N = {(u - mean)/scale - A}/phi, leaves no residual of the law: 1e-10 of its terms; the old law does (control)',
    (family) => {
      const plate = drawPlate({ family, amount: 0.7, seed, plate: 4 });
      const inner = platePoints(plate, { count: 12, seed, plate: 4, purpose: 1 });
      const off = (drifts?: [number, number][]) => {
        const group = lawGroup([plate], [inner], choice, drifts && { drifts });
        return Math.max(
          ...Array.from({ length: 12 }, (_, p) =>
            relativeResidual(group, p, plate, inner[2 * p]!, inner[2 * p + 1]!),
          ),
        );
      };
      expect(off()).toBeLessThan(1e-10);
      if (family !== 'l-shape') expect(off([[0, 0]])).toBeGreaterThan(1e-3);
    },
  );
});

/** |residual| over the sum of its terms' sizes at a point, the network being the exact answer. */
function relativeResidual(group: ResidualGroup, p: number, plate: Plate, x: number, y: number): number {
  const { lift, factor } = pointJets(plate, choice, x, y);
  const field = new Float64Array(6);
  plate.field(x, y, field);
  const u = Array.from(field, (value, c) => (value - (c === 0 ? plate.mean : 0)) / plate.scale);
  const n = quotient(sum(u as unknown as Jet, scaled(lift, -1)), factor);
  const jet = [n[0]!, n[1]!, n[2]!, n[3]!, n[5]!];
  let [residual, size] = [0, 0];
  for (const { column, factors } of group.equations[0]!) {
    const term =
      group.columns[p * group.columnCount + column]! * (factors.length > 0 ? jet[factors[0]!]! : 1);
    residual += term;
    size += Math.abs(term);
  }
  return Math.abs(residual) / size;
}

function checkJet(
  value: (x: number, y: number) => number,
  jet: (x: number, y: number) => ArrayLike<number>,
  x: number,
  y: number,
) {
  const h = 1e-4;
  const at = jet(x, y);
  const size = 1 + Math.max(...Array.from(at, Math.abs));
  expect(Math.abs(at[0]! - value(x, y))).toBeLessThan(1e-12 * size);
  const dx = (place: number) => (jet(x + h, y)[place]! - jet(x - h, y)[place]!) / (2 * h);
  const dy = (place: number) => (jet(x, y + h)[place]! - jet(x, y - h)[place]!) / (2 * h);
  for (const [found, place] of [
    [dx(0), 1],
    [dy(0), 2],
    [dx(1), 3],
    [dy(1), 4],
    [dy(2), 5],
  ] as const)
    expect(Math.abs(found - at[place]!)).toBeLessThan(3e-6 * size * size);
}
