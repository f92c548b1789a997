/**
 * What fits: sizes of a learner's buffers, checked before anything is allocated, and the tiles its passes are cut into.
 *
 * What stays (weights, gradients, data) must fit one binding each. What passes (activations, partial gradients) is cut into
 * tiles of some networks on some points, so that it never decides how large a problem may be.
 */
import { hiddenUnits } from '../../learner/dropout.ts';
import { layersOf, parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { EngineInfo, LearnerSpec } from '../contract.ts';
import { batchesOf } from './learner-residual-tables.ts';

/** Points that share one energy sum; a tile of points starts at a multiple of it. */
export const ENERGY_GROUP = 64;
/** Parameters that share one partial sum of the acceptance ratio (learner-ratio.wgsl). */
export const RATIO_GROUP = 1024;
/** Some drivers end an invocation's loops, silently, after 65,535 iterations in all; the loss makes 3 per output. */
const LARGEST_WIDTH = 65_000;
const LARGEST_OUTPUTS = 21_000;
const LARGEST_TILE_POINTS = 16_384;
/** Rows (a channel of a point) that a group may have: learner-gradient-tiled.wgsl makes 20 / 32 iterations of each. */
const LARGEST_TILE_ROWS = 98_304;
/**
 * Loops of learner-residual.wgsl: terms of the equations of a batch, each looked at twice, with its groups; numbers of a point's output
 * jet, with its constants.
 */
const LARGEST_TERMS = 16_384;
const LARGEST_JET = 30_000;
/** Random words of a step's dropout, one a point and hidden unit: as many as 32 bits count. */
const WORDS = 2 ** 32;
const LARGEST_GRID_Z = 65_535;
/** Bytes for activations and for partial gradients. */
const WORKSPACE_BYTES = 2 ** 28;
const PARTIAL_BYTES = 2 ** 26;
/** Numbers in all partial gradients of one network on one tile. */
const LARGEST_PARTIALS = 2 ** 18;
/** Multiply-adds of one dispatch: some 10 ms on a small hardware GPU, some 30 ms emulated. */
const DISPATCH_WORK = { hardware: 2 ** 30, software: 2 ** 26 } as const;

const BYTES = 4;

/** In symbols, which both languages share: E networks, p parameters, P points, B points of a batch, widths n. */
function atMost(
  asked: string,
  limitName: string,
  limit: number,
  symbol: string,
  largest: number,
): GlassboxError {
  return new GlassboxError('GBX-201', { asked, limitName, limit, largest: `${symbol} = ${largest}` });
}

/** Bytes that one binding may hold, and the limit's name. */
function bindingOf({ limits }: EngineInfo): { bytes: number; name: string } {
  const [binding, buffer] = [limits.maxStorageBufferBindingSize!, limits.maxBufferSize!];
  return buffer < binding
    ? { bytes: buffer, name: 'maxBufferSize' }
    : { bytes: binding, name: 'maxStorageBufferBindingSize' };
}

/** @throws GBX-201 naming the largest that fits, before anything is allocated */
export function checkLearnerSize(spec: LearnerSpec, info: EngineInfo): void {
  const { problem, networks } = spec;
  const { shape, data } = problem;
  const { bytes, name } = bindingOf(info);
  const parameters = parameterCount(shape);
  const widest = Math.max(shape.inputs, ...shape.hidden);
  if (widest > LARGEST_WIDTH) throw atMost(`n = ${widest}`, 'layer width', LARGEST_WIDTH, 'n', LARGEST_WIDTH);
  if (shape.outputs > LARGEST_OUTPUTS)
    throw atMost(`n = ${shape.outputs}`, 'output width', LARGEST_OUTPUTS, 'n', LARGEST_OUTPUTS);
  const mostParameters = Math.floor(bytes / BYTES);
  if (parameters > mostParameters) throw atMost(`p = ${parameters}`, name, bytes, 'p', mostParameters);
  // Per network: parameters, or the groups of energies where there are more of those; 16 bytes of progress in any case.
  const perNetwork = BYTES * Math.max(4, parameters, energyGroupsOf(problem));
  const mostNetworks = Math.min(LARGEST_GRID_Z, Math.floor(bytes / perNetwork));
  if (networks > mostNetworks) {
    const limit = mostNetworks === LARGEST_GRID_Z ? LARGEST_GRID_Z : bytes;
    const limitName = mostNetworks === LARGEST_GRID_Z ? 'maxComputeWorkgroupsPerDimension' : name;
    throw atMost(`E = ${networks}, p = ${parameters}`, limitName, limit, 'E', mostNetworks);
  }
  // Weights of points stand behind the targets (learner-buffers.ts).
  for (const length of [data.inputs.length, data.targets.length + (data.weights?.length ?? 0)]) {
    const mostPoints = Math.floor((data.points * bytes) / (BYTES * length));
    if (length * BYTES > bytes) throw atMost(`P = ${data.points}`, name, bytes, 'P', mostPoints);
  }
  const words = hiddenUnits(shape);
  if (problem.dropout && data.points * words > WORDS)
    throw atMost(`P = ${data.points}`, 'random words of dropout', WORDS, 'P', Math.floor(WORDS / words));
  checkResidualSizes(problem, { bytes, name });
}

/** @throws GBX-201 if numbers of residuals' points, or their equations, do not fit */
function checkResidualSizes(
  { residuals, shape }: LearnerProblem,
  { bytes, name }: { readonly bytes: number; readonly name: string },
): void {
  if (!residuals) return;
  for (const batch of batchesOf(residuals)) {
    const { points, channels, inputSets, columnSets, setColumns, groups } = batch;
    const inputs = inputSets * points * channels.length * shape.inputs;
    const numbers = Math.max(inputs, columnSets * setColumns, residuals.sets * points);
    const mostPoints = Math.floor((points * bytes) / (BYTES * numbers));
    if (numbers * BYTES > bytes) throw atMost(`P = ${points}`, name, bytes, 'P', mostPoints);
    const terms = groups.reduce((sum, { group }) => sum + group.equations.flat().length, groups.length);
    if (terms > LARGEST_TERMS)
      throw atMost(`M = ${terms}`, 'residual terms', LARGEST_TERMS, 'M', LARGEST_TERMS);
    const constants = shape.constants ?? 0;
    if (channels.length * shape.outputs + constants > LARGEST_JET) {
      const mostOutputs = Math.floor((LARGEST_JET - constants) / channels.length);
      throw atMost(`n = ${shape.outputs}`, 'output jet', LARGEST_JET, 'n', Math.max(0, mostOutputs));
    }
  }
}

/** Groups of 64 points, with an energy each, of one network. */
export function energyGroupsOf({ data, residuals }: LearnerProblem): number {
  const counts = residuals ? batchesOf(residuals).map(({ points }) => points) : [data.points];
  return counts.reduce((sum, points) => sum + Math.ceil(points / ENERGY_GROUP), 0);
}

/** @throws GBX-201 if the draws of a minibatch do not fit one binding */
export function checkBatchSize({ networks, problem }: LearnerSpec, batch: number, info: EngineInfo): void {
  const { bytes, name } = bindingOf(info);
  const most = Math.floor(bytes / (BYTES * networks));
  const words = hiddenUnits(problem.shape);
  if (problem.dropout && batch * words > WORDS)
    throw atMost(`B = ${batch}`, 'random words of dropout', WORDS, 'B', Math.floor(WORDS / words));
  if (batch > most) throw atMost(`B = ${batch}`, name, bytes, 'B', most);
}

/** @throws GBX-201 if the centres of a tether, with the precisions before them, do not fit one binding */
export function checkTetherSize({ problem, networks }: LearnerSpec, info: EngineInfo): void {
  const { bytes, name } = bindingOf(info);
  const most = Math.floor(bytes / (BYTES * parameterCount(problem.shape))) - 1;
  if (networks > most) throw atMost(`E = ${networks}`, name, bytes, 'E', most);
}

/** @throws GBX-201 if points given for outputs, of so many channels, do not fit one binding */
export function checkGivenSize(
  { problem }: LearnerSpec,
  points: number,
  channels: number,
  info: EngineInfo,
): void {
  const { bytes, name } = bindingOf(info);
  const most = Math.floor(bytes / (BYTES * channels * problem.shape.inputs));
  if (points > most) throw atMost(`P = ${points}`, name, bytes, 'P', most);
}

/** Networks [networkBegin, +networkCount) on points [pointBegin, +points). */
export interface Tile {
  readonly networkBegin: number;
  readonly networkCount: number;
  readonly pointBegin: number;
  readonly points: number;
}

export interface Tiling {
  readonly networksPerTile: number;
  readonly pointsPerTile: number;
  /** Points with one partial gradient. */
  readonly groupPoints: number;
  readonly tiles: readonly Tile[];
}

/** Cuts E networks on `points` points, each of so many channels, into tiles whose workspace fits and whose dispatches are short. */
export function tilingOf(
  spec: Pick<LearnerSpec, 'problem' | 'networks'>,
  points: number,
  info: EngineInfo,
  channels = 1,
): Tiling {
  const parameters = parameterCount(spec.problem.shape);
  const room = roomOfTile(spec.problem, info, channels);
  const pointsPerTile = Math.min(points, LARGEST_TILE_POINTS, wholeGroups(room, channels));
  // Points a group do not depend on E: a shard sums like the whole run.
  const groups = Math.max(
    1,
    Math.min(Math.ceil(pointsPerTile / ENERGY_GROUP), Math.floor(LARGEST_PARTIALS / parameters)),
  );
  const partials = partialBytes(info) / (BYTES * parameters * groups);
  const networksPerTile = Math.max(
    1,
    Math.min(spec.networks, Math.floor(room / pointsPerTile), Math.floor(partials)),
  );
  const tiles = tilesOf({ networks: spec.networks, points }, networksPerTile, pointsPerTile);
  return { networksPerTile, pointsPerTile, groupPoints: Math.ceil(pointsPerTile / groups), tiles };
}

/**
 * A tiling for gradients by the inputs: that of the energies with less at a time, so that it fits the same workspace, and what it
 * makes [network][point][input] what partial gradients may take.
 */
export function inputTilingOf(
  { problem, networks }: Pick<LearnerSpec, 'problem' | 'networks'>,
  points: number,
  info: EngineInfo,
  { pointsPerTile: most, networksPerTile, groupPoints }: Tiling,
): Tiling {
  const room = partialBytes(info) / (BYTES * problem.shape.inputs);
  const pointsPerTile = Math.min(most, wholeGroups(room, 1));
  const together = Math.max(1, Math.min(networksPerTile, Math.floor(room / pointsPerTile)));
  const tiles = tilesOf({ networks, points }, together, pointsPerTile);
  return { networksPerTile: together, pointsPerTile, groupPoints, tiles };
}

function tilesOf(
  { networks, points }: { readonly networks: number; readonly points: number },
  networksPerTile: number,
  pointsPerTile: number,
): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let networkBegin = 0; networkBegin < networks; networkBegin += networksPerTile) {
    const networkCount = Math.min(networksPerTile, networks - networkBegin);
    for (let pointBegin = 0; pointBegin < points; pointBegin += pointsPerTile)
      tiles.push({
        networkBegin,
        networkCount,
        pointBegin,
        points: Math.min(pointsPerTile, points - pointBegin),
      });
  }
  return tiles;
}

