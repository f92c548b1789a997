import { describe, expect, test } from 'vitest';
import type { Engine, GlassSpec, SpinState } from '../../src/engine/contract.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment, Row, RunContext, SpinsAtRow } from '../../src/experiments/declaration.ts';
import { KeptSpins } from '../../src/experiments/kept-spins.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { pairsWithinSamples } from '../../src/observables/overlap.ts';
import { histogramsToZarr } from '../../src/results/histograms.ts';
import { SpinStore, type StoreFiles } from '../../src/results/spins.ts';
import { configOf } from '../support/run-experiment.ts';
import { tinyGlasses } from '../support/tiny-glasses.ts';
import { tinyLearners } from '../support/tiny-learners.ts';
import { readZarr } from '../support/zarr.ts';

const encoder = new TextEncoder();
const bytesOf = (data: string | Uint8Array) => (typeof data === 'string' ? encoder.encode(data) : data);

const experiment: Experiment = {
  ...experimentById('sk-overlap'),
  columns: [{ name: 'temperature', unit: 'sweeps' }, { name: 'light' }, { name: 'isHot' }],
};
const config = defaultsOf(experiment.fields);
const read = (files: ReadonlyMap<string, string | Uint8Array>) =>
  readZarr((path) => (files.has(path) ? bytesOf(files.get(path)!) : null));

describe('histograms.zarr', () => {
  const edges = Float64Array.of(-1, 0, 1);
  const rows: Row[] = [
    {
      values: { temperature: 2, light: '绿灯', isHot: true },
      histograms: { pq: { edges, density: [0.25, 0.75] }, wide: { edges: [0, 1], density: [1] } },
    },
    { values: { temperature: null, light: null, isHot: null } },
    {
      values: { temperature: 0.5, light: 'red', isHot: false },
      histograms: { pq: { edges, density: [0.5, 0.5] }, wide: { edges: [0, 1, 3], density: [0.5, 0.25] } },
    },
  ];
  const store = () => histogramsToZarr({ experiment, config, rows, digest: null })!;

  test('holds every histogram of every row, its edges, and the columns as coordinates', () => {
    const { attributes, arrays } = read(store());
    expect(attributes).toMatchObject({ experiment: 'sk-overlap', digest: null });
    expect((attributes as { coordinates: string }).coordinates.split(' ')).toEqual(
      expect.arrayContaining(['temperature', 'light', 'isHot', 'pq_bin', 'pq_edges', 'wide_edges']),
    );
    expect(arrays.pq_density).toEqual({
      shape: [3, 2],
      dimensions: ['row', 'pq_bin'],
      values: [0.25, 0.75, Number.NaN, Number.NaN, 0.5, 0.5],
    });
    expect(arrays.pq_edges).toEqual({ shape: [3], dimensions: ['pq_edge'], values: [-1, 0, 1] });
    expect(arrays.pq_bin!.values).toEqual([-0.5, 0.5]);
    // Bins that change from row to row.
    expect(arrays.wide_density!.values).toEqual([1, Number.NaN, Number.NaN, Number.NaN, 0.5, 0.25]);
    const gaps = [Number.NaN, Number.NaN, Number.NaN];
    expect(arrays.wide_edges).toMatchObject({ shape: [3, 3], values: [0, 1, Number.NaN, ...gaps, 0, 1, 3] });
    expect(arrays.wide_bin).toBeUndefined();
    expect(arrays.temperature!.values).toEqual([2, Number.NaN, 0.5]);
    expect(arrays.light!.values).toEqual(['绿灯', '', 'red']);
    expect(arrays.isHot!.values).toEqual([1, -1, 0]);
  });

  test('its metadata is ASCII, with labels in both languages', () => {
    const text = String(store().get('.zmetadata'));
    expect(/^[\n -~]*$/.test(text)).toBe(true);
    expect(JSON.parse(text).metadata['temperature/.zattrs']).toMatchObject({
      long_name: 'T',
      units: 'sweeps',
    });
    const full = histogramsToZarr({ experiment: experimentById('sk-overlap'), config, rows, digest: null })!;
    const { metadata } = JSON.parse(String(full.get('.zmetadata')));
    expect(metadata['absQ/.zattrs'].long_name_zh).toMatch(/重叠/);
    expect(metadata['absQError/.zattrs'].error_of).toBe('absQ');
  });

  test('a run without histograms has no store', () => {
    expect(histogramsToZarr({ experiment, config, rows: [rows[1]!], digest: null })).toBeNull();
  });
});

test('no column of any experiment is named like a dimension or an array of the stores', () => {
  for (const { id, columns } of experiments) {
    for (const { name } of columns)
      expect(
        /^(row|sample|replica|site|spins|beta|sample_index)(_.*)?$|_(density|edges?|bin)$/.test(name),
        `${id} ${name}`,
      ).toBe(false);
  }
});

