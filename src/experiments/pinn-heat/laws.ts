/** The plates of `pinn-heat` by the names that people choose. Light: what they are made of is in `plates.ts`. */

export const LAWS = [
  'square',
  'hot-edge',
  'sine-edge',
  'l-shape',
  'four-holes',
  'conductivity',
  'own',
] as const;
export type PlateName = (typeof LAWS)[number];

/** A corner whose singular function is known. */
export const isEnrichable = (law: PlateName): boolean => law === 'l-shape';

/** Heat is made inside; where it only flows through, there is no source to be wrong about. */
export const hasSource = (law: PlateName): boolean => !['hot-edge', 'sine-edge', 'four-holes'].includes(law);
