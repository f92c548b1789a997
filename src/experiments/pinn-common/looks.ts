/** What is measured between two pieces of training: signal and noise of the gradient, the energy on independent points, and what follows. */
import { derivativesOf } from '../../dynamics/optimise/derivative-source.ts';
import {
  type Look,
  medianOf,
  overfits,
  type SwitchReason,
  type SwitchRule,
  switchReason,
} from '../../dynamics/optimise/switch-rule.ts';
import type { ResidualDerivatives } from '../../learner/derivatives/residual-derivatives.ts';
import { setOf } from '../../learner/network.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import { collocationSignal } from '../../observables/collocation-signal.ts';
import type { GradientSignal } from '../../observables/gradient-signal.ts';
import type { TrainingPlan } from './stages.ts';

export interface LookTaken {
  readonly signals: readonly GradientSignal[] | null;
  readonly heldOut: Float64Array | null;
}

export interface SavedLooks {
  readonly number: number;
  readonly looks: readonly Look[];
  readonly heldOut: readonly number[];
}

export class Looks {
  private number = 0;
  /** Of this stage; medians over networks. */
  private looks: Look[] = [];
  private heldOut: number[] = [];
  #probe: readonly ResidualDerivatives[] | null = null;
  #independent: readonly ResidualDerivatives[] | null = null;

  constructor(private readonly plan: TrainingPlan) {}

  save(): SavedLooks {
    return { number: this.number, looks: [...this.looks], heldOut: [...this.heldOut] };
  }

  restore({ number, looks, heldOut }: SavedLooks): void {
    [this.number, this.looks, this.heldOut] = [number, [...looks], [...heldOut]];
  }

  /** A stage begins, or its points are new. */
  begin(): void {
    [this.looks, this.heldOut] = [[], []];
  }

  /**
   * @param places    [network][parameter]
   * @param energies  of training, [network]
   * @param renewed   new points are drawn again and again; on fixed ones the gradient that is followed has no noise, whatever halves say
   */
  take(places: Float64Array, energies: Float64Array, terms: ResidualTerms, renewed: boolean): LookTaken {
    const signals = this.#signals(places, terms);
    const heldOut = this.#heldOutEnergies(places);
    const ratio = signals && renewed ? medianOf(signals.map((signal) => signal.ratio.value)) : Infinity;
    // 0/0: both halves are one set and the gradient vanishes on it.
    this.looks.push({ energy: medianOf(energies), ratio: Number.isNaN(ratio) ? Infinity : ratio });
    if (heldOut) this.heldOut.push(medianOf(heldOut));
    this.number++;
    return { signals, heldOut };
  }

  switchReason(rule: SwitchRule): SwitchReason | null {
    return switchReason(this.looks, rule);
  }

  overfit(): boolean {
    return overfits(this.heldOut);
  }

  #signals(places: Float64Array, terms: ResidualTerms): GradientSignal[] | null {
    if (!this.plan.probes) return null;
    this.#probe ??= derivativesOf(this.plan.problem, terms);
    const halves = this.plan.probes(this.number);
    return this.#each(places, this.#probe, (of, theta) => collocationSignal(of, theta, halves));
  }

  #heldOutEnergies(places: Float64Array): Float64Array | null {
    if (!this.plan.heldOut) return null;
    this.#independent ??= derivativesOf(this.plan.problem, this.plan.heldOut());
    return Float64Array.from(this.#each(places, this.#independent, (of, theta) => of.energy(theta)));
  }

  #each<T>(
    places: Float64Array,
    of: readonly ResidualDerivatives[],
    measure: (of: ResidualDerivatives, theta: Float64Array) => T,
  ): T[] {
    const { networks } = this.plan;
    const p = places.length / networks;
    return Array.from({ length: networks }, (_, e) =>
      measure(of[setOf(of.length, e, networks)]!, places.subarray(e * p, (e + 1) * p)),
    );
  }
}
