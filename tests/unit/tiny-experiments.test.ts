/** What holds for every experiment: declarations that agree with themselves, rows that hold what is declared, exact resumption. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { LANGUAGES, sayIfKnown } from '../../src/messages/catalogue.ts';
import { cpuEngine } from '../support/engines.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';
import { tinyGlasses } from '../support/tiny-glasses.ts';
import { tinyLearners } from '../support/tiny-learners.ts';

const engine = new ReferenceEngine();
const all = experiments.map((experiment) => [experiment.id, experiment] as const);
const tinyConfigs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...tinyGlasses,
  ...tinyLearners,
};
const tiny = all.filter(([id]) => id in tinyConfigs);

test.each(all)('%s declares what it speaks of, once', (_id, experiment) => {
  const columns = experiment.columns.map(({ name }) => name);
  expect(new Set(columns).size).toBe(columns.length);
  for (const { errorOf } of experiment.columns) if (errorOf) expect(columns).toContain(errorOf);
  const ids = experiment.figures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const figure of experiment.figures) {
    if (figure.kind !== 'line') {
      for (const name of [figure.kind === 'decision' ? figure.at : figure.by].flat())
        expect(columns, figure.id).toContain(name);
      continue;
    }
    for (const name of [figure.x, ...figure.series.flatMap(({ y, error }) => (error ? [y, error] : [y]))])
      expect(columns, figure.id).toContain(name);
    for (const name of figure.shade ?? [])
      expect(
        figure.series.map(({ y }) => y),
        figure.id,
      ).toContain(name);
  }
  const links = Object.values(experiment.fields).map(({ link }) => link);
  expect(new Set(links).size).toBe(links.length);
});

test.each(all)('%s takes its defaults and every preset', (_id, experiment) => {
  expect(() => parseConfig(experiment, {})).not.toThrow();
  for (const preset of Object.values(experiment.presets)) {
    for (const key of Object.keys(preset)) expect(Object.keys(experiment.fields)).toContain(key);
    expect(() => parseConfig(experiment, { ...preset })).not.toThrow();
  }
});

test.each(tiny)('%s has at most five main controls', (_id, { fields }) => {
  expect(Object.values(fields).filter(({ level }) => level === 'main').length).toBeLessThanOrEqual(5);
});

/** Rows of the tiny configuration, made once. */
const made = new Map<string, Promise<Row[]>>();
function tinyRows(experiment: Experiment): Promise<Row[]> {
  const config = configOf(experiment, tinyConfigs[experiment.id]!);
  const rows = made.get(experiment.id) ?? runExperiment(experiment, engine, config);
  made.set(experiment.id, rows);
  return rows;
}

test.each(['pinn-heat', 'pinn-inverse', 'pinn-elastic'])(
  '%s has something in its first figure, and pictures, from its first row on',
  async (id) => {
    const experiment = experiments.find((each) => each.id === id)!;
    const [row] = await tinyRows(experiment);
    const [first] = experiment.figures;
    if (first?.kind === 'line') {
      expect(row!.values[first.x]).toEqual(expect.any(Number));
      expect(first.series.some(({ y }) => typeof row!.values[y] === 'number')).toBe(true);
    }
    const pictures = experiment.figures.find(({ kind }) => kind === 'fields');
    if (pictures?.kind !== 'fields') throw new Error('no pictures');
    expect(pictures.panels.every(({ source }) => source in row!.matrices!)).toBe(true);
  },
);

