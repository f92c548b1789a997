/**
 * One thread's states as bit planes, for multi-spin order: 128 states to a block, whose spins of one site are one vector.
 * States of one block that share a graph are updated together; samples of different graphs take turns.
 */
import { fromPlanes, type Lane, toPlanes } from '../../glass/bit-planes.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import {
  laneMask,
  mixedMasks,
  sameGraph,
  signMasks,
  sparseOf,
  ThresholdBook,
  type UpdateGraph,
  updateGraph,
} from '../../glass/multi-spin.ts';
import { wordsPerState } from '../../glass/spins.ts';
import type { UpdateRule } from '../contract.ts';
import type { KernelMemory } from './kernel-memory.ts';
import { LANE_WORDS, LANES, linksOf, PLANE_BYTES, TABLE_BYTES } from './multi-spin-layout.ts';
import type { SpinExports } from './spin-exports.ts';
import type { SweepBatch } from './spin-kernel.ts';
import type { SpinSetup } from './spin-layout.ts';

/** States first … first + lanes.length - 1 of the thread, in one block. */
interface Block {
  readonly planes: number;
  /** floor(global state / 32) of its first lane. */
  readonly group: number;
  readonly first: number;
  readonly lanes: readonly Lane[];
}

/** States of one block that share a graph. */
interface Unit {
  readonly block: Block;
  readonly graph: PlacedGraph;
  readonly states: readonly number[];
  /** Where the lane of each of them is among the 128, like `states`. */
  readonly lanes: readonly number[];
  readonly live: number;
  readonly masks: number;
  readonly sharedMasks: boolean;
  readonly tables: number;
  /** Rule and multipliers (B, k) that the tables were made for; like `states`. */
  law: { rule: UpdateRule | null; readonly B: Uint32Array; readonly k: Uint8Array };
}

interface PlacedGraph extends UpdateGraph {
  readonly at: number;
}

export class MultiSpinStates {
  private readonly blocks: readonly Block[];
  private readonly units: readonly Unit[];
  private readonly instances: readonly GlassInstance[];
  private readonly totals: number;
  private readonly book = new ThresholdBook();

  constructor(
    private readonly kernel: SpinExports,
    private readonly memory: KernelMemory,
    private readonly setup: SpinSetup,
  ) {
    if (setup.model.kind !== 'sparse') throw new TypeError('multi-spin coding needs sparse glasses');
    this.instances = setup.model.instances;
    this.totals = memory.reserve(4 * LANES);
    this.blocks = placeBlocks(memory, setup);
    this.units = this.placeUnits();
  }

  /** Makes packed spins [state][word] the spins of all states. */
  load(packed: Uint32Array): void {
    const words = wordsPerState(this.setup.size);
    for (const { planes, first, lanes } of this.blocks) {
      const part = packed.subarray(first * words, (first + lanes.length) * words);
      toPlanes(part, this.setup.size, lanes, this.view(planes, 4 * this.setup.size), 4);
    }
  }

  /** Packed spins, [state][word]. */
  packed(): Uint32Array {
    const { size, states } = this.setup;
    const words = wordsPerState(size);
    const all = new Uint32Array(states * words);
    for (const { planes, first, lanes } of this.blocks) {
      all.set(fromPlanes(this.view(planes, 4 * size), size, lanes, 4), first * words);
    }
    return all;
  }

  /** Runs a batch and adds accepted flips to `flipped`, [state]. */
  sweep({ rule, sweep, site, updates, B, k }: SweepBatch, flipped: Float64Array): void {
    const { states } = this.setup;
    const metropolis = rule === 'metropolis';
    for (const unit of this.units) {
      const totals = this.view(this.totals, LANES).fill(0);
      const { block, graph, masks, sharedMasks, tables, live } = unit;
      for (let run = 0; run < updates.length; run++) {
        this.setLaw(unit, rule, B.subarray(run * states), k.subarray(run * states));
        this.kernel.runMultiSpin(
          block.planes,
          graph.at,
          masks,
          sharedMasks,
          tables,
          live,
          metropolis,
          block.group,
          sweep[run]!,
          site[run]!,
          updates[run]!,
          this.totals,
        );
      }
      unit.states.forEach((state, i) => {
        flipped[state]! += totals[unit.lanes[i]!]!;
      });
    }
  }

  /** Energies in units, [state]: twice the unsatisfied bonds less all bonds. */
  energies(): Float64Array {
    const energies = new Float64Array(this.setup.states);
    for (const { block, graph, masks, sharedMasks, states, lanes } of this.units) {
      const totals = this.view(this.totals, LANES).fill(0);
      this.kernel.countOpposed(block.planes, graph.at, masks, sharedMasks, this.totals);
      const bonds = this.bondsOf(states[0]!);
      states.forEach((state, i) => {
        energies[state] = totals[lanes[i]!]! - bonds;
      });
    }
    return energies;
  }

