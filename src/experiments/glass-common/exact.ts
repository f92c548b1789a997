/** Lines that are known beforehand, for the figures of glass experiments; all of them are for N -> infinity. */
import { PARISI_GROUND_ENERGY } from '../../observables/parisi.ts';
import type { Curve } from '../declaration.ts';

/** A curve on 200 points of a range that the configuration gives, in equal factors. */
export function exactCurve<C>(
  id: string,
  range: (config: C) => readonly [number, number],
  at: (x: number) => number,
  style: Curve<C>['style'] = 'dotted',
): Curve<C> {
  return {
    id,
    role: 'exact',
    style,
    points(config) {
      const [low, high] = range(config);
      const x = Array.from({ length: 200 }, (_, k) => low * (high / low) ** (k / 199));
      return { x, y: x.map(at) };
    },
  };
}

/** The ground-state energy of the infinite SK glass, as a level. */
export function parisiCold<C>(range: (config: C) => readonly [number, number]): Curve<C> {
  return {
    id: 'parisi-ground',
    role: 'exact',
    style: 'dotted',
    points: (config) => ({ x: range(config), y: [PARISI_GROUND_ENERGY, PARISI_GROUND_ENERGY] }),
  };
}
