/**
 * The memory of learner.wasm: where everything lies, written once; reading and writing of what changes. Where its
 * records' fields lie is in learner-records.ts.
 */

import { dropoutThreshold, hiddenUnits } from '../../learner/dropout.ts';
import { layersOf, parameterCount } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import { LOG_OCTAVES, LOG_TABLE } from '../../random/logarithm.ts';
import { NORMAL_TABLE } from '../../random/normal.ts';
import type { RuleNumbers, StepNumbers } from '../moments.ts';
import { jetRowBytes } from './jet-layout.ts';
import {
  ACTIVATION_CODES,
  type DataRows,
  dropoutWords,
  type LearnerSetup,
  LOSS_CODES,
  TURN_BYTES,
  tilePoints,
} from './learner-layout.ts';
import {
  BARE_FIELD,
  BATCH_WORD,
  CENTRE_FIELD,
  CURRENT_FIELD,
  DROPOUT_FIELD,
  FIELD,
  GROUPS_FIELD,
  INPUTS_FIELD,
  LAYER_BYTES,
  MASK_FIELD,
  MOVING_FIELD,
  NETWORK_BYTES,
  NOISE_FIELD,
  PANEL_FIELD,
  PLAN_BYTES,
  POINT_BYTES_FIELD,
  POINTS_FIELD,
  RULE_FIELD,
  TARGETS_FIELD,
  TETHER_FIELD,
  TURNS_FIELD,
  VECTOR,
  type VectorField,
  WEIGHTS_FIELD,
} from './learner-records.ts';
import { paddedPoints } from './point-groups.ts';
import type { ResidualSetup } from './residual-layout.ts';
import { type GroupShape, groupWords, Pieces, placeResiduals, residualBytes } from './residual-memory.ts';

const PAGE = 65_536;
/** Name of the error whose message is the number of bytes that could not be had. Name and message cross threads. */
export const MEMORY_REFUSED = 'LearnerMemoryRefused';

/** Blocks of points whose gradients wait for others to be added (assembly/learner-network.ts): log2 of the most blocks. */
const STACKED_SUMS = 3;
/** Inputs from which on the rows of a tile are copied together before they are used. */
const PANEL_INPUTS = 16;

export class LearnerMemory {
  /** Address of the Plan record. */
  readonly plan: number;
  /** Everything from here on is scratch of the job that runs: a minibatch, or points to evaluate and their outputs. */
  scratch: number;
  /** Bytes of a row of training points. */
  pointBytes: number;
  /** Where the rows of the data lie, and the mask of their points. */
  private data = { inputs: 0, targets: 0, weights: 0, mask: 0 };
  private readonly parameters: number;
  private readonly vectorBytes: number;
  private readonly records: number;
  private readonly networks: number;
  private readonly shape: NetworkShape;
  /** Address of the window of numbers that change from step to step. */
  private readonly turns: number;
  private end: number;
  /** Address of the centres of a tether, as `theta`; 0 before the first. */
  private centres = 0;
  private reservedBatch = 0;
  /** Where the residuals lie, and bytes that there are for them. */
  private residualsAt = 0;
  private residualRoom = 0;
  private readonly frozen: boolean;
  /** Whether the records point to centres. */
  private tied = false;
  private lastView: DataView | null = null;

  /** @throws an error named MEMORY_REFUSED, here and wherever more memory is needed */
  constructor(
    private readonly memory: WebAssembly.Memory,
    heapBase: number,
    setup: LearnerSetup,
  ) {
    this.networks = setup.networks;
    this.shape = setup.shape;
    this.frozen = setup.frozen?.includes(1) ?? false;
    this.parameters = parameterCount(setup.shape);
    this.vectorBytes = Math.ceil(this.parameters / 4) * 16;
    this.pointBytes = paddedPoints(setup.points) * 4;
    this.end = Math.ceil(heapBase / 16) * 16;
    this.plan = this.reserve(PLAN_BYTES);
    this.records = this.reserve(setup.networks * NETWORK_BYTES);
    const vectors = [0, 0, 0, 0].map(() => this.reserve(setup.networks * this.vectorBytes));
    this.turns = this.reserve(TURN_BYTES);
    this.writePlan(setup);
    this.writeNetworks(setup, vectors);
    this.writeVectors(VECTOR.theta, setup.weights);
    this.scratch = this.end;
    if (setup.residuals) this.writeResiduals(setup.residuals);
  }

  /** Of all memory; growing makes a new one. */
  private get view(): DataView {
    if (this.lastView?.buffer !== this.memory.buffer) this.lastView = new DataView(this.memory.buffer);
    return this.lastView!;
  }

  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** Address of a network's record. */
  record(network: number): number {
    return this.records + network * NETWORK_BYTES;
  }

