/**
 * Langevin dynamics of the spherical p-spin model, a teaching model in f64 TypeScript:
 *
 *   ds_i = -(dH/ds_i + mu s_i) dt + sqrt(2T) dW_i,  with mu(t) such that sum_i s_i^2 = N.
 *
 * One step: s + dt force + sqrt(2 T dt) z, then scaled back to the sphere, which is the mu of the step. Its error in averages is of
 * order dt. T = 0 is gradient descent. Several states of one glass move side by side, each with noise of its own.
 * Random numbers: stream PSpin, index = site, owner = state; time 0 for the initial state (normal, scaled to the sphere: uniform
 * on it), time t for step t = 1, 2, …. Only IEEE basic operations and square roots: the same bits on every host.
 * Source: Cugliandolo & Kurchan, Phys. Rev. Lett. 71, 173 (1993).
 */
import { energyAndForce, type SphericalGlass } from '../glass/ensembles/spherical-p-spin.ts';
import { normalOf } from '../random/normal.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';

export interface PSpinOptions {
  readonly glass: SphericalGlass;
  readonly states: number;
  /** Time step; 0.05 is fine for curves, 0.01 for comparisons to a percent. */
  readonly timeStep: number;
  readonly seed: Seed;
  /** Global index of the first state; 0 if left out. */
  readonly firstState?: number;
}

/** All that a run needs to go on: plain data. */
export interface PSpinSnapshot {
  readonly step: number;
  /** [state][site]. */
  readonly spins: Float64Array;
}

export class PSpinDynamics {
  /** [state][site], on the sphere. Copy it to remember a state. */
  readonly spins: Float64Array;
  private readonly force: Float64Array;
  private done = 0;

  constructor(private readonly options: PSpinOptions) {
    const { size } = options.glass;
    this.spins = new Float64Array(options.states * size);
    this.force = new Float64Array(size);
    for (let state = 0; state < options.states; state++) {
      const noise = this.noise(state, 0);
      const spins = this.stateOf(state);
      for (let i = 0; i < size; i++) spins[i] = normalOf(noise.word(i));
      toSphere(spins);
    }
  }

  /** Steps done; time is `step * timeStep`. */
  get step(): number {
    return this.done;
  }

  get time(): number {
    return this.done * this.options.timeStep;
  }

  /** Moves every state by `steps` at temperature T >= 0. Cost: one pass over the couplings a step and state. */
  advance(steps: number, temperature: number): void {
    const { glass, states, timeStep } = this.options;
    const { force } = this;
    const kick = Math.sqrt(2 * temperature * timeStep);
    for (let step = this.done + 1; step <= this.done + steps; step++) {
      for (let state = 0; state < states; state++) {
        const spins = this.stateOf(state);
        energyAndForce(glass, spins, force);
        if (kick > 0) {
          const noise = this.noise(state, step);
          for (let i = 0; i < glass.size; i++)
            spins[i]! += timeStep * force[i]! + kick * normalOf(noise.word(i));
        } else {
          for (let i = 0; i < glass.size; i++) spins[i]! += timeStep * force[i]!;
        }
        toSphere(spins);
      }
    }
    this.done += steps;
  }

  /** H/N, [state]. */
  energies(): Float64Array {
    const { glass, states } = this.options;
    return Float64Array.from(
      { length: states },
      (_, state) => energyAndForce(glass, this.stateOf(state), this.force) / glass.size,
    );
  }

  /** (1/N) sum_i a_i b_i of each state with itself in an earlier copy of `spins`: C(t_w, t), [state]. */
  correlations(earlier: Float64Array): Float64Array {
    const { size } = this.options.glass;
    return Float64Array.from({ length: this.options.states }, (_, state) => {
      let sum = 0;
      for (let i = state * size; i < (state + 1) * size; i++) sum += earlier[i]! * this.spins[i]!;
      return sum / size;
    });
  }

  /** Length of the slope along the sphere, |force - (force·s/N) s| / sqrt N, [state]: 0 at a stationary point. */
  slopes(): Float64Array {
    const { glass, states } = this.options;
    return Float64Array.from({ length: states }, (_, state) => {
      const spins = this.stateOf(state);
      const along = (-glass.p * energyAndForce(glass, spins, this.force)) / glass.size;
      let squares = 0;
      for (let i = 0; i < glass.size; i++) squares += (this.force[i]! - along * spins[i]!) ** 2;
      return Math.sqrt(squares / glass.size);
    });
  }

  snapshot(): PSpinSnapshot {
    return { step: this.done, spins: this.spins.slice() };
  }

  /** Goes on from a snapshot, to the bit. @throws RangeError if it has another shape */
  restore({ step, spins }: PSpinSnapshot): void {
    if (spins.length !== this.spins.length) {
      throw new RangeError(`a snapshot of ${spins.length} spins is not one of ${this.spins.length}`);
    }
    this.spins.set(spins);
    this.done = step;
  }

  private stateOf(state: number): Float64Array {
    const { size } = this.options.glass;
    return this.spins.subarray(state * size, (state + 1) * size);
  }

  private noise(state: number, step: number): WordReader {
    const { seed, firstState = 0 } = this.options;
    return new WordReader(seed, Stream.PSpin, firstState + state, step);
  }
}

/** Scales to sum_i s_i^2 = N. */
function toSphere(spins: Float64Array): void {
  let squares = 0;
  for (const s of spins) squares += s * s;
  const scale = Math.sqrt(spins.length / squares);
  for (let i = 0; i < spins.length; i++) spins[i]! *= scale;
}
