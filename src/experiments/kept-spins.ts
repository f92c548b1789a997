/** Spins of legs that are over, for rows that are made of them later: batch by batch, until the rows have come and others take their place. */
import type { SpinsAtRow } from './declaration.ts';

interface Saved {
  readonly spins: readonly SpinsAtRow[];
  readonly told: boolean;
}

export class KeptSpins {
  #spins: readonly SpinsAtRow[] = [];
  /** Rows have been made of them: what comes next is another glass. */
  #told = false;

  /** @param saved  what `save` gave, if the run was resumed */
  constructor(saved?: unknown) {
    if (!saved) return;
    const { spins, told } = saved as Saved;
    this.#spins = spins;
    this.#told = told;
  }

  add(spins: readonly SpinsAtRow[]): void {
    this.#spins = joined([...(this.#told ? [] : this.#spins), ...spins]);
    this.#told = false;
  }

  /** @param open  of the leg that makes the row */
  forRow(open: readonly SpinsAtRow[]): readonly SpinsAtRow[] {
    if (this.#spins.length > 0) this.#told = true;
    return joined([...this.#spins, ...open]);
  }

  save(): Saved {
    return { spins: this.#spins, told: this.#told };
  }
}

/** Batches of samples of one glass as one. */
function joined(spins: readonly SpinsAtRow[]): SpinsAtRow[] {
  const whole: SpinsAtRow[] = [];
  for (const next of spins) {
    const at = whole.findIndex(
      ({ label, size, replicas }) => label === next.label && size === next.size && replicas === next.replicas,
    );
    if (at < 0) whole.push(next);
    else whole[at] = both(whole[at]!, next);
  }
  return whole;
}

function both(a: SpinsAtRow, b: SpinsAtRow): SpinsAtRow {
  const spins = new Uint32Array(a.spins.length + b.spins.length);
  spins.set(a.spins);
  spins.set(b.spins, a.spins.length);
  const betas = a.betas && b.betas && new Float64Array(a.betas.length + b.betas.length);
  betas?.set(a.betas!);
  betas?.set(b.betas!, a.betas!.length);
  return { ...a, samples: a.samples + b.samples, spins, betas };
}
