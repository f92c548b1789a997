/** Points on the boundary by arc length, with the outward normals there. */
import { WordReader } from '../../../random/philox.ts';
import { Stream } from '../../../random/streams.ts';
import { boundaryLength, type PlanarDomain, pieceNamed } from '../domain/domain.ts';
import { cellMiddle, type PointDraw } from './unit-points.ts';

export interface BoundaryPoints {
  /** [point][x, y]; through time [point][x, y, t]. */
  readonly points: Float64Array;
  /** Unit, out of the domain; [point][x, y]; through time [point][x, y, t]. */
  readonly normals: Float64Array;
  /** [point], index into the names that were asked for. */
  readonly piece: Uint32Array;
}

/** Shares of `count` by length, by the largest remainders; of equal remainders the earlier piece. At least one each if there are enough. */
export function largestRemainders(lengths: readonly number[], count: number): number[] {
  const total = lengths.reduce((a, b) => a + b, 0);
  const least = count >= lengths.length ? 1 : 0;
  const quotas = lengths.map((length) => ((count - least * lengths.length) * length) / total);
  const given = quotas.map((quota) => least + Math.floor(quota));
  const order = quotas
    .map((quota, k) => ({ k, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.k - b.k);
  const missing = count - given.reduce((a, b) => a + b, 0);
  for (let k = 0; k < missing; k++) given[order[k % order.length]!.k]!++;
  return given;
}

/** Piece and arc length of each point. */
type Places = readonly (readonly [piece: number, s: number])[];

function evenPlaces(lengths: readonly number[], count: number): Places {
  return largestRemainders(lengths, count).flatMap((share, piece) =>
    Array.from({ length: share }, (_, k) => [piece, ((k + 0.5) / share) * lengths[piece]!] as const),
  );
}

function randomPlaces(lengths: readonly number[], count: number, { seed, draw }: PointDraw): Places {
  const words = new WordReader(seed, Stream.BoundaryPoints, draw);
  const total = lengths.reduce((a, b) => a + b, 0);
  return Array.from({ length: count }, (_, k) => {
    let [piece, s] = [0, cellMiddle(words.word(k)) * total];
    while (piece < lengths.length - 1 && s >= lengths[piece]!) s -= lengths[piece++]!;
    return [piece, Math.min(s, lengths[piece]!)] as const;
  });
}

/**
 * @param names  of the pieces, at least one
 * @param count  of points, over all pieces together
 * @param draw   null: evenly within each piece, never at a corner, numbers by length; otherwise independent and uniform in arc length
 * @throws RangeError if there is no such piece, no name, or the count is not a positive integer
 */
export function boundaryPoints(
  domain: PlanarDomain,
  names: readonly string[],
  count: number,
  draw: PointDraw | null,
): BoundaryPoints {
  const pieces = names.map((name) => pieceNamed(domain, name));
  if (!(boundaryLength(domain, names) > 0))
    throw new RangeError('there is no boundary piece to take points on');
  if (!(Number.isInteger(count) && count > 0))
    throw new RangeError(`the number of boundary points is ${count}: it must be a positive integer`);
  const lengths = pieces.map(({ length }) => length);
  const places = draw ? randomPlaces(lengths, count, draw) : evenPlaces(lengths, count);
  const [points, normals] = [new Float64Array(2 * count), new Float64Array(2 * count)];
  places.forEach(([piece, s], k) => {
    points.set(pieces[piece]!.point(s), 2 * k);
    normals.set(pieces[piece]!.normal(s), 2 * k);
  });
  return { points, normals, piece: Uint32Array.from(places, ([piece]) => piece) };
}
