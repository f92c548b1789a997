import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import {
  digestOfRows,
  fingerprintOf,
  fingerprintText,
  isExact,
  LARGEST_Z,
  readFingerprint,
  verify,
} from '../../src/experiments/fingerprint.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const glass = experimentById('sk-anneal');
const networks = experimentById('twin-networks');
const row = (values: Row['values'], more: Partial<Row> = {}): Row => ({ values, ...more });

/** A result of networks: its first mean with an error, which a figure draws. */
function ofNetworks(mean: number, error: number): Row[] {
  const { column } = fingerprintOf(networks, anyRows(networks)).means[0]!;
  const errorColumn = networks.columns.find(({ errorOf }) => errorOf === column)!.name;
  return [row({ [column]: mean, [errorColumn]: error })];
}

/** One row with a number in every column. */
function anyRows({ columns }: Experiment): Row[] {
  return [row(Object.fromEntries(columns.map(({ name }, k) => [name, (k + 1) / 7])))];
}

describe('the digest', () => {
  test('is of every value: the last bit of any of them changes it', () => {
    const rows = [
      row({ a: 0.1 }, { samples: { s: [1, 2] } }),
      row({ a: 0.2 }, { matrices: { m: { rows: 1, columns: 1, values: [3] } } }),
    ];
    const digests = [
      rows,
      [rows[0]!, { ...rows[1]!, values: { a: 0.2 + 2 ** -55 } }],
      [{ ...rows[0]!, samples: { s: [1, 2 + 2 ** -51] } }, rows[1]!],
      [rows[1]!, rows[0]!],
      rows.slice(0, 1),
    ].map((all) => digestOfRows(all));
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('takes -0 for 0, all that is no number for null, and typed arrays for lists', () => {
    const edges = [0, 1];
    const digest = digestOfRows([row({ a: 0, b: null }, { histograms: { h: { edges, density: [0.5] } } })]);
    const density = Float32Array.of(0.5);
    expect(digestOfRows([row({ a: -0, b: Number.NaN }, { histograms: { h: { edges, density } } })])).toBe(
      digest,
    );
  });

  test('survives the way between threads', () => {
    const rows = anyRows(glass);
    expect(digestOfRows(structuredClone(rows))).toBe(digestOfRows(rows));
  });

  test('of a known result never changes, or links that people keep would lie', () => {
    expect(digestOfRows([row({ temperature: 0.5, energy: -0.7125 })])).toBe('80ba33e6d01bf752');
  });
});

describe('the text in a link', () => {
  test('reads back as the same fingerprint (300 draws)', () => {
    const finite = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (Object.is(value, -0) ? 0 : value));
    const mean = fc.record({
      column: fc.stringMatching(/^[a-z]\w{0,12}$/),
      mean: finite,
      error: finite.map(Math.abs),
    });
    const digest = fc.stringMatching(/^[0-9a-f]{8}$/);
    fc.assert(
      fc.property(fc.record({ digest, means: fc.array(mean, { maxLength: 3 }) }), (fingerprint) => {
        const text = fingerprintText(fingerprint);
        expect(decodeURIComponent(encodeURIComponent(text))).toBe(text);
        expect(text).not.toMatch(/[+&#%]/);
        expect(readFingerprint(text)).toEqual(fingerprint);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test.each([
    '',
    'zz',
    '1A2B3C4D',
    '1a2b3c4',
    '1a2b3c4d~loss',
    '1a2b3c4d~loss~x~1',
    '1a2b3c4d~loss~1~-1',
    '1a2b3c4d~~1~1',
    `1a2b3c4d${'~a~1~1'.repeat(4)}`,
  ])('“%s” is none', (text) => expect(readFingerprint(text)).toBeNull());

  test('is short: a digest for a glass, three means with it for networks', () => {
    expect(fingerprintText(fingerprintOf(glass, anyRows(glass)))).toMatch(/^[0-9a-f]{8}$/);
    for (const experiment of experiments) {
      const { means } = fingerprintOf(experiment, anyRows(experiment));
      expect(means.length, experiment.id).toBeLessThanOrEqual(isExact(experiment) ? 0 : 3);
      expect(fingerprintText({ digest: '1a2b3c4d', means }).length).toBeLessThan(120);
    }
  });
});

describe('verification', () => {
  const claim = (experiment: Experiment, rows: readonly Row[]) =>
    readFingerprint(fingerprintText(fingerprintOf(experiment, rows)))!;
  const check = (experiment: Experiment, claimed: readonly Row[], rows: readonly Row[]) =>
    verify(claim(experiment, claimed), fingerprintOf(experiment, rows), experiment, rows);

  test('the same rows are the same bits, of glasses and of networks', () => {
    for (const experiment of [glass, networks])
      expect(check(experiment, anyRows(experiment), anyRows(experiment)).verdict).toBe('same');
  });

  test('a glass that differs in one bit differs', () => {
    const [first] = anyRows(glass);
    const [name] = Object.keys(first!.values);
    const other = [row({ ...first!.values, [name!]: (first!.values[name!] as number) + 2 ** -50 })];
    expect(check(glass, [first!], other).verdict).toBe('differs');
  });

  test('networks agree within errors, and differ beyond', () => {
    const near = check(networks, ofNetworks(0.7, 0.01), ofNetworks(0.714, 0.01));
    expect(near.verdict).toBe('agrees');
    expect(near.largest).toBeCloseTo(0.014 / Math.hypot(0.01, 0.01), 6);
    const far = check(networks, ofNetworks(0.7, 0.01), ofNetworks(0.76, 0.01));
    expect(far.verdict).toBe('differs');
    expect(far.largest).toBeGreaterThan(LARGEST_Z);
  });

  test('the carried mean is rounded by less than the comparison feels (200 draws)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: -9, max: 6 }),
        (mean, power) => {
          const { means } = claim(networks, ofNetworks(mean, 10 ** power));
          expect(Math.abs(means[0]!.mean - mean)).toBeLessThanOrEqual(0.5 * 10 ** power);
          expect(means[0]!.error / 10 ** power).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 200, seed: 11 },
    );
  });

  test('without an error two means must be the same number, to the digits that travel', () => {
    const rows = (mean: number) => [...ofNetworks(mean, 0), row({ extra: mean })];
    const twoRows = rows(0.123456789);
    expect(check(networks, twoRows, [...ofNetworks(0.123456789, 0), row({ extra: 1 })]).verdict).toBe(
      'agrees',
    );
    expect(check(networks, twoRows, ofNetworks(0.12346, 0)).verdict).toBe('differs');
  });

  test('a digest alone cannot tell of networks; a mean that is gone differs', () => {
    const claimed = { digest: '00000000', means: [] };
    const rows = anyRows(networks);
    expect(verify(claimed, fingerprintOf(networks, rows), networks, rows).verdict).toBe('untold');
    const gone = check(networks, ofNetworks(1, 0.1), [row({})]);
    expect(gone).toMatchObject({ verdict: 'differs', compared: [{ here: null }] });
  });
});

/** Everything that a file of the experiments leads to, among them. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(ROOT, file), 'utf8');
  // Types compute nothing.
  const imports = text.matchAll(
    /^(?:import|export|\}) (?!type ).*?from '(\.[^']+)';$|import\('(\.[^']+)'\)/gm,
  );
  for (const [, path, later] of imports) {
    const next = relative(ROOT, resolve(ROOT, dirname(file), (path ?? later)!));
    if (/^src\/(experiments|dynamics)\//.test(next)) reached(next, seen);
  }
  return seen;
}

test('no experiment without the networks’ side trains a network: its bits are promised', () => {
  // These walk with whatever they are given.
  const open = ['src/experiments/walk.ts', 'src/experiments/journey.ts', 'src/experiments/twins.ts'];
  const trains = (file: string) =>
    !open.includes(file) && /\.learner\(|\blearners\b(?!: \[\])/.test(readFileSync(join(ROOT, file), 'utf8'));
  const files = (id: string) => [...reached(`src/experiments/${id}.ts`)];
  const exact = experiments.filter(isExact).map(({ id }) => id);
  expect(exact.length).toBeGreaterThan(10);
  expect(exact.flatMap((id) => files(id).filter(trains))).toEqual([]);
  // The search finds what is there.
  for (const id of ['twin-networks', 'side-by-side', 'pinn-heat', 'two-doubts'])
    expect(files(id).some(trains), id).toBe(true);
});
