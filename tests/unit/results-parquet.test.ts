import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { Compression, readParquet, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm';
import { describe, expect, test } from 'vitest';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { rowsToJsonLines } from '../../src/experiments/fingerprint.ts';
import { experimentById } from '../../src/experiments/registry.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { rowsToParquet, samplesToParquet } from '../../src/results/parquet.ts';
import { columnsOf } from '../../src/results/typed-columns.ts';

const experiment: Experiment = {
  ...experimentById('sk-overlap'),
  columns: [
    { name: 'temperature' },
    { name: 'q2' },
    { name: 'q2Error', errorOf: 'q2' },
    { name: 'sweeps', unit: 'sweeps' },
    { name: 'light' },
    { name: 'isHot' },
    { name: 'mixed' },
    { name: 'never' },
  ],
};
const config = defaultsOf(experiment.fields);

const rows: Row[] = [
  {
    values: {
      temperature: 1.6,
      q2: 0.1 + 0.2,
      q2Error: 5e-324,
      sweeps: 3,
      light: '绿灯',
      isHot: true,
      mixed: 1,
    },
    samples: { q2: [0.1, -0, 1 / 3], odd: [1, Number.NaN] },
  },
  {
    values: {
      temperature: -0,
      q2: null,
      q2Error: Number.NaN,
      sweeps: 2 ** 53,
      light: 'a,"b"\n',
      isHot: null,
      mixed: 'x',
    },
  },
  {
    values: {
      temperature: Number.MAX_VALUE,
      q2: Number.POSITIVE_INFINITY,
      sweeps: -1,
      light: '',
      isHot: false,
      mixed: true,
    },
    samples: { q2: [2] },
  },
];
const run = { experiment, config, rows, digest: '0123456789abcdef' };

const bufferOf = (bytes: Uint8Array) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** Read and written again by another implementation (Rust), then by the one in JavaScript that reads all. */
function throughRust(bytes: Uint8Array): Uint8Array {
  const properties = new WriterPropertiesBuilder().setCompression(Compression.UNCOMPRESSED).build();
  return writeParquet(readParquet(bytes), properties);
}

const readers = [
  ['hyparquet', (bytes: Uint8Array) => bytes],
  ['parquet-wasm', throughRust],
] as const;

const objects = (bytes: Uint8Array) => parquetReadObjects({ file: bufferOf(bytes) });

/** What rows.jsonl says, column by column. */
const told = (all: readonly Row[], names: readonly string[]) =>
  all.map((row) => {
    const { values } = JSON.parse(JSON.stringify(row)) as Row;
    return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  });

describe.each(readers)('read by %s', (_name, pass) => {
  test('rows are those of rows.jsonl, to the bit, with nulls, texts and yes and no', async () => {
    const read = await objects(pass(rowsToParquet(run)!));
    const names = experiment.columns.map(({ name }) => name);
    const expected = told(rows, names);
    // A column of several kinds is text.
    for (const row of expected) row.mixed = row.mixed === null ? null : String(row.mixed);
    expect(read).toEqual(expected);
    expect(read[0]!.q2Error).toBe(5e-324);
    expect(Object.is(read[1]!.temperature, 0)).toBe(true);
  });

  test('samples come with the numbers of their row and sample', async () => {
    expect(await objects(pass(samplesToParquet(run)!))).toEqual([
      { row: 0, sample: 0, q2: 0.1, odd: 1 },
      { row: 0, sample: 1, q2: 0, odd: null },
      { row: 0, sample: 2, q2: 1 / 3, odd: null },
      { row: 2, sample: 0, q2: 2, odd: null },
    ]);
  });

  test('any numbers come back as they went (200 tables, fixed seed)', async () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 40 }), async (numbers) => {
        const some = numbers.map((q2): Row => ({ values: { q2 } }));
        const read = await objects(pass(rowsToParquet({ ...run, rows: some })!));
        expect(read.map(({ q2 }) => q2)).toEqual(numbers.map((q2) => (q2 === null ? null : q2 + 0)));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('more rows than a group takes', async () => {
    const many = Array.from(
      { length: 70_000 },
      (_, i): Row => ({ values: { q2: Math.sin(i), light: `${i % 7}` } }),
    );
    const read = await objects(pass(rowsToParquet({ ...run, rows: many })!));
    expect(read).toHaveLength(70_000);
    for (const i of [0, 1, 65_535, 65_536, 69_999])
      expect(read[i]).toMatchObject({ q2: Math.sin(i), light: `${i % 7}` });
  });
});

test('the file says which run it is, and each column what it is, in both languages', () => {
  const { key_value_metadata, row_groups, created_by } = parquetMetadata(bufferOf(rowsToParquet(run)!));
  const said = Object.fromEntries(key_value_metadata!.map(({ key, value }) => [key, value!]));
  expect(Object.keys(said)).toEqual(['glassbox', 'PANDAS_ATTRS']);
  expect(said.PANDAS_ATTRS).toBe(said.glassbox);
  expect(created_by).toBe('glassbox');
  const { experiment: id, config: settings, digest, columns } = JSON.parse(said.glassbox!);
  expect({ id, digest }).toEqual({ id: 'sk-overlap', digest: '0123456789abcdef' });
  expect(settings).toEqual(JSON.parse(JSON.stringify(config)));
  expect(columns[1]).toEqual({
    name: 'q2',
    labels: { en: 'overlap squared q²', 'zh-Hans': '重叠的平方 q²' },
  });
  expect(columns[2].errorOf).toBe('q2');
  expect(columns[3].unit).toBe('sweeps');
  const chunks = row_groups[0]!.columns.map(({ meta_data }) => meta_data!);
  expect(chunks[2]!.key_value_metadata).toContainEqual({ key: 'errorOf', value: 'q2' });
  expect(chunks[1]!.key_value_metadata).toContainEqual({ key: 'label_zh', value: '重叠的平方 q²' });
  // The other implementation finds the same in the file.
  const metadata = new Map(readParquet(rowsToParquet(run)!).schema.metadata() as Map<string, string>);
  expect(metadata.get('glassbox')).toBe(said.glassbox);
});

test('rows and their JSON Lines give the same bytes; other rows give others', () => {
  const again = rowsToJsonLines(rows)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  for (const write of [rowsToParquet, samplesToParquet]) {
    const bytes = write(run)!;
    expect(Buffer.from(write({ ...run, rows: again })!).equals(bytes)).toBe(true);
    const other = rows.with(0, {
      ...rows[0]!,
      values: { ...rows[0]!.values, q2: 0.3 },
      samples: { q2: [0.1, 0, 0.3] },
    });
    expect(Buffer.from(write({ ...run, rows: other })!).equals(bytes)).toBe(false);
  }
});

test('a table without rows has no file', () => {
  expect(rowsToParquet({ ...run, rows: [] })).toBeNull();
  expect(samplesToParquet({ ...run, rows: [rows[1]!] })).toBeNull();
});

test('the type of a column is that of its values, and double where there are none', () => {
  const types = columnsOf(rows, ['sweeps', 'light', 'isHot', 'mixed', 'never']).map(({ type }) => type);
  expect(types).toEqual(['double', 'string', 'boolean', 'string', 'double']);
});