  /** Address of the rows of inputs that a network trains on. */
  inputsOf(network: number): number {
    return new DataView(this.memory.buffer).getUint32(this.record(network) + INPUTS_FIELD, true);
  }

  /** A view that holds until memory next grows. */
  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, length);
  }

  /** Room for `bytes` of scratch. */
  reserveScratch(bytes: number): void {
    this.grow(this.scratch + bytes);
  }

  /** Room for minibatches of up to this many points: their words, rows of inputs and targets, mask and weights. */
  reserveBatch(batch: number): void {
    this.reservedBatch = Math.max(batch, this.reservedBatch);
    const { inputs, outputs } = this.shape;
    this.reserveScratch(Math.ceil(batch / 16) * 64 + (inputs + outputs + 2) * paddedPoints(batch) * 4);
    new Uint32Array(this.memory.buffer, this.plan, PLAN_BYTES / 4)[BATCH_WORD] = this.scratch;
  }

  /** What a step takes from its move. */
  writeNumbers(network: number, { rate, temperature, kept, drawn }: StepNumbers): void {
    const [view, at] = [this.view, this.record(network)];
    view.setFloat64(at + FIELD.rate, rate, true);
    view.setFloat64(at + FIELD.epsilon, rate, true);
    view.setFloat64(at + FIELD.inverseTemperature, 1 / temperature, true);
    view.setFloat64(at + FIELD.kept, kept, true);
    view.setFloat64(at + FIELD.drawn, drawn, true);
  }

  /** Whether a network has diverged. */
  isStopped(network: number): boolean {
    return this.view.getFloat64(this.record(network) + FIELD.stopped, true) >= 0;
  }

  /** Room for the centres of a tether; the scratch moves behind them. */
  reserveTether(): void {
    if (this.centres > 0) return;
    const at = this.scratch;
    this.grow(at + this.networks * this.vectorBytes);
    new Uint8Array(this.memory.buffer, at, this.networks * this.vectorBytes).fill(0);
    this.centres = at;
    this.scratch = at + this.networks * this.vectorBytes;
    if (this.reservedBatch > 0) this.reserveBatch(this.reservedBatch);
  }

  /** The tether of the steps to come, its centres [network][parameter]; null for none. */
  writeTether(tether: { readonly strength: number; readonly centres: Float64Array } | null): void {
    const view = new DataView(this.memory.buffer);
    view.setInt32(this.plan + BARE_FIELD, tether || this.frozen ? 0 : 1, true);
    view.setFloat32(this.plan + TETHER_FIELD, tether?.strength ?? 0, true);
    if (!tether && !this.tied) return;
    this.tied = tether !== null;
    for (let n = 0; n < this.networks; n++)
      view.setUint32(this.record(n) + CENTRE_FIELD, tether ? this.centres + n * this.vectorBytes : 0, true);
    for (let n = 0; tether && n < this.networks; n++)
      this.floats(this.centres + n * this.vectorBytes, this.parameters).set(
        tether.centres.subarray(n * this.parameters, (n + 1) * this.parameters),
      );
  }

  /** Room for residuals: behind everything else, if there is not enough yet; those that are there stay until others are written. */
  reserveResiduals(bytes: number): void {
    if (bytes <= this.residualRoom) return;
    // Room to grow, so that terms which become a little larger time and again do not leave a trail of used memory.
    const room = this.residualRoom === 0 ? bytes : Math.ceil((1.5 * bytes) / 16) * 16;
    this.grow(this.scratch + room);
    [this.residualsAt, this.residualRoom, this.scratch] = [this.scratch, room, this.scratch + room];
  }

  /** The residuals of all networks, in the place of those before them. */
  writeResiduals(setup: ResidualSetup): void {
    this.reserveResiduals(residualBytes(this.shape, setup));
    const placed = placeResiduals(new Pieces(this.memory.buffer, this.residualsAt), this.shape, setup);
    const view = this.view;
    view.setUint32(this.plan + POINT_BYTES_FIELD, placed.tiles, true);
    [placed.count, placed.groups, placed.blocks].forEach((word, k) => {
      view.setUint32(this.plan + GROUPS_FIELD + 4 * k, word, true);
    });
    for (let n = 0; n < this.networks; n++)
      view.setUint32(this.record(n) + INPUTS_FIELD, placed.tables[setup.setOf[n]!]!, true);
    this.markStale();
  }

  /** A record for points whose jets are asked for, in the scratch, with `bytes` behind it. */
  writeJets(group: GroupShape, bytes: number): { readonly record: number; readonly behind: number } {
    const place = (pieces: Pieces) => {
      const rows = pieces.room(jetRowBytes(this.shape, group.order.declared.length, group.tile));
      return pieces.words(groupWords(pieces, this.shape, group, rows));
    };
    const counted = new Pieces(null, this.scratch);
    place(counted);
    this.grow(counted.end + bytes);
    const pieces = new Pieces(this.memory.buffer, this.scratch);
    return { record: place(pieces), behind: pieces.end };
  }

  /** Gradients and energies no longer belong to the parameters. */
  markStale(): void {
    const view = new DataView(this.memory.buffer);
    for (let n = 0; n < this.networks; n++) view.setInt32(this.record(n) + CURRENT_FIELD, 0, true);
  }

  /** The descent rule of the steps to come. */
  writeRule({ rule, firstDecay, secondDecay, epsilon }: RuleNumbers, weightDecay: number): void {
    const view = new DataView(this.memory.buffer, this.plan + RULE_FIELD);
    view.setInt32(0, rule, true);
    for (const [k, value] of [firstDecay, secondDecay, epsilon, weightDecay].entries())
      view.setFloat32(4 + 4 * k, value, true);
  }

  /** Whether the steps to come take their numbers from the window. */
  turnBySteps(on: boolean): void {
    new DataView(this.memory.buffer).setUint32(this.plan + TURNS_FIELD, on ? this.turns : 0, true);
  }

  /** The window: (rate, 1/T, c, sqrt(1 - c^2)) of up to TURN_STEPS steps; holds until memory next grows. */
  get turnWindow(): Float64Array {
    return new Float64Array(this.memory.buffer, this.turns, TURN_BYTES / 8);
  }

  /** One number of every network's record, [network]. */
  writeField(offset: number, values: Float64Array): void {
    const view = new DataView(this.memory.buffer);
    values.forEach((value, n) => {
      view.setFloat64(this.record(n) + offset, value, true);
    });
  }

  readField(offset: number): Float64Array {
    const view = new DataView(this.memory.buffer);
    return Float64Array.from({ length: this.networks }, (_, n) =>
      view.getFloat64(this.record(n) + offset, true),
    );
  }

  /** A vector of every network, [network][parameter] without the padding between them in memory. */
  writeVectors(field: VectorField, values: Float32Array): void {
    for (let n = 0; n < this.networks; n++)
      this.vectorOf(field, n).set(values.subarray(n * this.parameters, (n + 1) * this.parameters));
  }

  readVectors(field: VectorField): Float32Array {
    const values = new Float32Array(this.networks * this.parameters);
    for (let n = 0; n < this.networks; n++) values.set(this.vectorOf(field, n), n * this.parameters);
    return values;
  }

  private vectorOf(field: VectorField, network: number): Float32Array {
    const at = new DataView(this.memory.buffer).getUint32(this.record(network) + field, true);
    return this.floats(at, this.parameters);
  }

  /** Memory up to `end` bytes. Growing detaches every view, so views are made afresh where they are used. */
  private grow(end: number): void {
    const missing = end - this.memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      this.memory.grow(Math.ceil(missing / PAGE));
    } catch {
      throw Object.assign(new RangeError(`${end}`), { name: MEMORY_REFUSED });
    }
  }

  private reserve(bytes: number): number {
    const at = this.end;
    this.end = at + Math.ceil(bytes / 16) * 16;
    this.grow(this.end);
    return at;
  }

  private place(values: Float32Array | Uint32Array): number {
    const at = this.reserve(values.byteLength);
    new Uint8Array(this.memory.buffer, at, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return at;
  }

  private writePlan(setup: LearnerSetup): void {
    const { shape, loss, noise, dropout, points, seed, precision, energyScale, frozen } = setup;
    const tileBytes = tilePoints(shape, points) * 4;
    const layers = layersOf(shape);
    const table = this.reserve(layers.length * LAYER_BYTES);
    layers.forEach((layer, l) => {
      const [rows, slopes, deltas] = [0, 0, 0].map(() => this.reserve(layer.outputs * tileBytes));
      const at = table + l * LAYER_BYTES;
      const words = new Int32Array(this.memory.buffer, at, LAYER_BYTES / 4);
      const biases = layer.biases < 0 ? -1 : layer.biases * 4;
      words.set([layer.inputs, layer.outputs, 0, layer.weights * 4, biases, rows!, slopes!, deltas!]);
      new Float32Array(this.memory.buffer, at, LAYER_BYTES / 4)[2] = layer.gain;
    });
    const mask = this.reserve(this.pointBytes);
    const padded = new Float32Array(this.vectorBytes / 4);
    padded.set(precision);
    const words = [
      table,
      layers.length,
      ACTIVATION_CODES.indexOf(shape.activation),
      LOSS_CODES.indexOf(loss),
      this.parameters,
      this.vectorBytes,
      tileBytes,
      points,
      this.pointBytes,
      mask,
      shape.outputs,
      shape.inputs,
      seed[0],
      seed[1],
      this.place(padded),
      this.reserve(Math.ceil(this.parameters / 16) * 64),
      this.reserve(this.vectorBytes),
      this.reserve(this.vectorBytes),
      this.place(NORMAL_TABLE),
      this.place(LOG_TABLE),
      this.place(LOG_OCTAVES),
    ];
    new Uint32Array(this.memory.buffer, this.plan, PLAN_BYTES / 4).set(words);
    const moving = new Uint32Array(this.vectorBytes / 4).fill(0xffffffff);
    frozen?.forEach((flag, k) => {
      if (flag) moving[k] = 0;
    });
    const panel = shape.inputs >= PANEL_INPUTS ? shape.inputs * tileBytes : 0;
    const scratch = [panel, STACKED_SUMS * this.vectorBytes].map((bytes) =>
      bytes > 0 ? this.reserve(bytes) : 0,
    );
    const movingAt = this.place(moving);
    const wordsAt = dropout > 0 ? this.reserve(dropoutWords(shape, tileBytes / 4) * 4) : 0;
    const view = new DataView(this.memory.buffer, this.plan);
    view.setFloat64(88, energyScale, true);
    view.setUint32(MOVING_FIELD, movingAt, true);
    view.setFloat32(NOISE_FIELD, noise.beta, true);
    view.setFloat32(NOISE_FIELD + 4, noise.floor, true);
    view.setInt32(NOISE_FIELD + 8, setup.pointWeights.length > 0 ? 1 : 0, true);
    if (dropout > 0) {
      view.setFloat32(DROPOUT_FIELD, 1 / (1 - dropout), true);
      view.setUint32(DROPOUT_FIELD + 4, Math.min(dropoutThreshold(dropout), 0xffffffff), true);
      view.setInt32(DROPOUT_FIELD + 8, hiddenUnits(shape), true);
      view.setUint32(DROPOUT_FIELD + 12, wordsAt, true);
    }
    scratch.forEach((at, k) => {
      view.setUint32(PANEL_FIELD + 4 * k, at, true);
    });
  }

  private writeNetworks(setup: LearnerSetup, vectors: readonly number[]): void {
    const at = (vector: number, network: number) => vectors[vector]! + network * this.vectorBytes;
    this.writeField(FIELD.stopped, new Float64Array(setup.networks).fill(-1));
    const { inputs, targets, pointWeights } = setup;
    this.data = {
      inputs: this.reserve(inputs.byteLength),
      targets: this.reserve(targets.byteLength),
      weights: this.reserve(pointWeights.byteLength),
      mask: new DataView(this.memory.buffer).getUint32(this.plan + MASK_FIELD, true),
    };
    for (let n = 0; n < setup.networks; n++) {
      new Uint32Array(this.memory.buffer, this.record(n), 8).set([
        0,
        0,
        at(0, n),
        at(1, n),
        at(2, n),
        setup.owner + n,
        0,
        at(3, n),
      ]);
    }
    this.writeData(setup);
  }

  /** Training data in the place of those before them, of which there were as many or more. */
  writeData({ points, inputs, targets, pointWeights, inputSet, targetSet }: DataRows): void {
    const { view, shape, data } = this;
    const bytes = paddedPoints(points) * 4;
    this.pointBytes = bytes;
    view.setInt32(this.plan + POINTS_FIELD, points, true);
    view.setUint32(this.plan + POINT_BYTES_FIELD, bytes, true);
    new Uint32Array(this.memory.buffer, data.mask, bytes / 4).fill(0).fill(0xffffffff, 0, points);
    this.floats(data.inputs, inputs.length).set(inputs);
    this.floats(data.targets, targets.length).set(targets);
    this.floats(data.weights, pointWeights.length).set(pointWeights);
    for (let n = 0; n < this.networks; n++) {
      const [record, set] = [this.record(n), targetSet[n]!];
      view.setUint32(record + INPUTS_FIELD, data.inputs + inputSet[n]! * shape.inputs * bytes, true);
      view.setUint32(record + TARGETS_FIELD, data.targets + set * shape.outputs * bytes, true);
      view.setUint32(record + WEIGHTS_FIELD, data.weights + set * bytes, true);
    }
    this.markStale();
  }
}
