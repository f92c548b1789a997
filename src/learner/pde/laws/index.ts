/** Every law with a known solution, by its id. */
import type { Law } from '../law.ts';
import { conductivityLaw, sineHillLaw } from './conductivity.ts';
import { coolingBarLaw, coolingPlateLaw } from './heat-through-time.ts';
import { cantileverLaw, haghighatLaw, kirschLaw } from './plates.ts';
import { fourHolesLaw, heatedPlateLaw, hotEdgeLaw, lShapeLaw, sineEdgeLaw } from './steady-heat.ts';
import { burgersLaw, convectionLaw, helmholtzLaw, reactionLaw } from './waves.ts';

/** With their usual numbers; other numbers by the functions themselves. */
export const LAWS = {
  'heated-plate': heatedPlateLaw,
  'hot-edge': hotEdgeLaw,
  'sine-edge': sineEdgeLaw,
  'l-shape': lShapeLaw,
  'four-holes': fourHolesLaw,
  'sine-hill': sineHillLaw,
  conductivity: () => conductivityLaw(),
  'cooling-bar': () => coolingBarLaw(),
  'cooling-plate': () => coolingPlateLaw(),
  haghighat: () => haghighatLaw(),
  kirsch: () => kirschLaw(),
  cantilever: () => cantileverLaw(),
  burgers: () => burgersLaw(),
  helmholtz: () => helmholtzLaw(),
  convection: () => convectionLaw(),
  reaction: () => reactionLaw(),
} as const satisfies Record<string, () => Law>;
export type LawId = keyof typeof LAWS;
