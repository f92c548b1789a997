/** `SpinState` in plain TypeScript: the definition of every trajectory, against which the fast engines are compared bit for bit. */

import { exchangeLaw, exchangeRound } from '../../glass/exchange.ts';
import { packedOverlap, packSpins, unpackSpins } from '../../glass/spins.ts';
import type { OrderBar } from '../../glass/update-orders.ts';
import { heatBathUp, metropolisAccepts, multiplierOf } from '../../random/acceptance.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type {
  SpinClock,
  SpinSnapshot,
  SpinState,
  SweepRequest,
  TemperRecord,
  TemperRequest,
} from '../contract.ts';
import { checkSweepRequest, checkTemperRequest } from '../requests.ts';
import type { SpinModel } from './models.ts';
import { visits } from './visits.ts';

export class ReferenceSpinState implements SpinState {
  readonly size: number;
  readonly samples: number;
  readonly states: number;
  readonly unit: number;
  private position: SpinClock = { sweep: 0, site: 0 };
  private accepted: Float64Array;
  private readonly marks = new Map<string, Uint32Array>();

  /** @param packed  starting spins, [state][word] */
  constructor(
    private readonly models: readonly SpinModel[],
    readonly replicas: number,
    private readonly seed: Seed,
    private readonly firstState: number,
    private packed: Uint32Array,
    private readonly orders: OrderBar,
  ) {
    this.size = models[0]!.size;
    this.unit = models[0]!.unit;
    this.samples = models.length;
    this.states = models.length * replicas;
    this.accepted = new Float64Array(this.states);
  }

  get clock(): SpinClock {
    return this.position;
  }

  async sweep(request: SweepRequest): Promise<void> {
    checkSweepRequest(request, this.states, 'reference', this.orders);
    const updates = request.sweeps * this.size + (request.sites ?? 0);
    for (let state = 0; state < this.states; state++) this.updateState(state, request, updates);
    const total = this.position.site + updates;
    this.position = { sweep: this.position.sweep + Math.floor(total / this.size), site: total % this.size };
  }

  /** `updates` attempted updates of one state, from the clock on. */
  private updateState(state: number, { betas, rule, order }: SweepRequest, updates: number): void {
    const model = this.models[Math.floor(state / this.replicas)]!;
    const spins = unpackSpins(this.packed, this.size, state);
    const multiplier = multiplierOf(betas[state]! * model.oddsPerField);
    const stream = rule === 'heat-bath' ? Stream.HeatBath : Stream.Metropolis;
    const visitsOf = visits(order, model.colourOrder, this.seed, stream, this.firstState + state);
    let { sweep, site: position } = this.position;
    let visit = visitsOf(sweep);
    for (let update = 0; update < updates; update++) {
      const { site, word } = visit(position);
      const field = model.field(spins, site);
      const before = spins[site]!;
      if (rule === 'heat-bath') spins[site] = heatBathUp(field, multiplier, word) ? 1 : -1;
      else if (metropolisAccepts(-before * field, multiplier, word)) spins[site] = -before;
      if (spins[site] !== before) this.accepted[state]!++;
      if (++position === this.size) {
        position = 0;
        visit = visitsOf(++sweep);
      }
    }
    packSpins(spins, this.packed, state);
  }

  async temper(request: TemperRequest): Promise<TemperRecord> {
    checkTemperRequest(request, this, 'reference', this.orders);
    const { betas, rule, order, sweepsPerRound, rounds, firstRound } = request;
    const units = this.models.map(({ unit }) => unit);
    const law = exchangeLaw(request, this.replicas / betas.length, units);
    const slots = request.slots.slice();
    const record = new Uint16Array(rounds * this.states);
    for (let round = 0; round < rounds; round++) {
      const ofStates = Float64Array.from(slots, (slot) => betas[slot]!);
      await this.sweep({ rule, order, betas: ofStates, sweeps: sweepsPerRound });
      exchangeRound(law, slots, await this.energies(), firstRound + round);
      record.set(slots, round * this.states);
    }
    return { slots: record, energies: await this.energies() };
  }

  async energies(): Promise<Float64Array> {
    return Float64Array.from({ length: this.states }, (_, state) =>
      this.models[Math.floor(state / this.replicas)]!.energy(unpackSpins(this.packed, this.size, state)),
    );
  }

  async magnetisations(): Promise<Int32Array> {
    return Int32Array.from({ length: this.states }, (_, state) =>
      unpackSpins(this.packed, this.size, state).reduce((sum, s) => sum + s, 0),
    );
  }

  async overlaps(pairs: Uint32Array): Promise<Int32Array> {
    return Int32Array.from({ length: pairs.length / 2 }, (_, p) =>
      packedOverlap(this.packed, pairs[2 * p]!, this.packed, pairs[2 * p + 1]!, this.size),
    );
  }

  async flips(): Promise<Float64Array> {
    return this.accepted.slice();
  }

  async remember(mark: string): Promise<void> {
    this.marks.set(mark, this.packed.slice());
  }

  async correlate(mark: string): Promise<Int32Array> {
    const then = this.marks.get(mark);
    if (!then) throw new RangeError(`nothing was remembered under "${mark}"`);
    return Int32Array.from({ length: this.states }, (_, state) =>
      packedOverlap(then, state, this.packed, state, this.size),
    );
  }

  async snapshot(): Promise<SpinSnapshot> {
    const marks = Object.fromEntries([...this.marks].map(([mark, spins]) => [mark, spins.slice()]));
    return { clock: this.position, spins: this.packed.slice(), flips: this.accepted.slice(), marks };
  }

  async restore(snapshot: SpinSnapshot): Promise<void> {
    this.position = snapshot.clock;
    this.packed = snapshot.spins.slice();
    this.accepted = snapshot.flips.slice();
    this.marks.clear();
    for (const [mark, spins] of Object.entries(snapshot.marks)) this.marks.set(mark, spins.slice());
  }

  destroy(): void {
    this.marks.clear();
  }
}