  private bondsOf(state: number): number {
    return sparseOf(this.instances[this.setup.sampleOf[state]!]!).columns.length / 2;
  }

  private view(at: number, words: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, at, words);
  }

  private placeUnits(): Unit[] {
    const { sampleOf } = this.setup;
    const graphs: { readonly instance: GlassInstance; readonly placed: PlacedGraph }[] = [];
    const graphOf = this.instances.map((instance) => {
      const known = graphs.find((graph) => sameGraph(graph.instance, instance));
      if (known) return known.placed;
      const made = updateGraph(instance);
      const placed = { ...made, at: this.memory.place(linksOf(made)) };
      graphs.push({ instance, placed });
      return placed;
    });
    const shared: number[] = [];
    return this.blocks.flatMap((block) => {
      const states = block.lanes.map((_, i) => block.first + i);
      const met = new Set(states.map((state) => graphOf[sampleOf[state]!]!));
      return [...met].map((graph) => {
        const members = states.filter((state) => graphOf[sampleOf[state]!] === graph);
        const samples = new Set(members.map((state) => sampleOf[state]!));
        const lanes = members.map((state) => {
          const { word, lane } = block.lanes[state - block.first]!;
          return 32 * word + lane;
        });
        const [sample] = samples;
        const sharedMasks = samples.size === 1;
        if (sharedMasks) shared[sample!] ??= this.memory.place(signMasks(this.instances[sample!]!, graph));
        return {
          block,
          graph,
          states: members,
          lanes,
          live: this.memory.place(laneMask(lanes, LANE_WORDS)),
          masks: sharedMasks ? shared[sample!]! : this.placeMasks(graph, members, lanes),
          sharedMasks,
          tables: this.memory.reserve(TABLE_BYTES * graph.degrees.length),
          law: {
            rule: null,
            B: new Uint32Array(members.length),
            k: new Uint8Array(members.length),
          },
        };
      });
    });
  }

  /** Masks of lanes that belong to several samples, v128[update][neighbour]. */
  private placeMasks(graph: UpdateGraph, states: readonly number[], lanes: readonly number[]): number {
    const { sampleOf } = this.setup;
    const samples = [...new Set(states.map((state) => sampleOf[state]!))].map((sample) => ({
      instance: this.instances[sample]!,
      lanes: lanes.filter((_, i) => sampleOf[states[i]!] === sample),
    }));
    return this.memory.place(mixedMasks(samples, graph, LANE_WORDS));
  }

  /** Writes the unit's thresholds, if they changed. `B`, `k` begin with state 0. */
  private setLaw(unit: Unit, rule: UpdateRule, B: Uint32Array, k: Uint8Array): void {
    if (!renewed(unit, rule, B, k)) return;
    const tables = this.view(unit.tables, (TABLE_BYTES / 4) * unit.graph.degrees.length);
    const multipliers = unit.states.map((state) => ({ B: B[state]!, k: k[state]! }));
    unit.graph.degrees.forEach((degree, d) => {
      const table = tables.subarray((d * TABLE_BYTES) / 4, ((d + 1) * TABLE_BYTES) / 4);
      this.book.writeTable(table, LANE_WORDS, rule, degree, unit.lanes, multipliers);
    });
  }
}

/** Words of the thread's states, four to a block. */
function placeBlocks(memory: KernelMemory, { size, owner, states }: SpinSetup): Block[] {
  const firstGroup = Math.floor(owner / 32);
  const blocks: Block[] = [];
  for (let first = 0; first < states; ) {
    const group = Math.floor((owner + first) / 32);
    const lanes: Lane[] = [];
    const begin = group - ((group - firstGroup) % 4);
    for (let state = first; state < states && Math.floor((owner + state) / 32) < begin + 4; state++) {
      lanes.push({ word: Math.floor((owner + state) / 32) - begin, lane: (owner + state) % 32 });
    }
    blocks.push({ planes: memory.reserve(PLANE_BYTES * (size + 1)), group: begin, first, lanes });
    first += lanes.length;
  }
  return blocks;
}

/** Notes the law of a unit. @returns whether it is another than before */
function renewed({ law, states }: Unit, rule: UpdateRule, B: Uint32Array, k: Uint8Array): boolean {
  let changed = law.rule !== rule;
  law.rule = rule;
  for (let i = 0; i < states.length; i++) {
    const state = states[i]!;
    if (law.B[i] === B[state] && law.k[i] === k[state]) continue;
    law.B[i] = B[state]!;
    law.k[i] = k[state]!;
    changed = true;
  }
  return changed;
}
