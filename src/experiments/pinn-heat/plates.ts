/** The law of each plate by its name, with what the configuration changes in it. */
import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
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
  'four-holes': fourHolesLaw,
  conductivity: () => conductivityLaw(),
} as const;

export function plateOf(config: PinnHeatConfig, _context: RunContext): Plate {
  const { law, lawError } = config;
  if (law === 'own') throw new RangeError('not yet');
  return wrongBy(KNOWN[law]() as Plate, lawError);
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
