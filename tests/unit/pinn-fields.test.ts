import { expect, it } from 'vitest';
import {
  ingredientsOf,
  ownHeatFields,
  ownLawOf,
  readEdges,
} from '../../src/experiments/pinn-common/fields.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';

it('the default formulas are a law, and ingredients come from settings', () => {
  const config = Object.fromEntries(
    Object.entries(ownHeatFields).map(([key, field]) => [key, field.default]),
  );
  const { law, contradictions } = ownLawOf(config as unknown as Parameters<typeof ownLawOf>[0]);
  expect(contradictions).toEqual([]);
  const ingredients = ingredientsOf({
    seed: 7,
    width: 5,
    layers: 2,
    points: 30,
    boundaryPoints: 16,
    boundary: 'soft',
    sampling: 'halton',
    features: 3,
    featureScale: 2,
  });
  const { problem } = compileLaw(law, ingredients);
  expect(problem.shape).toMatchObject({ inputs: 6, hidden: [5, 5], outputs: 1 });
  const [inside, edges] = problem.residuals!.groups;
  expect(inside!.weights[0]).toBe(1 / 30);
  expect(edges!.weights[0]).toBe(1 / 16);
});

it('edges are read one by one, in either punctuation', () => {
  expect(readEdges('top: 1; left : flux 0', 'square')).toEqual({
    top: { kind: 'value', formula: ' 1' },
    left: { kind: 'flux', formula: '0' },
  });
  expect(Object.keys(readEdges('notch-vertical：x；', 'l-shape'))).toEqual(['notch-vertical']);
  expect(readEdges('', 'square')).toEqual({});
  expect(() => readEdges('top 1', 'square')).toThrow(/GBX-493/);
  expect(() => readEdges('top: 1; left: 0; top: 2', 'square')).toThrow(/GBX-492.*top/);
  expect(() => readEdges('notch-vertical: 1', 'square')).toThrow(/GBX-494.*bottom, right, top, left/s);
});
