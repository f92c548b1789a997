/** Jets, residuals and Jacobians asked of the threads, in portions of a few milliseconds. */
import { parameterCount } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import { type Derivative, type ResidualTerms, residualCount } from '../../learner/residuals.ts';
import { jacobianLength } from '../residual-requests.ts';
import type { GivenJets, TileValues } from './jet-kernel.ts';
import { jetOrder, jetPacking, jetTilePoints, packTiles } from './jet-layout.ts';
import { MESSAGE_MS, type Shard } from './learner-jobs.ts';
import type { LearnerService } from './learner-service.ts';
import { nextTask } from './pool.ts';

/** Parameters x points x channels of one network whose jets are asked for at once: a few milliseconds of work. */
const JET_WORK = 10_000_000;

/** Jets at `points` points for all networks of the shards, [network][point][channel][output]. */
export async function jetsFrom(
  shards: readonly Shard[],
  shape: NetworkShape,
  { inputs, points, channels }: { inputs: Float64Array; points: number; channels: readonly Derivative[] },
): Promise<Float64Array> {
  const networks = Math.max(...shards.map(({ to }) => to));
  const width = channels.length * shape.outputs;
  const result = new Float64Array(networks * points * width).fill(Number.NaN);
  const several = Math.max(64, Math.floor(JET_WORK / (parameterCount(shape) * channels.length)));
  for (let first = 0; first < points; first += several) {
    const count = Math.min(several, points - first);
    const given = givenJets(inputs, shape, channels, first, count);
    await Promise.all(
      shards.map(async ({ service, id, from, to }) => {
        await service.beginJets(id, given);
        for (let network = from; network < to; ) {
          const values = await answered(service.jets(id, network - from, MESSAGE_MS));
          for (let at = 0; at < values.length; at += count * width, network++)
            result.set(values.subarray(at, at + count * width), (network * points + first) * width);
        }
      }),
    );
  }
  return result;
}

/** Points first … first + count - 1 as one thread gets them. */
function givenJets(
  inputs: Float64Array,
  shape: NetworkShape,
  channels: readonly Derivative[],
  first: number,
  count: number,
): GivenJets {
  const order = jetOrder(channels);
  const tile = jetTilePoints(shape, channels.length, count);
  const tiles = Math.ceil(count / tile);
  const width = channels.length * shape.inputs;
  const rows = new Float32Array(tiles * tile * width);
  packTiles(inputs, first * width, jetPacking(order, shape.inputs, count, tile), rows, 0);
  return { order, points: count, tile, tiles, inputs: rows };
}

/** Residuals of all networks, [network][residual]. */
export async function residualsFrom(shards: readonly Shard[], terms: ResidualTerms): Promise<Float64Array> {
  const count = residualCount(terms);
  const networks = Math.max(...shards.map(({ to }) => to));
  const result = new Float64Array(networks * count).fill(Number.NaN);
  await Promise.all(
    shards.map(async (shard) => {
      for (let network = shard.from; network < shard.to; network++)
        await tilesFrom(
          shard,
          (service, id, first) => service.residuals(id, network - shard.from, first, MESSAGE_MS),
          (values, at) => result.set(values, network * count + at),
        );
    }),
  );
  return result;
}

/** dr/dtheta of one network, [residual][parameter]. @throws GBX-481 where it is larger than an engine's memory */
export async function jacobianFrom(
  shards: readonly Shard[],
  shape: NetworkShape,
  terms: ResidualTerms,
  network: number,
): Promise<Float32Array> {
  const result = new Float32Array(jacobianLength(shape, terms));
  const shard = shards.find(({ from, to }) => from <= network && network < to)!;
  await tilesFrom(
    shard,
    (service, id, first) => service.jacobian(id, network - shard.from, first, MESSAGE_MS),
    (values, at) => result.set(values, at),
  );
  return result;
}

/** All tiles of a network, portion by portion. */
async function tilesFrom(
  { service, id }: Shard,
  ask: (service: LearnerService, id: number, first: number) => TileValues | Promise<TileValues>,
  use: (values: Float32Array, at: number) => void,
): Promise<void> {
  for (let [tile, at] = [0, 0]; tile >= 0; ) {
    const { values, next } = await answered(ask(service, id, tile));
    use(values, at);
    at += values.length;
    tile = next;
  }
}

/** An answer; in the caller's own thread, other tasks are let in after it. */
async function answered<T extends object>(answer: T | Promise<T>): Promise<T> {
  const said = await answer;
  if (said === answer) await nextTask();
  return said;
}
