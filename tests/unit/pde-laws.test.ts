import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { type CompiledLaw, compileLaw } from '../../src/learner/pde/compile.ts';
import { fieldsAt } from '../../src/learner/pde/fields.ts';
import { contradictionsOf } from '../../src/learner/pde/hard-conditions.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import type { Law } from '../../src/learner/pde/law.ts';
import { conductivityLaw } from '../../src/learner/pde/laws/conductivity.ts';
import { coolingBarLaw, coolingPlateLaw } from '../../src/learner/pde/laws/heat-through-time.ts';
import { LAWS } from '../../src/learner/pde/laws/index.ts';
import { cantileverLaw, haghighatLaw, kirschLaw } from '../../src/learner/pde/laws/plates.ts';
import { fourHolesLaw, lShapeLaw } from '../../src/learner/pde/laws/steady-heat.ts';
import { burgersLaw, convectionLaw, reactionLaw } from '../../src/learner/pde/laws/waves.ts';
import { disturbed, exactResidual } from '../support/exact-residuals.ts';

const INGREDIENTS: Ingredients = {
  hidden: [4],
  activation: 'tanh',
  collocation: { method: 'sobol', count: 40 },
  boundaryPoints: 40,
  boundary: 'soft',
  seed: [5, 0],
};

const GUESS = { lambda: 0.7, mu: 0.9 };
const CASES: readonly (readonly [string, () => Law])[] = [
  ...Object.entries(LAWS),
  ['inverse conductivity', () => conductivityLaw({ conductivity: 1.7, guess: 1 })],
  ['inverse diffusivity of a bar', () => coolingBarLaw({ guess: 1 })],
  ['inverse diffusivity of a plate', () => coolingPlateLaw({ guess: 1 })],
  ['inverse viscosity', () => burgersLaw({ viscosity: 0.1, guess: 1 })],
  ['inverse Haghighat', () => haghighatLaw(GUESS)],
  ['inverse Kirsch', () => kirschLaw({ guess: GUESS })],
  ['inverse cantilever', () => cantileverLaw({ guess: GUESS })],
  ['Kirsch in plane strain', () => kirschLaw({ material: { kind: 'plane-strain', young: 3, poisson: 0.2 } })],
  ['the L-shape with a fitted distance', () => lShapeLaw({ fitted: true })],
  ['Burgers, odd', () => burgersLaw({ odd: true })],
  ['odd Burgers, inverse viscosity', () => burgersLaw({ odd: true, viscosity: 0.1, guess: 1 })],
  ['four holes with their logarithms', () => fourHolesLaw({ fitted: true })],
  ['reaction, early times weighed', () => reactionLaw({ early: 5 })],
  ['convection with inflow', () => convectionLaw({ speed: 7, ends: 'inflow' })],
];

/** Groups of soft conditions have their places; those of the law theirs. */
function groupsOf(compiled: CompiledLaw) {
  const [inside, ...conditions] = compiled.problem.residuals!.groups;
  const places = compiled.conditionPlaces({ draw: 0 });
  return [
    { group: inside!, points: compiled.pointsOf({ draw: 0 }) },
    ...places.map(({ points }, k) => ({ group: conditions[k]!, points })),
  ];
}

