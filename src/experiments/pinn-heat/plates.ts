/** The law of each plate by its name, with what the configuration changes in it. */
import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
import type { Law } from '../../learner/pde/law.ts';
import { heatedPlateLaw } from '../../learner/pde/laws/steady-heat.ts';
import type { RunContext } from '../declaration.ts';
import type { PinnHeatConfig } from '../pinn-heat.ts';

/** A law in the plane. */
export type Plate = Law & { readonly domain: PlanarDomain };

export function plateOf(config: PinnHeatConfig, _context: RunContext): Plate {
  return wrongBy(heatedPlateLaw() as Plate, config.lawError);
}

/** The law that networks are taught, its sources too strong by a share; the exact solution, and so the measurements, stay right. */
export function wrongBy<L extends Law>(law: L, share: number): L {
  if (share === 0) return law;
  const scaled = (coefficient: Law['equations'][number]['terms'][number]['coefficient']) =>
    typeof coefficient === 'number'
      ? (1 + share) * coefficient
      : (place: Parameters<typeof coefficient>[0]) => (1 + share) * coefficient(place);
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
