/** One side's searches for critical points: where they start, how far they have come, what they found. Plain data, so that it can be saved. */

import { type Landscape, squaredGradient } from '../../dynamics/optimise/critical-points.ts';
import {
  GAUSS_NEWTON_DEFAULTS,
  type GaussNewtonState,
  gaussNewton,
  gaussNewtonStart,
} from '../../dynamics/optimise/gauss-newton.ts';
import { saddleIndex } from '../../observables/curvature.ts';
import type { Memory } from '../journey.ts';
import { SLOPE_TOLERANCE } from '../saddles.ts';

/** Newton steps between two looks up: some ten milliseconds. */
const PIECE = 10;

/** A landscape of one sample, and what is read off a place on it. */
export interface Terrain {
  readonly landscape: Landscape;
  /** Energy as it is shown. */
  height(place: Float64Array): number;
  /** Eigenvalues of the Hessian in all directions that count. */
  spectrum(place: Float64Array): Float64Array;
}

export interface Ending {
  readonly stage: number;
  readonly sample: number;
  readonly startHeight: number;
  readonly found: boolean;
  readonly height: number;
  /** Directions down and flat, of how many. */
  readonly negative: number;
  readonly flat: number;
  readonly modes: number;
  /** Empty where nothing was found. */
  readonly spectrum: Float64Array;
}

export interface Place {
  readonly stage: number;
  readonly sample: number;
  readonly copy: number;
}

interface Active {
  readonly state: GaussNewtonState;
  readonly startHeight: number;
}

interface SavedSearches {
  readonly endings: readonly Ending[];
  readonly active: Active | null;
}

export class Searches implements Memory {
  endings: Ending[] = [];
  private active: Active | null = null;

  constructor(
    private readonly terrains: readonly Terrain[],
    private readonly iterations: number,
  ) {}

  save(): SavedSearches {
    return { endings: [...this.endings], active: this.active };
  }

  restore(saved: unknown): void {
    const { endings, active } = saved as SavedSearches;
    this.endings = [...endings];
    this.active = active;
  }

  /** Pieces that any search ends within; those after its end do nothing. */
  get pieces(): number {
    return Math.ceil(this.iterations / PIECE);
  }

  /**
   * Piece number `piece` of the search at a place.
   *
   * @param start  asked for at piece 0: where it begins
   */
  go(place: Place, piece: number, start: () => Float64Array): void {
    const terrain = this.terrains[place.sample]!;
    if (piece === 0) {
      const at = start();
      this.active = { state: gaussNewtonStart(at), startHeight: terrain.height(at) };
    }
    if (!this.active) return;
    const most = Math.min(this.iterations, (piece + 1) * PIECE);
    const move = gaussNewton(this.active.state, {
      ...GAUSS_NEWTON_DEFAULTS,
      mostIterations: most,
      mostEvaluations: 10 * this.iterations,
      // Of H g, not of g: whether g itself is zero is judged at the end.
      gradientTolerance: 1e-14,
    });
    let next = move.next();
    while (!next.done) next = move.next(squaredGradient(terrain.landscape, next.value));
    const { reason, state, value } = next.value;
    if (reason === 'iteration-limit' && most < this.iterations) {
      this.active = { ...this.active, state };
      return;
    }
    this.endings.push(endingOf(place, terrain, this.active.startHeight, state.theta, Math.sqrt(2 * value)));
    this.active = null;
  }
}

function endingOf(
  { stage, sample }: Place,
  terrain: Terrain,
  startHeight: number,
  at: Float64Array,
  slope: number,
): Ending {
  const found = slope <= SLOPE_TOLERANCE;
  const spectrum = found ? terrain.spectrum(at) : new Float64Array(0);
  const { negative, flat } = found ? saddleIndex(spectrum) : { negative: 0, flat: 0 };
  const height = found ? terrain.height(at) : 0;
  return { stage, sample, startHeight, found, height, negative, flat, modes: spectrum.length, spectrum };
}

/** Relative difference of heights below which two places of one sample and index are one, or mirror images. */
const SAME = 1e-7;

/** Every critical point once: the same one found again, and its images under symmetry, are left out. */
export function distinct(endings: readonly Ending[]): Ending[] {
  const found = endings.filter((each) => each.found);
  return found.filter((each, k) => !found.slice(0, k).some((other) => same(each, other)));
}

function same(a: Ending, b: Ending): boolean {
  return (
    a.sample === b.sample &&
    a.negative === b.negative &&
    Math.abs(a.height - b.height) <= SAME * Math.max(Math.abs(a.height), Math.abs(b.height))
  );
}
