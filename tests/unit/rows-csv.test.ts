import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { rowsToCsv, samplesToCsv } from '../../src/experiments/csv.ts';

const columns = [{ name: 'temperature' }, { name: 'label' }];
const read = (csv: string) => Papa.parse<string[]>(csv, { skipEmptyLines: 'greedy' }).data;

test('every double reads back as the same double (500 draws)', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      const csv = rowsToCsv(columns, [{ values: { temperature: value, label: 'a' } }]);
      expect(Object.is(Number(read(csv)[1]![0]), value)).toBe(true);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('text with commas, quotes and line breaks comes back whole', () => {
  const label = 'a, "b"\nc';
  expect(read(rowsToCsv(columns, [{ values: { temperature: 1, label } }]))[1]).toEqual(['1', label]);
});

test('what does not exist is empty, and undeclared values are left out', () => {
  const csv = rowsToCsv(columns, [{ values: { temperature: null, other: 3 } }, { values: { label: true } }]);
  expect(csv).toBe('temperature,label\n,\n,true\n');
});

test('per-sample values stand one line per row and sample, over the union of their names', () => {
  const rows = [
    { values: {}, samples: { q: [0.5, 0.25] } },
    { values: {} },
    { values: {}, samples: { q: [1], u: [2] } },
  ];
  expect(samplesToCsv(rows)).toBe('row,sample,q,u\n0,0,0.5,\n0,1,0.25,\n2,0,1,2\n');
});
