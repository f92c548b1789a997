/** What one thread tells of jets: output jets on given points, residuals and their Jacobian, tile by tile. */

import { parameterCount } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import { type JetOrder, unpackTile } from './jet-layout.ts';
import type { LearnerMemory } from './learner-memory.ts';
import type { GroupSetup, ResidualSetup } from './residual-layout.ts';

/** Exports of learner.wasm; what they do is said in assembly/learner.ts. */
export interface JetExports {
  residuals(plan: number, network: number, tile: number, target: number): void;
  jacobian(plan: number, network: number, tile: number, lanes: number, target: number): void;
  jets(plan: number, network: number, group: number, source: number, target: number): void;
}

/** Points whose jets are asked for: tiles [input][channel][point]. */
export interface GivenJets {
  readonly order: JetOrder;
  readonly points: number;
  readonly tile: number;
  readonly tiles: number;
  readonly inputs: Float32Array;
}

/** Of tiles that follow one another, point by point; the tile that comes next, -1 after the last. */
export interface TileValues {
  readonly values: Float32Array;
  readonly next: number;
}

export class JetKernel {
  private groups: readonly GroupSetup[];
  private given: { readonly jets: GivenJets; readonly record: number; readonly at: number } | null = null;

  constructor(
    private readonly kernel: JetExports,
    private readonly memory: LearnerMemory,
    private readonly shape: NetworkShape,
    private readonly networks: number,
    residuals: ResidualSetup | undefined,
  ) {
    this.groups = residuals?.groups ?? [];
  }

  /** Points times channels of an evaluation of residuals; 0 if there are none. */
  get columns(): number {
    return this.groups.reduce((sum, { points, order }) => sum + points * order.declared.length, 0);
  }

  replaceResiduals(setup: ResidualSetup): void {
    this.memory.writeResiduals(setup);
    this.groups = setup.groups;
  }

  /** Residuals without weights, [point][equation]. */
  residuals(network: number, first: number, budgetMs: number): TileValues {
    return this.tilesFrom(first, budgetMs, (group, tile, points) => {
      const { length } = group.equations;
      const at = this.memory.scratch;
      this.memory.reserveScratch(4 * group.tile * length);
      this.kernel.residuals(this.memory.plan, this.memory.record(network), tile, at);
      const rows = this.memory.floats(at, group.tile * length);
      const values = new Float32Array(points * length);
      for (let p = 0; p < points; p++)
        for (let e = 0; e < length; e++) values[p * length + e] = rows[e * group.tile + p]!;
      return values;
    });
  }

  /** Their derivatives by the parameters, [point][equation][parameter]. */
  jacobian(network: number, first: number, budgetMs: number): TileValues {
    const parameters = parameterCount(this.shape);
    return this.tilesFrom(first, budgetMs, (group, tile, points) => {
      const { length } = group.equations;
      const lanes = this.memory.scratch;
      const target = lanes + 4 * parameters * group.tile;
      this.memory.reserveScratch(4 * parameters * group.tile * (1 + length));
      this.kernel.jacobian(this.memory.plan, this.memory.record(network), tile, lanes, target);
      return this.memory.floats(target, points * length * parameters).slice();
    });
  }

  /** As many tiles from `first` on as about `budgetMs` allows, at least one. */
  private tilesFrom(
    first: number,
    budgetMs: number,
    valuesOf: (group: GroupSetup, tile: number, points: number) => Float32Array,
  ): TileValues {
    const start = performance.now();
    const parts: Float32Array[] = [];
    let tile = 0;
    for (const group of this.groups)
      for (let t = 0; t < group.tiles; t++, tile++) {
        if (tile < first) continue;
        if (parts.length > 0 && performance.now() - start > budgetMs)
          return { values: joined(parts), next: tile };
        parts.push(valuesOf(group, tile, Math.min(group.tile, group.points - t * group.tile)));
      }
    return { values: joined(parts), next: -1 };
  }

  /** Points for the next `jets`. */
  beginJets(jets: GivenJets): void {
    const output = 4 * this.shape.outputs * jets.order.declared.length * jets.tile;
    const group = { ...jets, steady: false, equations: [], columnCount: 0 };
    const { record, behind } = this.memory.writeJets(group, jets.inputs.byteLength + output);
    this.memory.floats(behind, jets.inputs.length).set(jets.inputs);
    this.given = { jets, record, at: behind };
  }

  /** [network][point][channel][output] of networks from `first` on, as many as about `budgetMs` allows, at least one. */
  jets(first: number, budgetMs: number): Float32Array {
    if (!this.given) throw new RangeError('no points were given');
    const { jets, record, at } = this.given;
    const { order, points, tile, tiles, inputs } = jets;
    const units = this.shape.outputs;
    const width = order.declared.length * units;
    const target = at + inputs.byteLength;
    const start = performance.now();
    const parts: Float32Array[] = [];
    for (let n = first; n < this.networks; n++) {
      if (parts.length > 0 && performance.now() - start > budgetMs) break;
      const values = new Float32Array(points * width);
      for (let t = 0; t < tiles; t++) {
        const source = at + (inputs.byteLength / tiles) * t;
        this.kernel.jets(this.memory.plan, this.memory.record(n), record, source, target);
        const inside = Math.min(tile, points - t * tile);
        const rows = this.memory.floats(target, tile * width);
        unpackTile(rows, 0, order, { units, points: inside, tile }, values, t * tile * width);
      }
      parts.push(values);
    }
    return joined(parts);
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