/** Cuts `points` points of one network, the first, into pieces whose gradients, one a point, fit what partial gradients may take. */
export function jacobianTilingOf(
  { problem }: Pick<LearnerSpec, 'problem'>,
  points: number,
  info: EngineInfo,
  channels: number,
): Tiling {
  const rows = Math.floor(partialBytes(info) / (BYTES * parameterCount(problem.shape)));
  const room = wholeGroups(roomOfTile(problem, info, channels), channels);
  const pointsPerTile = Math.max(1, Math.min(points, LARGEST_TILE_POINTS, room, rows));
  const tiles = Array.from({ length: Math.ceil(points / pointsPerTile) }, (_, k) => ({
    networkBegin: 0,
    networkCount: 1,
    pointBegin: k * pointsPerTile,
    points: Math.min(pointsPerTile, points - k * pointsPerTile),
  }));
  return { networksPerTile: 1, pointsPerTile, groupPoints: 1, tiles };
}

function partialBytes(info: EngineInfo): number {
  return Math.min(PARTIAL_BYTES, bindingOf(info).bytes);
}

/** Point-networks that fit the workspace (three arrays a unit and channel), a binding, and a short dispatch. */
function roomOfTile({ shape, residuals }: LearnerProblem, info: EngineInfo, channels: number): number {
  const layers = layersOf(shape);
  const widest = Math.max(...layers.map((layer) => layer.outputs), (shape.constants ?? 0) / channels);
  const units = layers.reduce((sum, layer) => sum + layer.outputs, 0);
  const products = Math.max(...layers.map((layer) => layer.inputs * layer.outputs));
  const terms = Math.max(0, ...(residuals?.groups ?? []).map(({ equations }) => equations.flat().length));
  return Math.min(
    WORKSPACE_BYTES / (3 * BYTES * units * channels),
    bindingOf(info).bytes / (BYTES * widest * channels),
    (info.software ? DISPATCH_WORK.software : DISPATCH_WORK.hardware) /
      Math.max(products * channels, 2 * terms),
  );
}

/** Points in whole groups of energies, as many as there is room for and loops may take. */
function wholeGroups(room: number, channels: number): number {
  const most = Math.min(room, LARGEST_TILE_ROWS / channels);
  return Math.max(ENERGY_GROUP, Math.floor(most / ENERGY_GROUP) * ENERGY_GROUP);
}
