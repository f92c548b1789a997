/** The family of plates: exact solutions by their residual, features by differences, and what is exact in them. */
import { describe, expect, it } from 'vitest';
import { drawPlate, PLATE_FAMILIES } from '../../src/learner/plates/draw.ts';
import { FEATURE_CHANNELS, featureNames, pointJets } from '../../src/learner/plates/features.ts';
import { temperatures } from '../../src/learner/plates/plate.ts';
import { platePoints } from '../../src/learner/plates/tasks.ts';

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
void FEATURE_CHANNELS;
