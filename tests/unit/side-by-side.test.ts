import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { commandLine } from '../../src/experiments/command-line.ts';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import type { SideBySideConfig } from '../../src/experiments/side-by-side/fields.ts';
import { findings } from '../../src/experiments/side-by-side/findings.ts';
import { unusedSettings } from '../../src/experiments/side-by-side/unused.ts';
import { sideBySide } from '../../src/experiments/side-by-side.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { defaults, runSideBySide, small } from '../support/side-by-side.ts';

const engine = new ReferenceEngine();
const run = (config: Partial<SideBySideConfig> = {}) => runSideBySide(engine, { ...small, ...config });
const columnNames = new Set(sideBySide.columns.map(({ name }) => name));

test('figures, errors and presets speak only of what is declared', () => {
  for (const column of sideBySide.columns) if (column.errorOf) expect(columnNames).toContain(column.errorOf);
  for (const figure of sideBySide.figures) {
    if (figure.kind !== 'line') continue;
    expect(columnNames).toContain(figure.x);
    for (const { y, error } of figure.series) {
      expect(columnNames).toContain(y);
      if (error) expect(columnNames).toContain(error);
    }
    for (const name of figure.shade ?? []) expect(figure.series.map(({ y }) => y)).toContain(name);
  }
  for (const preset of Object.values(sideBySide.presets)) {
    for (const key of Object.keys(preset)) expect(Object.keys(sideBySide.fields)).toContain(key);
    expect(() => sideBySide.check!({ ...defaults, ...preset })).not.toThrow();
  }
  const links = Object.values(sideBySide.fields).map(({ link }) => link);
  expect(new Set(links).size).toBe(links.length);
});

test.each([
  ['the default learner', {}],
  ['a teacher', { labels: 'teacher', noise: 0.1 }],
  ['a linear learner', { learner: 'linear' }],
  ['plain Langevin', { motion: 'langevin' }],
  ['SGD', { motion: 'sgd', batch: 5 }],
  ['a binary perceptron with a teacher', { learner: 'binary-perceptron', labels: 'teacher' }],
  ['±J and Metropolis', { couplings: 'binary', rule: 'metropolis' }],
  ['one sample', { samples: 1 }],
] as const)('every row of %s holds declared columns, numbers or null', async (_name, change) => {
  const rows = await run(change);
  expect(rows.map(({ values }) => values.step)).toEqual([0, 1, 2, 3]);
  for (const { values } of rows) {
    for (const [name, value] of Object.entries(values)) {
      expect(columnNames, name).toContain(name);
      if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
    }
    for (const needed of [
      'glassSelf',
      'glassMutual',
      'glassGapError',
      'learnerSelf',
      'learnerMutual',
      'learnerGapError',
    ]) {
      expect(typeof values[needed], needed).toBe('number');
    }
    const { glassIdentityError, glassEnergyError, temperature } = values;
    expect(glassIdentityError).toBeCloseTo(2 * Number(temperature) * Number(glassEnergyError), 12);
  }
  expect(findings(rows, { ...small, ...change }).length).toBeGreaterThan(3);
  expect(findings([], small)).toEqual([]);
});

test('a run saved at any tick and resumed gives the rows of the unbroken run, to the last bit', async () => {
  const whole = await run();
  // How many ticks a run has depends on the machine's speed; every beat has one at least, 144 of them.
  for (const stopAt of [0, 7, 25, 100, 143]) {
    const rows: Row[] = [];
    let saved: unknown;
    const stop = new Error('stop here');
    await expect(
      runSideBySide(
        engine,
        small,
        {
          onTick: async (tick, save) => {
            if (tick !== stopAt) return;
            saved = structuredClone(await save());
            throw stop;
          },
        },
        rows,
      ),
    ).rejects.toBe(stop);
    expect([...rows, ...(await runSideBySide(engine, small, { restored: saved }))]).toEqual(whole);
  }
});

test('the same seed gives the same rows, another seed others', async () => {
  const [a, b, c] = [await run({ steps: 2 }), await run({ steps: 2 }), await run({ steps: 2, seed: 43 })];
  expect(a).toEqual(b);
  expect(a).not.toEqual(c);
});

test("a person's own couplings run as one sample, with the identity grey and no exact curves", async () => {
  const couplingsFile = { name: 'ring.txt', text: '1 2 1\n2 3 -1\n3 4 1\n4 1 1\n' };
  const config = { ...small, couplings: 'own', couplingsFile } as const;
  const rows = await runSideBySide(engine, config);
  for (const { values } of rows) {
    expect([values.glassIdentity, values.glassIdentityError, values.glassIdentityGap]).toEqual([
      null,
      null,
      null,
    ]);
    expect(values.glassLight).not.toBe('green');
    expect(values.glassGapError).toBeGreaterThanOrEqual(0);
  }
  for (const figure of sideBySide.figures) {
    if (figure.kind === 'line')
      for (const curve of figure.curves ?? []) expect(curve.points(config)).toBeNull();
  }
});

test.each([
  [{ couplings: 'own' }, 'GBX-430'],
  [{ labels: 'own' }, 'GBX-430'],
  [{ hottest: 0.1, coldest: 0.2 }, 'GBX-431'],
  [{ learner: 'binary-perceptron', labels: 'iris' }, 'GBX-432'],
  [{ motion: 'sgd', batch: 50, points: 20 }, 'GBX-433'],
] as const)('the configuration %j is refused as %s', (change, id) => {
  const check = () => sideBySide.check!({ ...small, ...change });
  expect(check).toThrow(GlassboxError);
  expect(check).toThrow(id);
});

