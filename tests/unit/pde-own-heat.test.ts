import { describe, expect, it } from 'vitest';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import { rectangle } from '../../src/learner/pde/domain/shapes.ts';
import { lopsidedHill } from '../../src/learner/pde/exact/conductivity.ts';
import { findPole, findSmallest } from '../../src/learner/pde/expression/extremes.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import { type OwnHeat, ownHeatLaw, readEdge } from '../../src/learner/pde/laws/own-heat.ts';
import { exactPlane } from '../../src/learner/pde/laws/parts.ts';
import { errorsEn } from '../../src/messages/errors.en.ts';
import { errorsZh } from '../../src/messages/errors.zh-Hans.ts';
import { isProblem } from '../../src/messages/problem.ts';
import { exactResidual } from '../support/exact-residuals.ts';

const INGREDIENTS: Ingredients = {
  hidden: [4],
  activation: 'tanh',
  collocation: { method: 'sobol', count: 40 },
  boundaryPoints: 40,
  boundary: 'soft',
  seed: [5, 0],
};

/** -div(k grad u) for k = exp(x - y), u = 4 x^2 (1 - x) sin(2 pi y), written out by hand. */
const HILL: OwnHeat = {
  shape: 'square',
  conductivity: 'exp(x - y)',
  source:
    'exp(x - y) * (-(8 - 24*x + 8*x - 12*x^2 - 16*pi^2*x^2*(1 - x)) * sin(2*pi*y) + 8*pi*x^2*(1 - x) * cos(2*pi*y))',
  edges: { right: readEdge('flux -4 * exp(1 - y) * sin(2 * pi * y)') },
  otherwise: readEdge('0'),
};

describe('a law from formulas', () => {
  for (const boundary of ['soft', 'hard'] as const)
    it(`has the residual of its solution at rounding level, inside, on values and fluxes: ${boundary}`, () => {
      const { law, contradictions } = ownHeatLaw(HILL);
      expect(contradictions).toEqual([]);
      const compiled = compileLaw({ ...law, exact: exactPlane(lopsidedHill) }, { ...INGREDIENTS, boundary });
      const inside = compiled.pointsOf({ draw: 0 });
      const [group, ...conditions] = compiled.problem.residuals!.groups;
      expect(conditions.map(({ name }) => name)).toEqual(
        boundary === 'hard' ? ['flux right'] : ['value bottom top left', 'flux right'],
      );
      const places = [inside, ...compiled.conditionPlaces({ draw: 0 }).map(({ points }) => points)];
      [group!, ...conditions].forEach((each, k) => {
        expect(exactResidual(compiled, each, 0, places[k]!, inside).residual, each.name).toBeLessThanOrEqual(
          1e-10,
        );
      });
    });

  it('is another one with another conductivity: negative control', () => {
    const { law } = ownHeatLaw({ ...HILL, conductivity: 'exp(y - x)' });
    const compiled = compileLaw({ ...law, exact: exactPlane(lopsidedHill) }, INGREDIENTS);
    const points = compiled.pointsOf({ draw: 0 });
    const { residual } = exactResidual(compiled, compiled.problem.residuals!.groups[0]!, 0, points, points);
    expect(residual).toBeGreaterThan(1e-3);
  });

  it('tells the corners where values contradict each other, and runs', () => {
    const { law, contradictions } = ownHeatLaw({
      ...HILL,
      edges: { top: readEdge('1'), left: readEdge('flux 0') },
    });
    expect(contradictions.map(({ corner, values }) => [corner, [...values].sort()])).toEqual([
      [
        [1, 1],
        [0, 1],
      ],
    ]);
    expect(compileLaw(law, { ...INGREDIENTS, boundary: 'hard' }).problem.residuals!.groups).toHaveLength(2);
  });

  it('offers the corner function of an L-shape only where both edges of the corner hold values', () => {
    const own: OwnHeat = { ...HILL, shape: 'l-shape', conductivity: '1', source: '1', edges: {} };
    expect(ownHeatLaw(own).law.singular).toBeDefined();
    const insulated = { ...own, edges: { 'notch-vertical': readEdge('flux 0') } };
    expect(ownHeatLaw(insulated).law.singular).toBeUndefined();
  });

  it('asks an edge for its formula on that edge alone: what is infinite inside is no matter', () => {
    const columnsOf = (right: string, boundary: 'soft' | 'hard') => {
      const { law } = ownHeatLaw({ ...HILL, edges: { right: readEdge(right) } });
      const { residuals } = compileLaw(law, { ...INGREDIENTS, boundary }).problem;
      return residuals!.groups.map(({ columns }) => columns);
    };
    for (const boundary of ['soft', 'hard'] as const) {
      expect(columnsOf('1 / (x - 0.5)', boundary)).toEqual(columnsOf('2', boundary));
      expect(columnsOf('sqrt(x - 0.75) * y', boundary)).toEqual(columnsOf('0.5 * y', boundary));
    }
  });

  it('reads "flux" before an edge\'s formula', () => {
    expect(readEdge(' flux  x + 1')).toEqual({ kind: 'flux', formula: 'x + 1' });
    expect(readEdge('x + 1')).toEqual({ kind: 'value', formula: 'x + 1' });
  });
});

