/**
 * The learner half of the CPU engine: networks shared out over threads by index, each wholly in one thread; where there are more
 * threads than networks, and these are large, threads share the points of every network instead. Numbers do not depend on the
 * number of threads either way. Work travels in short messages; a long `step` never holds a worker for much longer than
 * MESSAGE_MS: the smallest piece is one tile of points of one network.
 */
import { checkReplacement, parameterCount } from '../../learner/network.ts';
import type { NetworkShape, TrainingData } from '../../learner/problem.ts';
import {
  checkResiduals,
  checkSameStructure,
  type Derivative,
  type ResidualTerms,
} from '../../learner/residuals.ts';
import type { LearnerMove, LearnerSnapshot, LearnerSpec, LearnerState, StepFactors } from '../contract.ts';
import { checkHasData, checkPass, checkThinned } from '../data-requests.ts';
import { MomentClock } from '../moments.ts';
import { checkMove } from '../requests.ts';
import { checkBatch, checkNetwork, jetPoints, residualsOf } from '../residual-requests.ts';
import { checkMemory, checkResidualMemory, checkSpec, explained } from './learner-checks.ts';
import { jacobianFrom, jetsFrom, residualsFrom } from './learner-jets.ts';
import { finish, finishTogether, jobOf, MESSAGE_MS, type Shard } from './learner-jobs.ts';
import type { LearnerJob } from './learner-kernel.ts';
import { dataRows, fromRows, MEMORY_LIMIT, setupFor, sharesOf, toRows } from './learner-layout.ts';
import type { LearnerScalars, LearnerService, LearnerVectors } from './learner-service.ts';
import { paddedPoints } from './point-groups.ts';
import { nextTask } from './pool.ts';
import { residualSetup } from './residual-layout.ts';
import { residualBytes } from './residual-memory.ts';

/** Parameters x points of one network whose outputs are asked for at once: a few milliseconds of work. */
const OUTPUT_WORK = 10_000_000;

/**
 * @param services  one per thread
 * @throws RangeError if the spec's arrays do not fit its shape; GBX-201 if a thread's memory cannot hold its share; GBX-350,
 *         here and later, if the machine has no memory left
 */
export async function createLearner(
  services: readonly LearnerService[],
  module: WebAssembly.Module,
  spec: LearnerSpec,
): Promise<LearnerState> {
  checkSpec(spec);
  const shares = sharesOf(spec, services.length);
  const threads = shares > 1 ? 1 : Math.min(services.length, spec.networks);
  checkMemory(spec, threads);
  const bound = (thread: number) => Math.floor((thread * spec.networks) / threads);
  const opening = services
    .slice(0, shares > 1 ? shares : threads)
    .map(async (service, thread): Promise<Shard> => {
      if (shares > 1) {
        const setup = { ...setupFor(spec, 0, spec.networks), share: { index: thread, count: shares } };
        return { service, from: 0, to: spec.networks, id: await service.open(module, setup) };
      }
      const [from, to] = [bound(thread), bound(thread + 1)];
      return { service, from, to, id: await service.open(module, setupFor(spec, from, to)) };
    });
  const outcomes = await Promise.allSettled(opening);
  const shards = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const state = new CpuLearner(shards, spec, shares > 1);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (!failure) return state;
  state.destroy();
  throw explained(failure.reason);
}

class CpuLearner implements LearnerState {
  readonly networks: number;
  readonly parameters: number;
  stepCount = 0;
  private readonly shape: NetworkShape;
  /** What the energy is made of, if not of data. */
  private terms: ResidualTerms | undefined;
  /** Shards that are asked, so that every network is told of once. */
  private readonly tellers: readonly Shard[];
  /** Training points of a set. */
  private points: number;
  /** Requests run one after another, whatever the caller awaits. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly clock = new MomentClock();
  /** Largest minibatch that every thread has room for. */
  private reservedBatch = 0;

  constructor(
    private readonly shards: readonly Shard[],
    private readonly spec: LearnerSpec,
    /** True where every shard has all networks, and a share of the points. */
    private readonly together: boolean,
  ) {
    this.tellers = together ? shards.slice(0, 1) : shards;
    this.networks = spec.networks;
    this.shape = spec.problem.shape;
    this.points = spec.problem.data.points;
    this.parameters = parameterCount(this.shape);
    this.terms = spec.problem.residuals;
  }

