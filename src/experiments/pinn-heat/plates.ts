/** The law of each plate by its name, with what the configuration changes in it. */
import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
import { heatProblemOf, solveHeat } from '../../learner/pde/finite-elements.ts';
import type { Coefficient, Law } from '../../learner/pde/law.ts';
import { conductivityLaw } from '../../learner/pde/laws/conductivity.ts';
import {
  fourHolesLaw,
  heatedPlateLaw,
  hotEdgeLaw,
  lShapeLaw,
  sineEdgeLaw,
} from '../../learner/pde/laws/steady-heat.ts';
import type { RunContext } from '../declaration.ts';
import { ownLawOf } from '../pinn-common/fields.ts';
import type { PinnHeatConfig } from '../pinn-heat.ts';

/** A law in the plane, with a solution to measure against. */
export type Plate = Law & {
  readonly domain: PlanarDomain;
  readonly exact: NonNullable<Law['exact']>;
};

const KNOWN = {
  square: heatedPlateLaw,
  'hot-edge': hotEdgeLaw,
  'sine-edge': sineEdgeLaw,
  'l-shape': lShapeLaw,
  'four-holes': () => fourHolesLaw({ fitted: true }),
  conductivity: () => conductivityLaw(),
} as const;

export function plateOf(config: PinnHeatConfig, context: RunContext): Plate {
  const { law, lawError } = config;
  const plate = law === 'own' ? ownPlate(config, context) : (KNOWN[law]() as Plate);
  return wrongBy(plate, lawError);
}

/** Of the coarser grid of finite elements, along each side. */
const CELLS = 48;

/** A person's own plate, measured on finite elements; how far these can be trusted is told, and corners that contradict themselves. */
function ownPlate(config: PinnHeatConfig, context: RunContext): Plate {
  const { law, contradictions } = ownLawOf(config);
  for (const { corner, pieces, values } of contradictions)
    context.note('law.contradiction', {
      x: corner[0],
      y: corner[1],
      first: pieces[0],
      second: pieces[1],
      a: values[0],
      b: values[1],
    });
  const domain = law.domain as PlanarDomain;
  const { at, difference } = solveHeat(heatProblemOf(law, domain), CELLS);
  context.note('ruler', { percent: Number((100 * difference).toPrecision(2)) });
  return {
    ...law,
    domain,
    // Values alone: nobody asks a measured solution for its slopes.
    exact: ([x, y]) => [Float64Array.of(at(x!, y!), ...new Array<number>(5).fill(Number.NaN))],
  };
}

/** The law that networks are taught, its sources too strong by a share; the exact solution, and so the measurements, stay right. */
export function wrongBy<L extends Law>(law: L, share: number): L {
  if (share === 0) return law;
  const scaled = (coefficient: Coefficient): Coefficient =>
    typeof coefficient === 'number' ? (1 + share) * coefficient : (place) => (1 + share) * coefficient(place);
  return {
    ...law,
    equations: law.equations.map((equation) => ({
      ...equation,
      terms: equation.terms.map((term) =>
        term.factors.length > 0 ? term : { ...term, coefficient: scaled(term.coefficient) },
      ),
    })),
  };
}
