import { expect, test } from 'vitest';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { declarationFaults } from '../../src/experiments/faults.ts';
import { nearest } from '../../src/experiments/nearest.ts';
import { experiments } from '../../src/experiments/registry.ts';
import {
  checkConfig,
  configToJson,
  defaultsOf,
  nearestValue,
  parseConfig,
  valueFromText,
} from '../../src/experiments/schema.ts';
import { walk } from '../support/walk.ts';

const defaults = defaultsOf(walk.fields);

test('an empty configuration becomes the defaults, in declared order', () => {
  expect(parseConfig(walk, {})).toEqual(defaults);
  expect(Object.keys(parseConfig(walk, { rows: 3, seed: 2 }))).toEqual(Object.keys(walk.fields));
});

test.each([
  [{ seed: -1 }, 'GBX-402', { min: 0, nearest: '0' }],
  [{ rows: 1001 }, 'GBX-402', { max: 1000, nearest: '1000' }],
  [{ rows: 2.5 }, 'GBX-404', { nearest: '3' }],
  [{ rows: '5' }, 'GBX-403', { value: '5' }],
  [{ length: Number.NaN }, 'GBX-403', { name: 'length' }],
  [{ length: Number.POSITIVE_INFINITY }, 'GBX-403', { name: 'length' }],
  [{ rule: 'plian' }, 'GBX-405', { nearest: 'plain', options: 'plain, drift' }],
  [{ mirror: 'yes' }, 'GBX-406', { value: 'yes' }],
  [{ name: 'x'.repeat(41) }, 'GBX-420', { max: 40 }],
  [{ start: 'path.csv' }, 'GBX-407', { name: 'start' }],
  [{ start: { name: 'a', text: 'b', more: 1 } }, 'GBX-407', { name: 'start' }],
  [{ stepsPerRows: 5 }, 'GBX-401', { nearest: 'stepsPerRow', experiment: 'walk' }],
  [{ __proto__x: 5 }, 'GBX-401', { name: '__proto__x' }],
  [null, 'GBX-408', { found: 'null' }],
  [[1], 'GBX-408', { found: 'a list' }],
])('%j is refused with %s', (input, id, facts) => {
  const { problems } = checkConfig(walk, input);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.id).toBe(id);
  expect(problems[0]!.facts).toMatchObject(facts);
  expect(() => parseConfig(walk, input)).toThrow(id);
});

test('every problem is reported at once, in the order of the declaration', () => {
  const { problems } = checkConfig(walk, { length: 0, rows: 0, seed: 0.5 });
  expect(problems.map(({ field, id }) => `${field} ${id}`)).toEqual([
    'seed GBX-404',
    'rows GBX-402',
    'length GBX-402',
  ]);
});

test('the ends of a range are allowed, one past them is not', () => {
  expect(parseConfig(walk, { rows: 1000, length: 10 }).rows).toBe(1000);
  expect(() => parseConfig(walk, { length: 10.000001 })).toThrow('GBX-402');
});

test("an experiment's own rule across fields is applied", () => {
  expect(() => parseConfig(walk, { rule: 'drift', mirror: true })).toThrow('GBX-405');
  expect(parseConfig(walk, { rule: 'drift' }).rule).toBe('drift');
});

test('a configuration survives JSON, and -0 becomes 0', () => {
  const config = parseConfig(walk, { seed: -0, length: 0.1, start: { name: 'a.csv', text: '1\n2' } });
  expect(Object.is(config.seed, 0)).toBe(true);
  expect(parseConfig(walk, JSON.parse(configToJson(walk, config)))).toEqual(config);
});

test.each([
  ['1e3', 1000],
  ['.5', 0.5],
  ['+4', 4],
  ['', ''],
  ['0x10', '0x10'],
  ['Infinity', 'Infinity'],
  ['1,5', '1,5'],
])('the text "%s" reads as %j in a number field', (text, value) => {
  expect(valueFromText(walk.fields.length!, text)).toBe(value);
});

test('the nearest allowed value is inside the range and of the right kind', () => {
  expect(nearestValue(walk.fields.rows!, 1e9)).toBe(1000);
  expect(nearestValue(walk.fields.rows!, 2.4)).toBe(2);
  expect(nearestValue(walk.fields.length!, -3)).toBe(1e-3);
  expect(nearestValue(walk.fields.mirror!, 'maybe')).toBe(false);
});

test('the nearest word counts a swap of neighbours as one edit', () => {
  expect(nearest('sweeps', ['steps', 'sweep', 'size'])).toBe('sweep');
  expect(nearest('ab', ['xb', 'ba'])).toBe('xb');
  expect(nearest('abcd', ['abxy', 'abdc'])).toBe('abdc');
});

test('every registered declaration is sound', () => {
  for (const experiment of experiments) expect(declarationFaults(experiment), experiment.id).toEqual([]);
  expect(declarationFaults(walk)).toEqual([]);
});

test('an unsound declaration is found out', () => {
  const seed = { ...walk.fields.seed!, link: 'n' };
  const broken = {
    ...walk,
    fields: { ...walk.fields, seed },
    columns: [{ name: 'row' }, { name: 'row' }],
    presets: { wild: { rows: 0 } },
  } as Experiment;
  expect(declarationFaults(broken).join('\n')).toMatch(
    /"n" is taken(.|\n)*twice(.|\n)*no column(.|\n)*GBX-402/,
  );
});

test('a file makes the choice it implies where nobody made it; a choice that is made stands', () => {
  const implies = { field: 'rule', value: 'drift' };
  const implying = (to: object): Experiment => {
    const start = { ...walk.fields.start, implies: { ...implies, ...to } };
    return { ...walk, fields: { ...walk.fields, start } } as unknown as Experiment;
  };
  const start = { name: 'a.csv', text: '1' };
  expect(parseConfig(implying({}), { start }).rule).toBe('drift');
  expect(parseConfig(implying({}), { start, rule: 'plain' }).rule).toBe('plain');
  expect(parseConfig(implying({}), { start: null }).rule).toBe('plain');
  expect(parseConfig(implying({}), {}).rule).toBe('plain');
  expect(declarationFaults(implying({}))).toEqual([]);
  expect(declarationFaults(implying({ value: 'own' }))).toHaveLength(1);
  expect(declarationFaults(implying({ field: 'rules' }))).toHaveLength(1);
});