  async step(move: LearnerMove, steps: number, factors?: StepFactors): Promise<void> {
    checkMove(move, this, steps, factors);
    checkBatch(move, this.spec.problem);
    checkThinned(move, this.spec.problem);
    const copy = structuredClone(move);
    const turned = structuredClone(factors);
    await this.inTurn(async () => {
      const time = this.stepCount;
      if (copy.kind === 'descent') await this.reserveBatch(copy.batch);
      if (copy.tether) await this.everywhere((shard) => shard.service.reserveTether(shard.id));
      if (this.clock.mustForget(copy))
        await this.everywhere((shard) => shard.service.forgetMoments(shard.id));
      const clock = { time, steps, age: this.clock.stepsBefore(copy), factors: turned };
      await this.finish((shard) => jobOf(copy, shard, this.parameters, clock));
      this.clock.count(copy, steps);
      this.stepCount = time + steps;
    });
  }

  energies(): Promise<Float64Array> {
    return this.inTurn(async () => {
      await this.finish(() => ({ kind: 'refresh' }));
      return this.scalars('energies');
    });
  }

  gradients(): Promise<Float64Array> {
    return this.inTurn(async () => {
      await this.finish(() => ({ kind: 'refresh' }));
      return this.vectors('gradients');
    });
  }

  async outputs(inputs?: Float64Array, pass?: number): Promise<Float64Array> {
    checkPass(pass);
    const { shape } = this;
    if (inputs && inputs.length % shape.inputs !== 0) {
      throw new RangeError(`${inputs.length} values are not whole points of ${shape.inputs} inputs`);
    }
    const given = inputs?.slice();
    return this.inTurn(async () => {
      const points = given ? given.length / shape.inputs : this.points;
      const result = new Float64Array(this.networks * points * shape.outputs).fill(Number.NaN);
      const several = given ? Math.max(64, Math.floor(OUTPUT_WORK / this.parameters)) : points;
      for (let first = 0; first < points; first += several) {
        const count = Math.min(several, points - first);
        const rows = given ? toRows(given, first * shape.inputs, count, shape.inputs) : null;
        await this.fromAll(async (shard) => {
          await shard.service.beginOutputs(shard.id, rows, count, pass ?? -1);
          const rest = { units: shape.outputs, first, count, points };
          await this.rowsOf(shard, 'outputs', rest, result);
        });
      }
      return result;
    });
  }

  async jets(inputs: Float64Array, channels: readonly Derivative[]): Promise<Float64Array> {
    const { shape } = this;
    const points = jetPoints(inputs, shape, channels);
    const given = { inputs: inputs.slice(), points, channels: structuredClone(channels) };
    return this.inTurn(() => jetsFrom(this.tellers, shape, given));
  }

  async residuals(): Promise<Float64Array> {
    residualsOf(this.terms);
    return this.inTurn(() => residualsFrom(this.tellers, this.terms!));
  }

  async residualJacobian(network: number): Promise<Float32Array> {
    residualsOf(this.terms);
    checkNetwork(network, this.networks);
    return this.inTurn(() => jacobianFrom(this.tellers, this.shape, this.terms!, network));
  }

  async inputGradients(): Promise<Float64Array> {
    checkHasData(this.spec.problem);
    return this.inTurn(async () => {
      const [units, points] = [this.shape.inputs, this.points];
      const result = new Float64Array(this.networks * points * units).fill(Number.NaN);
      const all = { units, first: 0, count: points, points };
      await this.fromAll((shard) => this.rowsOf(shard, 'inputGradients', all, result));
      return result;
    });
  }

  async replaceData(data: TrainingData): Promise<void> {
    checkReplacement(this.spec.problem, data);
    const rows = new Map(
      this.shards.map((shard) => [shard, dataRows(this.spec, data, shard.from, shard.to)]),
    );
    const { points } = data;
    await this.inTurn(async () => {
      await this.everywhere((shard) => shard.service.replaceData(shard.id, rows.get(shard)!));
      this.points = points;
    });
  }

  async replaceResiduals(terms: ResidualTerms): Promise<void> {
    checkSameStructure(residualsOf(this.terms), terms);
    checkResiduals(terms, this.shape);
    const ofThread = Math.max(...this.shards.map(({ from, to }) => to - from));
    const before = checkResidualMemory(this.spec, this.terms!, ofThread, Infinity);
    // Larger ones lie beside the old ones, with room to grow.
    checkResidualMemory(this.spec, terms, ofThread, Math.max(before, MEMORY_LIMIT / 3));
    const setups = new Map(
      this.shards.map((shard) => [shard, residualSetup(this.spec, terms, shard.from, shard.to)]),
    );
    await this.inTurn(async () => {
      // Before any thread has other residuals, so that one without memory for them leaves all with the old ones.
      await this.everywhere((shard) =>
        shard.service.reserveResiduals(shard.id, residualBytes(this.shape, setups.get(shard)!)),
      );
      await this.everywhere((shard) => shard.service.replaceResiduals(shard.id, setups.get(shard)!));
      this.terms = terms;
    });
  }