/** A store in memory. */
function memory(files = new Map<string, Uint8Array>()): StoreFiles & { files: Map<string, Uint8Array> } {
  return {
    files,
    list: () => [...files.keys()],
    read: (path) => (files.has(path) ? new TextDecoder().decode(files.get(path)) : null),
    write: (path, data) => void files.set(path, Uint8Array.from(bytesOf(data))),
    remove: (path) => {
      for (const key of [...files.keys()])
        if (path === '' || key === path || key.startsWith(`${path}/`)) files.delete(key);
    },
  };
}

const sorted = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]).sort();

interface Told {
  readonly row: number;
  readonly spins: readonly SpinsAtRow[];
}

interface ToldRun {
  readonly rows: readonly Row[];
  readonly all: readonly Told[];
}

/** The reference, and the states that were opened on it. */
class WatchedEngine extends ReferenceEngine {
  readonly states: SpinState[] = [];
  override async glass(spec: GlassSpec): Promise<SpinState> {
    const state = await super.glass(spec);
    this.states.push(state);
    return state;
  }
}

interface Telling {
  onTold?(): Promise<void>;
  /** @param share  of the work that is done */
  onTick?(save: () => Promise<unknown>, share: number): Promise<void>;
  readonly restored?: unknown;
  /** Rows that the run has already. */
  readonly rows?: Row[];
}

/** Runs a tiny experiment, and what it tells of its spins. */
async function told(id: string, engine: Engine, telling: Telling = {}): Promise<ToldRun> {
  const [rows, all]: [Row[], Told[]] = [telling.rows ?? [], []];
  let share = 0;
  const context: RunContext = {
    engine,
    restored: telling.restored ?? null,
    tick: async (save) => telling.onTick?.(save, share),
    progress: (done, total) => {
      share = done / total;
    },
    wantsFrame: () => false,
    frame() {},
    note() {},
    states: async (spins) => {
      all.push({ row: rows.length, spins });
      await telling.onTold?.();
    },
  };
  const of = experimentById(id);
  for await (const row of of.run(configOf(of, { ...tinyGlasses[id], ...tinyLearners[id] }), context))
    rows.push(row);
  return { rows, all };
}

/** The store of a run; with `from`, of one that goes on with so many rows. */
function storeOf(id: string, { rows, all }: ToldRun, files = memory(), from = 0): Map<string, Uint8Array> {
  const which = { experiment: experimentById(id), config: configOf(experimentById(id), {}) };
  const store = SpinStore.open(files, which, from);
  for (const { row, spins } of all) if (row >= from) store.add(row, spins);
  const any = store.finish({ ...which, rows, digest: null });
  expect(any).toBe(all.some(({ row }) => row < rows.length));
  return files.files;
}

