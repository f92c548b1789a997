/**
 * Replica exchange over the threads. Where each thread holds whole ladders and a round is short, a thread makes many rounds by
 * itself, and a message costs nothing against them. Else the host makes the rounds: the threads sweep, in pieces as ever, and the
 * exchange is decided between them. Both use one function for the exchange, so the numbers are the same.
 */

import { exchangeLaw, exchangeRound } from '../../glass/exchange.ts';
import type { Multiplier } from '../../random/acceptance.ts';
import type { SpinClock, TemperRecord, TemperRequest } from '../contract.ts';
import type { TemperBatch } from './spin-kernel.ts';
import type { Shard, SpinShape } from './spin-state.ts';
import { PIECE_MS } from './sweep-queue.ts';

/** What tempering needs of the spin state, whose sweeps have all been made. */
export interface TemperedParts {
  readonly shards: readonly Shard[];
  readonly shape: SpinShape;
  clock(): SpinClock;
  /** Expected time of the sweeps of one round, in ms. */
  readonly sweepMs: number;
  multiplierOf(sample: number, beta: number): Multiplier;
  /** Sweeps of all states, to the end. */
  sweep(betas: Float64Array, sweeps: number): Promise<void>;
  energies(): Promise<Float64Array>;
  /** The threads have made so many sweeps by themselves. */
  advance(sweeps: number): Promise<void>;
}

/** All rounds of a request, whichever way is shorter; the record is the same. */
export function temperInThreads(request: TemperRequest, parts: TemperedParts): Promise<TemperRecord> {
  const perLadder = request.betas.length;
  const whole = parts.shards.every(({ first, end }) => first % perLadder === 0 && end % perLadder === 0);
  return whole && parts.sweepMs < PIECE_MS ? byThreads(request, parts) : byHost(request, parts);
}

async function byHost(request: TemperRequest, parts: TemperedParts): Promise<TemperRecord> {
  const { betas, rounds, sweepsPerRound, firstRound } = request;
  const { states, replicas, units } = parts.shape;
  const law = exchangeLaw(request, replicas / betas.length, units);
  const slots = request.slots.slice();
  const record = new Uint16Array(rounds * states);
  let energies: Float64Array | undefined;
  for (let round = 0; round < rounds; round++) {
    await parts.sweep(
      Float64Array.from(slots, (slot) => betas[slot]!),
      sweepsPerRound,
    );
    energies = await parts.energies();
    exchangeRound(law, slots, energies, firstRound + round);
    record.set(slots, round * states);
  }
  return { slots: record, energies: energies ?? (await parts.energies()) };
}

/** Messages of about PIECE_MS each, so that a thread is never busy for long between two. */
async function byThreads(request: TemperRequest, parts: TemperedParts): Promise<TemperRecord> {
  const { rounds, sweepsPerRound } = request;
  const { states } = parts.shape;
  const record = new Uint16Array(rounds * states);
  const energies = new Float64Array(states);
  const batches = parts.shards.map((shard) => batchOf(request, parts, shard));
  const slots = batches.map((batch) => batch.slots);
  let msPerRound = parts.sweepMs;
  for (let done = 0; done < rounds || done === 0; ) {
    const some = Math.min(rounds - done, Math.max(1, Math.floor(PIECE_MS / msPerRound)));
    const answers = await Promise.all(
      parts.shards.map(({ server, id }, t) =>
        server.temper(id, {
          ...batches[t]!,
          ...parts.clock(),
          firstRound: request.firstRound + done,
          rounds: some,
          slots: slots[t]!,
        }),
      ),
    );
    answers.forEach((answer, t) => {
      const { first, end } = parts.shards[t]!;
      const own = end - first;
      for (let round = 0; round < some; round++) {
        const after = answer.slots.subarray(round * own, (round + 1) * own);
        record.set(after, (done + round) * states + first);
        if (round === some - 1) slots[t] = Uint32Array.from(after);
      }
      energies.set(answer.energies, first);
    });
    await parts.advance(some * sweepsPerRound);
    if (some === 0) break;
    done += some;
    msPerRound = Math.max(1e-3, Math.max(...answers.map(({ ms }) => ms)) / some);
  }
  return { slots: record, energies };
}

/** What stays the same from message to message for the states of one thread. */
function batchOf(request: TemperRequest, { shape, multiplierOf }: TemperedParts, shard: Shard): TemperBatch {
  const { betas, rule, order, sweepsPerRound, firstRound } = request;
  const { first, end } = shard;
  const B = new Uint32Array(end - first);
  const k = new Uint8Array(end - first);
  for (let place = 0; place < end - first; place++) {
    const sample = Math.floor((first + place) / shape.replicas);
    const multiplier = multiplierOf(sample, betas[place % betas.length]!);
    B[place] = multiplier.B;
    k[place] = multiplier.k;
  }
  const copies = shape.replicas / betas.length;
  const law = exchangeLaw(request, copies, shape.units, first / betas.length, end / betas.length);
  const slots = request.slots.slice(first, end);
  return { rule, order, sweep: 0, site: 0, sweepsPerRound, firstRound, rounds: 0, law, B, k, slots };
}
