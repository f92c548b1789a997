/** Where searches start on either side: on the way down, every second one a step aside. */
import { sphereStart } from '../../dynamics/optimise/critical-points.ts';
import type { PSpinSnapshot } from '../../dynamics/p-spin.ts';
import { parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Memory } from '../journey.ts';
import type { SaddlesConfig } from '../saddles.ts';
import { type Place, Searches } from './search.ts';
import { glassTerrain, glassTimes, learnerTerrain, stepOf } from './terrains.ts';

/** Starting points of the glass have random numbers of their own. */
const GLASS_OWNERS = 2 ** 20;

export interface SearchSide {
  readonly searches: Searches;
  /** What has to be saved. */
  readonly memory: readonly Memory[];
  /** Brings the ways down of a sample to a stage. */
  descend(stage: number, sample: number): void;
  start(place: Place): Float64Array;
}

/** Networks have been trained before; their weights lie here, [stage][network][parameter]. */
export class LearnerSide implements SearchSide, Memory {
  readonly searches: Searches;
  readonly memory: readonly Memory[];
  private readonly parameters: number;
  private trail: Float64Array[] = [];

  constructor(
    private readonly config: SaddlesConfig,
    problem: LearnerProblem,
  ) {
    const { samples, decay, iterations } = config;
    const terrains = Array.from({ length: samples }, (_, set) => learnerTerrain(problem, set, decay));
    this.searches = new Searches(terrains, iterations);
    this.memory = [this.searches, this];
    this.parameters = parameterCount(problem.shape);
  }

  keep(stage: number, weights: Float64Array): void {
    this.trail[stage] = weights;
  }

  descend(): void {}

  start(place: Place): Float64Array {
    const first = numberOf(place, this.config) * this.parameters;
    const at = this.trail[place.stage]!.slice(first, first + this.parameters);
    if (!isAside(place)) return at;
    const width = Math.sqrt(at.reduce((sum, x) => sum + x * x, 0) / at.length);
    const noise = normals(place, this.config, 0, at.length);
    return at.map((x, k) => x + width * noise[k]!);
  }

  save(): unknown {
    return [...this.trail];
  }

  restore(saved: unknown): void {
    this.trail = [...(saved as readonly Float64Array[])];
  }
}

/** Copies of every glass go downhill as the searches need them. */
export class GlassSide implements SearchSide {
  readonly searches: Searches;
  readonly memory: readonly Memory[];
  private readonly glasses: readonly ReturnType<typeof glassTerrain>[];
  private readonly times = glassTimes();

  constructor(private readonly config: SaddlesConfig) {
    this.glasses = Array.from({ length: config.samples }, (_, sample) => glassTerrain(config, sample));
    this.searches = new Searches(
      this.glasses.map(({ terrain }) => terrain),
      config.iterations,
    );
    this.memory = [
      this.searches,
      ...this.glasses.map(({ descent }) => ({
        save: () => descent.snapshot(),
        restore: (saved: unknown) => descent.restore(saved as PSpinSnapshot),
      })),
    ];
  }

  descend(stage: number, sample: number): void {
    const { descent } = this.glasses[sample]!;
    descent.advance(stepOf(this.times[stage]!) - descent.step, 0);
  }

  start(place: Place): Float64Array {
    const { glass, descent } = this.glasses[place.sample]!;
    const { size } = this.config;
    const spins = descent.spins.slice(place.copy * size, (place.copy + 1) * size);
    if (!isAside(place)) return sphereStart(glass, spins);
    const noise = normals(place, this.config, GLASS_OWNERS, size);
    const moved = spins.map((s, i) => s + noise[i]!);
    const length = Math.sqrt(moved.reduce((sum, s) => sum + s * s, 0) / size);
    return sphereStart(
      glass,
      moved.map((s) => s / length),
    );
  }
}

const isAside = ({ copy }: Place) => copy % 2 === 1;

/** Global number of a way down. */
const numberOf = ({ sample, copy }: Place, { copies }: SaddlesConfig) => sample * copies + copy;

/** Steps aside, of a typical weight or spin, [component]. */
function normals(place: Place, config: SaddlesConfig, firstOwner: number, length: number): Float64Array {
  const owner = firstOwner + numberOf(place, config);
  const words = new WordReader(seedFrom(config.seed), Stream.SaddleStart, owner, place.stage);
  return Float64Array.from({ length }, (_, k) => config.aside * normalOf(words.word(k)));
}
