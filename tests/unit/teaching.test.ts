/** Teacher mode without a page: names of a link, what a change may touch, and the answer key as data. */
import { afterEach, expect, test } from 'vitest';
import type { Finding, Row } from '../../src/experiments/declaration.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { PLAIN_VIEW, readView, viewKeys } from '../../src/lab/state/view.ts';
import { answerKey, keyToCsv, keyToJson, measuredIn, thinned } from '../../src/lab/teaching/answer-key.ts';
import {
  allowed,
  followRestraint,
  isBarred,
  isFieldHidden,
  isFieldLocked,
  isFigureHidden,
  isPartHidden,
  nameOfPart,
  PARTS,
  strangeNames,
} from '../../src/lab/teaching/restraint.ts';

const anneal = experimentById('sk-anneal');
const restrain = (hide: string[], lock: string[], experiment = anneal) =>
  followRestraint(() => ({ view: { ...PLAIN_VIEW, hide, lock }, experiment }));

afterEach(() => restrain([], []));

test('hidden and fixed are those that the view names; “all” fixes every setting', () => {
  restrain(['size', 'guess', 'figure-energy'], ['seed']);
  expect([isFieldHidden('size'), isFieldHidden('copies')]).toEqual([true, false]);
  expect([isPartHidden('guess'), isPartHidden('breaks')]).toEqual([true, false]);
  expect([isFigureHidden('energy'), isFigureHidden('residual')]).toEqual([true, false]);
  expect(allowed({ seed: 1, size: 2 })).toEqual({ size: 2 });
  restrain([], ['all']);
  expect(isFieldLocked('size')).toBe(true);
  expect(allowed({ seed: 1, size: 2 })).toEqual({});
});

test('a change is barred only where it would turn what is fixed to another value', () => {
  restrain([], ['size']);
  const now = { size: 32, copies: 8 };
  expect(isBarred({ size: 64, copies: 4 }, now)).toBe(true);
  expect(isBarred({ size: 32, copies: 4 }, now)).toBe(false);
  restrain([], ['all']);
  expect(isBarred({ copies: 4 }, now)).toBe(true);
  restrain([], []);
  expect(isBarred({ size: 64 }, now)).toBe(false);
});

test('a setting with the name of a part keeps the name, and the part has a longer one', () => {
  const inverse = experimentById('pinn-inverse');
  expect(nameOfPart('guess', inverse.fields)).toBe('part-guess');
  restrain(['guess'], [], inverse);
  expect([isFieldHidden('guess'), isPartHidden('guess')]).toEqual([true, false]);
  restrain(['part-guess'], [], inverse);
  expect([isFieldHidden('guess'), isPartHidden('guess')]).toEqual([false, true]);
});

test('names that an experiment does not have are noted, one by one, and no others', () => {
  const view = { ...PLAIN_VIEW, hide: ['size', 'guess', 'nonsense'], lock: ['all', 'figure-energy'] };
  expect(strangeNames(anneal, view).map(({ facts }) => [facts.key, facts.name])).toEqual([
    ['hide', 'nonsense'],
    ['lock', 'figure-energy'],
  ]);
});

test.each(experiments.map((experiment) => [experiment.id, experiment] as const))(
  '%s: every name that the dialog can write is read back from a link and known',
  (_id, experiment) => {
    const names = [
      ...Object.keys(experiment.fields),
      ...PARTS.map((part) => nameOfPart(part, experiment.fields)),
      ...experiment.figures.map(({ id }) => `figure-${id}`),
    ];
    expect(new Set(names).size).toBe(names.length);
    const view = { ...PLAIN_VIEW, hide: names, lock: [...Object.keys(experiment.fields), 'all'] };
    expect(readView(viewKeys(view))).toEqual({ view, notes: [] });
    expect(strangeNames(experiment, view)).toEqual([]);
  },
);

test('a measured value goes with its own error, and an error is no value', () => {
  expect(measuredIn({ gain: 2, error: 0.5, slope: 1, slopeError: 0.1, state: 'found', sweeps: 30 })).toEqual([
    { quantity: 'gain', value: 2, error: 0.5 },
    { quantity: 'slope', value: 1, error: 0.1 },
    { quantity: 'sweeps', value: 30, error: null },
  ]);
  expect(measuredIn({})).toEqual([]);
});

const finding: Finding = { id: 'valleys', verdict: 'yes', facts: { overlap: 0.6, error: 0.04 } };
const rows: Row[] = [{ values: { step: 1, sweeps: 1, energy: -0.67, energyError: 0.003 } }];
const key = answerKey({
  experiment: anneal,
  config: { ...defaultsOf(anneal.fields), seed: 7 },
  rows,
  findings: [finding, { id: 'found', verdict: 'cannot-tell', facts: {} }],
  link: 'https://example.org/#v=1&x=sk-anneal&seed=7',
  engine: null,
  sentence: ({ id }) => `${id}, “so” said`,
  label: (column) => column,
});

test('the key as JSON holds all that repeats the run, and reads back as it was', () => {
  expect(JSON.parse(keyToJson(key))).toEqual(key);
  expect(key).toMatchObject({ format: 'glassbox-answer-key/1', seed: 7, version: anneal.version });
  expect(key.settings.size).toBe(256);
  expect(key.columns.find(({ name }) => name === 'energyError')?.errorOf).toBe('energy');
  expect(key.rows[0]?.energy).toBe(-0.67);
});

test('the key as CSV has a line for every value, and one for a finding without any', () => {
  const lines = keyToCsv(key).trimEnd().split('\n');
  expect(lines[0]).toBe('experiment,seed,finding,verdict,quantity,value,error,sentence,link');
  expect(lines[1]).toMatch(/^sk-anneal,7,valleys,yes,overlap,0\.6,0\.04,"valleys, “so” said",https:/);
  expect(lines[2]).toMatch(/^sk-anneal,7,found,cannot-tell,,,,/);
  expect(lines).toHaveLength(3);
});

test('rows for a sheet are taken evenly, first and last among them', () => {
  const many = Array.from({ length: 100 }, (_, k) => k);
  const some = thinned(many, 24);
  expect(some).toHaveLength(24);
  expect([some[0], some[23]]).toEqual([0, 99]);
  expect(thinned(many.slice(0, 5), 24)).toEqual([0, 1, 2, 3, 4]);
});
