/** Multi-spin coding on the device: which states share a word and a graph, and the buffers that say so. */
import type { GlassInstance } from '../../glass/instance.ts';
import {
  laneMask,
  mixedMasks,
  sameGraph,
  TABLE_ROWS,
  ThresholdBook,
  type UpdateGraph,
  updateGraph,
} from '../../glass/multi-spin.ts';
import type { Multiplier } from '../../random/acceptance.ts';
import type { UpdateRule } from '../contract.ts';
import type { Gpu } from './device.ts';

const TABLE_WORDS = 8 * TABLE_ROWS;
const UNIT_WORDS = 8;
/** Thresholds of one place on a ladder: two words each, for 0 … 6 neighbours and as many counts. */
export const PLACE_WORDS = 2 * 7 * 7;

/** States of one word of lanes that share a graph. */
interface Unit {
  readonly graph: UpdateGraph;
  /** [member] */
  readonly states: readonly number[];
  /** Lane of each of them. */
  readonly lanes: readonly number[];
  /** First word of its tables. */
  readonly tables: number;
}

export interface MultiSpinStart {
  readonly instances: readonly GlassInstance[];
  readonly replicas: number;
  readonly firstState: number;
}

export class MultiSpinBuffers {
  readonly units: GPUBuffer;
  readonly graphs: GPUBuffer;
  readonly masks: GPUBuffer;
  readonly tables: GPUBuffer;
  readonly planes: GPUBuffer;
  /** Workgroups of one dispatch. */
  readonly count: number;
  private readonly members: readonly Unit[];
  private readonly tableWords: number;
  private readonly book = new ThresholdBook();

  constructor(
    private readonly gpu: Gpu,
    start: MultiSpinStart,
  ) {
    const { instances } = start;
    const { size } = instances[0]!;
    const graphs: { readonly instance: GlassInstance; readonly graph: UpdateGraph; readonly at: number }[] =
      [];
    const graphOf = instances.map((instance) => {
      const known = graphs.find((each) => sameGraph(each.instance, instance));
      if (known) return known;
      const made = { instance, graph: updateGraph(instance), at: 8 * size * graphs.length };
      graphs.push(made);
      return made;
    });
    const drafts = unitsOf(start, graphOf);
    const maskWords = 6 * size;
    const entries = new Uint32Array(UNIT_WORDS * drafts.length);
    const masks = new Uint32Array(maskWords * drafts.length);
    let tables = 0;
    this.members = drafts.map(({ group, states, lanes, home }, unit) => {
      const [live] = laneMask(lanes, 1);
      const zero = states[0]! - lanes[0]!;
      entries.set([group, zero, live!, home.at, maskWords * unit, tables], UNIT_WORDS * unit);
      const samples = [...new Set(states.map((state) => Math.floor(state / start.replicas)))];
      const shares = samples.map((sample) => ({
        instance: instances[sample]!,
        lanes: lanes.filter((_, i) => Math.floor(states[i]! / start.replicas) === sample),
      }));
      masks.set(mixedMasks(shares, home.graph, 1), maskWords * unit);
      const member = { graph: home.graph, states, lanes, tables };
      tables += TABLE_WORDS * home.graph.degrees.length;
      return member;
    });
    this.count = drafts.length;
    this.tableWords = tables;
    const links = new Uint32Array(8 * size * graphs.length);
    for (const { graph, at } of graphs) links.set(linksOf(graph), at);
    const holding = (label: string, content: Uint32Array) =>
      gpu.buffer(label, content.byteLength, GPUBufferUsage.STORAGE, content);
    this.units = holding('units', entries);
    this.graphs = holding('graphs', links);
    this.masks = holding('masks', masks);
    this.tables = gpu.buffer('tables', 4 * tables, GPUBufferUsage.STORAGE);
    this.planes = gpu.buffer('planes', 4 * size * drafts.length, GPUBufferUsage.STORAGE);
  }

  /** Thresholds of all states for the sweeps that follow. @param multipliers (B, k), [state][2] */
  setLaw(rule: UpdateRule, multipliers: Uint32Array): void {
    const all = new Uint32Array(this.tableWords);
    const multiplierOf = (state: number): Multiplier => ({
      B: multipliers[2 * state]!,
      k: multipliers[2 * state + 1]!,
    });
    for (const { graph, states, lanes, tables } of this.members) {
      const own = states.map(multiplierOf);
      graph.degrees.forEach((degree, d) => {
        const table = all.subarray(tables + d * TABLE_WORDS, tables + (d + 1) * TABLE_WORDS);
        this.book.writeTable(table, 1, rule, degree, lanes, own);
      });
    }
    this.gpu.write(this.tables, all);
  }

  /** One job of multi-spin-law.wgsl for each table: lane 0's state, live lanes, number of neighbours, where it begins. */
  lawJobs(): Uint32Array {
    return Uint32Array.from(
      this.members.flatMap(({ graph, states, lanes, tables }) =>
        graph.degrees.flatMap((degree, d) => [
          (states[0]! - lanes[0]!) >>> 0,
          laneMask(lanes, 1)[0]!,
          degree,
          tables + d * TABLE_WORDS,
        ]),
      ),
    );
  }

  /**
   * Thresholds of every place on the ladders, as multi-spin-law.wgsl reads them: [place][7 numbers of neighbours][7 counts][2].
   *
   * @param multipliers  [sample][slot]
   */
  lawThresholds(rule: UpdateRule, multipliers: readonly Multiplier[]): Uint32Array {
    const degrees = new Set(this.members.flatMap(({ graph }) => graph.degrees));
    const all = new Uint32Array(PLACE_WORDS * multipliers.length);
    multipliers.forEach((multiplier, place) => {
      for (const degree of degrees) {
        this.book.of(rule, degree, multiplier).forEach((threshold, count) => {
          const code = threshold === 2 ** 32 ? 2 : threshold > 0 ? 1 : 0;
          all.set([code, threshold % 2 ** 32], 2 * ((7 * place + degree) * 7 + count));
        });
      }
    });
    return all;
  }

  release(): void {
    for (const buffer of [this.units, this.graphs, this.masks, this.tables, this.planes]) {
      this.gpu.release(buffer);
    }
  }
}

/** Words of lanes in order, each once for every graph among its states. */
function unitsOf<Home>({ instances, replicas, firstState }: MultiSpinStart, graphOf: readonly Home[]) {
  const units: { group: number; home: Home; states: number[]; lanes: number[] }[] = [];
  for (let state = 0; state < instances.length * replicas; state++) {
    const group = Math.floor((firstState + state) / 32);
    const home = graphOf[Math.floor(state / replicas)]!;
    let unit = units.findLast((each) => each.group === group && each.home === home);
    if (!unit) {
      unit = { group, home, states: [], lanes: [] };
      units.push(unit);
    }
    unit.states.push(state);
    unit.lanes.push((firstState + state) % 32);
  }
  return units;
}

/** [update][8]: six neighbours, the site, and its degree's index with the end of its colour. */
function linksOf({ updates }: UpdateGraph): Uint32Array {
  const links = new Uint32Array(8 * updates.length);
  updates.forEach(({ site, neighbours, degree, colourEnd }, update) => {
    links.set([...neighbours, site, degree + 8 * colourEnd], 8 * update);
  });
  return links;
}