describe('exact solutions under their own law', () => {
  for (const [name, law] of CASES)
    for (const boundary of ['soft', 'hard'] as const)
      it(`${name}, ${boundary}: residual at rounding level, and not with a wrong coefficient`, () => {
        const compiled = compileLaw(law(), { ...INGREDIENTS, boundary });
        // (u - g) / phi loses digits beside the boundary.
        const tolerance = boundary === 'soft' ? 1e-12 : 1e-9;
        const inside = compiled.pointsOf({ draw: 0 });
        for (const { group, points } of groupsOf(compiled))
          group.equations.forEach((equation, e) => {
            const { residual, term } = exactResidual(compiled, group, e, points, inside);
            // A traction on a piece where a field is held: there N = (u - g) / phi is 0 / 0.
            if (boundary === 'hard' && group.name !== 'law' && Number.isNaN(residual)) return;
            expect(residual, group.name).toBeLessThanOrEqual(tolerance);
            // Where all terms vanish (u = 0 on a cold edge) no coefficient matters.
            if (group.name !== 'law' && !(term > 1e-6)) return;
            const wrong = equation.map(
              (_, m) => exactResidual(compiled, disturbed(group, e, m), e, points, inside).residual,
            );
            expect(Math.max(...wrong), `negative control, ${group.name}`).toBeGreaterThan(1e-6);
          });
      });

  it('need the corner function of the L-shape with its exact strength', () => {
    for (const boundary of ['soft', 'hard'] as const) {
      const compiled = compileLaw(lShapeLaw(), { ...INGREDIENTS, boundary, enrichment: true });
      const points = compiled.pointsOf({ draw: 0 });
      const [group] = compiled.problem.residuals!.groups;
      expect(exactResidual(compiled, group!, 0, points, points).residual).toBeLessThanOrEqual(1e-10);
      // With the singular function taken away the rest has bounded second derivatives along the way into the corner; u itself has not.
      const bends = [1e-3, 1e-5].map((r) => {
        const point = [-r, -r / 2];
        const s = compiled.law.singular!.function(point)[3];
        return [compiled.law.exact!(point)[0]![3]!, s * compiled.law.singular!.strength.truth!] as const;
      });
      expect(Math.abs(bends[1]![0])).toBeGreaterThan(100);
      for (const [whole, singular] of bends) expect(Math.abs(whole - singular)).toBeLessThan(5);
    }
  });

  it('tell swapped axes apart: the conductivity problem with x and y exchanged is not solved', () => {
    const law = conductivityLaw();
    const swapped: Law = {
      ...law,
      exact: ([x, y]) => {
        const [u, ux, uy, uxx, uxy, uyy] = law.exact!([y!, x!])[0]!;
        return [Float64Array.of(u!, uy!, ux!, uyy!, uxy!, uxx!)];
      },
    };
    const compiled = compileLaw(swapped, INGREDIENTS);
    const points = compiled.pointsOf({ draw: 0 });
    const { residual } = exactResidual(compiled, compiled.problem.residuals!.groups[0]!, 0, points, points);
    expect(residual).toBeGreaterThan(0.1);
  });
});

describe('corners that contradict themselves', () => {
  it('are told: two of the hot edge, none of the others', () => {
    for (const [name, law] of Object.entries(LAWS)) {
      const corners = contradictionsOf(law()).map(({ corner }) => corner.join());
      expect(corners.sort(), name).toEqual(name === 'hot-edge' ? ['0,1', '1,1'] : []);
    }
  });
});

describe('hard conditions', () => {
  for (const [name, law] of Object.entries(LAWS))
    it(`hold at boundary points, whatever the network says: ${name}`, async () => {
      const compiled = compileLaw(law(), { ...INGREDIENTS, boundary: 'hard' });
      const soft = compileLaw(law(), INGREDIENTS);
      const state = createReferenceLearner({
        problem: compiled.problem,
        networks: 2,
        seed: [1, 0],
        weights: compiled.initialWeights(2),
      });
      for (const { condition, points } of soft.conditionPlaces({ draw: 3 })) {
        if (condition.kind !== 'value') continue;
        const { values, count } = await fieldsAt(compiled, state, points);
        const free = (await fieldsAt(soft, state, points)).values;
        const axes = compiled.law.coordinates.length;
        const stride = compiled.law.fields.length * compiled.law.channels.length;
        let differs = 0;
        for (let k = 0; k < 2 * count; k++) {
          const p = k % count;
          const given = condition.value(...points.subarray(p * axes, (p + 1) * axes))[0];
          const at = k * stride + condition.field * compiled.law.channels.length;
          // On a circle phi vanishes within the rounding of the point.
          expect(Math.abs(values[at]! - given)).toBeLessThanOrEqual(1e-14);
          differs = Math.max(differs, Math.abs(free[at]! - given));
        }
        expect(differs, 'negative control: a free network').toBeGreaterThan(1e-3);
      }
    });
});
