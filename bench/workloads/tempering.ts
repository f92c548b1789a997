/**
 * Workload: replica exchange of SK glasses, 16 slots from T = 1.6 to 0.4, heat bath, with 1 and with 10 sweeps a round, in nanoseconds
 * per update (all threads together). Beside it the same sweeps without exchanges (`sweepsNsPerUpdate`, so `overhead` is what
 * an exchange costs, in sweeps) and replica exchange in plain TypeScript.
 */
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { PlainAnnealer } from './plain-annealer.ts';
import { mustAgree, type WorkloadOptions, type WorkloadRow } from './row.ts';

const SLOTS = 16;
const heatBath = { rule: 'heat-bath', order: 'sequential' } as const;
const ladder = geometricLadder(1.6, 0.4, SLOTS);

interface Case {
  readonly size: number;
  readonly sweepsPerRound: number;
  readonly rounds: number;
  readonly samples: number;
  readonly copies: number;
}

export async function tempering(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const rows: WorkloadRow[] = [];
  for (const size of quick ? [48] : [64, 256, 1024]) {
    for (const sweepsPerRound of [1, 10]) {
      const rounds = quick ? 4 : Math.ceil(2e5 / (size * Math.sqrt(sweepsPerRound)));
      rows.push(
        await row(engine, { size, sweepsPerRound, rounds, samples: 2, copies: quick ? 1 : 2 }, quick ? 1 : 3),
      );
    }
  }
  return rows;
}

async function row(engine: Engine, one: Case, repeats: number): Promise<WorkloadRow> {
  const { size, samples, copies, rounds, sweepsPerRound } = one;
  const instances = Array.from({ length: samples }, (_, sample) =>
    sherringtonKirkpatrick({ size, couplings: 'binary', couplingBits: 1, seed: seedFrom(2026), sample }),
  );
  const replicas = SLOTS * copies;
  const updates = samples * replicas * size * rounds * sweepsPerRound;
  let [time, alone, naive] = [Infinity, Infinity, Infinity];
  let [digest, coldEnergy] = ['', 0];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const state = await engine.glass({ instances, replicas, seed: seedFrom(7) });
    const exchange = new ReplicaExchange({ ladder, samples, copies, seed: seedFrom(8) });
    await state.flips();
    const start = performance.now();
    await temper(state, exchange, heatBath, { rounds, sweepsPerRound });
    const energies = await state.energies();
    time = Math.min(time, ((performance.now() - start) * 1e6) / updates);
    digest = spinDigest(await state.snapshot(), size, exchange.permutation());
    coldEnergy = coldMean(exchange, energies, samples * copies) * (state.unit / size);
    // The same sweeps at temperatures that stay: asked for one by one, as `temper` does.
    const betas = exchange.betas();
    const from = performance.now();
    for (let round = 0; round < rounds; round++)
      await state.sweep({ ...heatBath, betas, sweeps: sweepsPerRound });
    await state.flips();
    alone = Math.min(alone, ((performance.now() - from) * 1e6) / updates);
    state.destroy();
    if (repeat > 0) continue;
    const plain = plainTempering(instances, one);
    naive = plain.ns;
    mustAgree(
      'energy at the cold slot',
      coldEnergy,
      plain.coldEnergy,
      1.2 / Math.sqrt(size * samples * copies),
    );
  }
  return {
    what: `replica exchange, SK ±J, N = ${size}, ${sweepsPerRound} sweeps a round`,
    unit: 'ns / update',
    threads: engine.info.threads,
    time,
    naive,
    bar: null,
    digest,
    more: {
      states: samples * replicas,
      rounds,
      coldEnergyPerSpin: coldEnergy,
      sweepsNsPerUpdate: alone,
      overhead: ((time - alone) / alone) * sweepsPerRound,
    },
  };
}

/** Mean integer energy of the states at the coldest slot. */
function coldMean(exchange: ReplicaExchange, energies: Float64Array, ladders: number): number {
  const states = exchange.statesBySlot();
  let sum = 0;
  for (let k = 0; k < ladders; k++) sum += energies[states[(k + 1) * SLOTS - 1]!]!;
  return sum / ladders;
}

function plainTempering(
  instances: readonly GlassInstance[],
  { size, copies, rounds, sweepsPerRound }: Case,
): { readonly ns: number; readonly coldEnergy: number } {
  // Every sample like the engine, every copy too, so that the cold energies are means over as many states.
  const ladders = instances.flatMap((instance, sample) =>
    Array.from({ length: copies }, (_, copy) =>
      Array.from(
        { length: SLOTS },
        (_, k) => new PlainAnnealer(instance, (sample * copies + copy) * SLOTS + k),
      ),
    ),
  );
  let random = 12345;
  const uniform = () => {
    random = Math.imul(random, 1664525) + 1013904223;
    return ((random >>> 0) + 0.5) / 2 ** 32;
  };
  const start = performance.now();
  for (const annealers of ladders) {
    for (let round = 0; round < rounds; round++) {
      annealers.forEach((annealer, slot) => {
        for (let s = 0; s < sweepsPerRound; s++) annealer.sweep(ladder.betas[slot]!);
      });
      for (let slot = round & 1; slot + 1 < SLOTS; slot += 2) {
        const [hot, cold] = [annealers[slot]!, annealers[slot + 1]!];
        const gap = (ladder.betas[slot + 1]! - ladder.betas[slot]!) * size * (cold.energy() - hot.energy());
        if (uniform() < Math.exp(gap)) [annealers[slot], annealers[slot + 1]] = [cold, hot];
      }
    }
  }
  const ns = ((performance.now() - start) * 1e6) / (ladders.length * SLOTS * size * rounds * sweepsPerRound);
  const coldEnergy = ladders.reduce((sum, annealers) => sum + annealers.at(-1)!.energy(), 0) / ladders.length;
  return { ns, coldEnergy };
}