describe.each(tiny)('a small run of %s', (id, experiment) => {
  const config = configOf(experiment, tinyConfigs[id]!);

  test('holds declared columns, numbers or null, and what its figures draw', async () => {
    const rows = await tinyRows(experiment);
    expect(rows.length).toBeGreaterThan(0);
    const columns = new Set(experiment.columns.map(({ name }) => name));
    for (const { values, samples = {} } of rows) {
      for (const [name, value] of Object.entries(values)) {
        expect(columns, name).toContain(name);
        if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
      }
      for (const numbers of Object.values(samples)) expect(Array.isArray(numbers)).toBe(true);
    }
    for (const figure of experiment.figures) {
      if (figure.when && !figure.when(config)) continue;
      const drawn = (row: Row) =>
        figure.kind === 'line'
          ? typeof row.values[figure.x] === 'number' &&
            figure.series.some(({ y }) => typeof row.values[y] === 'number')
          : figure.kind === 'histogram'
            ? figure.source in (row.histograms ?? {})
            : figure.kind === 'gallery'
              ? `${figure.source}.1` in (row.histograms ?? {})
              : figure.kind === 'decision'
                ? figure.at in row.values
                : figure.kind === 'fields'
                  ? figure.panels.some(({ source }) => source in (row.matrices ?? {}))
                  : figure.source in (row.matrices ?? {});
      expect(rows.some(drawn), figure.id).toBe(true);
      if (figure.kind !== 'line') continue;
      for (const curve of figure.curves ?? []) {
        const points = curve.points(config);
        if (points) expect([...points.x, ...points.y].every(Number.isFinite), curve.id).toBe(true);
      }
    }
    for (const column of experiment.columns)
      expect(
        rows.some(({ values }) => column.name in values),
        column.name,
      ).toBe(true);
    // Plain data: what is posted, stored and read back is what was made.
    expect(JSON.parse(JSON.stringify(rows.map(({ values }) => values)))).toEqual(
      rows.map(({ values }) => values),
    );
  });

  test('has findings with sentences, from all rows, from the first alone, and from none', async () => {
    const rows = await tinyRows(experiment);
    expect(await experiment.findings([], config)).toEqual([]);
    for (const some of [rows, rows.slice(0, 1)]) {
      const findings = await experiment.findings(some, config);
      expect(findings.length).toBeGreaterThan(0);
      for (const { id: finding, verdict, facts } of findings) {
        for (const language of LANGUAGES) {
          const at = `experiments.${id}.findings.${finding}`;
          expect(sayIfKnown(language, `${at}.label`), finding).toBeTruthy();
          for (const each of ['yes', 'no', 'cannot-tell'])
            expect(sayIfKnown(language, `${at}.${each}`), `${finding}.${each}`).toBeTruthy();
          // As page and command line do: a state has a sentence of its own where there is one.
          const own = facts.state === undefined ? null : sayIfKnown(language, `${at}.${facts.state}`, facts);
          expect(own ?? sayIfKnown(language, `${at}.${verdict}`, facts), finding).not.toMatch(
            /\{\{|NaN|undefined/,
          );
        }
      }
    }
  });

  // Networks are f64 on the one engine and f32 on the other: only glasses can be held to it.
  if (id in tinyGlasses)
    test('gives the same rows on the CPU engine, to the last bit', async () => {
      const cpu = await cpuEngine.open();
      try {
        expect(await runExperiment(experiment, cpu, config)).toEqual(await tinyRows(experiment));
      } finally {
        await cpu.destroy();
      }
    });

  test('saved at any tick and resumed gives the rows of the unbroken run, to the last bit', async () => {
    const whole = await tinyRows(experiment);
    let ticks = 0;
    await runExperiment(experiment, engine, config, { onTick: async () => void ticks++ });
    // How many ticks a run has depends on the machine's speed: a place that is not reached is no failure.
    let resumed = 0;
    for (const part of [0, 0.1, 0.37, 0.5, 0.8, 0.95]) {
      const stopAt = Math.floor(part * ticks);
      const rows: Row[] = [];
      let saved: unknown = null;
      const stop = new Error('stop here');
      const broken = runExperiment(
        experiment,
        engine,
        config,
        {
          onTick: async (tick, save) => {
            if (tick !== stopAt) return;
            saved = structuredClone(await save());
            throw stop;
          },
        },
        rows,
      ).catch((error: unknown) => {
        if (error !== stop) throw error;
      });
      await broken;
      if (saved === null) continue;
      resumed++;
      expect([...rows, ...(await runExperiment(experiment, engine, config, { restored: saved }))]).toEqual(
        whole,
      );
    }
    expect(resumed).toBeGreaterThan(2);
  });
});
