/** (B, k) of states as the threads take them: under tempering the same few come back before every sweep, so they are kept. */
import { type Multiplier, multiplierOf } from '../../random/acceptance.ts';

const MOST_KNOWN = 4096;

export class SpinMultipliers {
  /** By their argument. */
  private readonly known = new Map<number, Multiplier>();

  /**
   * @param oddsPerField  change of the log-odds of a spin per beta and unit of field, [sample]
   * @param replicas      of each sample
   */
  constructor(
    private readonly oddsPerField: readonly number[],
    private readonly replicas: number,
  ) {}

  of(sample: number, beta: number): Multiplier {
    return this.at(beta * this.oddsPerField[sample]!);
  }

  /** Of every state, [state]; equal neighbours are looked up once. */
  ofStates(betas: Float64Array): { readonly B: Uint32Array; readonly k: Uint8Array } {
    const B = new Uint32Array(betas.length);
    const k = new Uint8Array(betas.length);
    let last = -1;
    for (let state = 0; state < betas.length; state++) {
      const x = betas[state]! * this.oddsPerField[Math.floor(state / this.replicas)]!;
      if (x === last) {
        B[state] = B[state - 1]!;
        k[state] = k[state - 1]!;
        continue;
      }
      const multiplier = this.at(x);
      B[state] = multiplier.B;
      k[state] = multiplier.k;
      last = x;
    }
    return { B, k };
  }

  private at(x: number): Multiplier {
    const known = this.known.get(x);
    if (known) return known;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const made = multiplierOf(x);
    this.known.set(x, made);
    return made;
  }
}