describe('spins.zarr', () => {
  test('its spins have the overlaps that the engine counts, at the temperatures of the rows', async () => {
    const engine = new WatchedEngine();
    const counted: number[][] = [];
    const pairs = pairsWithinSamples(3, 4);
    const run = await told('sk-overlap', engine, {
      async onTold() {
        counted.push([...(await engine.states[0]!.overlaps(pairs))]);
      },
    });
    const { arrays } = read(storeOf('sk-overlap', run));
    const { spins, beta, sample_index: index } = arrays;
    expect(spins).toMatchObject({ shape: [4, 3, 4, 16], dimensions: ['row', 'sample', 'replica', 'site'] });
    expect(new Set(spins!.values)).toEqual(new Set([-1, 1]));
    const spin = (row: number, state: number, site: number) =>
      Number(spins!.values[(row * 12 + state) * 16 + site]);
    for (const [row, { values }] of run.rows.entries()) {
      const overlaps = Array.from({ length: pairs.length / 2 }, (_, pair) => {
        let sum = 0;
        for (let i = 0; i < 16; i++)
          sum += spin(row, pairs[2 * pair]!, i) * spin(row, pairs[2 * pair + 1]!, i);
        return sum;
      });
      expect(overlaps).toEqual(counted[row]);
      for (const value of beta!.values.slice(12 * row, 12 * row + 12))
        expect(1 / Number(value)).toBeCloseTo(Number(values.temperature), 12);
    }
    expect(index!.values).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect(arrays.temperature!.values).toEqual(run.rows.map(({ values }) => values.temperature));
  });

  test('glasses of other sizes and of one row only have arrays of their own, and zeros elsewhere', async () => {
    const transition = read(
      storeOf('sk-transition', await told('sk-transition', new ReferenceEngine())),
    ).arrays;
    expect(transition.spins!.shape).toEqual([3, 3, 2, 6]);
    expect(transition.spins_3).toMatchObject({
      shape: [3, 3, 2, 24],
      dimensions: ['row', 'sample_3', 'replica_3', 'site_3'],
    });
    const run = await told('ground-states', new ReferenceEngine());
    expect(run.all.map(({ row }) => row)).toEqual([1]);
    const { spins, beta, sample_index: index } = read(storeOf('ground-states', run)).arrays;
    const each = spins!.values.length / 2;
    expect(new Set(spins!.values.slice(0, each))).toEqual(new Set([0]));
    expect(new Set(spins!.values.slice(each))).toEqual(new Set([-1, 1]));
    expect(beta!.values[0]).toBeNaN();
    expect(index!.values[0]).toBe(-1);
  });

  test.each(['sk-transition', 'ground-states', 'curie-weiss'])(
    '%s stopped after any row goes on to the same store',
    async (id) => {
      const run = await told(id, new ReferenceEngine());
      const whole = sorted(storeOf(id, run));
      for (const stop of [0, 1, run.rows.length - 1]) {
        const files = memory();
        // Told of one row more than was kept, and the columns written where it stopped.
        const before = { rows: run.rows.slice(0, stop), all: run.all.filter(({ row }) => row <= stop) };
        if (before.all.length > 0) storeOf(id, before, files);
        const part = sorted(files.files);
        if (stop < run.rows.length - 1) expect(part).not.toEqual(whole);
        storeOf(id, run, files, stop);
        expect(sorted(files.files)).toEqual(whole);
      }
    },
  );

  test('rows that come when all is over have the spins as they ended, each at one of the temperatures', async () => {
    for (const [id, size, replicas] of [
      ['ea-3d', 8 ** 3, 6],
      ['equilibrium', 12, 18],
    ] as const) {
      const run = await told(id, new ReferenceEngine());
      expect(run.all.map(({ row }) => row)).toEqual(run.rows.map((_, row) => row));
      const last = run.all.at(-1)!.spins;
      expect(last).toHaveLength(1);
      expect(last[0]).toMatchObject({ label: '', size, replicas, firstSample: 0 });
      const betas = new Set(last[0]!.betas);
      for (const { values } of run.rows.slice(-3)) {
        const near = [...betas].filter((beta) => Math.abs(beta * Number(values.temperature) - 1) < 1e-12);
        expect(near, `${id} ${values.temperature}`).toHaveLength(1);
      }
    }
  });

  test.each(['sk-equilibrium', 'ea-3d', 'equilibrium', 'sk-freeze'])(
    '%s stopped at several of its ticks tells the same of the rows that follow',
    async (id) => {
      const whole = await told(id, new ReferenceEngine());
      expect(whole.all.length).toBeGreaterThan(2);
      // How many ticks there are depends on how fast the machine is.
      for (const stop of [0.2, 0.5, 0.8, 1]) {
        const rows: Row[] = [];
        let restored: unknown = null;
        const onTick = async (save: () => Promise<unknown>, share: number) => {
          if (share < stop) return;
          restored = structuredClone(await save());
          throw new Error('stopped');
        };
        await expect(told(id, new ReferenceEngine(), { onTick, rows })).rejects.toThrow('stopped');
        const made = rows.length;
        const after = await told(id, new ReferenceEngine(), { restored, rows });
        expect(after.rows).toEqual(whole.rows);
        expect(after.all).toEqual(whole.all.filter(({ row }) => row >= made));
      }
    },
  );

  test('spins that are kept for later rows outlive a checkpoint, batch by batch', () => {
    const batch = (firstSample: number, word: number, size = 8): SpinsAtRow => {
      const betas = Float64Array.of(word, 2);
      return { label: '', size, samples: 1, replicas: 2, firstSample, spins: Uint32Array.of(word, 7), betas };
    };
    const kept = new KeptSpins();
    expect(kept.forRow([])).toEqual([]);
    kept.add([batch(0, 1)]);
    kept.add([batch(1, 3)]);
    const restored = new KeptSpins(structuredClone(kept.save()));
    const both = {
      ...batch(0, 1),
      samples: 2,
      spins: Uint32Array.of(1, 7, 3, 7),
      betas: Float64Array.of(1, 2, 3, 2),
    };
    expect(restored.forRow([])).toEqual([both]);
    expect(restored.forRow([batch(2, 5)])[0]!.samples).toBe(3);
    // The rows have come: the next glass takes the place of this one.
    const after = new KeptSpins(structuredClone(restored.save()));
    after.add([batch(0, 9, 16)]);
    expect(after.forRow([])).toEqual([batch(0, 9, 16)]);
  });

  test('a run that lost its device is told some rows twice, to the same store', async () => {
    const run = await told('sk-overlap', new ReferenceEngine());
    const whole = sorted(storeOf('sk-overlap', run));
    const twice = { ...run, all: [...run.all.slice(0, 3), ...run.all.slice(1)] };
    expect(sorted(storeOf('sk-overlap', twice))).toEqual(whole);
    // And another spin is another store.
    const [first, ...others] = run.all;
    const flipped = first!.spins.map((glass) => ({
      ...glass,
      spins: glass.spins.with(0, glass.spins[0]! ^ 1),
    }));
    expect(
      sorted(storeOf('sk-overlap', { ...run, all: [{ row: 0, spins: flipped }, ...others] })),
    ).not.toEqual(whole);
  });

  test('a run without spins leaves its columns alone', async () => {
    const run = await told('random-energy', new ReferenceEngine());
    expect(run.all).toEqual([]);
    const { arrays } = read(storeOf('random-energy', run));
    expect(Object.keys(arrays)).toEqual(experimentById('random-energy').columns.map(({ name }) => name));
  });
});
