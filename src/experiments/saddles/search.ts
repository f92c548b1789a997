/** One side's searches for critical points: where they start, how far they have come, what they found. Plain data, so that it can be saved. */

import { type Landscape, squaredGradient } from '../../dynamics/optimise/critical-points.ts';
import {
  GAUSS_NEWTON_DEFAULTS,
  type GaussNewtonState,
  gaussNewton,
  gaussNewtonStart,
} from '../../dynamics/optimise/gauss-newton.ts';
import { saddleIndex } from '../../observables/curvature.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
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
    private readonly options: { readonly iterations: number; readonly seed: Seed; readonly aside: number },
    /** Global number of a search's starting point, for its random numbers. */
    private readonly ownerOf: (place: Place) => number,
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
    return Math.ceil(this.options.iterations / PIECE);
  }

  /**
   * Piece number `piece` of the search at a place.
   *
   * @param start  asked for at piece 0: where the way down stands
   * @param jolt   how a start is moved aside, for every second copy
   */
  go(place: Place, piece: number, start: () => Float64Array, jolt: (at: Float64Array) => Float64Array): void {
    const terrain = this.terrains[place.sample]!;
    if (piece === 0) {
      const at = place.copy % 2 === 1 ? jolt(start()) : start();
      this.active = { state: gaussNewtonStart(at), startHeight: terrain.height(at) };
    }
    if (!this.active) return;
    const most = Math.min(this.options.iterations, (piece + 1) * PIECE);
    const move = gaussNewton(this.active.state, {
      ...GAUSS_NEWTON_DEFAULTS,
      mostIterations: most,
      mostEvaluations: 10 * this.options.iterations,
      // Of H g, not of g: whether g itself is zero is judged at the end.
      gradientTolerance: 1e-14,
    });
    let next = move.next();
    while (!next.done) next = move.next(squaredGradient(terrain.landscape, next.value));
    const { reason, state, value } = next.value;
    if (reason === 'iteration-limit' && most < this.options.iterations) {
      this.active = { ...this.active, state };
      return;
    }
    this.endings.push(endingOf(place, terrain, this.active.startHeight, state.theta, Math.sqrt(2 * value)));
    this.active = null;
  }

  /** Normal numbers of this place. */
  noise(place: Place, length: number): Float64Array {
    const words = new WordReader(this.options.seed, Stream.SaddleStart, this.ownerOf(place), place.stage);
    return Float64Array.from({ length }, (_, k) => this.options.aside * normalOf(words.word(k)));
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
