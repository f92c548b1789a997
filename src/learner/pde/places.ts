/** Where the law and its conditions are asked for, by the ingredients. */
import { GlassboxError } from '../../messages/problem.ts';
import type { Region } from './domain/domain.ts';
import { boundaryMeasure, type LawDomain } from './domain/through-time.ts';
import type { Ingredients } from './ingredients.ts';
import { cellsFor, collocationPoints, gridPoints } from './sampling/collocation.ts';

/**
 * Points inside, [point][axis]. A grid has one set; its other draws are Latin hypercubes of as many points.
 * @throws GBX-495 if the number of points is not at least 1
 */
export function collocationSet(
  domain: Region,
  { collocation: { method, count: usual }, seed }: Ingredients,
  {
    draw,
    count = usual,
    points,
  }: { readonly draw: number; readonly count?: number; readonly points?: Float64Array },
): Float64Array {
  const wanted = points ? points.length : count;
  if (!(Number.isSafeInteger(wanted) && wanted >= 1)) throw new GlassboxError('GBX-495', { count: wanted });
  if (points) return points;
  if (method !== 'grid') return collocationPoints(domain, method, count, { seed, draw });
  if (draw === 0) return gridPoints(domain, cellsFor(domain, count));
  return collocationPoints(domain, 'latin-hypercube', count, { seed, draw });
}

/** Points of each condition: by its length, at least one. */
export function boundaryShares(
  domain: LawDomain,
  conditions: readonly (readonly string[])[],
  count: number,
): number[] {
  const lengths = conditions.map((pieces) => boundaryMeasure(domain, pieces));
  const total = lengths.reduce((a, b) => a + b, 0);
  return conditions.map((pieces, k) => Math.max(pieces.length, Math.round((count * lengths[k]!) / total)));
}
