/**
 * Thermal averages of SK glasses and of lattices, ferromagnets among them, sample by sample: replica exchange where there are several
 * temperatures, plain sweeps where there is one. The second quarter and the last half of the run are kept apart: they agree in
 * equilibrium.
 */
import { ReplicaExchange } from '../../../src/dynamics/replica-exchange.ts';
import { ladderOf } from '../../../src/dynamics/temperature-ladder.ts';
import type { Engine, SpinState } from '../../../src/engine/contract.ts';
import type { BondLaw } from '../../../src/glass/ensembles/draws.ts';
import { latticeGlass } from '../../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../../src/glass/instance.ts';
import { packSpins, wordsPerState } from '../../../src/glass/spins.ts';
import { seedFrom } from '../../../src/random/seed.ts';

export interface EquilibriumSpec {
  /** Spins of an SK glass, or lengths of a periodic lattice. */
  readonly model: { readonly size: number } | { readonly lengths: readonly number[] };
  /** `ferromagnetic` on lattices only: all samples are then the same, and independent runs of it. */
  readonly couplings: BondLaw;
  readonly temperatures: readonly number[];
  readonly samples: number;
  /** Independent ladders of each sample; q is between them. */
  readonly copies: number;
  readonly sweeps: number;
  /** Sweeps between exchanges, and between looks. */
  readonly interval: number;
  /** Every spin up at first, where a cold magnet would keep the stripes of a random start. */
  readonly ordered?: boolean;
  readonly seed: number;
}

/** Means over a window, [slot][sample]. */
type Window = Record<(typeof QUANTITIES)[number], number[][]>;
const QUANTITIES = ['u', 'q2', 'q4', 'absM', 'm2', 'm4'] as const;

export interface EquilibriumBatch {
  readonly from: number;
  readonly early: Window;
  readonly late: Window;
  readonly swaps: readonly number[];
}

/** Small batches lose little when they are stopped, and nothing in speed. Which sample a batch begins with changes no number. */
const MOST_STATES = 256;
const BITS = 10;

export async function* equilibriumBatches(
  engine: Engine,
  spec: EquilibriumSpec,
  first: number,
): AsyncGenerator<EquilibriumBatch> {
  const perBatch = Math.max(1, Math.floor(MOST_STATES / (spec.copies * spec.temperatures.length)));
  for (let from = first; from < spec.samples; from += perBatch)
    yield await batchOf(engine, spec, from, Math.min(perBatch, spec.samples - from));
}

async function batchOf(
  engine: Engine,
  spec: EquilibriumSpec,
  from: number,
  samples: number,
): Promise<EquilibriumBatch> {
  const { copies, sweeps, interval } = spec;
  const seed = seedFrom(spec.seed);
  const ladder = ladderOf(spec.temperatures);
  const exchange = new ReplicaExchange({ ladder, samples, copies, seed, firstSample: from });
  const replicas = copies * ladder.betas.length;
  const instances = Array.from({ length: samples }, (_, s) => instanceOf(spec, from + s));
  const glass = await engine.glass({ instances, replicas, seed, firstState: from * replicas });
  if (spec.ordered) {
    const snapshot = await glass.snapshot();
    await glass.restore({ ...snapshot, spins: allUp(glass) });
  }
  const [early, late] = [new Sums(exchange, samples), new Sums(exchange, samples)];
  const rounds = Math.ceil(sweeps / interval);
  for (let round = 1; round <= rounds; round++) {
    await glass.sweep({ betas: exchange.betas(), sweeps: interval, rule: 'heat-bath', order: 'sequential' });
    const energies = await glass.energies();
    if (4 * round > rounds) await (2 * round > rounds ? late : early).look(glass, energies);
    exchange.exchange(energies, glass.unit);
  }
  glass.destroy();
  return { from, early: early.means(), late: late.means(), swaps: [...exchange.swapRates()] };
}

function instanceOf({ model, couplings, seed }: EquilibriumSpec, sample: number): GlassInstance {
  if ('lengths' in model) {
    const draw = couplings === 'ferromagnetic' ? 0 : sample;
    const { lengths } = model;
    return latticeGlass({
      lengths,
      boundary: 'periodic',
      couplings,
      couplingBits: BITS,
      seed: seedFrom(seed),
      sample: draw,
    });
  }
  if (couplings === 'ferromagnetic') throw new Error('SK glasses are not ferromagnetic');
  return sherringtonKirkpatrick({
    size: model.size,
    couplings,
    couplingBits: BITS,
    seed: seedFrom(seed),
    sample,
  });
}

/** Bits beyond the last spin of a state stay 0. */
function allUp({ states, size }: SpinState): Uint32Array {
  const spins = new Uint32Array(states * wordsPerState(size));
  const up = new Int8Array(size).fill(1);
  for (let state = 0; state < states; state++) packSpins(up, spins, state);
  return spins;
}

/** Sums over the looks of one window. */
class Sums {
  private looks = 0;
  private readonly sums: Window;

  constructor(
    private readonly exchange: ReplicaExchange,
    private readonly samples: number,
  ) {
    const zeros = () => Array.from({ length: exchange.slots }, () => new Array<number>(samples).fill(0));
    this.sums = { u: zeros(), q2: zeros(), q4: zeros(), absM: zeros(), m2: zeros(), m4: zeros() };
  }

  async look(glass: SpinState, energies: Float64Array): Promise<void> {
    const { exchange, samples, sums } = this;
    const { size, unit } = glass;
    const { slots } = exchange;
    const ladders = exchange.states / slots;
    const copies = ladders / samples;
    const magnetisations = await glass.magnetisations();
    const bySlot = exchange.statesBySlot();
    this.looks++;
    for (let slot = 0; slot < slots; slot++) {
      for (let ladder = 0; ladder < ladders; ladder++) {
        const state = bySlot[ladder * slots + slot]!;
        const sample = Math.floor(ladder / copies);
        const m = magnetisations[state]! / size;
        sums.u[slot]![sample]! += (energies[state]! * unit) / size / copies;
        sums.absM[slot]![sample]! += Math.abs(m) / copies;
        sums.m2[slot]![sample]! += m ** 2 / copies;
        sums.m4[slot]![sample]! += m ** 4 / copies;
      }
      if (copies === 1) continue;
      const overlaps = await glass.overlaps(exchange.pairsAt(slot));
      const pairs = overlaps.length / samples;
      for (const [k, sum] of overlaps.entries()) {
        const q2 = (sum / size) ** 2;
        sums.q2[slot]![Math.floor(k / pairs)]! += q2 / pairs;
        sums.q4[slot]![Math.floor(k / pairs)]! += q2 ** 2 / pairs;
      }
    }
  }

  means(): Window {
    const of = (name: (typeof QUANTITIES)[number]) =>
      this.sums[name].map((row) => row.map((sum) => sum / this.looks));
    return { u: of('u'), q2: of('q2'), q4: of('q4'), absM: of('absM'), m2: of('m2'), m4: of('m4') };
  }
}