const idOf = (own: Partial<OwnHeat>): string => {
  try {
    ownHeatLaw({ ...HILL, ...own });
  } catch (error) {
    if (isProblem(error)) return error.id;
    throw error;
  }
  return 'taken';
};

describe('what is refused', () => {
  const edge = (text: string) => ({ otherwise: readEdge(text), edges: {} });
  it.each<[string, string, Partial<OwnHeat>]>([
    ['an unknown name', 'GBX-474', { source: '1 + z' }],
    ['time in a steady law', 'GBX-474', { source: 't' }],
    ['an empty formula', 'GBX-470', { source: ' ' }],
    ['a source with a pole that no grid meets', 'GBX-498', { source: '1 / (x - 0.3)' }],
    ['a source with a weak pole', 'GBX-498', { source: 'ln((x - 0.3)^2 + (y - 0.7)^2)' }],
    [
      'a source with a pole under a large smooth part',
      'GBX-498',
      { source: '100 * sin(x) + 1 / (x - 0.31)' },
    ],
    ['a source that is infinite on an edge', 'GBX-498', { source: '1 / y' }],
    ['a source without value inside', 'GBX-477', { source: 'sqrt(x - 0.5)' }],
    ['a source without value near an edge', 'GBX-477', { source: 'ln(x - 0.003)' }],
    ['a flux without a formula', 'GBX-470', { edges: { top: readEdge(' flux ') } }],
    ['no value on any edge', 'GBX-496', edge('flux 0')],
    ['a negative conductivity', 'GBX-497', { conductivity: 'x - 0.5' }],
    ['a conductivity that is zero at one point', 'GBX-497', { conductivity: '(x - 0.3)^2 + (y - 0.6)^2' }],
    ['an infinite conductivity', 'GBX-498', { conductivity: '1 / (x - 0.3)^2' }],
    ['a conductivity with an infinite slope', 'GBX-498', { conductivity: '1 + sqrt(x)' }],
    ['a conductivity that jumps', 'GBX-499', { conductivity: '2 + sign(x - 0.5)' }],
    ['a value without end on an edge', 'GBX-477', edge('1 / x')],
    [
      'a value with a pole between points of its edge',
      'GBX-498',
      { edges: { top: readEdge('1 / (x - 0.3001)') } },
    ],
    ['a flux with a weak pole there', 'GBX-498', { edges: { right: readEdge('flux ln((y - 0.3001)^2)') } }],
  ])('%s: %s', (_, id, own) => {
    expect(idOf(own)).toBe(id);
  });

  it.each<[string, Partial<OwnHeat>]>([
    ['conductivity', { conductivity: 'x - 0.5' }],
    ['source', { source: '1 / (x - 0.3)' }],
    ['edge', { otherwise: readEdge('1 / x'), edges: {} }],
    ['edges', { edges: { top: readEdge('z') } }],
  ])('what is wrong with the %s is said of it', (field, own) => {
    expect(() => ownHeatLaw({ ...HILL, ...own })).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ field }) }),
    );
  });

  it('an empty collocation set: GBX-495', () => {
    const { law } = ownHeatLaw(HILL);
    for (const count of [0, -1, 0.5])
      expect(() => compileLaw(law, { ...INGREDIENTS, collocation: { method: 'sobol', count } })).toThrow(
        /GBX-495/,
      );
  });

  it.each([
    ['a sharp but finite hill', { source: '1 / ((x - 0.3)^2 + 1e-6)' }],
    ['a kink', { source: 'abs(x - 0.3)', conductivity: '1 + max(x, y)' }],
    ['an integrable cusp', { source: '1 - abs(x - 0.3)^0.5' }],
    ['a constant', { source: '0', conductivity: '2' }],
  ])('not: %s', (_, own) => {
    expect(idOf(own)).toBe('taken');
  });

  it('in words, in both languages', () => {
    for (const id of ['GBX-495', 'GBX-496', 'GBX-497', 'GBX-498', 'GBX-499'] as const)
      for (const texts of [errorsEn[id], errorsZh[id]])
        for (const part of [texts.what, texts.means, texts.todo]) expect(part.length).toBeGreaterThan(5);
  });
});

describe('extremes of a formula', () => {
  const square = rectangle([0, 0], [1, 1]);
  it('are found between the points of any grid', () => {
    const found = findSmallest(square, (x, y) => 1 + (x - 0.337) ** 2 + (y - 0.621) ** 2);
    expect(found.value - 1).toBeLessThan(1e-12);
    const pole = findPole(square, (x, y) => 1 / (x - 0.337) + y);
    expect(Math.abs(pole!.point[0] - 0.337)).toBeLessThan(1e-6);
    expect(findPole(square, (x, y) => Math.sin(40 * x) * Math.cos(30 * y))).toBeNull();
  });
});