  weights(): Promise<Float64Array> {
    return this.inTurn(() => this.vectors('weights'));
  }

  accepted(): Promise<Float64Array> {
    return this.inTurn(() => this.scalars('accepted'));
  }

  stopped(): Promise<Float64Array> {
    return this.inTurn(() => this.scalars('stopped'));
  }

  snapshot(): Promise<LearnerSnapshot> {
    return this.inTurn(async () => ({
      step: this.stepCount,
      weights: await this.vectors('weights'),
      velocity: await this.vectors('velocities'),
      secondMoment: await this.vectors('secondMoments'),
      moments: this.clock.moments,
      accepted: await this.scalars('accepted'),
      stopped: await this.scalars('stopped'),
    }));
  }

  async restore(snapshot: LearnerSnapshot): Promise<void> {
    const length = this.networks * this.parameters;
    const vectors = [snapshot.weights, snapshot.velocity, snapshot.secondMoment];
    if (vectors.some((vector) => vector.length !== length)) {
      throw new RangeError('the snapshot is of another shape');
    }
    const { weights, velocity, secondMoment, moments, accepted, step, stopped } = structuredClone(snapshot);
    const halted = stopped ?? new Float64Array(this.networks).fill(-1);
    await this.inTurn(async () => {
      const part = (values: Float64Array, { from, to }: Shard) =>
        Float32Array.from(values.subarray(from * this.parameters, to * this.parameters));
      await this.everywhere((shard) =>
        shard.service.restore(shard.id, {
          weights: part(weights, shard),
          velocities: part(velocity, shard),
          secondMoments: part(secondMoment, shard),
          accepted: accepted.slice(shard.from, shard.to),
          stopped: halted.slice(shard.from, shard.to),
        }),
      );
      this.clock.restore(moments);
      this.stepCount = step;
    });
  }

  destroy(): void {
    // A worker that is already gone took its kernels with it.
    for (const { service, id } of this.shards) Promise.resolve(service.close(id)).catch(() => {});
  }

  /** Before any thread moves, so that one without memory for it leaves no other a step ahead. */
  private async reserveBatch(batch: number): Promise<void> {
    if (batch <= this.reservedBatch) return;
    await this.everywhere((shard) => shard.service.reserveBatch(shard.id, batch));
    this.reservedBatch = batch;
  }

  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task).catch((error: unknown) => {
      throw explained(error);
    });
    this.last = result.catch(() => {});
    return result;
  }

  private async everywhere(task: (shard: Shard) => void | Promise<void>): Promise<void> {
    await Promise.all(this.shards.map(task));
  }

  private async fromAll(task: (shard: Shard) => Promise<void>): Promise<void> {
    await Promise.all(this.tellers.map(task));
  }

  private async finish(jobOf: (shard: Shard) => LearnerJob): Promise<void> {
    if (this.together) await finishTogether(this.shards, jobOf(this.shards[0]!));
    else await this.everywhere((shard) => finish(shard, jobOf(shard)));
  }

  private async scalars(what: LearnerScalars): Promise<Float64Array> {
    const all = new Float64Array(this.networks).fill(Number.NaN);
    await this.fromAll(async (shard) => {
      all.set(await shard.service.readScalars(shard.id, what), shard.from);
    });
    return all;
  }

  private async vectors(what: LearnerVectors): Promise<Float64Array> {
    const all = new Float64Array(this.networks * this.parameters).fill(Number.NaN);
    await this.fromAll(async (shard) => {
      all.set(await shard.service.read(shard.id, what), shard.from * this.parameters);
    });
    return all;
  }

  /** Rows of all networks of a shard, for the points `first` … `first + count - 1`, into [network][point][unit]. */
  private async rowsOf(
    { service, id, from, to }: Shard,
    what: 'outputs' | 'inputGradients',
    { units, first, count, points }: { units: number; first: number; count: number; points: number },
    result: Float64Array,
  ): Promise<void> {
    const size = units * paddedPoints(count);
    for (let network = from; network < to; ) {
      const answer = service[what](id, network - from, MESSAGE_MS);
      const values = await answer;
      for (let at = 0; at < values.length; at += size, network++) {
        fromRows(values, at, count, units, result, (network * points + first) * units);
      }
      if (values === answer) await nextTask();
    }
  }
}
