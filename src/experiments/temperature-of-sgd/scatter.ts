/** How far copies scatter about a minimum, mode by mode: the temperature that each mode has. */
import type { LearnerState } from '../../engine/contract.ts';
import { mean } from '../../observables/statistics.ts';
import type { Memory } from '../journey.ts';
import { divergedColumns, goingOnOf } from '../learner-common/divergence.ts';
import { type SavedSums, Sums } from '../side-by-side/side.ts';
import type { Minimum } from './problems.ts';

/** Sums of x_k and x_k^2 of every copy over one stretch, and of (theta - theta*) . grad U where there is a network. */
export class Scatter implements Memory {
  private x = new Sums(0);
  private square = new Sums(0);
  private virial = new Sums(0);
  /** Step at which a network of each copy stopped, or -1, [copy]. */
  private stopped: number[] = [];

  constructor(private readonly minimum: Minimum) {}

  reset(copies: number): void {
    this.x = new Sums(copies * this.minimum.modes);
    this.square = new Sums(copies * this.minimum.modes);
    this.virial = new Sums(copies);
    this.stopped = [];
  }

  async add(learner: LearnerState, copies: number): Promise<void> {
    const { minimum } = this;
    const weights = await learner.weights();
    this.stopped = stoppedCopies(await learner.stopped(), copies);
    const x = minimum.amplitudes(weights, copies);
    this.x.add(x);
    this.square.add(x.map((value) => value * value));
    if (!minimum.derivatives) return;
    const [gradients, p] = [await learner.gradients(), learner.parameters];
    const centre = minimum.start(1);
    this.virial.add(
      Float64Array.from({ length: copies }, (_, c) => {
        let sum = 0;
        for (let i = 0; i < p; i++) {
          const theta = weights[c * p + i]!;
          sum += ((theta - centre[i]!) * (gradients[c * p + i]! + minimum.weightDecay * theta)) / p;
        }
        return sum;
      }),
    );
  }

  /** lambda_k times the mean square of x_k in copies from … to - 1: [mode][copy]. About the minimum, or about the mean where theory is not exact. */
  temperatures(from: number, to: number): number[][] {
    const { modes, curvatures, exact } = this.minimum;
    const [x, square] = [this.x.mean(), this.square.mean()];
    const copies = this.going(from, to);
    return Array.from({ length: modes }, (_, k) => {
      const centre = exact || copies.length === 0 ? 0 : mean(copies.map((c) => x[c * modes + k]!));
      return copies.map(
        (c) => curvatures[k]! * (square[c * modes + k]! - 2 * centre * x[c * modes + k]! + centre ** 2),
      );
    });
  }

  /** [copy], null where there is no network. */
  virials(from: number, to: number): number[] | null {
    if (!this.minimum.derivatives) return null;
    const virial = this.virial.mean();
    return this.going(from, to).map((c) => virial[c]!);
  }

  /** Copies that go on: a network that ran away has no <x^2>. */
  private going(from: number, to: number): number[] {
    return goingOnOf(this.stopped.slice(from, to)).map((c) => from + c);
  }

  diverged(from: number, to: number): ReturnType<typeof divergedColumns> {
    return divergedColumns(this.stopped.slice(from, to));
  }

  save(): unknown {
    return { sums: [this.x, this.square, this.virial].map((each) => each.save()), stopped: this.stopped };
  }

  restore(saved: unknown): void {
    const { sums: all, stopped } = saved as { sums: SavedSums[]; stopped: number[] };
    this.stopped = [...stopped];
    const restored = all.map((sums) => {
      const fresh = new Sums(sums.total.length);
      fresh.restore(sums);
      return fresh;
    });
    [this.x, this.square, this.virial] = restored as [Sums, Sums, Sums];
  }
}

/** A copy of several networks stops with the first of them; [mode][copy] or [copy]. */
function stoppedCopies(stopped: ArrayLike<number>, copies: number): number[] {
  return Array.from({ length: copies }, (_, c) => {
    let first = -1;
    for (let e = c; e < stopped.length; e += copies)
      if (stopped[e]! >= 0) first = first < 0 ? stopped[e]! : Math.min(first, stopped[e]!);
    return first;
  });
}
