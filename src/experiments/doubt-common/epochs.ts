/** Which points a network sees at a step: every point once an epoch, in an order of its own that depends on nothing but counters. */
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

/** Steps of one epoch: the last batch holds what is left. `batch` 0 is all points in one. */
export function stepsPerEpoch(points: number, batch: number): number {
  return batch > 0 ? Math.ceil(points / batch) : 1;
}

/** 0 … n - 1 in an epoch's order (Fisher–Yates, stream EpochOrder, owner = network). */
export function epochOrder(n: number, seed: Seed, network: number, epoch: number): Uint32Array {
  const words = new WordReader(seed, Stream.EpochOrder, network, epoch);
  const order = Uint32Array.from({ length: n }, (_, k) => k);
  for (let place = n - 1; place > 0; place--) {
    const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}

/** n numbers below n, drawn with replacement (stream BootstrapRows). */
export function bootstrapRows(n: number, seed: Seed, network: number): Uint32Array {
  const words = new WordReader(seed, Stream.BootstrapRows, network);
  return Uint32Array.from({ length: n }, (_, k) => Math.floor((words.word(k) * n) / 2 ** 32));
}

/** Minibatches without replacement; keeps the order of the epoch that each network is in. */
export class Epochs {
  readonly #orders: { epoch: number; order: Uint32Array }[];

  /** @param rows  points of each network, [network][slot]: repeated ones count as often as they stand there */
  constructor(
    private readonly seed: Seed,
    private readonly rows: readonly Uint32Array[],
    private readonly batch: number,
    private readonly firstNetwork = 0,
  ) {
    this.#orders = rows.map(() => ({ epoch: -1, order: new Uint32Array(0) }));
  }

  /** Points of a network's batch at a step, counted from the beginning of training. */
  at(network: number, step: number): Uint32Array {
    const rows = this.rows[network]!;
    if (this.batch <= 0 || this.batch >= rows.length) return rows;
    const perEpoch = stepsPerEpoch(rows.length, this.batch);
    const epoch = Math.floor(step / perEpoch);
    const kept = this.#orders[network]!;
    if (kept.epoch !== epoch) {
      kept.epoch = epoch;
      kept.order = epochOrder(rows.length, this.seed, this.firstNetwork + network, epoch);
    }
    const from = (step - epoch * perEpoch) * this.batch;
    return kept.order.slice(from, from + this.batch).map((slot) => rows[slot]!);
  }
}