test('a step that is far too long ends in nulls and a note, not in a crash', async () => {
  const rows = await run({ motion: 'sgd', learningRate: 1, batch: 20, steps: 2, moves: 3000 });
  expect(rows).toHaveLength(2);
  expect(rows[1]!.values.learnerEnergy).toBeNull();
  expect(typeof rows[1]!.values.glassEnergy).toBe('number');
  expect(() => findings(rows, { ...small, motion: 'sgd' })).not.toThrow();
});

const TABLE = {
  name: 'own.csv',
  text: `a,b,kind,y\n${Array.from({ length: 40 }, (_, i) => `${i},${(i * 7) % 11},${i % 2 ? 'u' : 'v'},${i + ((i * 7) % 11)}`).join('\n')}\n`,
};
test.each([
  ['two moons', { labels: 'two-moons' }],
  ['spirals', { labels: 'spirals' }],
  ['iris', { labels: 'iris' }],
  ["a person's own table", { labels: 'own', table: TABLE }],
  ['chosen columns of it', { labels: 'own', table: TABLE, target: 'a', features: 'b, kind' }],
] as const)('networks learn from %s, with noisy labels as the disorder', async (_name, change) => {
  const rows = await run({ ...change, noise: 0.2, steps: 3 });
  for (const { values } of rows) {
    expect(typeof values.learnerIdentityGap).toBe('number');
    expect(typeof values.heldOutError).toBe('number');
    expect(values.learnerTeacher).toBeUndefined();
  }
  expect(rows[2]!.values.learnerEnergy).toBeLessThan(rows[0]!.values.learnerEnergy as number);
});

test('a column to predict from that is not in the table is refused as such', async () => {
  const asked = run({ labels: 'own', table: TABLE, features: 'a, prize' });
  await expect(asked).rejects.toThrow(/GBX-346: No column to predict from.*prize.*a, b, kind, y/);
});

test('a file that is given is used, unless another choice was made', () => {
  const couplingsFile = { name: 'a.txt', text: '1 2 1' };
  const parse = (input: object) => parseConfig(sideBySide as unknown as Experiment, input);
  expect(parse({ couplingsFile })).toMatchObject({ couplings: 'own', labels: 'random' });
  expect(parse({ table: TABLE })).toMatchObject({ couplings: 'gaussian', labels: 'own' });
  expect(parse({ couplingsFile, couplings: 'gaussian' })).toMatchObject({ couplings: 'gaussian' });
  expect(parse({ couplingsFile: null })).toMatchObject({ couplings: 'gaussian' });
  expect(() => parse({ table: TABLE, learner: 'binary-perceptron' })).toThrow('GBX-432');
});

test('the command that repeats a run with an unused file makes the choice again', () => {
  const command = (config: object) =>
    commandLine(sideBySide as unknown as Experiment, { ...defaults, ...config });
  expect(command({ table: TABLE })).toContain('--labels random --table own.csv');
  expect(command({ table: TABLE, labels: 'own' })).toContain('--labels own --table own.csv');
  expect(command({})).not.toContain('--labels');
});

test.each([
  [{}, []],
  [{ hidden: 9, activation: 'relu', inputs: 3 }, []],
  [{ learner: 'linear', hidden: 9, activation: 'relu', batch: 50 }, ['hidden', 'activation', 'batch']],
  [{ couplings: 'own', size: 100, couplingBits: 3 }, ['size']],
  [{ couplingsFile: TABLE, table: TABLE, target: 'y' }, ['couplingsFile', 'table', 'target']],
  [{ labels: 'own', table: TABLE, target: 'y', inputs: 3, points: 50 }, ['inputs', 'points']],
  [{ labels: 'spirals', inputs: 3, points: 50 }, ['inputs']],
  [{ learner: 'binary-perceptron', noise: 2, points: 50, priorSd: 3, moves: 10 }, ['noise']],
  [{ motion: 'langevin', batch: 5, learningRate: 0.01 }, ['batch']],
  [{ motion: 'sgd', batch: 5, learningRate: 0.01 }, []],
] as const)('%j leaves unused: %j', (change, unused) => {
  expect(unusedSettings({ ...defaults, ...change } as SideBySideConfig)).toEqual(unused);
});

test('what a run does not use is said in one note, by flag', async () => {
  const notes: string[] = [];
  const config = { ...small, learner: 'linear', steps: 2, batch: 5, hidden: 99 } as const;
  await runSideBySide(engine, config, { onNote: (id, facts) => notes.push(`${id}: ${facts.settings}`) });
  expect(notes).toEqual(['unused: --hidden, --batch']);
});

test("a minibatch is measured against a table's own points, not against the setting it makes unused", async () => {
  const own = { labels: 'own', table: TABLE, motion: 'sgd', points: 20, steps: 2 } as const;
  expect(() => sideBySide.check!({ ...small, ...own, batch: 30 })).not.toThrow();
  expect(await run({ ...own, batch: 30 })).toHaveLength(2);
  await expect(run({ ...own, batch: 33 })).rejects.toThrow(/GBX-433.*33 was asked of 32/);
});

test('couplings for more spins than a glass can have are refused as the file they are', async () => {
  const couplingsFile = { name: 'big.txt', text: '1 100000 1' };
  await expect(run({ couplings: 'own', couplingsFile })).rejects.toThrow(/GBX-315.*big\.txt.*100000/);
});

test('a column that is not in the table is refused by name', async () => {
  await expect(run({ labels: 'own', table: TABLE, target: 'price' })).rejects.toThrow(/GBX-333.*price/);
});
