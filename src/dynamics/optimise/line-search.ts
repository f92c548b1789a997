/**
 * A step length that satisfies the strong Wolfe conditions along a descent direction,
 *
 *   phi(a) <= phi(0) + c1 a phi'(0),     |phi'(a)| <= c2 |phi'(0)|,     phi(a) = f(theta + a d),
 *
 * by bracketing and zooming with safeguarded cubic interpolation. As a coroutine: it yields step lengths to try and is given
 * (phi, phi') there, so that many searches share one batched evaluation.
 *
 * Source: Nocedal & Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6; interpolation: their equation 3.59.
 */
export interface LinePoint {
  readonly length: number;
  readonly value: number;
  readonly slope: number;
}

export interface LineSearchOptions {
  /** 0 < c1 < c2 < 1. */
  readonly c1: number;
  readonly c2: number;
  readonly firstLength: number;
  readonly mostEvaluations: number;
}

export type LineSearchEnd =
  | { readonly kind: 'found'; readonly point: LinePoint; readonly evaluations: number }
  /** No length fits within the evaluations; `best` lowers f as far as was seen, and is the start where nothing did. */
  | { readonly kind: 'failed'; readonly best: LinePoint; readonly evaluations: number };

const LONGEST = 1e10;
/** Share of a bracket that an interpolated step keeps from its ends. */
const SAFEGUARD = 0.1;

/** @param start  phi(0) and phi'(0) < 0 at length 0 */
export function* strongWolfe(
  start: LinePoint,
  options: LineSearchOptions,
): Generator<number, LineSearchEnd, { readonly value: number; readonly slope: number }> {
  const search = new Search(start, options);
  let previous = start;
  let length = options.firstLength;
  while (search.mayGoOn) {
    const now = search.seen(length, yield length);
    if (search.rises(now) || (previous !== start && now.value >= previous.value))
      return yield* zoom(search, previous, now);
    if (search.isFlat(now)) return search.found(now);
    if (now.slope >= 0) return yield* zoom(search, now, previous);
    if (length >= LONGEST) break;
    const ahead = minimiserOfCubic(previous, now) ?? 4 * length;
    length = Math.min(LONGEST, Math.min(10 * length, Math.max(2 * length, ahead)));
    previous = now;
  }
  return search.failed();
}

/** The two ends hold a good length between them; `low` is the better one. */
function* zoom(
  search: Search,
  first: LinePoint,
  second: LinePoint,
): Generator<number, LineSearchEnd, { readonly value: number; readonly slope: number }> {
  let [low, high] = [first, second];
  while (search.mayGoOn) {
    const width = Math.abs(high.length - low.length);
    const [left, right] = [Math.min(low.length, high.length), Math.max(low.length, high.length)];
    const inside = (length: number) =>
      length > left + SAFEGUARD * width && length < right - SAFEGUARD * width;
    const guess = minimiserOfCubic(low, high);
    const length = guess !== null && inside(guess) ? guess : (left + right) / 2;
    if (!(length > left && length < right)) break;
    const now = search.seen(length, yield length);
    if (search.rises(now) || now.value >= low.value) high = now;
    else {
      if (search.isFlat(now)) return search.found(now);
      if (now.slope * (high.length - low.length) >= 0) high = low;
      low = now;
    }
  }
  return search.failed();
}

/** What both phases ask and count. */
class Search {
  private evaluations = 0;
  private best: LinePoint;

  constructor(
    private readonly start: LinePoint,
    private readonly options: LineSearchOptions,
  ) {
    this.best = start;
  }

  get mayGoOn(): boolean {
    return this.evaluations < this.options.mostEvaluations;
  }

  /** A value that is no number counts as infinitely high: the search comes back from there. */
  seen(length: number, { value, slope }: { readonly value: number; readonly slope: number }): LinePoint {
    this.evaluations++;
    const finite = Number.isFinite(value) && Number.isFinite(slope);
    const point = { length, value: finite ? value : Infinity, slope: finite ? slope : Infinity };
    if (point.value < this.best.value) this.best = point;
    return point;
  }

  /** The first Wolfe condition is violated. */
  rises({ length, value }: LinePoint): boolean {
    return !(value <= this.start.value + this.options.c1 * length * this.start.slope);
  }

  /** The second one holds. */
  isFlat({ slope }: LinePoint): boolean {
    return Math.abs(slope) <= -this.options.c2 * this.start.slope;
  }

  found(point: LinePoint): LineSearchEnd {
    return { kind: 'found', point, evaluations: this.evaluations };
  }

  failed(): LineSearchEnd {
    return { kind: 'failed', best: this.best, evaluations: this.evaluations };
  }
}

/** Where the cubic through both values and slopes has its minimum; null where it has none. */
function minimiserOfCubic(a: LinePoint, b: LinePoint): number | null {
  const span = b.length - a.length;
  const d1 = a.slope + b.slope - (3 * (b.value - a.value)) / span;
  const square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return null;
  const d2 = Math.sign(span) * Math.sqrt(square);
  const length = b.length - (span * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2);
  return Number.isFinite(length) ? length : null;
}
